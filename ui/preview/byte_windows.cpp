// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/byte_windows.h"

namespace cachescope::ui {

void ByteWindows::insert(qint64 offset, const QByteArray &bytes)
{
    for (qint64 from = 0; from < bytes.size(); from += kWindowBytes) {
        const qint64 start = offset + from;
        m_windows.remove_if([start](const Window &window) { return window.offset == start; });
        m_windows.push_front({start, bytes.mid(from, kWindowBytes)});
    }
    while (m_windows.size() > kMostWindows)
        m_windows.pop_back();
}

const ByteWindows::Window *ByteWindows::find(qint64 offset) const
{
    for (const Window &window : m_windows) {
        if (offset >= window.offset && offset < window.offset + window.bytes.size())
            return &window;
    }
    return nullptr;
}

std::optional<quint8> ByteWindows::at(qint64 offset) const
{
    const Window *window = find(offset);
    if (!window)
        return std::nullopt;
    return static_cast<quint8>(window->bytes[offset - window->offset]);
}

std::optional<QByteArray> ByteWindows::bytes(ByteSpan span) const
{
    QByteArray found;
    while (found.size() < span.length) {
        const qint64 offset = span.offset + found.size();
        const Window *window = find(offset);
        if (!window)
            return std::nullopt;
        found += window->bytes.mid(offset - window->offset, span.length - found.size());
    }
    return found;
}

std::optional<ByteSpan> ByteWindows::missing(ByteSpan span) const
{
    std::optional<ByteSpan> wanted;
    const qint64 first = span.offset / kWindowBytes * kWindowBytes;
    for (qint64 start = first; start < span.offset + span.length; start += kWindowBytes) {
        const qint64 looked = qMax(start, span.offset);
        const qint64 last = qMin(start + kWindowBytes, span.offset + span.length) - 1;
        if (find(looked) && find(last))
            continue;
        if (!wanted)
            wanted = ByteSpan{start, 0};
        wanted->length = start + kWindowBytes - wanted->offset;
    }
    return wanted;
}

} // namespace cachescope::ui
