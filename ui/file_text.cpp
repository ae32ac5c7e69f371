// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/file_text.h"

#include "core/base/format.h"

#include <QCoreApplication>

namespace cachescope::ui {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("FileText", text);
}

Chip modeChip(const inspect::CacheFileInfo &info)
{
    if (info.openMode == inspect::OpenMode::Live) {
        return {tr("read-only, live"), Tone::Warning,
                tr("Another process has this file open. It is read with ordinary locks and not changed.")};
    }
    return {tr("read-only, untouched"), Tone::Good,
            tr("Not a byte of the file, or of the folder it is in, is changed by looking at it.")};
}

Chip walChip(const inspect::CacheFileInfo &info)
{
    if (info.walBytes == 0)
        return {tr("WAL: none"), Tone::Neutral,
                tr("There is no write-ahead log with content beside the file.")};
    return {tr("WAL: %1, included").arg(formatBytes(info.walBytes)), Tone::Neutral,
            tr("Entries that are only in the write-ahead log beside the file are shown too.")};
}

Chip scanChip(const inspect::Summary *summary, ScanState scan)
{
    if (scan == ScanState::Running)
        return {tr("scanning…"), Tone::Warning, tr("Figures and charts come when the scan is complete.")};
    if (!summary)
        return {tr("not scanned"), Tone::Warning,
                tr("The scan did not complete: sums and charts are missing.")};
    if (summary->exact)
        return {tr("exact"), Tone::Neutral, tr("Every entry was scanned.")};
    return {
        tr("incomplete"), Tone::Warning,
        tr("Some pages of the file are damaged: figures and charts are of the entries that can be read.")};
}

QString formatText(const inspect::CacheFormat &format)
{
    switch (format.kind) {
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
        return tr("table \"%1\", columns chosen by you").arg(format.columns.table);
    }
    return {};
}

QString modeText(inspect::OpenMode mode)
{
    switch (mode) {
    case inspect::OpenMode::Immutable:
        return tr("immutable: no locks, no files beside it");
    case inspect::OpenMode::WalCopy:
        return tr("read-only with its write-ahead log");
    case inspect::OpenMode::Live:
        return tr("read-only, shared with another process");
    }
    return {};
}

} // namespace

QString fileNameOf(const QString &path)
{
    return path.mid(path.lastIndexOf(QLatin1Char('/')) + 1);
}

HeaderContent fileHeader(const inspect::CacheFileInfo &info, const inspect::Summary *summary, ScanState scan)
{
    QStringList facts{tr("%1 on disk").arg(formatBytes(info.fileBytes)),
                      tr("%1 entries").arg(formatCount(summary ? summary->entries : info.entries))};
    if (summary)
        facts.append(tr("%1 data").arg(formatBytes(summary->dataBytes)));
    return {fileNameOf(info.path),
            facts.join(QStringLiteral(" · ")),
            {modeChip(info), walChip(info), scanChip(summary, scan)}};
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

QList<Fact> contentFacts(const inspect::CacheFileInfo &info, const inspect::Summary *summary)
{
    QList<Fact> facts;
    for (const QString &warning : info.warnings)
        facts.append({tr("Note"), warning});
    if (!summary)
        return facts;
    facts.append({tr("Median size"), formatBytes(summary->p50Bytes)});
    facts.append({tr("Largest entry"), formatBytes(summary->maxBytes)});
    if (summary->oldestAccess && summary->newestAccess) {
        facts.append({tr("Oldest read"), formatTime(*summary->oldestAccess)});
        facts.append({tr("Newest read"), formatTime(*summary->newestAccess)});
    }
    facts.append({tr("Scan"),
                  tr("%1, %2 readers").arg(formatDuration(summary->scanSeconds)).arg(summary->scanThreads)});
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

QString bloatText(double ratio)
{
    return QString::number(ratio, 'f', 2) + QStringLiteral("×");
}

} // namespace cachescope::ui
