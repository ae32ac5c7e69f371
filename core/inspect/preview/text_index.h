// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <atomic>
#include <memory>
#include <vector>

namespace cachescope::inspect {

/// Where a text's lines are, a long one in several rows. Keeps the place of only one row in 32, so that a
/// text of line ends alone takes little. Made once, then never changed: any thread.
class TextIndex
{
public:
    /// No row has more, nor ends inside a letter of UTF-8.
    static constexpr qsizetype kMostRowBytes = 2000;
    /// Longer texts are not indexed.
    static constexpr qint64 kMostBytes = (qint64{1} << 32) - 1;

    struct Row
    {
        QByteArrayView bytes;    ///< without the line's end; into text()
        qint64 lineNumber = 0;   ///< from 1
        bool startsLine = false; ///< false: it goes on with the line of the row before
    };

    /// Lines end with "\n" or "\r\n", or with "\r" where there is no "\n" at all. Null if `utf8` is too long
    /// or `cancelled` (may be null) was set.
    static std::shared_ptr<const TextIndex> make(const QByteArray &utf8,
                                                 const std::atomic<bool> *cancelled = nullptr);

    [[nodiscard]] const QByteArray &text() const { return m_text; }
    [[nodiscard]] qint64 rowCount() const { return m_rows; }
    [[nodiscard]] qint64 lineCount() const { return m_lines; }
    /// In characters as PlainLines shows it; letters of several bytes count for as many.
    [[nodiscard]] qsizetype widestRow() const { return m_widest; }
    /// 0 ≤ `index` < rowCount().
    [[nodiscard]] Row row(qint64 index) const;

private:
    static constexpr qint64 kStep = 32;

    struct Place
    {
        quint32 offset = 0;
        quint32 line = 0; ///< number of the line that the row is in
    };
    struct Piece
    {
        qsizetype bytes = 0; ///< without the line's end
        qsizetype taken = 0; ///< with it
        bool endsLine = false;
    };

    TextIndex() = default;
    [[nodiscard]] Piece pieceAt(qsizetype offset) const;
    bool build(const std::atomic<bool> *cancelled);
    void measure(QByteArrayView row);

    QByteArray m_text;
    char m_lineEnd = '\n';
    qint64 m_rows = 0;
    qint64 m_lines = 0;
    qsizetype m_widest = 0;
    std::vector<Place> m_places; ///< of every kStep-th row
};

} // namespace cachescope::inspect
