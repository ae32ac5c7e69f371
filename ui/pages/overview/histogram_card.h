// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/figures/subset_figures.h"
#include "ui/charts/histogram_chart.h"
#include "ui/pages/overview/chart_card.h"

namespace cachescope::ui {

/// A histogram of all entries and of the part that is filtered, by count or bytes.
class HistogramCard : public ChartCard
{
    Q_OBJECT

public:
    HistogramCard(const Theme &theme, HistogramKind kind, const QString &heading, int seriesColour,
                  QWidget *parent = nullptr);

    [[nodiscard]] HistogramChart *chart() const { return m_chart; }
    /// Nothing but `text` in place of bars, none of another file either.
    void clear(const QString &text);
    /// What stands there if there is no bar.
    void setNothingText(const QString &text) { m_nothingText = text; }
    /// All bins, and what is drawn in colour; `part` empty: everything is.
    void showBins(const HistogramChart::Bins &all, const HistogramChart::Bins &part);
    void setMarks(const inspect::Quantiles &byEntries, const inspect::Quantiles &byBytes);

private:
    HistogramCard(const Theme &theme, HistogramChart *chart, const QString &heading, QWidget *parent);
    [[nodiscard]] QList<HistogramMark> marksOf(const inspect::Quantiles &quantiles) const;

    HistogramChart *m_chart;
    QString m_nothingText;
};

} // namespace cachescope::ui
