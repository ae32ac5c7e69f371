// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_stats.h"

#include "app/cli/interrupt.h"
#include "app/cli/open_options.h"
#include "app/cli/output.h"
#include "app/cli/progress_line.h"
#include "app/cli/stats_text.h"
#include "core/base/format.h"
#include "core/inspect/figures/estimate.h"
#include "core/inspect/figures/key_prefixes.h"
#include "core/inspect/scan/scan.h"
#include "core/sqlite/connection.h"

#include <memory>

namespace cachescope::cli {

namespace {

using inspect::CacheFile;

struct StatsOptions
{
    InspectOptions open;
    bool json = false;
    bool estimate = false;
};

void print(const StatsOptions &options, const StatsReport &report)
{
    if (options.json)
        writeJson(statsJson(report));
    else
        writeText(statsTable(report));
}

Result<inspect::ScanResult> scan(const CacheFile &file)
{
    ProgressLine line(QStringLiteral("Scanning"));
    inspect::ScanOptions options;
    options.keepPart = true;
    options.types = true;
    return inspect::scanEntries(
        file, options, [&line](double fraction) { line.show(fraction); }, &interrupted());
}

Result<std::vector<inspect::NamedTotal>> readPrefixes(const CacheFile &file, const inspect::EntryIndex &index)
{
    const auto connection = file.connect();
    if (!connection)
        return connection.error();
    ProgressLine line(QStringLiteral("Reading"));
    line.show(QStringLiteral("the keys, for their prefixes"));
    return inspect::readKeyPrefixes(**connection, file.info().format, index, &interrupted());
}

int statsByScan(const StatsOptions &options, const CacheFile &file)
{
    const auto scanned = scan(file);
    if (!scanned)
        return fail(scanned.error());
    StatsReport report;
    report.summary = inspect::summarize(*scanned, file.info().fileBytes + file.info().walBytes);
    report.types = inspect::typeTotals(scanned->index, scanned->types);
    report.damage = scanned->damage;
    auto prefixes = readPrefixes(file, scanned->index);
    if (prefixes)
        report.prefixes = std::move(*prefixes);
    print(options, report);
    if (!scanned->complete) {
        printError(QStringLiteral("Stopped at your request: these are the figures of %1 of about %2 entries.")
                       .arg(formatCount(report.summary.entries), formatCount(file.info().entries)));
        return kInterrupted;
    }
    if (!prefixes)
        return fail(prefixes.error());
    if (!report.damage.any() && !file.info().salvaged)
        return kDone;
    printError(damageText(file.info(), report.damage));
    return kCheckFailed;
}

int statsByEstimate(const StatsOptions &options, const CacheFile &file)
{
    auto estimate = inspect::estimate(file, inspect::EstimateOptions(), &interrupted());
    if (!estimate && estimate.error().code == ErrorCode::Corrupt) {
        printError(
            QStringLiteral("The file is so damaged that no sample of it can be drawn: all of it is read "
                           "instead."));
        return statsByScan(options, file);
    }
    if (!estimate)
        return fail(estimate.error());
    StatsReport report{estimate->summary, estimate->types, estimate->prefixes, estimate->damage, *estimate};
    print(options, report);
    if (!estimate->damaged && !file.info().salvaged)
        return kDone;
    if (report.summary.exact || report.damage.any())
        printError(damageText(file.info(), report.damage));
    else if (file.info().salvaged)
        printError(incompleteText(file.info()));
    else
        printError(QStringLiteral("The file is damaged: figures are of what can be read. stats without "
                                  "--estimate tells how much is lost."));
    return kCheckFailed;
}

int runStats(const StatsOptions &options)
{
    const auto file = openToInspect(options.open);
    if (!file)
        return failToOpen(options.open, file.error());
    return options.estimate ? statsByEstimate(options, *file) : statsByScan(options, *file);
}

} // namespace

void addStatsCommand(CLI::App &app, int &exitCode)
{
    auto *command = app.add_subcommand("stats", "Sizes, ages and kinds of all entries; reads no values");
    const auto options = std::make_shared<StatsOptions>();
    addOpenOptions(*command, options->open);
    command->add_flag("--json", options->json, "One JSON document");
    command->add_flag("--estimate", options->estimate,
                      "From a few hundred pages of the file, with the error that this has");
    command->footer("Examples:\n"
                    "  cachescope-cli stats cache.db\n"
                    "  cachescope-cli stats cache.db --estimate --json");
    command->callback([options, &exitCode] { exitCode = runStats(*options); });
}

} // namespace cachescope::cli
