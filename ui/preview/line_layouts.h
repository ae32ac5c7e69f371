// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/preview/line_walk.h"

#include <QCache>
#include <QTextLayout>

#include <memory>
#include <vector>

namespace cachescope::ui {

struct Tokens;

/// A line and how its letters stand.
struct LaidOutLine
{
    inspect::ShownLine line;
    QTextLayout layout; ///< of one line, coloured by the line's spans

    /// Pixels from the line's left edge to before the letter `column`.
    [[nodiscard]] qreal xOf(int column) const;
    [[nodiscard]] int columnAt(qreal x) const;
    [[nodiscard]] qreal width() const;
};

/// Lays out the lines that are seen, from left to right whatever is in them, and keeps a million letters'
/// worth of them. Main thread.
class LineLayouts
{
public:
    explicit LineLayouts(const QFont &font);

    /// Empties what is kept. `source` may be null.
    void setSource(const LineSourcePtr &source);
    [[nodiscard]] const LineSourcePtr &source() const { return m_source; }
    /// For a theme or folds that are different now.
    void clear() { m_kept.clear(); }
    void setTokens(const Tokens &tokens);

    /// Until the next call of anything here. 0 ≤ `index` < lineCount().
    [[nodiscard]] const LaidOutLine &at(qint64 index) const;

private:
    [[nodiscard]] std::unique_ptr<LaidOutLine> layOut(qint64 index) const;

    const QFont m_font;
    LineSourcePtr m_source;
    std::vector<QTextCharFormat> m_formats; ///< by SpanKind
    mutable QCache<qint64, LaidOutLine> m_kept;
};

} // namespace cachescope::ui
