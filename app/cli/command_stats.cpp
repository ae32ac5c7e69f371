// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_stats.h"

#include "app/cli/interrupt.h"
#include "app/cli/option_types.h"
#include "app/cli/output.h"
#include "app/cli/progress_line.h"
#include "app/cli/table.h"
#include "core/base/format.h"
#include "core/inspect/scan.h"
#include "core/inspect/summary.h"

#include <QJsonArray>

#include <memory>

namespace cachescope::cli {

namespace {

using inspect::HistogramBin;
using inspect::Summary;

struct StatsOptions
{
    QString file;
    bool json = false;
};

QJsonArray histogramJson(const std::vector<HistogramBin> &bins, const QString &unit)
{
    QJsonArray array;
    for (const HistogramBin &bin : bins) {
        array << QJsonObject{{QStringLiteral("from") + unit, bin.from},
                             {QStringLiteral("to") + unit, bin.to},
                             {QStringLiteral("entries"), bin.entries},
                             {QStringLiteral("bytes"), bin.bytes}};
    }
    return array;
}

QJsonObject toJson(const Summary &summary)
{
    QJsonObject object{
        {QStringLiteral("exact"), summary.exact},
        {QStringLiteral("entries"), summary.entries},
        {QStringLiteral("dataBytes"), summary.dataBytes},
        {QStringLiteral("pinnedEntries"), summary.pinnedEntries},
        {QStringLiteral("pinnedBytes"), summary.pinnedBytes},
        {QStringLiteral("meanBytes"), summary.meanBytes},
        {QStringLiteral("p50Bytes"), summary.p50Bytes},
        {QStringLiteral("p99Bytes"), summary.p99Bytes},
        {QStringLiteral("maxBytes"), summary.maxBytes},
        {QStringLiteral("medianByteAgeSeconds"), summary.medianByteAgeSeconds},
        {QStringLiteral("bloatRatio"), summary.bloatRatio},
        {QStringLiteral("sizeHistogram"), histogramJson(summary.sizeHistogram, QStringLiteral("Bytes"))},
        {QStringLiteral("ageHistogram"), histogramJson(summary.ageHistogram, QStringLiteral("Seconds"))},
        {QStringLiteral("scan"), QJsonObject{{QStringLiteral("seconds"), summary.scanSeconds},
                                             {QStringLiteral("bytesRead"), summary.scanBytesRead},
                                             {QStringLiteral("threads"), summary.scanThreads}}}};
    if (summary.oldestAccess)
        object.insert(QStringLiteral("oldestAccess"), *summary.oldestAccess);
    if (summary.newestAccess)
        object.insert(QStringLiteral("newestAccess"), *summary.newestAccess);
    return object;
}

Facts toFacts(const Summary &summary)
{
    Facts facts{{QStringLiteral("Entries"), formatCount(summary.entries)},
                {QStringLiteral("Data"), formatBytes(summary.dataBytes)},
                {QStringLiteral("Pinned"), QStringLiteral("%1 (%2)").arg(formatCount(summary.pinnedEntries),
                                                                         formatBytes(summary.pinnedBytes))}};
    if (summary.entries == 0)
        return facts;
    facts.emplace_back(QStringLiteral("Mean size"), formatBytes(qRound64(summary.meanBytes)));
    facts.emplace_back(QStringLiteral("Median size"), formatBytes(summary.p50Bytes));
    facts.emplace_back(QStringLiteral("p99 size"), formatBytes(summary.p99Bytes));
    facts.emplace_back(QStringLiteral("Largest"), formatBytes(summary.maxBytes));
    if (summary.oldestAccess && summary.newestAccess) {
        facts.emplace_back(QStringLiteral("Oldest access"), formatTime(*summary.oldestAccess));
        facts.emplace_back(QStringLiteral("Newest access"), formatTime(*summary.newestAccess));
        facts.emplace_back(QStringLiteral("Median byte age"), formatDuration(summary.medianByteAgeSeconds));
    }
    if (summary.bloatRatio > 0.0)
        facts.emplace_back(
            QStringLiteral("Bloat"),
            QStringLiteral("%1 file bytes for each data byte").arg(summary.bloatRatio, 0, 'f', 2));
    facts.emplace_back(QStringLiteral("Scan"),
                       QStringLiteral("%1, %2 read, %3 threads")
                           .arg(formatDuration(summary.scanSeconds), formatBytes(summary.scanBytesRead))
                           .arg(summary.scanThreads));
    return facts;
}

QString toTable(const Summary &summary)
{
    const auto bytes = [](double value) { return formatBytes(qRound64(value)); };
    const auto age = [](double value) {
        return value == 0.0 ? QStringLiteral("0 s") : formatDuration(value);
    };
    return factsTable(toFacts(summary)) +
           histogramTable(QStringLiteral("Size"), summary.sizeHistogram, bytes) +
           histogramTable(QStringLiteral("Time since last access, before the newest one"),
                          summary.ageHistogram, age);
}

QString damageText(const inspect::ScanDamage &damage)
{
    QString text =
        QStringLiteral("The file is damaged, and what could not be read is missing here: %1 gaps between "
                       "row numbers")
            .arg(formatCount(damage.gapCount));
    if (damage.lostEntries)
        text += QStringLiteral(", %1 entries lost").arg(formatCount(*damage.lostEntries));
    if (damage.accessTimesLost)
        text += QStringLiteral(", the index of access times cut short");
    if (damage.incompleteEntries > 0)
        text += QStringLiteral(", %1 entries without all of their value")
                    .arg(formatCount(damage.incompleteEntries));
    return text + QLatin1Char('.');
}

int runStats(const StatsOptions &options)
{
    const auto file = inspect::CacheFile::open(options.file);
    if (!file)
        return fail(file.error());
    Result<inspect::ScanResult> scanned = [&file] {
        ProgressLine line(QStringLiteral("Scanning"));
        inspect::ScanOptions scanning;
        scanning.keepPart = true;
        return inspect::scanEntries(
            *file, scanning, [&line](double fraction) { line.show(fraction); }, &interrupted());
    }();
    if (!scanned)
        return fail(scanned.error());
    const Summary summary = inspect::summarize(*scanned, file->info().fileBytes + file->info().walBytes);
    if (options.json)
        writeJson(toJson(summary));
    else
        writeText(toTable(summary));
    if (scanned->damage.any()) {
        printError(damageText(scanned->damage));
        return scanned->complete ? kCheckFailed : kInterrupted;
    }
    if (summary.exact)
        return kDone;
    printError(QStringLiteral("Stopped at your request: these are the figures of %1 of about %2 entries.")
                   .arg(formatCount(summary.entries), formatCount(file->info().entries)));
    return kInterrupted;
}

} // namespace

void addStatsCommand(CLI::App &app, int &exitCode)
{
    auto *command = app.add_subcommand("stats", "Sizes and ages of all entries; reads no values");
    const auto options = std::make_shared<StatsOptions>();
    addFileArgument(*command, options->file);
    command->add_flag("--json", options->json, "One JSON document");
    command->callback([options, &exitCode] { exitCode = runStats(*options); });
}

} // namespace cachescope::cli
