// SPDX-License-Identifier: GPL-3.0-or-later
// What the Overview shows of a file as it becomes known: nothing, an estimate, the scan, types, and then the
// figures of the part that is filtered.
#include "core/base/format.h"
#include "ui/charts/type_bars.h"
#include "ui/models/entry_filters.h"
#include "ui/pages/overview/budget_card.h"
#include "ui/pages/overview/figure_feed.h"
#include "ui/pages/overview/file_card.h"
#include "ui/pages/overview/histogram_card.h"
#include "ui/pages/overview/key_card.h"
#include "ui/pages/overview/overview_tiles.h"
#include "ui/pages/overview_page.h"
#include "ui/widgets/filter_strip.h"

namespace cachescope::ui {

void OverviewPage::showFile()
{
    for (HistogramCard *each : {m_sizes, m_ages})
        each->clear(tr("Scanning…"));
    m_created->clear(tr("Times come after the scan."));
    m_types->setPlaceholder(tr("Types come after the scan."));
    m_typesCard->setSubtitle(QString());
    m_keys->treemap()->setPlaceholder(tr("Keys come after the scan."));
}

void OverviewPage::setPlaceholders(const QString &text)
{
    for (const HistogramCard *each : {m_sizes, m_ages})
        each->chart()->setPlaceholder(text);
}

void OverviewPage::showProgress(double fraction)
{
    if (!shownFigures()) // otherwise there are figures to look at
        setPlaceholders(tr("Scanning… %1 %").arg(qRound(fraction * 100.0)));
}

void OverviewPage::showEstimate(const inspect::EstimatePtr &estimate)
{
    m_sizes->showBins(estimate->summary.sizeHistogram, {});
    if (!estimate->summary.exact)
        m_sizes->chart()->setErrors(estimate->sizeBins.entries, estimate->sizeBins.bytes);
    m_ages->showBins(estimate->summary.ageHistogram, {});
    if (!estimate->summary.exact)
        m_ages->chart()->setErrors(estimate->ageBins.entries, estimate->ageBins.bytes);
    for (HistogramCard *each : {m_sizes, m_ages})
        each->setSubtitle(tr("estimate from %1 entries").arg(formatCount(estimate->sampledEntries)));
}

void OverviewPage::showSummary(const inspect::SummaryPtr &summary)
{
    m_sizes->setSubtitle(QString());
    m_ages->setSubtitle(tr("before the newest read"));
    m_sizes->showBins(summary->sizeHistogram, {});
    m_ages->showBins(summary->ageHistogram, {});
    m_sizes->setMarks({static_cast<double>(summary->p50Bytes), static_cast<double>(summary->p99Bytes)}, {});
    if (m_inspector.index())
        return; // the rest follows
    m_created->clear(tr("Not told while others write to the file."));
    m_keys->treemap()->setPlaceholder(tr("Not told while others write to the file."));
}

void OverviewPage::showScanFailure(const Error &error)
{
    const bool cancelled = error.code == ErrorCode::Cancelled;
    const QString why = cancelled ? tr("The scan was cancelled.") : error.message;
    if (!m_inspector.types())
        m_types->setPlaceholder(why);
    if (m_inspector.summary())
        return; // figures that are older are better than none
    m_created->clear(why);
    m_keys->treemap()->setPlaceholder(why);
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

void OverviewPage::showFigures()
{
    const inspect::SubsetFiguresPtr &figures = m_feed->figures();
    showLeft();
    if (!figures) {
        for (const HistogramCard *each : {m_sizes, m_ages, m_created})
            each->chart()->setPart({});
        m_types->setPart(std::nullopt);
        m_keys->treemap()->setSubset({});
        return;
    }
    const bool all = figures->filter.isEmpty();
    m_sizes->showBins(figures->base->sizeBins, all ? HistogramChart::Bins() : figures->sizeHistogram);
    m_sizes->setMarks(figures->sizeByEntries, figures->sizeByBytes);
    m_ages->showBins(figures->base->ageBins, all ? HistogramChart::Bins() : figures->ageHistogram);
    m_ages->setMarks(figures->ageByEntriesSeconds, figures->ageByBytesSeconds);
    m_types->setPart(all || !figures->base->types ? std::nullopt : std::optional(figures->types));
    showCreated();
    showKeys();
}

void OverviewPage::showCreated()
{
    const inspect::SubsetFigures &figures = *m_feed->figures();
    const inspect::FigureBase &base = *figures.base;
    const bool known = base.index->hasCreationTimes() || base.creationTimes;
    if (!known)
        return m_created->clear(m_inspector.info().format.hasCreationTimes()
                                    ? tr("Reading times of creation…")
                                    : tr("This format keeps no times of creation."));
    m_created->showBins(base.createdBins,
                        figures.filter.isEmpty() ? HistogramChart::Bins() : figures.createdHistogram);
    const bool sampled = !base.createdExact && base.createdSamples < static_cast<qint64>(base.index->size());
    m_created->setSubtitle(sampled ? tr("interpolated from %1 entries").arg(formatCount(base.createdSamples))
                                   : QString());
}

void OverviewPage::showKeys()
{
    const inspect::SubsetFigures &figures = *m_feed->figures();
    Treemap *treemap = m_keys->treemap();
    if (!figures.base->keyTree)
        return;
    if (treemap->tree() != figures.base->keyTree)
        treemap->setTree(figures.base->keyTree);
    treemap->setSubset(figures.filter.isEmpty() ? std::vector<inspect::NamedTotal>() : figures.keyNodes);
}

void OverviewPage::refreshFigures()
{
    if (!m_inspector.isOpen())
        return;
    m_tiles->refresh();
    m_file->refresh();
    if (m_inspector.summary())
        showSummary(m_inspector.summary());
    else if (m_inspector.estimate())
        showEstimate(m_inspector.estimate());
    if (m_inspector.types())
        showTypes(m_inspector.types());
    if (m_feed->figures())
        showFigures();
    m_budget->refreshFigures();
    m_keys->treemap()->update();
}

bool OverviewPage::isPartShown() const
{
    return m_feed->figures() && m_feed->figures()->filter == m_filters.filter();
}

/// What the conditions leave, as far as that is known.
void OverviewPage::showLeft()
{
    const inspect::SubsetFiguresPtr &figures = m_feed->figures();
    m_strip->setEntries(isPartShown() ? std::optional(figures->entries) : std::nullopt);
    if (!isPartShown())
        return m_strip->setNote(QString());
    const inspect::SummaryPtr summary = m_inspector.summary();
    m_strip->setNote(
        summary && summary->dataBytes > 0
            ? tr("%1, %2 of the data")
                  .arg(formatBytes(figures->dataBytes), formatShare(static_cast<double>(figures->dataBytes) /
                                                                    static_cast<double>(summary->dataBytes)))
            : formatBytes(figures->dataBytes));
}

} // namespace cachescope::ui
