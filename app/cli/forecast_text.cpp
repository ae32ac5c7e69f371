// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/forecast_text.h"

#include "app/cli/output.h"
#include "app/cli/table.h"
#include "core/base/format.h"

#include <QJsonArray>

#include <algorithm>

namespace cachescope::cli {

namespace {

using inspect::AgeSplit;
using inspect::EntryTotals;
using inspect::Forecast;
using inspect::MissRatios;
using inspect::NamedSplit;

QString snapshotNote()
{
    return QStringLiteral("This is what survives of a snapshot, not a hit ratio: entries that were dropped "
                          "before are not in the file.");
}

// --- JSON ---

QJsonObject totalsJson(const EntryTotals &totals)
{
    return {{QStringLiteral("entries"), totals.entries}, {QStringLiteral("bytes"), totals.bytes}};
}

QJsonValue timeOrNull(const std::optional<double> &seconds)
{
    return seconds ? QJsonValue(*seconds) : QJsonValue();
}

QJsonObject forecastFields(const Forecast &forecast)
{
    return {{QStringLiteral("budgetBytes"), forecast.budgetBytes},
            {QStringLiteral("lowWaterBytes"), forecast.lowWaterBytes},
            {QStringLiteral("kept"), totalsJson(forecast.kept)},
            {QStringLiteral("dropped"), totalsJson(forecast.dropped)},
            {QStringLiteral("pinned"), totalsJson(forecast.pinned)},
            {QStringLiteral("timeless"), totalsJson(forecast.timeless)},
            {QStringLiteral("oldestKeptAccess"), timeOrNull(forecast.oldestKept)},
            {QStringLiteral("newestDroppedAccess"), timeOrNull(forecast.newestDropped)},
            {QStringLiteral("newestAccess"), timeOrNull(forecast.newestAccess)},
            {QStringLiteral("keptHistorySeconds"), timeOrNull(forecast.historySeconds())}};
}

template <typename Split>
QJsonObject splitJson(const Split &split, QJsonObject object)
{
    object.insert(QStringLiteral("kept"), totalsJson(split.kept));
    object.insert(QStringLiteral("dropped"), totalsJson(split.dropped));
    return object;
}

QJsonArray namedJson(const std::vector<NamedSplit> &splits, const QString &what)
{
    QJsonArray array;
    for (const NamedSplit &split : splits)
        array << splitJson(split, {{what, split.name}});
    return array;
}

QJsonArray agesJson(const std::vector<AgeSplit> &splits)
{
    QJsonArray array;
    for (const AgeSplit &split : splits)
        array << splitJson(split, {{QStringLiteral("fromSeconds"), split.fromSeconds},
                                   {QStringLiteral("toSeconds"), split.toSeconds}});
    return array;
}

QJsonObject ratiosJson(const MissRatios &misses, QJsonObject object = {})
{
    object.insert(QStringLiteral("objectMissRatio"), misses.objects);
    object.insert(QStringLiteral("byteMissRatio"), misses.bytes);
    return object;
}

QJsonArray missBudgetsJson(const ForecastReport &report)
{
    QJsonArray array;
    for (const Forecast &forecast : report.budgets) {
        QJsonObject object{
            {QStringLiteral("budgetBytes"), forecast.budgetBytes},
            {QStringLiteral("atLowWater"), ratiosJson(report.misses->curve.at(forecast.lowWaterBytes))}};
        array << ratiosJson(report.misses->curve.at(forecast.budgetBytes), object);
    }
    return array;
}

/// As far as the trace or the budgets go.
QJsonArray missCurveJson(const ForecastReport &report)
{
    qint64 largest = report.misses->curve.fullBudgetBytes();
    for (const Forecast &forecast : report.budgets)
        largest = std::max(largest, forecast.budgetBytes);
    QJsonArray array;
    for (const inspect::MissRatioPoint &point : report.misses->curve.points(largest))
        array << ratiosJson(point.misses, {{QStringLiteral("budgetBytes"), point.budgetBytes}});
    return array;
}

QJsonObject traceJson(const ForecastReport &report)
{
    const inspect::MissRatioCurve &curve = report.misses->curve;
    const inspect::TraceCounts &counts = curve.counts();
    const load::TraceSizes &sizes = report.misses->sizes;
    return {{QStringLiteral("path"), report.tracePath},
            {QStringLiteral("reads"), counts.reads},
            {QStringLiteral("readBytes"), counts.readBytes},
            {QStringLiteral("exact"), curve.isExact()},
            {QStringLiteral("sampledShare"), counts.sampledShare},
            {QStringLiteral("sizes"), QJsonObject{{QStringLiteral("fromTrace"), sizes.fromTrace},
                                                  {QStringLiteral("fromFile"), sizes.fromFile},
                                                  {QStringLiteral("assumed"), sizes.assumed}}},
            {QStringLiteral("compulsory"), ratiosJson(curve.compulsory())},
            {QStringLiteral("budgets"), missBudgetsJson(report)},
            {QStringLiteral("curve"), missCurveJson(report)}};
}

// --- Text ---

QString totalsText(const EntryTotals &totals, const EntryTotals &all)
{
    const double share =
        all.bytes > 0 ? static_cast<double>(totals.bytes) / static_cast<double>(all.bytes) : 0.0;
    return QStringLiteral("%1 entries, %2 (%3)")
        .arg(formatCount(totals.entries), formatBytes(totals.bytes), formatShare(share));
}

Facts toFacts(const ForecastReport &report)
{
    const Forecast &forecast = report.budgets.front();
    Facts facts{{QStringLiteral("Budget"),
                 QStringLiteral("%1 of unpinned values, evicted down to %2")
                     .arg(formatBytes(forecast.budgetBytes), formatBytes(forecast.lowWaterBytes))},
                {QStringLiteral("Kept"), totalsText(forecast.kept, report.total)},
                {QStringLiteral("Dropped"), totalsText(forecast.dropped, report.total)},
                {QStringLiteral("Pinned"), totalsText(forecast.pinned, report.total)}};
    if (forecast.timeless.entries > 0)
        facts.emplace_back(QStringLiteral("Never dropped"), totalsText(forecast.timeless, report.total) +
                                                                QStringLiteral(", without an access time"));
    if (forecast.oldestKept)
        facts.emplace_back(QStringLiteral("Oldest access kept"), formatTime(*forecast.oldestKept));
    if (const auto history = forecast.historySeconds())
        facts.emplace_back(QStringLiteral("History kept"),
                           QStringLiteral("%1 before the newest access")
                               .arg(*history > 0.0 ? formatDuration(*history) : QStringLiteral("0 s")));
    return facts;
}

/// Columns of splitLine(), with the names above their right ends.
constexpr int kKeptWidth = 20;
constexpr int kDroppedWidth = 24;

QString splitHeading()
{
    return QStringLiteral("kept").rightJustified(kKeptWidth) +
           QStringLiteral("dropped").rightJustified(kDroppedWidth);
}

QString splitLine(const EntryTotals &kept, const EntryTotals &dropped)
{
    return QStringLiteral("%1  %2  %3  %4")
        .arg(formatCount(kept.entries), 10)
        .arg(formatBytes(kept.bytes), 8)
        .arg(formatCount(dropped.entries), 12)
        .arg(formatBytes(dropped.bytes), 8);
}

/// `nameOf` gives a line's name. Without lines for what holds nothing.
template <typename Split, typename NameOf>
QString splitTable(const QString &title, const std::vector<Split> &splits, NameOf nameOf)
{
    if (splits.empty())
        return {};
    QString table = QStringLiteral("\n%1\n%2\n").arg(title, splitHeading());
    for (const Split &split : splits) {
        if ((split.kept + split.dropped).entries > 0)
            table += splitLine(split.kept, split.dropped) + QLatin1String("  ") + printable(nameOf(split)) +
                     QLatin1Char('\n');
    }
    return table;
}

QString detailTables(const inspect::ForecastDetails &details)
{
    const auto name = [](const NamedSplit &split) { return split.name; };
    const auto age = [](const AgeSplit &split) {
        const QString from =
            split.fromSeconds > 0.0 ? formatDuration(split.fromSeconds) : QStringLiteral("0 s");
        return QStringLiteral("%1 … %2").arg(from, formatDuration(split.toSeconds));
    };
    return splitTable(QStringLiteral("Kind of value"), details.byType, name) +
           splitTable(QStringLiteral("Kind of key"), details.byPrefix, name) +
           splitTable(QStringLiteral("Time since last access, before the newest one"), details.byAge, age);
}

QString budgetsTable(const ForecastReport &report)
{
    QString table = QStringLiteral("    Budget  ") + splitHeading() + QStringLiteral("    history kept\n");
    for (const Forecast &forecast : report.budgets) {
        const auto history = forecast.historySeconds();
        table += QStringLiteral("%1  %2  %3\n")
                     .arg(formatBytes(forecast.budgetBytes), 10)
                     .arg(splitLine(forecast.kept, forecast.dropped))
                     .arg(history && *history > 0.0 ? formatDuration(*history) : QStringLiteral("-"), 14);
    }
    return table;
}

/// "12.3 %", "12.3 % … 12.9 %".
QString rangeText(double best, double worst)
{
    const QString low = formatShare(best);
    const QString high = formatShare(worst);
    return low == high ? low : QStringLiteral("%1 … %2").arg(low, high);
}

QString sizesText(const load::TraceSizes &sizes)
{
    QString text = QStringLiteral("%1 keys from the trace, %2 from the file")
                       .arg(formatCount(sizes.fromTrace), formatCount(sizes.fromFile));
    if (sizes.assumed > 0)
        text += QStringLiteral(", %1 not known and taken for the mean").arg(formatCount(sizes.assumed));
    return text;
}

Facts traceFacts(const ForecastReport &report)
{
    const inspect::MissRatioCurve &curve = report.misses->curve;
    const inspect::TraceCounts &counts = curve.counts();
    const MissRatios compulsory = curve.compulsory();
    Facts facts{
        {QStringLiteral("Trace"),
         QStringLiteral("%1 reads of %2").arg(formatCount(counts.reads), formatBytes(counts.readBytes))},
        {QStringLiteral("Sizes"), sizesText(report.misses->sizes)},
        {QStringLiteral("Compulsory misses"),
         QStringLiteral("%1 of reads, %2 of bytes: of keys not seen before, with any budget")
             .arg(formatShare(compulsory.objects), formatShare(compulsory.bytes))}};
    if (counts.sampledShare < 1.0)
        facts.emplace_back(
            QStringLiteral("Estimated"),
            QStringLiteral("from %1 of the keys (SHARDS)")
                .arg(QString::number(100.0 * counts.sampledShare, 'g', 3) + QStringLiteral(" %")));
    else if (counts.depthsRounded)
        facts.emplace_back(QStringLiteral("Rounded"),
                           QStringLiteral("up a little: of more than a million stack distances neighbours "
                                          "count as one"));
    for (const Forecast &forecast : report.budgets) {
        const MissRatios best = curve.at(forecast.budgetBytes);
        const MissRatios worst = curve.at(forecast.lowWaterBytes);
        facts.emplace_back(
            QStringLiteral("Misses at %1").arg(formatBytes(forecast.budgetBytes)),
            QStringLiteral("%1 of reads, %2 of bytes")
                .arg(rangeText(best.objects, worst.objects), rangeText(best.bytes, worst.bytes)));
    }
    return facts;
}

} // namespace

QJsonObject forecastJson(const ForecastReport &report)
{
    QJsonObject object = forecastFields(report.budgets.front());
    object.insert(QStringLiteral("kind"), QStringLiteral("survivorSet"));
    object.insert(QStringLiteral("note"), snapshotNote());
    object.insert(QStringLiteral("exact"), report.exact);
    object.insert(QStringLiteral("lowWaterMark"), report.lowWaterMark);
    object.insert(QStringLiteral("unpinnedBytes"), report.unpinnedBytes);
    object.insert(QStringLiteral("byType"), namedJson(report.details.byType, QStringLiteral("type")));
    object.insert(QStringLiteral("byPrefix"), namedJson(report.details.byPrefix, QStringLiteral("prefix")));
    object.insert(QStringLiteral("byAge"), agesJson(report.details.byAge));
    QJsonArray budgets;
    for (const Forecast &forecast : report.budgets)
        budgets << forecastFields(forecast);
    object.insert(QStringLiteral("budgets"), budgets);
    if (report.misses)
        object.insert(QStringLiteral("trace"), traceJson(report));
    return object;
}

QString forecastTable(const ForecastReport &report)
{
    const bool single = report.budgets.size() == 1;
    QString text = single ? factsTable(toFacts(report)) + detailTables(report.details) : budgetsTable(report);
    text += QLatin1Char('\n') + snapshotNote() + QLatin1Char('\n');
    if (report.misses)
        text += QLatin1Char('\n') + factsTable(traceFacts(report));
    else
        text += QStringLiteral("With --trace FILE, a recorded access trace tells how often it would miss.\n");
    return text;
}

} // namespace cachescope::cli
