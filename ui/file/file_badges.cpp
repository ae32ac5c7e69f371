// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/file/file_badges.h"

#include "core/base/format.h"
#include "core/inspect/open/opening.h"
#include "ui/file/file_text.h"

#include <QCoreApplication>

namespace cachescope::ui {
namespace {

using inspect::OpenMode;

struct FileBadges
{
    Q_DECLARE_TR_FUNCTIONS(cachescope::ui::FileBadges)
};

QString modeExplanation(OpenMode mode)
{
    switch (mode) {
    case OpenMode::Immutable:
        return FileBadges::tr(
            "Not a byte of the file, or of the folder it is in, is changed by looking at it: it is "
            "opened so that SQLite locks, creates and writes nothing. Click to see the proof.");
    case OpenMode::WalCopy:
        return FileBadges::tr(
            "There is a write-ahead log beside the file, and the rows that are only in it are shown "
            "too. SQLite locks, creates and writes nothing, neither here nor in the log. Click to see "
            "the proof.");
    case OpenMode::Live:
        return FileBadges::tr(
            "The file is read through SQLite's locks, as any reader of a file in use does, and what "
            "you see is as it was when it was read last. Cachescope writes nothing to the file or its "
            "log. Click to see "
            "what can be proven.");
    }
    return {};
}

Chip modeChip(const FileStatus &file)
{
    const inspect::CacheFileInfo &info = file.info;
    if (file.changed && info.openMode != OpenMode::Live)
        return {
            FileBadges::tr("Read-only"), Tone::Neutral,
            FileBadges::tr("Cachescope changed nothing, but another program changed the file since it was "
                           "opened. Click to see what."),
            ChipLink::Proof};
    return {openModeText(info.openMode), info.openMode == OpenMode::Live ? Tone::Warning : Tone::Good,
            modeExplanation(info.openMode), ChipLink::Proof};
}

/// All that SQLite keeps beside the file, as it was at opening.
QString besideText(const inspect::CacheFileInfo &info)
{
    QStringList beside;
    for (std::size_t i = 1; i < info.atOpening.files.size(); ++i) {
        const inspect::FileState &file = info.atOpening.files[i];
        if (file.exists)
            beside << QStringLiteral("%1 (%2)").arg(file.name, formatBytes(file.sizeBytes));
    }
    return beside.isEmpty()
               ? FileBadges::tr("Found beside the file: nothing of SQLite's.")
               : FileBadges::tr("Found beside the file: %1.").arg(beside.join(QStringLiteral(", ")));
}

/// Whether the scan told what the file takes, which changes while others write to it.
bool isMeasured(const FileStatus &file)
{
    return file.summary && file.summary->fileBytes > 0;
}

Chip logChip(const FileStatus &file)
{
    const inspect::CacheFileInfo &info = file.info;
    const QString beside = besideText(info);
    const qint64 walBytes = isMeasured(file) ? file.summary->walBytes : info.walBytes;
    if (walBytes == 0)
        return {FileBadges::tr("no log"), Tone::Neutral,
                FileBadges::tr(
                    "There is no write-ahead log with content beside the file: all entries are in the file "
                    "itself. %1")
                    .arg(beside)};
    const QString size = formatBytes(walBytes);
    if (info.openMode == OpenMode::Immutable)
        return {FileBadges::tr("log beside it: %1, not read").arg(size), Tone::Warning,
                FileBadges::tr("The log beside the file is not used; the note says why. %1").arg(beside)};
    return {FileBadges::tr("log beside it: %1").arg(size), Tone::Neutral,
            FileBadges::tr("Entries that are only in the write-ahead log beside the file are shown too. %1")
                .arg(beside)};
}

qint64 wholeBytes(const inspect::CacheFileInfo &info)
{
    return info.fileBytes + info.missingBytes;
}

QList<Chip> stateChips(const FileStatus &file)
{
    const inspect::CacheFileInfo &info = file.info;
    const bool incomplete = file.summary && !file.summary->exact;
    const QString loss = file.summary ? lossText(file.summary->damage) : QString();
    QList<Chip> chips;
    if (info.salvaged)
        chips << Chip{
            FileBadges::tr("salvaged: %1 of %2")
                .arg(formatBytes(info.fileBytes), formatBytes(wholeBytes(info))),
            Tone::Bad,
            FileBadges::tr("The end of the file is missing. What is there is shown. Click to read more."),
            ChipLink::Notes};
    else if (file.damageFound || incomplete || !info.entriesKnown)
        chips << Chip{
            loss.isEmpty() ? FileBadges::tr("damaged") : FileBadges::tr("damaged: %1").arg(loss), Tone::Bad,
            FileBadges::tr(
                "Some pages of the file are damaged: figures and charts are of the entries that can "
                "be read. Click to check the file."),
            ChipLink::Check};
    const auto notes = static_cast<int>(info.warnings.size());
    if (!info.salvaged && notes > 0)
        chips << Chip{notes == 1 ? FileBadges::tr("1 note") : FileBadges::tr("%1 notes").arg(notes),
                      Tone::Warning, info.warnings.join(QLatin1Char(' ')), ChipLink::Notes};
    return chips;
}

/// That the file changes, and what to do about it.
QList<Chip> changeChips(const FileStatus &file)
{
    const bool live = file.info.openMode == OpenMode::Live;
    QList<Chip> chips;
    if (file.replaced)
        return {
            {FileBadges::tr("replaced on disk"), Tone::Bad,
             FileBadges::tr(
                 "Another file was put in its place: what is shown is of the old one, which has no name any "
                 "more. Click, or press F5, to open the new one."),
             ChipLink::Refresh}};
    if (file.changed && live)
        chips << Chip{
            FileBadges::tr("changed: refresh"), Tone::Warning,
            FileBadges::tr(
                "The file has changed since its figures were read. Click, or press F5, to read them "
                "again."),
            ChipLink::Refresh};
    else if (file.changed)
        chips << Chip{
            FileBadges::tr("changed on disk"), Tone::Bad,
            FileBadges::tr("Another program has changed the file since it was opened: what is shown may be "
                           "wrong. Click, or press F5, to open it again."),
            ChipLink::Refresh};
    if (live && file.following)
        chips << Chip{
            FileBadges::tr("following"), Tone::Good,
            FileBadges::tr("Rows and figures are read again whenever the file changes; selection and scroll "
                           "position stay. Click to stop."),
            ChipLink::Follow};
    else if (live)
        chips << Chip{FileBadges::tr("follow"), Tone::Neutral,
                      FileBadges::tr("Click to have rows and figures read again whenever the file changes."),
                      ChipLink::Follow};
    return chips;
}

Chip estimateChip(const inspect::Estimate &estimate)
{
    return {FileBadges::tr("estimate ± %1").arg(formatShare(estimate.dataBytes.percent() / 100.0)),
            Tone::Warning,
            FileBadges::tr(
                "Figures and charts are estimated from %1 entries drawn at random; the bytes of all data are "
                "within this range with a probability of 95 %. They become exact when the scan is complete.")
                .arg(formatCount(estimate.sampledEntries))};
}

Chip scanChip(const FileStatus &file)
{
    const inspect::Summary *summary = file.summary.get();
    const ScanState scan = file.scan;
    if (!summary && file.estimate)
        return estimateChip(*file.estimate);
    if (scan == ScanState::Running)
        return {FileBadges::tr("scanning…"), Tone::Warning,
                FileBadges::tr("Figures and charts come when the scan is complete.")};
    if (!summary)
        return {FileBadges::tr("not scanned"), Tone::Warning,
                FileBadges::tr("The scan did not complete: sums and charts are missing.")};
    if (summary->exact)
        return {FileBadges::tr("exact"), Tone::Neutral, FileBadges::tr("Every entry was scanned.")};
    return {FileBadges::tr("incomplete"), Tone::Warning,
            FileBadges::tr("Figures and charts are of the entries that can be read.")};
}

QString entriesText(const inspect::CacheFileInfo &info, const inspect::Summary *summary)
{
    if (summary)
        return FileBadges::tr("%1 entries").arg(formatCount(summary->entries));
    if (info.entriesExact)
        return FileBadges::tr("%1 entries").arg(formatCount(info.entries));
    return info.entries > 0 ? FileBadges::tr("about %1 entries").arg(formatCount(info.entries)) : QString();
}

QString salvageText(const FileStatus &file)
{
    const inspect::CacheFileInfo &info = file.info;
    QString text =
        FileBadges::tr("Salvaged: %1 of %2 are there, %3 are missing at the end of the file. Entries on the "
                       "missing pages do not show, or are incomplete; all others can be looked at and "
                       "exported. It looks like an interrupted download: download it again to have the rest.")
            .arg(formatBytes(info.fileBytes), formatBytes(wholeBytes(info)), formatBytes(info.missingBytes));
    if (file.summary)
        text +=
            QLatin1Char(' ') + FileBadges::tr("%1 entries survive.").arg(formatCount(file.summary->entries));
    const QString loss = file.summary ? lossText(file.summary->damage) : QString();
    return loss.isEmpty() ? text : QStringLiteral("%1 %2.").arg(text, loss);
}

} // namespace

QString openModeText(OpenMode mode)
{
    switch (mode) {
    case OpenMode::Immutable:
        return FileBadges::tr("Read-only, untouched");
    case OpenMode::WalCopy:
        return FileBadges::tr("Read-only, its log's rows are seen");
    case OpenMode::Live:
        return FileBadges::tr("Live: another process has it open");
    }
    return {};
}

HeaderContent fileHeader(const FileStatus &file)
{
    const inspect::CacheFileInfo &info = file.info;
    const qint64 fileBytes = isMeasured(file) ? file.summary->fileBytes : info.fileBytes;
    QStringList facts{FileBadges::tr("%1 on disk").arg(formatBytes(fileBytes)),
                      entriesText(info, file.summary.get())};
    if (file.summary)
        facts.append(FileBadges::tr("%1 data").arg(formatBytes(file.summary->dataBytes)));
    else if (file.estimate)
        facts.append(
            FileBadges::tr("about %1 data").arg(formatBytes(qRound64(file.estimate->dataBytes.value))));
    facts.removeAll(QString());
    QList<Chip> chips{modeChip(file), logChip(file)};
    chips << changeChips(file) << stateChips(file) << scanChip(file);
    return {fileNameOf(info.path), facts.join(QStringLiteral(" · ")), chips};
}

QString fileNotice(const FileStatus &file)
{
    const inspect::CacheFileInfo &info = file.info;
    QStringList sentences = info.warnings;
    if (info.salvaged) {
        sentences.removeAll(inspect::truncatedMessage(info.path, info.fileBytes, info.missingBytes));
        sentences.prepend(salvageText(file));
    }
    return sentences.join(QLatin1Char('\n'));
}

bool noticeIsUrgent(const inspect::CacheFileInfo &info)
{
    return info.warnings.size() > (info.openMode == OpenMode::Live ? 1 : 0);
}

} // namespace cachescope::ui
