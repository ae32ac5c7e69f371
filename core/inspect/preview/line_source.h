// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace cachescope::inspect {

/// What a part of a line is, for its colour.
enum class SpanKind : quint8 { Plain, Key, String, Number, Literal, Punctuation, Muted };

struct LineSpan
{
    int from = 0; ///< in QChars of the line's text
    int length = 0;
    SpanKind kind = SpanKind::Plain;

    bool operator==(const LineSpan &) const = default;
};

/// A line as it is shown.
struct ShownLine
{
    QString text;                ///< plain text, from an untrusted file; with its indentation
    std::vector<LineSpan> spans; ///< by rising `from`; what none covers is Plain
    qint64 number = 0;           ///< from 1, of the line in the whole text; 0: goes on with the one before
    bool foldable = false;       ///< has lines below it that can be hidden
    bool folded = false;
    bool opens = false; ///< stands for a field that can be opened by itself (Base64)
    QString label;      ///< what that field is, not part of the text: "PDF, 12.3 kB"; empty without one
};

/// A text of any length, line by line, each made when it is asked for. Lines are bounded: a long one is given
/// in several, or by its start. Main thread.
class LineSource
{
public:
    virtual ~LineSource() = default;

    /// Of the lines that are not hidden.
    [[nodiscard]] virtual qint64 lineCount() const = 0;
    /// 0 ≤ `index` < lineCount().
    [[nodiscard]] virtual ShownLine line(qint64 index) const = 0;
    /// The width of the longest line in characters, or a good guess at it.
    [[nodiscard]] virtual int widestLine() const = 0;
    /// Hides or shows what is below a line that is foldable.
    virtual void toggle(qint64 index) { Q_UNUSED(index) }
    virtual void setAllFolded(bool folded) { Q_UNUSED(folded) }
    [[nodiscard]] virtual bool canFold() const { return false; }
    /// Of a line that `opens`: what Previewer::requestField() is to open; -1 for others.
    [[nodiscard]] virtual qint64 base64Node(qint64 index) const
    {
        Q_UNUSED(index)
        return -1;
    }
};

} // namespace cachescope::inspect
