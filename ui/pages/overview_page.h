// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/inspector.h"
#include "ui/charts/histogram_chart.h"
#include "ui/models/filter_conditions.h"
#include "ui/widgets/look.h"

#include <QWidget>

class QScrollArea;

namespace cachescope::ui {

class BudgetCard;
class CardGrid;
class ChartCard;
class EntryFilters;
class FigureFeed;
class FileCard;
class FilterStrip;
class HistogramCard;
class KeyCard;
class OverviewTiles;
class Theme;
class Tile;
class TypeBars;

/// The file at a glance: figures, then charts of its entries, facts of the file below. A click on a mark
/// leads to the entries behind it; dragging over bars, or Ctrl+click, filters the charts too. The conditions
/// are those of all pages: charts show what fits them in colour, all else faded.
class OverviewPage : public QWidget
{
    Q_OBJECT

public:
    /// `theme`, `inspector` and `filters` must outlive it.
    OverviewPage(const Theme &theme, inspect::Inspector &inspector, EntryFilters &filters,
                 QWidget *parent = nullptr);
    ~OverviewPage() override;

    /// Writes all figures anew: their style has changed.
    void refreshFigures();

    [[nodiscard]] HistogramChart *chart(HistogramKind kind) const;
    [[nodiscard]] Tile *entriesTile() const { return tiles().front(); }
    [[nodiscard]] QList<Tile *> tiles() const;
    [[nodiscard]] TypeBars *typeBars() const { return m_types; }
    [[nodiscard]] KeyCard *keyCard() const { return m_keys; }
    [[nodiscard]] BudgetCard *budgetCard() const { return m_budget; }
    [[nodiscard]] FilterStrip *strip() const { return m_strip; }
    /// Whether the charts show the figures of the conditions as they are now.
    [[nodiscard]] bool isPartShown() const;

Q_SIGNALS:
    void entriesRequested(); ///< those that the conditions select are wanted
    void told(cachescope::ui::Tone tone, const QString &text);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void addCharts();
    void layOut();
    void fitCharts();
    void connectInspector();
    void connectCharts();
    void connectFeed();
    [[nodiscard]] HistogramCard *card(HistogramKind kind) const;

    void showFile();
    void showProgress(double fraction);
    void showEstimate(const inspect::EstimatePtr &estimate);
    void showSummary(const inspect::SummaryPtr &summary);
    void showScanFailure(const Error &error);
    void showTypes(const inspect::TypeSharesPtr &types);
    void showFigures();
    void showCreated();
    void showKeys();
    void showLeft();
    void showConditions();
    void setPlaceholders(const QString &text);

    [[nodiscard]] const inspect::Summary *shownFigures() const;
    void chooseBins(HistogramKind kind, int first, int last, bool show);
    void chooseType(const QString &group);
    void brushType(const QString &group);
    void choosePart(Condition condition, const inspect::EntryFilter &part, const QString &label, bool show);

    const Theme &m_theme;
    inspect::Inspector &m_inspector;
    EntryFilters &m_filters;
    FigureFeed *m_feed;
    OverviewTiles *m_tiles;
    FilterStrip *m_strip;
    FileCard *m_file;
    HistogramCard *m_sizes;
    HistogramCard *m_ages;
    BudgetCard *m_budget;
    KeyCard *m_keys;
    TypeBars *m_types;
    ChartCard *m_typesCard;
    HistogramCard *m_created;
    CardGrid *m_grid;
    QScrollArea *m_scroll;
};

} // namespace cachescope::ui
