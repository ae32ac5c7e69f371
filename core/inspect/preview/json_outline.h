// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <atomic>
#include <deque>
#include <memory>
#include <vector>

namespace cachescope::inspect {

/// Some bytes of a text.
struct ByteRange
{
    qint64 from = 0;
    qint64 to = 0; ///< behind the last

    [[nodiscard]] qint64 size() const { return to - from; }
};

/// Where a JSON text, indented with a value on each line, has which line: four bytes a line, and sixteen for
/// each object and array that is not empty. Nothing is decoded before it is asked for. The text is RFC 8259,
/// one document or several, each on lines of its own (JSON Lines); NaN and Infinity are let pass, as Python
/// writes them. Duplicate keys, long numbers and bytes that are no UTF-8 stay as they are. Any nesting.
/// Made once, then never changed: any thread.
class JsonOutline
{
public:
    enum class LineKind : quint8 {
        Value, ///< also an empty object or array
        Open,  ///< an object or array begins, with its key if it has one
        Close, ///< … and ends
        Rest,  ///< from here on the text was not laid out: see end()
    };

    /// How the text ended.
    enum class End : quint8 {
        Whole,
        Cut,     ///< the text given is only the start, and right as far as it goes
        Wrong,   ///< it is no JSON from errorOffset() on
        TooMany, ///< more lines, objects or arrays follow than are laid out
    };

    /// An object or array with something in it.
    struct Container
    {
        quint32 openLine = 0;
        quint32 closeLine = 0; ///< the last line inside if it is not closed
        quint32 parent = 0;    ///< kNoContainer at the top
        quint32 children : 30 = 0;
        quint32 isObject : 1 = 0;
        quint32 isClosed : 1 = 0;
    };
    static constexpr quint32 kNoContainer = 0xffffffff;

    /// What stands on a line. Ranges with the quotes of strings; empty where there is nothing.
    struct Parts
    {
        ByteRange key;
        ByteRange value; ///< of Open and Close: the bracket; of Rest: all that follows
        bool comma = false;
    };

    /// Longer texts are not read.
    static constexpr qint64 kMostBytes = (qint64{1} << 28) - 1;
    static constexpr qint64 kMostLines = qint64{1} << 26;
    static constexpr qint64 kMostContainers = qint64{1} << 24;

    /// Null if `utf8` starts with nothing that JSON starts with, is too long, or `cancelled` (may be null)
    /// was set. `isWhole`: nothing follows it. A byte order mark in front is skipped.
    static std::shared_ptr<const JsonOutline> read(const QByteArray &utf8, bool isWhole = true,
                                                   const std::atomic<bool> *cancelled = nullptr);

    [[nodiscard]] const QByteArray &text() const { return m_text; }
    [[nodiscard]] qint64 lineCount() const { return static_cast<qint64>(m_lines.size()); }
    [[nodiscard]] qint64 documentCount() const { return m_documents; }
    [[nodiscard]] const std::deque<Container> &containers() const { return m_containers; }
    [[nodiscard]] End end() const { return m_end; }
    /// In bytes of text(); only where end() is Wrong.
    [[nodiscard]] qint64 errorOffset() const { return m_errorOffset; }
    /// Why the text is not laid out to its end, as a sentence with line and column; empty if it is.
    [[nodiscard]] QString problem() const;
    /// A good guess at the longest line, in characters, if none is cut.
    [[nodiscard]] qint64 widestLine() const { return m_widest; }

    /// 0 ≤ `line` < lineCount() here and below.
    [[nodiscard]] LineKind kind(qint64 line) const;
    [[nodiscard]] int depth(qint64 line) const;
    [[nodiscard]] Parts parts(qint64 line) const;
    /// The container that the line opens; kNoContainer if it opens none.
    [[nodiscard]] quint32 containerAt(qint64 line) const;
    /// The container that the line stands in; kNoContainer at the top.
    [[nodiscard]] quint32 containerOf(qint64 line) const;
    /// The names that lead to the line, from the outside in: "pages", "[3]", "text". Long ones are cut. Takes
    /// longer in long arrays, whose "[…]" has no number if `cancelled` (may be null) is set.
    [[nodiscard]] QStringList path(qint64 line, const std::atomic<bool> *cancelled = nullptr) const;
    /// The line of the first member `name` of the first document, if that is an object; -1 if there is none
    /// among its first few thousand.
    [[nodiscard]] qint64 member(QByteArrayView name) const;

private:
    friend class JsonReader;

    /// 28 bits of offset, then the flag, then the kind.
    static constexpr quint32 kOffsetMask = 0x0fffffff;
    static constexpr quint32 kHasKey = 0x10000000;
    static constexpr int kKindShift = 29;
    /// Each how many lines the depth is noted.
    static constexpr qint64 kDepthStep = 64;
    /// The parts of longer lines are noted: keys and blanks of any length take long to pass.
    static constexpr qint64 kLongLineBytes = 4096;

    struct LongLine
    {
        qint64 line = 0;
        Parts parts;
    };

    JsonOutline() = default;
    [[nodiscard]] quint32 entry(qint64 line) const { return m_lines[static_cast<std::size_t>(line)]; }
    [[nodiscard]] qint64 offset(qint64 line) const { return entry(line) & kOffsetMask; }
    [[nodiscard]] qint64 endOfLine(qint64 line) const;
    [[nodiscard]] quint32 lastOpenedBefore(qint64 line) const;
    [[nodiscard]] Parts findParts(qint64 line) const;
    void keepParts(qint64 end);
    [[nodiscard]] QString name(qint64 line, const std::atomic<bool> *cancelled) const;

    QByteArray m_text;
    std::deque<quint32> m_lines;
    std::deque<quint32> m_depths;      ///< of every kDepthStep-th line
    std::vector<LongLine> m_longLines; ///< by rising line
    std::deque<Container> m_containers;
    qint64 m_documents = 0;
    qint64 m_widest = 0;
    qint64 m_stop = 0; ///< where the reading stopped
    qint64 m_errorOffset = 0;
    const char *m_expected = ""; ///< what should have stood there
    End m_end = End::Whole;
};

} // namespace cachescope::inspect
