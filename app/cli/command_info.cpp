// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_info.h"

#include "app/cli/interrupt.h"
#include "app/cli/open_options.h"
#include "app/cli/output.h"
#include "app/cli/progress_line.h"
#include "app/cli/proof_text.h"
#include "app/cli/table.h"
#include "core/base/format.h"
#include "core/inspect/figures/estimate.h"
#include "core/inspect/open/opening.h"

#include <QElapsedTimer>
#include <QJsonArray>

#include <memory>
#include <optional>

namespace cachescope::cli {

namespace {

struct InfoOptions
{
    InspectOptions open;
    bool json = false;
    bool proof = false;
};

QStringList warningsOf(const inspect::CacheFileInfo &info)
{
    QStringList warnings = info.warnings;
    if (!info.truncated && info.entriesKnown && !info.entriesExact)
        warnings << QStringLiteral(
            "The number of entries is an estimate from places all over the file; stats counts them.");
    return warnings;
}

/// Whether the schema was read: of a truncated file it may be missing.
bool isReadable(const inspect::CacheFileInfo &info)
{
    return !info.truncated || info.salvaged;
}

/// Figures that are not known are null.
QJsonObject toJson(const inspect::CacheFileInfo &info)
{
    QJsonObject object{{QStringLiteral("path"), info.path},
                       {QStringLiteral("openMode"), inspect::openModeName(info.openMode)},
                       {QStringLiteral("journalMode"), info.journalMode},
                       {QStringLiteral("pageSizeBytes"), info.pageSizeBytes},
                       {QStringLiteral("fileBytes"), info.fileBytes},
                       {QStringLiteral("walBytes"), info.walBytes},
                       {QStringLiteral("format"), QJsonValue()},
                       {QStringLiteral("freeBytes"), QJsonValue()},
                       {QStringLiteral("entries"), QJsonValue()},
                       {QStringLiteral("pinned"), QJsonValue()},
                       {QStringLiteral("truncated"), info.truncated},
                       {QStringLiteral("missingBytes"), info.missingBytes},
                       {QStringLiteral("warnings"), QJsonArray::fromStringList(warningsOf(info))}};
    if (!isReadable(info))
        return object;
    object.insert(QStringLiteral("format"), inspect::formatName(info.format.kind));
    object.insert(QStringLiteral("freeBytes"), info.freeBytes);
    if (info.truncated || !info.entriesKnown)
        return object;
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

QString countText(qint64 count, bool exact)
{
    return exact ? formatCount(count) : QStringLiteral("about %1").arg(formatCount(count));
}

Facts toFacts(const inspect::CacheFileInfo &info)
{
    Facts facts{{QStringLiteral("File"), info.path},
                {QStringLiteral("Open mode"), openModeInWords(info.openMode)},
                {QStringLiteral("Journal mode"), info.journalMode},
                {QStringLiteral("Page size"), QStringLiteral("%1 B").arg(info.pageSizeBytes)},
                {QStringLiteral("File size"), formatBytes(info.fileBytes)},
                {QStringLiteral("Log size"), formatBytes(info.walBytes)}};
    if (info.truncated)
        facts.emplace_back(QStringLiteral("Missing"), formatBytes(info.missingBytes));
    if (isReadable(info)) {
        facts.emplace_back(QStringLiteral("Free in file"), formatBytes(info.freeBytes));
        facts.emplace_back(QStringLiteral("Format"), inspect::formatName(info.format.kind));
    }
    if (!info.truncated) {
        facts.emplace_back(QStringLiteral("Entries"),
                           info.entriesKnown ? countText(info.entries, info.entriesExact)
                                             : QStringLiteral("not known; stats reads those that are left"));
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

/// Of a truncated file, what its schema tells if that is there, and the header alone if it is not.
Result<inspect::CacheFileInfo> look(const InspectOptions &options)
{
    inspect::OpenOptions opening = openOptions(options);
    auto info = inspect::CacheFile::probe(options.file, opening);
    if (info || info.error().code != ErrorCode::Corrupt)
        return info;
    opening.salvage = false;
    auto facts = inspect::CacheFile::probe(options.file, opening);
    return facts && facts->truncated ? facts : info;
}

struct EntriesLeft
{
    qint64 entries = 0;
    bool exact = true;
};

/// How many entries of a truncated file can still be read, from a few hundred pages. Nothing where those do
/// not tell.
std::optional<EntriesLeft> entriesLeft(const InspectOptions &options, const inspect::CacheFileInfo &info)
{
    if (!info.salvaged)
        return std::nullopt;
    const auto file = openToInspect(options);
    if (!file)
        return std::nullopt;
    const auto estimate = inspect::estimate(*file, inspect::EstimateOptions(), &interrupted());
    if (!estimate)
        return std::nullopt;
    return EntriesLeft{estimate->summary.entries, estimate->entries.low == estimate->entries.high};
}

/// What is found out about a file.
struct Findings
{
    inspect::CacheFileInfo info;
    std::optional<EntriesLeft> left;
    std::optional<ProofRun> proof;
};

Result<Findings> find(const InspectOptions &options)
{
    auto info = look(options);
    if (!info)
        return info.error();
    Findings findings{std::move(*info), std::nullopt, std::nullopt};
    findings.left = entriesLeft(options, findings.info);
    return findings;
}

/// The header tells whether hashes may be taken, and is read before them: so sizes and times come first.
Result<Findings> prove(const InspectOptions &options)
{
    const QString &path = options.file;
    const inspect::FileSnapshot first = inspect::snapshotOf(path);
    const auto opening = inspect::lookBeforeOpening(path);
    if (!opening)
        return opening.error();
    auto before = takeSnapshot(path, opening->mode);
    if (!before)
        return before.error();
    auto findings = find(options);
    if (!findings)
        return findings;
    const inspect::OpenMode mode = findings->info.openMode;
    auto after = takeSnapshot(path, mode);
    if (!after)
        return after.error();
    // What changed while the first hash was being taken is a change too.
    const bool quietSoFar = inspect::compare(first, *before, opening->mode).unchanged;
    const inspect::FileSnapshot &from = quietSoFar ? *before : first;
    findings->proof = ProofRun{from, *after, inspect::compare(from, *after, mode)};
    return findings;
}

QJsonObject toJson(const Findings &findings)
{
    QJsonObject object = toJson(findings.info);
    if (findings.left) {
        object.insert(QStringLiteral("entriesLeft"), findings.left->entries);
        object.insert(QStringLiteral("entriesLeftExact"), findings.left->exact);
    }
    if (findings.proof)
        object.insert(QStringLiteral("proof"), proofJson(*findings.proof));
    return object;
}

Facts toFacts(const Findings &findings)
{
    Facts facts = toFacts(findings.info);
    if (findings.left)
        facts.emplace_back(QStringLiteral("Entries left"),
                           countText(findings.left->entries, findings.left->exact));
    if (findings.proof) {
        const Facts more = proofFacts(*findings.proof);
        facts.insert(facts.end(), more.begin(), more.end());
    }
    return facts;
}

int runInfo(const InfoOptions &options)
{
    const auto findings = options.proof ? prove(options.open) : find(options.open);
    if (!findings)
        return failToOpen(options.open, findings.error());
    const auto &[info, left, run] = *findings;
    if (run && !run->proof.contentCompared)
        printError(inspect::noHashInLiveMode(info.path).message);
    if (options.json)
        writeJson(toJson(*findings));
    else
        writeText(factsTable(toFacts(*findings)));
    const bool whole = !info.truncated && info.entriesKnown;
    return whole && (!run || run->proof.unchanged) ? kDone : kCheckFailed;
}

} // namespace

void addInfoCommand(CLI::App &app, int &exitCode)
{
    auto *command = app.add_subcommand("info", "What a cache file is; reads only a few pages of it");
    const auto options = std::make_shared<InfoOptions>();
    addOpenOptions(*command, options->open);
    command->add_flag("--json", options->json, "One JSON document");
    command->add_flag("--proof", options->proof,
                      "Prove that looking changes nothing: size, times and SHA-256 before and after; reads "
                      "the whole file twice");
    command->footer("Examples:\n"
                    "  cachescope-cli info cache.db --proof\n"
                    "  cachescope-cli info other.db --map table=pages,key=url,value=body");
    command->callback([options, &exitCode] { exitCode = runInfo(*options); });
}

} // namespace cachescope::cli
