// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <atomic>
#include <optional>

namespace cachescope::cli {

/// The lines of a file descriptor, without their ends, as they arrive. One thread.
class InputLines
{
public:
    /// `stop`: when set, waiting ends as the end of input does.
    InputLines(int descriptor, const std::atomic<bool> &stop);

    /// Waits for a line; nothing at the end of input, after a read error, or when stopped. A last line
    /// without an end is a line.
    std::optional<QByteArray> next();

private:
    bool readMore();

    const int m_descriptor;
    const std::atomic<bool> &m_stop;
    QByteArray m_buffer;
    qsizetype m_start = 0;    ///< of the next line in the buffer
    qsizetype m_searched = 0; ///< no line end before this
    bool m_ended = false;
};

} // namespace cachescope::cli
