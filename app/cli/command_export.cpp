// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_export.h"

#include "app/cli/filter_options.h"
#include "app/cli/interrupt.h"
#include "app/cli/open_options.h"
#include "app/cli/option_types.h"
#include "app/cli/output.h"
#include "app/cli/progress_line.h"
#include "app/cli/selection.h"
#include "app/cli/table.h"
#include "core/base/format.h"
#include "core/inspect/export/exporter.h"
#include "core/sqlite/connection.h"

#include <QJsonArray>

#include <memory>
#include <ranges>

namespace cachescope::cli {

namespace {

using inspect::CacheFile;
using inspect::EntryQuery;
using inspect::EntrySort;
using inspect::ExportFailure;
using inspect::ExportProgress;
using inspect::ExportResult;

/// Failures that are told one by one where no JSON was asked for.
constexpr std::size_t kFailuresShown = 20;
constexpr qsizetype kKeyShown = 200; ///< characters of a key in a message

struct ExportCommand
{
    InspectOptions open;
    EntryQuery query{EntrySort::RowId, false, {}, -1};
    inspect::ExportOptions options;
    bool json = false;
};

QJsonObject toJson(const ExportResult &result)
{
    QJsonArray failed;
    for (const ExportFailure &failure : result.failed)
        failed << QJsonObject{{QStringLiteral("rowid"), failure.rowid},
                              {QStringLiteral("key"), failure.key},
                              {QStringLiteral("reason"), failure.reason}};
    return {{QStringLiteral("directory"), result.directory},
            {QStringLiteral("index"), result.indexFile},
            {QStringLiteral("exported"), result.exported},
            {QStringLiteral("bytes"), result.bytes},
            {QStringLiteral("gone"), result.gone},
            {QStringLiteral("failedCount"), result.failedCount},
            {QStringLiteral("failed"), failed},
            {QStringLiteral("cancelled"), result.cancelled}};
}

Facts toFacts(const ExportResult &result)
{
    Facts facts{{QStringLiteral("Directory"), result.directory},
                {QStringLiteral("Exported"),
                 QStringLiteral("%1 (%2)").arg(formatCount(result.exported), formatBytes(result.bytes))},
                {QStringLiteral("Table"), result.indexFile}};
    if (result.gone > 0)
        facts.emplace_back(QStringLiteral("Gone meanwhile"), formatCount(result.gone));
    if (result.failedCount > 0)
        facts.emplace_back(QStringLiteral("Not exported"), formatCount(result.failedCount));
    return facts;
}

void tellFailures(const ExportResult &result)
{
    for (const ExportFailure &failure : result.failed | std::views::take(kFailuresShown)) {
        const QString entry =
            failure.key.isEmpty() ? QStringLiteral("Row %1").arg(failure.rowid) : failure.key.left(kKeyShown);
        printError(QStringLiteral("%1 was not exported: %2").arg(entry, failure.reason));
    }
    if (result.failedCount > static_cast<qint64>(kFailuresShown))
        printError(QStringLiteral("%1 more were not exported; --json lists them.")
                       .arg(formatCount(result.failedCount - static_cast<qint64>(kFailuresShown))));
}

void show(ProgressLine &line, const ExportProgress &progress)
{
    line.show(QStringLiteral("%1 of %2 entries, %3 of %4")
                  .arg(formatCount(progress.entries), formatCount(progress.ofEntries),
                       formatBytes(progress.bytes), formatBytes(progress.ofBytes)));
}

Result<ExportResult> exportFrom(const CacheFile &file, const ExportCommand &command, bool *damaged)
{
    const auto connection = file.connect();
    if (!connection)
        return connection.error();
    const auto selected = select(file, **connection, command.query, Times::NotWanted);
    if (!selected)
        return selected.error();
    *damaged = selected->damaged;
    inspect::ExportOptions options = command.options;
    options.index = selected->index.get();
    ProgressLine line(QStringLiteral("Exporting"));
    return inspect::exportEntries(
        file, selected->rowids, options, [&line](const ExportProgress &progress) { show(line, progress); },
        &interrupted());
}

int runExport(const ExportCommand &command)
{
    const auto file = openToInspect(command.open);
    if (!file)
        return failToOpen(command.open, file.error());
    if (file->info().salvaged)
        printError(incompleteText(file->info()));
    bool damaged = false;
    const auto result = exportFrom(*file, command, &damaged);
    if (!result)
        return fail(result.error());
    if (command.json)
        writeJson(toJson(*result));
    else
        writeText(factsTable(toFacts(*result)));
    if (!command.json)
        tellFailures(*result);
    if (result->cancelled) {
        printError(QStringLiteral("Stopped at your request: what was exported until then is whole and in %1.")
                       .arg(result->indexFile));
        return kInterrupted;
    }
    if (damaged && !file->info().salvaged)
        printError(QStringLiteral("%1 is damaged: entries that could not be read at all are missing here; "
                                  "stats tells how many those are.")
                       .arg(file->info().path));
    return damaged || result->failedCount > 0 ? kCheckFailed : exitCodeAfter(*file);
}

} // namespace

void addExportCommand(CLI::App &app, int &exitCode)
{
    auto *sub = app.add_subcommand("export", "Values as files, one an entry, with a table of them");
    const auto command = std::make_shared<ExportCommand>();
    addOpenOptions(*sub, command->open);
    addTextOption(*sub, "--out", command->options.directory, "The directory, which is new or empty")
        ->required()
        ->type_name("DIR");
    sub->add_flag("--into-existing", command->options.mayHaveFiles,
                  "Also into a directory that has files; none of them is overwritten");
    addOrderOptions(*sub, command->query, "Export");
    addFilterOptions(*sub, command->query.filter);
    sub->add_flag("--json", command->json, "One JSON document");
    sub->footer("Examples:\n"
                "  cachescope-cli export cache.db --out values --type json\n"
                "  cachescope-cli export cache.db --out oldest --sort last_accessed --limit 100");
    sub->callback([command, &exitCode] { exitCode = runExport(*command); });
}

} // namespace cachescope::cli
