// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <list>
#include <optional>

namespace cachescope::ui {

/// Part of a value's bytes.
struct ByteSpan
{
    qint64 offset = 0;
    qint64 length = 0;

    bool operator==(const ByteSpan &) const = default;
};

/// The few pieces of a long value that were looked at last. A value: no signals.
class ByteWindows
{
public:
    static constexpr qint64 kWindowBytes = qint64{64} << 10;
    static constexpr std::size_t kMostWindows = 16;

    /// Forgets all bytes.
    void clear() { m_windows.clear(); }
    /// `bytes` from `offset` on, which is a multiple of kWindowBytes: one window, or several of which the
    /// last may be shorter.
    void insert(qint64 offset, const QByteArray &bytes);
    /// Nothing if it is not here.
    [[nodiscard]] std::optional<quint8> at(qint64 offset) const;
    /// All bytes of `span`, if they are here.
    [[nodiscard]] std::optional<QByteArray> bytes(ByteSpan span) const;
    /// What has to be read so that `span` is here: whole windows from the first to the last that is missing.
    [[nodiscard]] std::optional<ByteSpan> missing(ByteSpan span) const;

private:
    struct Window
    {
        qint64 offset = 0;
        QByteArray bytes;
    };

    [[nodiscard]] const Window *find(qint64 offset) const;

    std::list<Window> m_windows; ///< those that came last first
};

} // namespace cachescope::ui
