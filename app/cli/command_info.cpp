// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_info.h"

#include "app/cli/interrupt.h"
#include "app/cli/option_types.h"
#include "app/cli/output.h"
#include "app/cli/progress_line.h"
#include "app/cli/proof_text.h"
#include "app/cli/table.h"
#include "core/base/format.h"
#include "core/inspect/opening.h"

#include <QElapsedTimer>
#include <QJsonArray>

#include <memory>
#include <optional>

namespace cachescope::cli {

namespace {

struct InfoOptions
{
    QString file;
    bool json = false;
    bool proof = false;
};

QStringList warningsOf(const inspect::CacheFileInfo &info)
{
    QStringList warnings = info.warnings;
    if (!info.truncated && !info.entriesExact)
        warnings << QStringLiteral(
            "The number of entries is an estimate from places all over the file; stats counts them.");
    return warnings;
}

QJsonObject toJson(const inspect::CacheFileInfo &info)
{
    QJsonObject object{{QStringLiteral("path"), info.path},
                       {QStringLiteral("openMode"), inspect::openModeName(info.openMode)},
                       {QStringLiteral("journalMode"), info.journalMode},
                       {QStringLiteral("pageSizeBytes"), info.pageSizeBytes},
                       {QStringLiteral("fileBytes"), info.fileBytes},
                       {QStringLiteral("walBytes"), info.walBytes},
                       {QStringLiteral("truncated"), info.truncated},
                       {QStringLiteral("missingBytes"), info.missingBytes},
                       {QStringLiteral("warnings"), QJsonArray::fromStringList(warningsOf(info))}};
    if (info.truncated)
        return object;
    object.insert(QStringLiteral("format"), inspect::formatName(info.format.kind));
    object.insert(QStringLiteral("freeBytes"), info.freeBytes);
    object.insert(QStringLiteral("entries"), info.entries);
    object.insert(QStringLiteral("entriesExact"), info.entriesExact);
    if (info.pinned)
        object.insert(QStringLiteral("pinned"), *info.pinned);
    return object;
}

QString openModeInWords(inspect::OpenMode mode)
{
    switch (mode) {
    case inspect::OpenMode::Immutable:
        return QStringLiteral("immutable (nothing is locked, created or changed)");
    case inspect::OpenMode::WalCopy:
        return QStringLiteral("wal-copy (read with its log; nothing is locked, created or changed)");
    case inspect::OpenMode::Live:
        return QStringLiteral("live (another process has it open; read through SQLite's locks)");
    }
    return inspect::openModeName(mode);
}

Facts toFacts(const inspect::CacheFileInfo &info)
{
    Facts facts{{QStringLiteral("File"), info.path},
                {QStringLiteral("Open mode"), openModeInWords(info.openMode)},
                {QStringLiteral("Journal mode"), info.journalMode},
                {QStringLiteral("Page size"), QStringLiteral("%1 B").arg(info.pageSizeBytes)},
                {QStringLiteral("File size"), formatBytes(info.fileBytes)},
                {QStringLiteral("Log size"), formatBytes(info.walBytes)}};
    if (info.truncated) {
        facts.emplace_back(QStringLiteral("Missing"), formatBytes(info.missingBytes));
    } else {
        facts.emplace_back(QStringLiteral("Free in file"), formatBytes(info.freeBytes));
        facts.emplace_back(QStringLiteral("Format"), inspect::formatName(info.format.kind));
        facts.emplace_back(QStringLiteral("Entries"),
                           info.entriesExact ? formatCount(info.entries)
                                             : QStringLiteral("about %1").arg(formatCount(info.entries)));
        if (info.pinned)
            facts.emplace_back(QStringLiteral("Pinned"), formatCount(*info.pinned));
    }
    for (const QString &warning : warningsOf(info))
        facts.emplace_back(QStringLiteral("Warning"), warning);
    return facts;
}

/// With hashes, unless another process has the file open.
Result<inspect::FileSnapshot> takeSnapshot(const QString &path, inspect::OpenMode mode)
{
    if (mode == inspect::OpenMode::Live)
        return inspect::snapshotOf(path);
    ProgressLine line(QStringLiteral("Taking the SHA-256"));
    QElapsedTimer timer;
    timer.start();
    const auto show = [&](double done) {
        const double left = static_cast<double>(timer.elapsed()) / 1000.0 * (1.0 - done) / done;
        line.show(
            QStringLiteral("%1 %, about %2 left").arg(done * 100.0, 0, 'f', 0).arg(formatDuration(left)));
    };
    return inspect::hashedSnapshotOf(path, mode, show, &interrupted());
}

/// The header tells whether hashes may be taken, and is read before them: so sizes and times come first.
Result<ProofRun> prove(const QString &path, Result<inspect::CacheFileInfo> *info)
{
    const inspect::FileSnapshot first = inspect::snapshotOf(path);
    const auto opening = inspect::lookBeforeOpening(path);
    if (!opening)
        return opening.error();
    auto before = takeSnapshot(path, opening->mode);
    if (!before)
        return before.error();
    *info = inspect::CacheFile::probe(path);
    if (!*info)
        return info->error();
    auto after = takeSnapshot(path, (*info)->openMode);
    if (!after)
        return after.error();
    // What changed while the first hash was being taken is a change too.
    const bool quietSoFar = inspect::compare(first, *before, opening->mode).unchanged;
    const inspect::FileSnapshot &from = quietSoFar ? *before : first;
    return ProofRun{from, *after, inspect::compare(from, *after, (*info)->openMode)};
}

void write(const InfoOptions &options, const inspect::CacheFileInfo &info, const std::optional<ProofRun> &run)
{
    if (options.json) {
        QJsonObject object = toJson(info);
        if (run)
            object.insert(QStringLiteral("proof"), proofJson(*run));
        writeJson(object);
        return;
    }
    Facts facts = toFacts(info);
    if (run) {
        const Facts more = proofFacts(*run);
        facts.insert(facts.end(), more.begin(), more.end());
    }
    writeText(factsTable(facts));
}

int runInfo(const InfoOptions &options)
{
    std::optional<ProofRun> run;
    Result<inspect::CacheFileInfo> info = inspect::CacheFileInfo();
    if (options.proof) {
        auto proven = prove(options.file, &info);
        if (!proven)
            return fail(proven.error());
        run = std::move(*proven);
        if (!run->proof.contentCompared)
            printError(inspect::noHashInLiveMode(info->path).message);
    } else {
        info = inspect::CacheFile::probe(options.file);
    }
    if (!info)
        return fail(info.error());
    write(options, *info, run);
    return info->truncated || (run && !run->proof.unchanged) ? kCheckFailed : kDone;
}

} // namespace

void addInfoCommand(CLI::App &app, int &exitCode)
{
    auto *command = app.add_subcommand("info", "What a cache file is; reads only a few pages of it");
    const auto options = std::make_shared<InfoOptions>();
    addFileArgument(*command, options->file);
    command->add_flag("--json", options->json, "One JSON document");
    command->add_flag("--proof", options->proof,
                      "Prove that looking changes nothing: size, times and SHA-256 before and after; reads "
                      "the whole file twice");
    command->callback([options, &exitCode] { exitCode = runInfo(*options); });
}

} // namespace cachescope::cli
