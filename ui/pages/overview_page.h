// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/inspector.h"
#include "ui/charts/histogram_chart.h"

#include <QWidget>

namespace cachescope::ui {

class Card;
class FactList;
class Theme;
class Tile;
class TypeBars;

/// The file at a glance: figures, how large entries are, how long ago they were read, facts of the file. Bars
/// of a histogram lead to the entries behind them.
class OverviewPage : public QWidget
{
    Q_OBJECT

public:
    OverviewPage(const Theme &theme, inspect::Inspector &inspector, QWidget *parent = nullptr);

    /// Takes the choice back that filterChosen() told about.
    void clearChoice(HistogramKind kind);
    [[nodiscard]] HistogramChart *chart(HistogramKind kind) const;
    [[nodiscard]] Tile *entriesTile() const { return m_entries; }
    [[nodiscard]] QList<Tile *> tiles() const { return {m_entries, m_data, m_pinned, m_bloat, m_medianAge}; }
    [[nodiscard]] TypeBars *typeBars() const { return m_types; }

Q_SIGNALS:
    /// `text` says the range for people.
    void filterChosen(cachescope::ui::HistogramKind kind, const cachescope::inspect::EntryFilter &filter,
                      const QString &text);
    void typeChosen(const QString &group); ///< contentTypeGroupName()

private:
    QLayout *makeTiles();
    Card *makeChartCard(const QString &heading, HistogramChart *chart);
    QWidget *makeTypesCard();
    QWidget *makeFactCard();
    void showFile(const inspect::CacheFileInfo &info);
    void showProgress(double fraction);
    void showEstimate(const inspect::EstimatePtr &estimate);
    void showSummary(const inspect::SummaryPtr &summary);
    void showTiles(const inspect::CacheFileInfo &info, const inspect::Summary &summary);
    [[nodiscard]] const inspect::Summary *shownFigures() const;
    void showScanFailure(const Error &error);
    void showTypes(const inspect::TypeSharesPtr &types);
    void setPlaceholders(const QString &text);
    void showEntryCount(const inspect::CacheFileInfo &info);
    void settlePending(const QString &why);
    void setPending(const QString &why);
    void showFacts(const inspect::CacheFileInfo &info, const inspect::Summary *summary);
    void clearChoices();
    void choose(HistogramKind kind, int first, int last);

    inspect::Inspector &m_inspector;
    Tile *m_entries;
    Tile *m_data;
    Tile *m_pinned;
    Tile *m_bloat;
    Tile *m_medianAge;
    HistogramChart *m_sizes;
    HistogramChart *m_ages;
    Card *m_sizesCard = nullptr;
    Card *m_agesCard = nullptr;
    Card *m_typesCard = nullptr;
    TypeBars *m_types;
    FactList *m_fileFacts;
    FactList *m_contentFacts;
};

} // namespace cachescope::ui
