// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/file/file_text.h"

#include "core/base/format.h"

#include <QCoreApplication>

namespace cachescope::ui {
namespace {

struct FileText
{
    Q_DECLARE_TR_FUNCTIONS(cachescope::ui::FileText)
};

QString formatText(const inspect::CacheFormat &format)
{
    return format.kind == inspect::FormatKind::Mapped
               ? FileText::tr("table \"%1\", columns chosen by you").arg(format.columns.table)
               : formatKindText(format.kind);
}

QString modeText(inspect::OpenMode mode)
{
    switch (mode) {
    case inspect::OpenMode::Immutable:
        return FileText::tr("immutable, without locks");
    case inspect::OpenMode::WalCopy:
        return FileText::tr("read-only, with its log");
    case inspect::OpenMode::Live:
        return FileText::tr("read-only, in use by others");
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
        return FileText::tr("Cachescope (blob last)");
    case inspect::FormatKind::Production:
        return FileText::tr("production, with pins");
    case inspect::FormatKind::ProductionUnpinned:
        return FileText::tr("production, older, without pins");
    case inspect::FormatKind::DiskCache:
        return FileText::tr("diskcache (Python)");
    case inspect::FormatKind::SolidCache:
        return FileText::tr("solid_cache (Rails)");
    case inspect::FormatKind::RequestsCache:
        return FileText::tr("requests-cache (Python)");
    case inspect::FormatKind::Mapped:
        break;
    }
    return {};
}

QList<Fact> fileFacts(const inspect::CacheFileInfo &info)
{
    const bool named = info.format.kind != inspect::FormatKind::Mapped;
    const qint64 pages = info.pageSizeBytes > 0 ? info.fileBytes / info.pageSizeBytes : 0;
    const bool hasLog = info.journalMode == QLatin1String("wal");
    return {{FileText::tr("Path"), info.path},
            {FileText::tr("Format"), formatText(info.format), named},
            {FileText::tr("Opened"), modeText(info.openMode), true},
            {FileText::tr("Journal"),
             hasLog ? FileText::tr("write-ahead log") : FileText::tr("rollback journal"), true},
            {FileText::tr("Pages"),
             FileText::tr("%1 × %2 bytes").arg(formatCount(pages), formatCount(info.pageSizeBytes)), true}};
}

QList<Fact> contentFacts(const inspect::Summary *summary)
{
    if (!summary)
        return {};
    QList<Fact> facts;
    facts.append({FileText::tr("Median size"), formatBytes(summary->p50Bytes), true});
    facts.append({FileText::tr("Largest entry"), formatBytes(summary->maxBytes), true});
    if (summary->oldestAccess && summary->newestAccess) {
        facts.append({FileText::tr("Oldest read"), formatTime(*summary->oldestAccess), true});
        facts.append({FileText::tr("Newest read"), formatTime(*summary->newestAccess), true});
    }
    const QString seconds = formatDuration(summary->scanSeconds);
    facts.append({FileText::tr("Scan"),
                  summary->scanThreads == 1
                      ? FileText::tr("%1, 1 reader").arg(seconds)
                      : FileText::tr("%1, %2 readers").arg(seconds).arg(summary->scanThreads),
                  true});
    return facts;
}

QString pinnedShareText(const inspect::CacheFileInfo &info, const inspect::Summary &summary)
{
    if (!info.format.hasPinned())
        return FileText::tr("this format has no pins");
    if (summary.dataBytes == 0)
        return FileText::tr("no data");
    return FileText::tr("%1 of data")
        .arg(formatShare(static_cast<double>(summary.pinnedBytes) / static_cast<double>(summary.dataBytes)));
}

QString lossText(const inspect::ScanDamage &damage)
{
    QStringList losses;
    if (damage.lostEntries && *damage.lostEntries > 0)
        losses << (*damage.lostEntries == 1
                       ? FileText::tr("1 entry lost")
                       : FileText::tr("%1 entries lost").arg(formatCount(*damage.lostEntries)));
    else if (damage.gapCount > 0)
        losses << (damage.gapCount == 1
                       ? FileText::tr("entries lost in one place")
                       : FileText::tr("entries lost in %1 places").arg(formatCount(damage.gapCount)));
    if (damage.incompleteEntries > 0)
        losses << FileText::tr("%1 without all of their value").arg(formatCount(damage.incompleteEntries));
    if (damage.accessTimesLost)
        losses << FileText::tr("some read times unknown");
    return losses.join(QStringLiteral(", "));
}

QString bloatText(double ratio)
{
    return formatNumber(ratio, 2) + QStringLiteral("×");
}

} // namespace cachescope::ui
