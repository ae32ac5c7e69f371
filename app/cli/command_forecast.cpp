// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_forecast.h"

#include "app/cli/forecast_text.h"
#include "app/cli/interrupt.h"
#include "app/cli/open_options.h"
#include "app/cli/option_types.h"
#include "app/cli/output.h"
#include "app/cli/progress_line.h"
#include "app/cli/stats_text.h"
#include "core/base/format.h"
#include "core/base/units.h"
#include "core/cache/cache_options.h"
#include "core/inspect/forecast/eviction_order.h"
#include "core/inspect/scan/scan.h"
#include "core/sqlite/connection.h"

#include <memory>

namespace cachescope::cli {

namespace {

using inspect::CacheFile;
using load::Trace;

struct ForecastOptions
{
    InspectOptions open;
    std::vector<qint64> budgets;
    double lowWaterMark = cache::CacheOptions().lowWaterMark;
    QString tracePath;
    std::optional<inspect::Sampling> sampling; ///< absent: as samplingFor() says
    bool json = false;
};

/// What is known of a file, and a connection to ask it for more.
struct Source
{
    const CacheFile &file;
    sqlite::Connection &connection;
    inspect::ScanResult &scanned;
    std::shared_ptr<const inspect::EntryIndex> index;
};

Result<inspect::ScanResult> scan(const CacheFile &file)
{
    ProgressLine line(QStringLiteral("Scanning"));
    inspect::ScanOptions options;
    options.keepPart = true;
    options.types = true;
    return inspect::scanEntries(
        file, options, [&line](double fraction) { line.show(fraction); }, &interrupted());
}

Result<std::optional<Trace>> readTrace(const QString &path)
{
    if (path.isEmpty())
        return std::optional<Trace>();
    ProgressLine line(QStringLiteral("Reading"));
    line.show(QStringLiteral("the trace"));
    auto trace = Trace::readFile(path, &interrupted());
    if (!trace)
        return trace.error();
    return std::optional<Trace>(std::move(*trace));
}

Result<load::TraceMisses> measure(const Source &source, const ForecastOptions &options, const Trace &trace)
{
    ProgressLine line(QStringLiteral("Measuring"));
    line.show(QStringLiteral("the trace"));
    const auto entries = load::findTraceEntries(source.connection, source.file.info().format, *source.index,
                                                trace, &interrupted());
    if (!entries)
        return entries.error();
    return load::measureMisses(trace, *entries, options.sampling.value_or(load::samplingFor(trace)),
                               &interrupted());
}

Result<inspect::EntryPrefixes> readPrefixes(const Source &source)
{
    ProgressLine line(QStringLiteral("Reading"));
    line.show(QStringLiteral("the keys, for their prefixes"));
    return inspect::readEntryPrefixes(source.connection, source.file.info().format, *source.index,
                                      &interrupted());
}

/// What can be told of each budget without reading more of the file.
Result<ForecastReport> replay(const Source &source, const ForecastOptions &options,
                              const inspect::EntryPrefixes *prefixes)
{
    inspect::EntryOrders orders(source.index);
    auto order = inspect::readEvictionOrder(source.connection, source.file.info().format, orders);
    if (!order)
        return order.error();
    const inspect::EvictionReplay replay(source.index, std::move(*order), options.lowWaterMark);
    ForecastReport report;
    report.exact = source.scanned.complete && !source.scanned.damage.any() && !source.file.info().salvaged;
    report.lowWaterMark = options.lowWaterMark;
    for (const qint64 budget : options.budgets)
        report.budgets.push_back(replay.at(budget));
    report.total = replay.total();
    report.unpinnedBytes = replay.unpinnedBytes();
    report.details =
        inspect::forecastDetails(replay, options.budgets.front(), &source.scanned.types, prefixes);
    return report;
}

/// What kept the report from being all that was asked for.
int exitCodeOf(const Source &source, const std::optional<Error> &error)
{
    const inspect::CacheFileInfo &info = source.file.info();
    if (!source.scanned.complete) {
        printError(
            QStringLiteral("Stopped at your request: this is the forecast of %1 of about %2 entries.")
                .arg(formatCount(static_cast<qint64>(source.index->size())), formatCount(info.entries)));
        return kInterrupted;
    }
    if (error)
        return fail(*error);
    if (!source.scanned.damage.any() && !info.salvaged)
        return kDone;
    printError(damageText(info, source.scanned.damage));
    return kCheckFailed;
}

int forecast(const Source &source, const ForecastOptions &options, const std::optional<Trace> &trace)
{
    std::optional<Error> error;
    const auto prefixes = readPrefixes(source);
    auto report = replay(source, options, prefixes ? &*prefixes : nullptr);
    if (!report)
        return fail(report.error());
    if (!prefixes)
        error = prefixes.error();
    if (trace && !error) {
        auto misses = measure(source, options, *trace);
        report->tracePath = options.tracePath;
        if (misses)
            report->misses = std::move(*misses);
        else
            error = misses.error();
    }
    if (options.json)
        writeJson(forecastJson(*report));
    else
        writeText(forecastTable(*report));
    return exitCodeOf(source, error);
}

int runForecast(const ForecastOptions &options)
{
    const auto file = openToInspect(options.open);
    if (!file)
        return failToOpen(options.open, file.error());
    const auto trace = readTrace(options.tracePath);
    if (!trace)
        return fail(trace.error());
    const auto connection = file->connect();
    if (!connection)
        return fail(connection.error());
    auto scanned = scan(*file);
    if (!scanned)
        return fail(scanned.error());
    const auto index = std::make_shared<const inspect::EntryIndex>(std::move(scanned->index));
    return forecast({*file, **connection, *scanned, index}, options, *trace);
}

// --- Options ---

void takeBudgets(const std::string &text, std::vector<qint64> *budgets)
{
    budgets->clear();
    for (const QString &each : QString::fromStdString(text).split(QLatin1Char(','))) {
        const auto bytes = parseBytes(each);
        if (!bytes)
            throw CLI::ValidationError("--budget", bytes.error().message.toStdString());
        if (*bytes < 1)
            throw CLI::ValidationError("--budget", "must be above 0, which would be no limit");
        budgets->push_back(*bytes);
    }
}

void takeSampling(const std::string &text, std::optional<inspect::Sampling> *sampling)
{
    const QString word = QString::fromStdString(text);
    bool isNumber = false;
    const double share = word.toDouble(&isNumber);
    if (word == QLatin1String("auto"))
        sampling->reset();
    else if (word == QLatin1String("exact"))
        *sampling = inspect::Sampling::exact();
    else if (isNumber && share > 0.0 && share <= 1.0)
        *sampling = inspect::Sampling::fixedShare(share);
    else
        throw CLI::ValidationError(
            "--sampling", "must be auto, exact, or a share above 0 and at most 1, not \"" + text + '"');
}

void takeLowWater(double share, double *mark)
{
    cache::CacheOptions options;
    options.lowWaterMark = share;
    if (!options.validate())
        throw CLI::ValidationError("--low-water", "must be above 0 and at most 1");
    *mark = share;
}

void addOptions(CLI::App &command, ForecastOptions &options)
{
    addOpenOptions(command, options.open);
    command
        .add_option_function<std::string>(
            "--budget", [&options](const std::string &text) { takeBudgets(text, &options.budgets); },
            "The cache's limit for unpinned values, as 30G; several are separated by commas")
        ->required()
        ->type_name("SIZE[,SIZE…]");
    command
        .add_option_function<double>(
            "--low-water", [&options](double share) { takeLowWater(share, &options.lowWaterMark); },
            "To which share of the budget eviction goes on (0.95, as the cache does)")
        ->type_name("SHARE");
    addTextOption(
        command, "--trace", options.tracePath,
        "A recorded access trace (CSV with key, and perhaps op, bytes and ms): tells how often a cache "
        "of this size would have missed")
        ->type_name("FILE");
    command
        .add_option_function<std::string>(
            "--sampling", [&options](const std::string &text) { takeSampling(text, &options.sampling); },
            "How much of the trace's keys is measured: auto (all of a short trace), exact, or a share such "
            "as "
            "0.01")
        ->type_name("auto|exact|SHARE");
    command.add_flag("--json", options.json, "One JSON document; the details are those of the first budget");
}

} // namespace

void addForecastCommand(CLI::App &app, int &exitCode)
{
    auto *command = app.add_subcommand("forecast", "What eviction would drop and keep with another budget");
    const auto options = std::make_shared<ForecastOptions>();
    addOptions(*command, *options);
    command->footer(
        "The entries that one eviction would leave are no hit ratio: what was dropped before is not "
        "in the file. A trace tells that.\n"
        "Examples:\n"
        "  cachescope-cli forecast cache.db --budget 30G\n"
        "  cachescope-cli forecast cache.db --budget 10G,20G,30G --trace reads.csv");
    command->callback([options, &exitCode] { exitCode = runForecast(*options); });
}

} // namespace cachescope::cli
