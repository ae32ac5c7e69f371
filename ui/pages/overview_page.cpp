// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview_page.h"

#include "core/base/format.h"
#include "ui/charts/type_bars.h"
#include "ui/models/entry_filters.h"
#include "ui/pages/bin_filter.h"
#include "ui/pages/overview/budget_card.h"
#include "ui/pages/overview/card_grid.h"
#include "ui/pages/overview/figure_feed.h"
#include "ui/pages/overview/file_card.h"
#include "ui/pages/overview/histogram_card.h"
#include "ui/pages/overview/key_card.h"
#include "ui/pages/overview/overview_tiles.h"
#include "ui/widgets/filter_strip.h"

#include <QScrollArea>
#include <QVBoxLayout>

#include <optional>

namespace cachescope::ui {
namespace {

constexpr int kSizesColour = 0;
constexpr int kAgesColour = 2;
constexpr int kCreatedColour = 5;
constexpr int kEdge = 16;
constexpr int kSpacing = 12;

Condition conditionOf(HistogramKind kind)
{
    switch (kind) {
    case HistogramKind::Sizes:
        return Condition::Size;
    case HistogramKind::Ages:
        return Condition::Age;
    case HistogramKind::Created:
        return Condition::Created;
    }
    return Condition::Size;
}

} // namespace

OverviewPage::OverviewPage(const Theme &theme, inspect::Inspector &inspector, EntryFilters &filters,
                           QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_inspector(inspector)
    , m_filters(filters)
    , m_feed(new FigureFeed(inspector, filters, this))
    , m_tiles(new OverviewTiles(inspector, this))
    , m_strip(new FilterStrip(filters, this))
    , m_file(new FileCard(inspector, this))
    , m_types(new TypeBars(theme))
    , m_grid(new CardGrid(this))
    , m_scroll(new QScrollArea(this))
{
    addCharts();
    layOut();
    connectInspector();
    connectCharts();
    connectFeed();
    connect(&filters, &EntryFilters::changed, this, &OverviewPage::showConditions);
    connect(m_strip, &FilterStrip::entriesRequested, this, &OverviewPage::entriesRequested);
}

OverviewPage::~OverviewPage() = default;

void OverviewPage::addCharts()
{
    m_sizes = new HistogramCard(m_theme, HistogramKind::Sizes, tr("Size of entries"), kSizesColour, m_grid);
    m_sizes->setNothingText(tr("This cache has no entries."));
    m_ages = new HistogramCard(m_theme, HistogramKind::Ages, tr("Time since last read"), kAgesColour, m_grid);
    m_ages->setNothingText(tr("No entry of this cache says when it was read."));
    m_budget = new BudgetCard(m_theme, m_inspector, m_grid);
    m_keys = new KeyCard(m_theme, m_grid);
    m_typesCard = new ChartCard(
        m_theme, tr("Content types"), m_types, [this] { return m_types->table(); }, m_grid);
    m_created =
        new HistogramCard(m_theme, HistogramKind::Created, tr("Stored over time"), kCreatedColour, m_grid);
    m_created->setNothingText(tr("No entry of this cache says when it was stored."));
    for (ChartCard *each :
         std::initializer_list<ChartCard *>{m_sizes, m_ages, m_budget, m_keys, m_typesCard, m_created}) {
        m_grid->addCard(each);
        each->actions()->setSource(
            [this] { return m_inspector.isOpen() ? std::optional(m_inspector.file()) : std::nullopt; });
        connect(each->actions(), &ChartActions::told, this, &OverviewPage::told);
    }
}

void OverviewPage::layOut()
{
    auto *content = new QWidget;
    setRole(content, QStringLiteral("clear"));
    auto *rows = new QVBoxLayout(content);
    rows->setContentsMargins(kEdge, kEdge, kEdge, kEdge);
    rows->setSpacing(kSpacing);
    rows->addWidget(m_tiles);
    rows->addWidget(m_strip);
    rows->addWidget(m_grid, 1);
    rows->addWidget(m_file);
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(m_scroll);
}

void OverviewPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitCharts();
}

/// The charts fill what is seen at first; facts of the file are below.
void OverviewPage::fitCharts()
{
    const int above = kEdge + m_tiles->sizeHint().height() + kSpacing + m_strip->minimumHeight() + kSpacing;
    m_grid->setLeastHeight(height() - above - kEdge);
}

void OverviewPage::connectInspector()
{
    connect(&m_inspector, &inspect::Inspector::opened, this, &OverviewPage::showFile);
    connect(&m_inspector, &inspect::Inspector::scanProgressed, this, &OverviewPage::showProgress);
    connect(&m_inspector, &inspect::Inspector::estimated, this, &OverviewPage::showEstimate);
    connect(&m_inspector, &inspect::Inspector::scanFinished, this, &OverviewPage::showSummary);
    connect(&m_inspector, &inspect::Inspector::scanFailed, this, &OverviewPage::showScanFailure);
    connect(&m_inspector, &inspect::Inspector::typesFound, this, &OverviewPage::showTypes);
    connect(&m_inspector, &inspect::Inspector::typesFailed, this, [this](const Error &error) {
        if (!m_inspector.types())
            m_types->setPlaceholder(error.message);
    });
}

void OverviewPage::connectCharts()
{
    for (const HistogramKind kind : {HistogramKind::Sizes, HistogramKind::Ages, HistogramKind::Created}) {
        connect(chart(kind), &HistogramChart::binsChosen, this,
                [this, kind](int first, int last) { chooseBins(kind, first, last, true); });
        connect(chart(kind), &HistogramChart::binsBrushed, this,
                [this, kind](int first, int last) { chooseBins(kind, first, last, false); });
    }
    connect(m_types, &TypeBars::typeChosen, this, &OverviewPage::chooseType);
    connect(m_types, &TypeBars::typeBrushed, this, &OverviewPage::brushType);
    connect(m_keys, &KeyCard::chosen, this,
            [this](const inspect::EntryFilter &part, const QString &label, bool show) {
                choosePart(Condition::Keys, part, label, show);
            });
    connect(m_budget, &BudgetCard::chosen, this,
            [this](const inspect::EntryFilter &part, const QString &label) {
                choosePart(Condition::Budget, part, label, true);
            });
}

void OverviewPage::connectFeed()
{
    connect(m_feed, &FigureFeed::changed, this, &OverviewPage::showFigures);
    connect(m_feed, &FigureFeed::asked, this, &OverviewPage::showLeft);
    connect(m_feed, &FigureFeed::failed, this, [this](const Error &error) {
        m_strip->setEntries(std::nullopt);
        m_strip->setNote(error.message);
    });
    connect(m_feed, &FigureFeed::keysProgressed, this, [this](double fraction) {
        if (!m_keys->treemap()->tree())
            m_keys->treemap()->setPlaceholder(tr("Reading the keys… %1 %").arg(qRound(fraction * 100.0)));
    });
    connect(m_feed, &FigureFeed::keysFailed, this,
            [this](const Error &error) { m_keys->treemap()->setPlaceholder(error.message); });
    connect(m_feed, &FigureFeed::timesFailed, this,
            [this](const Error &error) { m_created->clear(error.message); });
}

QList<Tile *> OverviewPage::tiles() const
{
    return m_tiles->tiles();
}

HistogramCard *OverviewPage::card(HistogramKind kind) const
{
    switch (kind) {
    case HistogramKind::Sizes:
        return m_sizes;
    case HistogramKind::Ages:
        return m_ages;
    case HistogramKind::Created:
        return m_created;
    }
    return m_sizes;
}

HistogramChart *OverviewPage::chart(HistogramKind kind) const
{
    return card(kind)->chart();
}

/// What the charts show: the exact figures, or the estimate before them.
const inspect::Summary *OverviewPage::shownFigures() const
{
    if (m_inspector.summary())
        return m_inspector.summary().get();
    return m_inspector.estimate() ? &m_inspector.estimate()->summary : nullptr;
}

void OverviewPage::chooseBins(HistogramKind kind, int first, int last, bool show)
{
    const inspect::Summary *summary = shownFigures();
    HistogramChart *chosen = chart(kind);
    const QString range = chosen->rangeText({first, last});
    if (kind == HistogramKind::Sizes)
        m_filters.setChartRange(Condition::Size, sizeBinFilter(chosen->bins(), first, last),
                                tr("Size %1").arg(range));
    else if (kind == HistogramKind::Created)
        m_filters.setChartRange(Condition::Created, createdBinFilter(chosen->bins(), first, last),
                                tr("Stored %1").arg(range));
    else if (summary)
        m_filters.setChartRange(Condition::Age, ageBinFilter(*summary, first, last),
                                tr("Last read %1 before the newest").arg(range));
    else
        return;
    chosen->setChosen(HistogramChart::BinRange{first, last});
    if (show)
        Q_EMIT entriesRequested();
}

void OverviewPage::chooseType(const QString &group)
{
    m_filters.setTypeGroups({group});
    Q_EMIT entriesRequested();
}

void OverviewPage::brushType(const QString &group)
{
    QStringList groups = m_filters.conditions().typeGroups();
    if (!groups.removeOne(group))
        groups.append(group);
    m_filters.setTypeGroups(groups);
}

/// No label: all entries, so that the condition goes.
void OverviewPage::choosePart(Condition condition, const inspect::EntryFilter &part, const QString &label,
                              bool show)
{
    if (label.isEmpty())
        m_filters.remove(condition);
    else
        m_filters.setChartRange(condition, part, label);
    if (show)
        Q_EMIT entriesRequested();
}

void OverviewPage::showConditions()
{
    for (const HistogramKind kind : {HistogramKind::Sizes, HistogramKind::Ages, HistogramKind::Created}) {
        if (m_filters.conditions().chartLabel(conditionOf(kind)).isEmpty())
            chart(kind)->setChosen(std::nullopt);
    }
}

} // namespace cachescope::ui
