// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/file/file_text.h"

#include "core/base/format.h"

#include <QCoreApplication>

namespace cachescope::ui {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("FileText", text);
}

QString formatText(const inspect::CacheFormat &format)
{
    return format.kind == inspect::FormatKind::Mapped
               ? tr("table \"%1\", columns chosen by you").arg(format.columns.table)
               : formatKindText(format.kind);
}

QString modeText(inspect::OpenMode mode)
{
    switch (mode) {
    case inspect::OpenMode::Immutable:
        return tr("immutable, without locks");
    case inspect::OpenMode::WalCopy:
        return tr("read-only, with its log");
    case inspect::OpenMode::Live:
        return tr("read-only, in use by others");
    }
    return {};
}

} // namespace

QString fileNameOf(const QString &path)
{
    return path.mid(path.lastIndexOf(QLatin1Char('/')) + 1);
}

QString formatKindText(inspect::FormatKind kind)
{
    switch (kind) {
    case inspect::FormatKind::Cachescope:
        return tr("Cachescope (blob last)");
    case inspect::FormatKind::Production:
        return tr("production, with pins");
    case inspect::FormatKind::ProductionUnpinned:
        return tr("production, older, without pins");
    case inspect::FormatKind::DiskCache:
        return tr("diskcache (Python)");
    case inspect::FormatKind::SolidCache:
        return tr("solid_cache (Rails)");
    case inspect::FormatKind::RequestsCache:
        return tr("requests-cache (Python)");
    case inspect::FormatKind::Mapped:
        break;
    }
    return {};
}

QList<Fact> fileFacts(const inspect::CacheFileInfo &info)
{
    return {
        {tr("Path"), info.path},
        {tr("Format"), formatText(info.format)},
        {tr("Opened"), modeText(info.openMode)},
        {tr("Journal"),
         info.journalMode == QLatin1String("wal") ? tr("write-ahead log") : tr("rollback journal")},
        {tr("Pages"), tr("%1 × %2 bytes")
                          .arg(formatCount(info.pageSizeBytes > 0 ? info.fileBytes / info.pageSizeBytes : 0),
                               formatCount(info.pageSizeBytes))}};
}

QList<Fact> contentFacts(const inspect::Summary *summary)
{
    if (!summary)
        return {};
    QList<Fact> facts;
    facts.append({tr("Median size"), formatBytes(summary->p50Bytes)});
    facts.append({tr("Largest entry"), formatBytes(summary->maxBytes)});
    if (summary->oldestAccess && summary->newestAccess) {
        facts.append({tr("Oldest read"), formatTime(*summary->oldestAccess)});
        facts.append({tr("Newest read"), formatTime(*summary->newestAccess)});
    }
    const QString seconds = formatDuration(summary->scanSeconds);
    facts.append({tr("Scan"), summary->scanThreads == 1
                                  ? tr("%1, 1 reader").arg(seconds)
                                  : tr("%1, %2 readers").arg(seconds).arg(summary->scanThreads)});
    return facts;
}

QString pinnedShareText(const inspect::CacheFileInfo &info, const inspect::Summary &summary)
{
    if (!info.format.hasPinned())
        return tr("this format has no pins");
    if (summary.dataBytes == 0)
        return tr("no data");
    return tr("%1 of data")
        .arg(formatShare(static_cast<double>(summary.pinnedBytes) / static_cast<double>(summary.dataBytes)));
}

QString lossText(const inspect::ScanDamage &damage)
{
    QStringList losses;
    if (damage.lostEntries && *damage.lostEntries > 0)
        losses << (*damage.lostEntries == 1 ? tr("1 entry lost")
                                            : tr("%1 entries lost").arg(formatCount(*damage.lostEntries)));
    else if (damage.gapCount > 0)
        losses << (damage.gapCount == 1 ? tr("entries lost in one place")
                                        : tr("entries lost in %1 places").arg(formatCount(damage.gapCount)));
    if (damage.incompleteEntries > 0)
        losses << tr("%1 without all of their value").arg(formatCount(damage.incompleteEntries));
    if (damage.accessTimesLost)
        losses << tr("some read times unknown");
    return losses.join(QStringLiteral(", "));
}

QString bloatText(double ratio)
{
    return QString::number(ratio, 'f', 2) + QStringLiteral("×");
}

} // namespace cachescope::ui
