// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/stats_text.h"

#include "app/cli/open_options.h"
#include "app/cli/table.h"
#include "core/base/format.h"

#include <QJsonArray>

#include <cmath>

namespace cachescope::cli {

namespace {

using inspect::Estimate;
using inspect::Estimated;
using inspect::HistogramBin;
using inspect::NamedTotal;
using inspect::Summary;

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

QJsonArray totalsJson(const std::vector<NamedTotal> &totals, const QString &what)
{
    QJsonArray array;
    for (const NamedTotal &total : totals) {
        array << QJsonObject{{what, total.name},
                             {QStringLiteral("entries"), total.entries},
                             {QStringLiteral("bytes"), total.bytes}};
    }
    return array;
}

/// An end that is not known is written as null.
QJsonObject rangeJson(const Estimated &figure)
{
    return {{QStringLiteral("low"), figure.low}, {QStringLiteral("high"), figure.high}};
}

QJsonObject errorJson(const Estimate &estimate)
{
    return {{QStringLiteral("confidencePercent"), 95},
            {QStringLiteral("entriesPercent"), estimate.entries.percent()},
            {QStringLiteral("dataBytesPercent"), estimate.dataBytes.percent()},
            {QStringLiteral("meanBytesPercent"), estimate.meanBytes.percent()},
            {QStringLiteral("entries"), rangeJson(estimate.entries)},
            {QStringLiteral("dataBytes"), rangeJson(estimate.dataBytes)},
            {QStringLiteral("meanBytes"), rangeJson(estimate.meanBytes)},
            {QStringLiteral("pinnedEntries"), rangeJson(estimate.pinnedEntries)},
            {QStringLiteral("pinnedBytes"), rangeJson(estimate.pinnedBytes)},
            {QStringLiteral("p50Bytes"), rangeJson(estimate.p50Bytes)},
            {QStringLiteral("p99Bytes"), rangeJson(estimate.p99Bytes)}};
}

QJsonObject summaryJson(const Summary &summary)
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
        {QStringLiteral("bloatRatio"),
         summary.bloatRatio > 0.0 ? QJsonValue(summary.bloatRatio) : QJsonValue()},
        {QStringLiteral("sizeHistogram"), histogramJson(summary.sizeHistogram, QStringLiteral("Bytes"))},
        {QStringLiteral("ageHistogram"), histogramJson(summary.ageHistogram, QStringLiteral("Seconds"))},
        {QStringLiteral("scan"), QJsonObject{{QStringLiteral("seconds"), summary.scanSeconds},
                                             {QStringLiteral("bytesRead"), summary.scanBytesRead},
                                             {QStringLiteral("threads"), summary.scanThreads}}}};
    const auto timeOrNull = [](const std::optional<double> &seconds) {
        return seconds ? QJsonValue(*seconds) : QJsonValue();
    };
    object.insert(QStringLiteral("oldestAccess"), timeOrNull(summary.oldestAccess));
    object.insert(QStringLiteral("newestAccess"), timeOrNull(summary.newestAccess));
    return object;
}

QJsonObject damageJson(const inspect::ScanDamage &damage)
{
    QJsonObject object{{QStringLiteral("gaps"), damage.gapCount},
                       {QStringLiteral("incompleteEntries"), damage.incompleteEntries},
                       {QStringLiteral("accessTimesLost"), damage.accessTimesLost}};
    if (damage.lostEntries)
        object.insert(QStringLiteral("lostEntries"), *damage.lostEntries);
    return object;
}

/// "9", "1.2": as exact as an error needs to be.
QString percentText(double percent)
{
    return QString::number(percent, 'f', percent < 10.0 ? 1 : 0);
}

/// "about 7.9 GB ± 3 %"; only the figure if it is exact.
QString withError(const QString &figure, const Estimated &estimated)
{
    if (estimated.low == estimated.high)
        return figure;
    return QStringLiteral("about %1 ± %2 %").arg(figure, percentText(estimated.percent()));
}

/// "about 49 kB, 47 kB to 52 kB".
QString withRange(const QString &figure, const Estimated &estimated)
{
    if (estimated.low == estimated.high)
        return figure;
    const QString low = formatBytes(qRound64(estimated.low));
    if (!std::isfinite(estimated.high))
        return QStringLiteral("about %1, %2 or more").arg(figure, low);
    return QStringLiteral("about %1, %2 to %3").arg(figure, low, formatBytes(qRound64(estimated.high)));
}

QString pinnedText(const Summary &summary, const Estimate &estimate)
{
    const Estimated &entries = estimate.pinnedEntries;
    if (summary.pinnedEntries == 0 && entries.high > 0.0)
        return QStringLiteral("none in the sample, at most about %1 (%2)")
            .arg(formatCount(std::llround(entries.high)),
                 formatBytes(std::llround(estimate.pinnedBytes.high)));
    return QStringLiteral("%1 (%2)").arg(withError(formatCount(summary.pinnedEntries), entries),
                                         withError(formatBytes(summary.pinnedBytes), estimate.pinnedBytes));
}

/// The figures of a scan, which are as they are.
Estimate asEstimate(const Summary &summary)
{
    Estimate exact;
    exact.summary = summary;
    return exact;
}

void addSizes(const Estimate &estimate, Facts *facts)
{
    const Summary &summary = estimate.summary;
    const QString largest = formatBytes(summary.maxBytes);
    const bool sampled =
        !std::isfinite(estimate.p99Bytes.high) || estimate.meanBytes.low < estimate.meanBytes.high;
    facts->emplace_back(QStringLiteral("Mean size"),
                        withError(formatBytes(qRound64(summary.meanBytes)), estimate.meanBytes));
    facts->emplace_back(QStringLiteral("Median size"),
                        withRange(formatBytes(summary.p50Bytes), estimate.p50Bytes));
    facts->emplace_back(QStringLiteral("p99 size"),
                        withRange(formatBytes(summary.p99Bytes), estimate.p99Bytes));
    facts->emplace_back(QStringLiteral("Largest"),
                        sampled ? QStringLiteral("%1 or more").arg(largest) : largest);
}

void addAges(const Summary &summary, Facts *facts)
{
    if (!summary.oldestAccess || !summary.newestAccess)
        return;
    facts->emplace_back(QStringLiteral("Oldest access"), formatTime(*summary.oldestAccess));
    facts->emplace_back(QStringLiteral("Newest access"), formatTime(*summary.newestAccess));
    facts->emplace_back(QStringLiteral("Median byte age"), formatDuration(summary.medianByteAgeSeconds));
}

QString scanText(const StatsReport &report)
{
    const Summary &summary = report.summary;
    const QString cost = QStringLiteral("%1, %2 read")
                             .arg(formatDuration(summary.scanSeconds), formatBytes(summary.scanBytesRead));
    if (report.estimate && !summary.exact)
        return QStringLiteral("%1 entries, %2").arg(formatCount(report.estimate->sampledEntries), cost);
    return QStringLiteral("%1, %2 %3")
        .arg(cost)
        .arg(summary.scanThreads)
        .arg(summary.scanThreads == 1 ? QStringLiteral("thread") : QStringLiteral("threads"));
}

Facts toFacts(const StatsReport &report)
{
    const Summary &summary = report.summary;
    const Estimate estimate = report.estimate ? *report.estimate : asEstimate(summary);
    Facts facts{{QStringLiteral("Entries"), withError(formatCount(summary.entries), estimate.entries)},
                {QStringLiteral("Data"), withError(formatBytes(summary.dataBytes), estimate.dataBytes)},
                {QStringLiteral("Pinned"), pinnedText(summary, estimate)}};
    if (summary.entries == 0)
        return facts;
    addSizes(estimate, &facts);
    addAges(summary, &facts);
    if (summary.bloatRatio > 0.0)
        facts.emplace_back(
            QStringLiteral("Bloat"),
            QStringLiteral("%1 file bytes for each data byte")
                .arg(withError(QString::number(summary.bloatRatio, 'f', 2), estimate.dataBytes)));
    facts.emplace_back(summary.exact || !report.estimate ? QStringLiteral("Scan") : QStringLiteral("Sample"),
                       scanText(report));
    return facts;
}

} // namespace

/// What the scan met, and in a truncated file how much is missing.
QString damageText(const inspect::CacheFileInfo &info, const inspect::ScanDamage &damage)
{
    const QString what =
        info.salvaged ? incompleteText(info)
                      : QStringLiteral("The file is damaged, and what could not be read is missing here.");
    QString text = QStringLiteral("%1 In numbers: %2 %3 between row numbers")
                       .arg(what, formatCount(damage.gapCount),
                            damage.gapCount == 1 ? QStringLiteral("gap") : QStringLiteral("gaps"));
    if (damage.lostEntries)
        text += QStringLiteral(", %1 entries lost").arg(formatCount(*damage.lostEntries));
    if (damage.accessTimesLost)
        text += QStringLiteral(", the index of access times cut short");
    if (damage.incompleteEntries > 0)
        text += QStringLiteral(", %1 entries without all of their value")
                    .arg(formatCount(damage.incompleteEntries));
    return text + QLatin1Char('.');
}

QJsonObject statsJson(const StatsReport &report)
{
    QJsonObject object = summaryJson(report.summary);
    object.insert(QStringLiteral("types"), totalsJson(report.types, QStringLiteral("type")));
    object.insert(QStringLiteral("prefixes"), totalsJson(report.prefixes, QStringLiteral("prefix")));
    if (report.damage.any())
        object.insert(QStringLiteral("damage"), damageJson(report.damage));
    if (report.estimate) {
        object.insert(QStringLiteral("error"), errorJson(*report.estimate));
        object.insert(QStringLiteral("sampledEntries"), report.estimate->sampledEntries);
    }
    return object;
}

QString statsTable(const StatsReport &report)
{
    const auto bytes = [](double value) { return formatBytes(qRound64(value)); };
    const auto age = [](double value) {
        return value == 0.0 ? QStringLiteral("0 s") : formatDuration(value);
    };
    return factsTable(toFacts(report)) +
           histogramTable(QStringLiteral("Size"), report.summary.sizeHistogram, bytes) +
           histogramTable(QStringLiteral("Time since last access, before the newest one"),
                          report.summary.ageHistogram, age) +
           totalsTable(QStringLiteral("Kind of value"), report.types) +
           totalsTable(QStringLiteral("Kind of key"), report.prefixes);
}

} // namespace cachescope::cli
