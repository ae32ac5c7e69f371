// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/input_lines.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace cachescope::cli {

InputLines::InputLines(int descriptor, const std::atomic<bool> &stop)
    : m_descriptor(descriptor)
    , m_stop(stop)
{
}

std::optional<QByteArray> InputLines::next()
{
    while (!m_stop.load()) {
        const qsizetype end = m_buffer.indexOf('\n', std::max(m_start, m_searched));
        if (end >= 0) {
            QByteArray line = m_buffer.mid(m_start, end - m_start);
            m_start = end + 1;
            return line;
        }
        m_searched = m_buffer.size();
        if (!m_ended && readMore())
            continue;
        if (m_start >= m_buffer.size())
            return std::nullopt;
        QByteArray last = m_buffer.mid(m_start);
        m_start = m_buffer.size();
        return last;
    }
    return std::nullopt;
}

bool InputLines::readMore()
{
    if (m_start > 0) {
        m_buffer.remove(0, m_start);
        m_searched -= std::min(m_searched, m_start);
        m_start = 0;
    }
    // poll() so that a signal ends the wait: it returns EINTR whatever the handler's flags are.
    pollfd waited{m_descriptor, POLLIN, 0};
    while (poll(&waited, 1, -1) < 0) {
        if (errno != EINTR || m_stop.load()) {
            m_ended = true;
            return false;
        }
    }
    constexpr qsizetype chunk = 65536;
    const qsizetype before = m_buffer.size();
    m_buffer.resize(before + chunk);
    const ssize_t count = ::read(m_descriptor, m_buffer.data() + before, chunk);
    m_buffer.resize(before + std::max<ssize_t>(count, 0));
    m_ended = count <= 0 && !(count < 0 && errno == EINTR);
    return !m_ended;
}

} // namespace cachescope::cli
