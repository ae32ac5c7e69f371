// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/overview_tiles.h"

#include "core/base/format.h"
#include "ui/file/file_text.h"
#include "ui/widgets/tile.h"

#include <QHBoxLayout>

namespace cachescope::ui {

OverviewTiles::OverviewTiles(const inspect::Inspector &inspector, QWidget *parent)
    : QWidget(parent)
    , m_inspector(inspector)
    , m_entries(new Tile(tr("Entries"), this))
    , m_data(new Tile(tr("Data"), this))
    , m_pinned(new Tile(tr("Pinned"), this))
    , m_bloat(new Tile(tr("Bloat"), this))
    , m_medianAge(new Tile(tr("Median byte last read"), this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    for (Tile *tile : tiles())
        row->addWidget(tile, 1);
    explain();
    connect(&inspector, &inspect::Inspector::opened, this, &OverviewTiles::showFile);
    connect(&inspector, &inspect::Inspector::estimated, this, &OverviewTiles::showEstimate);
    connect(&inspector, &inspect::Inspector::scanFinished, this, &OverviewTiles::showSummary);
    connect(&inspector, &inspect::Inspector::scanFailed, this, &OverviewTiles::showFailure);
}

void OverviewTiles::explain()
{
    m_entries->setToolTip(tr("How many keys the cache holds. Pinned ones are never evicted"));
    m_data->setToolTip(
        tr("All values together, without keys and what the database adds. Half of all values are no "
           "larger than p50, 99 of 100 no larger than p99"));
    m_pinned->setToolTip(tr("Bytes of the entries that eviction never takes, and their share of the data"));
    m_bloat->setToolTip(tr("The file's size, with its write-ahead log, divided by the data in it"));
    m_medianAge->setToolTip(
        tr("Half of all bytes were read more recently than this, before the newest read"));
}

void OverviewTiles::refresh()
{
    showFile(m_inspector.info());
    if (m_inspector.summary())
        showSummary(m_inspector.summary());
    else if (m_inspector.estimate())
        showEstimate(m_inspector.estimate());
}

void OverviewTiles::showFile(const inspect::CacheFileInfo &info)
{
    for (Tile *tile : {m_data, m_pinned, m_bloat, m_medianAge})
        tile->setPending(tr("scanning…"));
    showEntryCount(info);
    if (info.pinned)
        m_pinned->setFigure(formatCount(*info.pinned), tr("entries"));
}

void OverviewTiles::showEntryCount(const inspect::CacheFileInfo &info)
{
    if (!info.entriesKnown)
        m_entries->setPending(tr("not known"));
    else if (!info.entriesExact)
        m_entries->setFigure(tr("≈ %1").arg(formatCount(info.entries)), tr("estimated"));
    else
        m_entries->setFigure(formatCount(info.entries), tr("counted from the key index"));
}

void OverviewTiles::showEstimate(const inspect::EstimatePtr &estimate)
{
    const auto about = [](const QString &figure) { return tr("≈ %1").arg(figure); };
    const auto error = [](const inspect::Estimated &figure) {
        return tr("± %1").arg(formatShare(figure.percent() / 100.0));
    };
    const auto bytes = [](const inspect::Estimated &figure) { return formatBytes(qRound64(figure.value)); };
    if (estimate->entries.percent() > 0.0)
        m_entries->setFigure(about(formatCount(qRound64(estimate->entries.value))), error(estimate->entries));
    m_data->setFigure(about(bytes(estimate->dataBytes)),
                      tr("%1 · p99 ≈ %2").arg(error(estimate->dataBytes), bytes(estimate->p99Bytes)));
    if (m_inspector.info().format.hasPinned())
        m_pinned->setFigure(about(bytes(estimate->pinnedBytes)), error(estimate->pinnedBytes));
}

void OverviewTiles::showSummary(const inspect::SummaryPtr &summary)
{
    m_entries->setFigure(formatCount(summary->entries),
                         tr("%1 pinned").arg(formatCount(summary->pinnedEntries)));
    m_data->setFigure(formatBytes(summary->dataBytes),
                      tr("mean %1 · p99 %2")
                          .arg(formatBytes(qRound64(summary->meanBytes)), formatBytes(summary->p99Bytes)));
    m_pinned->setFigure(formatBytes(summary->pinnedBytes), pinnedShareText(m_inspector.info(), *summary));
    m_bloat->setFigure(summary->bloatRatio > 0.0 ? bloatText(summary->bloatRatio) : QStringLiteral("–"),
                       tr("%1 in free pages").arg(formatBytes(summary->freeBytes)));
    showMedianAge(*summary);
}

void OverviewTiles::showMedianAge(const inspect::Summary &summary)
{
    if (summary.damage.accessTimesLost) {
        m_medianAge->setPending(tr("the index of read times is damaged"));
    } else if (summary.oldestAccess && summary.newestAccess) {
        m_medianAge->setFigure(
            formatDuration(summary.medianByteAgeSeconds),
            tr("oldest %1").arg(formatDuration(*summary.newestAccess - *summary.oldestAccess)));
    } else {
        m_medianAge->setPending(m_inspector.info().format.hasAccessTimes()
                                    ? tr("no entry was ever read")
                                    : tr("this format keeps no read times"));
    }
}

void OverviewTiles::showFailure(const Error &error)
{
    if (m_inspector.summary())
        return; // figures that are older are better than none
    for (Tile *tile : {m_data, m_pinned, m_bloat, m_medianAge}) {
        if (tile->isPending())
            tile->setPending(error.code == ErrorCode::Cancelled ? tr("the scan was cancelled")
                                                                : tr("the scan failed"));
    }
}

} // namespace cachescope::ui
