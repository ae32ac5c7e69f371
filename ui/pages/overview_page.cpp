// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview_page.h"

#include "core/base/format.h"
#include "ui/charts/type_bars.h"
#include "ui/file/file_text.h"
#include "ui/pages/bin_filter.h"
#include "ui/widgets/card.h"
#include "ui/widgets/fact_list.h"
#include "ui/widgets/segmented_switch.h"
#include "ui/widgets/tile.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace cachescope::ui {
namespace {

constexpr int kSizesColour = 0;
constexpr int kAgesColour = 2;

} // namespace

OverviewPage::OverviewPage(const Theme &theme, inspect::Inspector &inspector, QWidget *parent)
    : QWidget(parent)
    , m_inspector(inspector)
    , m_entries(new Tile(tr("Entries"), this))
    , m_data(new Tile(tr("Data"), this))
    , m_pinned(new Tile(tr("Pinned"), this))
    , m_bloat(new Tile(tr("Bloat"), this))
    , m_medianAge(new Tile(tr("Median byte last read"), this))
    , m_sizes(new HistogramChart(theme, HistogramKind::Sizes, kSizesColour, this))
    , m_ages(new HistogramChart(theme, HistogramKind::Ages, kAgesColour, this))
    , m_types(new TypeBars(theme, this))
    , m_fileFacts(new FactList(this))
    , m_contentFacts(new FactList(this))
{
    m_sizes->setAccessibleName(tr("Size of entries"));
    m_ages->setAccessibleName(tr("Time since last read"));
    auto *charts = new QHBoxLayout;
    charts->setSpacing(12);
    m_sizesCard = makeChartCard(tr("Size of entries"), m_sizes);
    m_agesCard = makeChartCard(tr("Time since last read"), m_ages);
    charts->addWidget(m_sizesCard, 1);
    charts->addWidget(m_agesCard, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addLayout(makeTiles());
    layout->addLayout(charts, 1);
    auto *below = new QHBoxLayout;
    below->setSpacing(12);
    below->addWidget(makeTypesCard(), 1);
    below->addWidget(makeFactCard(), 1);
    layout->addLayout(below);

    connect(&inspector, &inspect::Inspector::opened, this, &OverviewPage::showFile);
    connect(&inspector, &inspect::Inspector::scanProgressed, this, &OverviewPage::showProgress);
    connect(&inspector, &inspect::Inspector::estimated, this, &OverviewPage::showEstimate);
    connect(&inspector, &inspect::Inspector::scanFinished, this, &OverviewPage::showSummary);
    connect(&inspector, &inspect::Inspector::scanFailed, this, &OverviewPage::showScanFailure);
    connect(&inspector, &inspect::Inspector::typesFound, this, &OverviewPage::showTypes);
    connect(&inspector, &inspect::Inspector::typesFailed, this, [this](const Error &error) {
        if (!m_inspector.types())
            m_types->setPlaceholder(error.message);
    });
    connect(m_types, &TypeBars::typeChosen, this, [this](const QString &group) {
        clearChoices();
        Q_EMIT typeChosen(group);
    });
    for (const HistogramKind kind : {HistogramKind::Sizes, HistogramKind::Ages}) {
        connect(chart(kind), &HistogramChart::binsChosen, this,
                [this, kind](int first, int last) { choose(kind, first, last); });
    }
}

HistogramChart *OverviewPage::chart(HistogramKind kind) const
{
    return kind == HistogramKind::Sizes ? m_sizes : m_ages;
}

QLayout *OverviewPage::makeTiles()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    for (Tile *tile : tiles())
        row->addWidget(tile, 1);
    m_bloat->setToolTip(tr("The file's size, with its write-ahead log, divided by the data in it"));
    m_medianAge->setToolTip(
        tr("Half of all bytes were read more recently than this, before the newest read"));
    return row;
}

Card *OverviewPage::makeChartCard(const QString &heading, HistogramChart *chart)
{
    auto *card = new Card(heading, this);
    auto *measure = new SegmentedSwitch(tr("Measure of %1").arg(heading), {tr("count"), tr("bytes")}, card);
    connect(measure, &SegmentedSwitch::currentChanged, chart, [chart](int index) {
        chart->setMeasure(index == 0 ? HistogramChart::Measure::Count : HistogramChart::Measure::Bytes);
    });
    measure->setCurrent(1);
    card->setCorner(measure);
    card->addWidget(chart, 1);
    return card;
}

QWidget *OverviewPage::makeTypesCard()
{
    m_typesCard = new Card(tr("Content types"), this);
    m_typesCard->addWidget(m_types, 1);
    return m_typesCard;
}

QWidget *OverviewPage::makeFactCard()
{
    auto *card = new Card(tr("File"), this);
    auto *columns = new QWidget(card);
    auto *layout = new QHBoxLayout(columns);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(24);
    layout->addWidget(m_fileFacts, 1, Qt::AlignTop);
    layout->addWidget(m_contentFacts, 1, Qt::AlignTop);
    card->addWidget(columns);
    card->addStretch();
    return card;
}

void OverviewPage::showFile(const inspect::CacheFileInfo &info)
{
    m_sizes->setBins({});
    m_ages->setBins({});
    setPending(tr("scanning…"));
    showEntryCount(info);
    if (info.pinned)
        m_pinned->setFigure(formatCount(*info.pinned), tr("entries"));
    showFacts(info, nullptr);
    setPlaceholders(tr("Scanning…"));
    for (Card *card : {m_sizesCard, m_agesCard, m_typesCard})
        card->setSubtitle(QString());
    m_types->setPlaceholder(tr("Types come after the scan."));
}

void OverviewPage::showEntryCount(const inspect::CacheFileInfo &info)
{
    if (!info.entriesKnown)
        m_entries->setPending(tr("not known"));
    else if (!info.entriesExact)
        m_entries->setFigure(tr("≈ %1").arg(formatCount(info.entries)), tr("estimated"));
    else
        m_entries->setFigure(formatCount(info.entries), tr("counted from the key index"));
}

void OverviewPage::settlePending(const QString &why)
{
    for (Tile *tile : {m_data, m_pinned, m_bloat, m_medianAge}) {
        if (tile->isPending())
            tile->setPending(why);
    }
}

void OverviewPage::setPending(const QString &why)
{
    for (Tile *tile : {m_data, m_pinned, m_bloat, m_medianAge})
        tile->setPending(why);
}

void OverviewPage::setPlaceholders(const QString &text)
{
    m_sizes->setPlaceholder(text);
    m_ages->setPlaceholder(text);
}

void OverviewPage::showProgress(double fraction)
{
    if (m_inspector.summary() || m_inspector.estimate())
        return; // there are figures to look at
    setPlaceholders(tr("Scanning… %1 %").arg(qRound(fraction * 100.0)));
}

void OverviewPage::showEstimate(const inspect::EstimatePtr &estimate)
{
    const inspect::CacheFileInfo &info = m_inspector.info();
    const auto about = [](const QString &figure) { return tr("≈ %1").arg(figure); };
    const auto error = [](const inspect::Estimated &figure) {
        return tr("± %1").arg(formatShare(figure.percent() / 100.0));
    };
    const auto bytes = [](const inspect::Estimated &figure) { return formatBytes(qRound64(figure.value)); };
    if (estimate->entries.percent() > 0.0)
        m_entries->setFigure(about(formatCount(qRound64(estimate->entries.value))), error(estimate->entries));
    m_data->setFigure(about(bytes(estimate->dataBytes)),
                      tr("%1 · p99 ≈ %2").arg(error(estimate->dataBytes), bytes(estimate->p99Bytes)));
    if (info.format.hasPinned())
        m_pinned->setFigure(about(bytes(estimate->pinnedBytes)), error(estimate->pinnedBytes));
    m_sizes->setBins(estimate->summary.sizeHistogram);
    m_ages->setBins(estimate->summary.ageHistogram);
    for (Card *card : {m_sizesCard, m_agesCard})
        card->setSubtitle(tr("estimate from %1 entries").arg(formatCount(estimate->sampledEntries)));
    setPlaceholders(QString());
}

void OverviewPage::showSummary(const inspect::SummaryPtr &summary)
{
    const inspect::CacheFileInfo &info = m_inspector.info();
    m_sizesCard->setSubtitle(QString());
    m_agesCard->setSubtitle(tr("before the newest read"));
    showTiles(info, *summary);
    m_sizes->setBins(summary->sizeHistogram);
    m_ages->setBins(summary->ageHistogram);
    m_sizes->setPlaceholder(summary->sizeHistogram.empty() ? tr("This cache has no entries.") : QString());
    m_ages->setPlaceholder(summary->ageHistogram.empty() ? tr("No entry of this cache says when it was read.")
                                                         : QString());
    showFacts(info, summary.get());
}

void OverviewPage::showTiles(const inspect::CacheFileInfo &info, const inspect::Summary &summary)
{
    m_entries->setFigure(formatCount(summary.entries),
                         tr("%1 pinned").arg(formatCount(summary.pinnedEntries)));
    m_data->setFigure(
        formatBytes(summary.dataBytes),
        tr("mean %1 · p99 %2").arg(formatBytes(qRound64(summary.meanBytes)), formatBytes(summary.p99Bytes)));
    m_pinned->setFigure(formatBytes(summary.pinnedBytes), pinnedShareText(info, summary));
    m_bloat->setFigure(summary.bloatRatio > 0.0 ? bloatText(summary.bloatRatio) : QStringLiteral("–"),
                       tr("%1 in free pages").arg(formatBytes(summary.freeBytes)));
    if (summary.damage.accessTimesLost) {
        m_medianAge->setPending(tr("the index of read times is damaged"));
    } else if (summary.oldestAccess && summary.newestAccess) {
        m_medianAge->setFigure(
            formatDuration(summary.medianByteAgeSeconds),
            tr("oldest %1").arg(formatDuration(*summary.newestAccess - *summary.oldestAccess)));
    } else {
        m_medianAge->setPending(info.format.hasAccessTimes() ? tr("no entry was ever read")
                                                             : tr("this format keeps no read times"));
    }
}

void OverviewPage::showScanFailure(const Error &error)
{
    const bool cancelled = error.code == ErrorCode::Cancelled;
    if (!m_inspector.types())
        m_types->setPlaceholder(cancelled ? tr("The scan was cancelled.") : error.message);
    if (m_inspector.summary())
        return; // figures that are older are better than none
    settlePending(cancelled ? tr("the scan was cancelled") : tr("the scan failed"));
    if (!m_inspector.estimate())
        setPlaceholders(cancelled ? tr("The scan was cancelled.\nPress F5 to scan again.") : error.message);
}

void OverviewPage::showTypes(const inspect::TypeSharesPtr &types)
{
    if (types->shares.empty())
        m_types->setPlaceholder(tr("This cache has no entries."));
    else
        m_types->setShares(*types);
    m_typesCard->setSubtitle(types->exact
                                 ? tr("from the first bytes of each value")
                                 : tr("estimated from %1 entries, ± %2 of them")
                                       .arg(formatCount(types->sampled), formatShare(types->errorShare)));
}

void OverviewPage::showFacts(const inspect::CacheFileInfo &info, const inspect::Summary *summary)
{
    m_fileFacts->setFacts(fileFacts(info));
    m_contentFacts->setFacts(contentFacts(summary));
}

void OverviewPage::choose(HistogramKind kind, int first, int last)
{
    const inspect::Summary *summary = shownFigures();
    if (!summary)
        return;
    clearChoices();
    HistogramChart *chosen = chart(kind);
    chosen->setChosen(HistogramChart::BinRange{first, last});
    const QString range = chosen->rangeText({first, last});
    if (kind == HistogramKind::Sizes)
        Q_EMIT filterChosen(kind, sizeBinFilter(summary->sizeHistogram, first, last),
                            tr("Size %1").arg(range));
    else
        Q_EMIT filterChosen(kind, ageBinFilter(*summary, first, last),
                            tr("Last read %1 before the newest").arg(range));
}

/// What the charts show: the exact figures, or the estimate before them.
const inspect::Summary *OverviewPage::shownFigures() const
{
    if (m_inspector.summary())
        return m_inspector.summary().get();
    return m_inspector.estimate() ? &m_inspector.estimate()->summary : nullptr;
}

void OverviewPage::clearChoices()
{
    clearChoice(HistogramKind::Sizes);
    clearChoice(HistogramKind::Ages);
}

void OverviewPage::clearChoice(HistogramKind kind)
{
    chart(kind)->setChosen(std::nullopt);
}

} // namespace cachescope::ui
