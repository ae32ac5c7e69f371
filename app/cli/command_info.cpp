// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_info.h"

#include "app/cli/option_types.h"
#include "app/cli/output.h"
#include "app/cli/table.h"
#include "core/base/format.h"
#include "core/inspect/cache_file.h"

#include <QJsonArray>

#include <memory>

namespace cachescope::cli {

namespace {

struct InfoOptions
{
    QString file;
    bool json = false;
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

int runInfo(const InfoOptions &options)
{
    const auto info = inspect::CacheFile::probe(options.file);
    if (!info)
        return fail(info.error());
    if (options.json)
        writeJson(toJson(*info));
    else
        writeText(factsTable(toFacts(*info)));
    return info->truncated ? kCheckFailed : kDone;
}

} // namespace

void addInfoCommand(CLI::App &app, int &exitCode)
{
    auto *command = app.add_subcommand("info", "What a cache file is; reads only a few pages of it");
    const auto options = std::make_shared<InfoOptions>();
    addFileArgument(*command, options->file);
    command->add_flag("--json", options->json, "One JSON document");
    command->callback([options, &exitCode] { exitCode = runInfo(*options); });
}

} // namespace cachescope::cli
