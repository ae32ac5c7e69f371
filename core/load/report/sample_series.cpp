// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/sample_series.h"

#include "core/load/report/report_fields.h"

#include <QHash>

#include <algorithm>
#include <limits>

namespace cachescope::load {

namespace {

double lengthOf(const QJsonObject &sample)
{
    const double seconds = numberAt(sample, "seconds").value_or(1.0);
    return seconds > 0.0 ? seconds : 1.0;
}

double valueOf(const QJsonObject &sample, const char *name, SampleMeaning meaning)
{
    constexpr double gap = std::numeric_limits<double>::quiet_NaN();
    const auto number = numberAt(sample, name);
    if (!number || (meaning == SampleMeaning::Time && *number <= 0.0))
        return gap;
    return meaning == SampleMeaning::Rate ? *number / lengthOf(sample) : *number;
}

/// Errors that a sample counts and gives no code for.
double withoutCode(const QJsonObject &sample)
{
    double coded = 0.0;
    const QJsonObject byCode = valueAt(sample, "byCode").toObject();
    for (const QJsonValue &count : byCode)
        coded += count.toDouble();
    return std::max(0.0, numberAt(sample, "lockErrors").value_or(0.0) - coded);
}

QHash<QString, double> totalsByCode(const std::vector<QJsonObject> &runs)
{
    QHash<QString, double> totals;
    for (const QJsonObject &run : runs) {
        for (const QJsonObject &sample : objectsAt(run, "samples")) {
            const QJsonObject byCode = valueAt(sample, "byCode").toObject();
            for (auto at = byCode.begin(); at != byCode.end(); ++at)
                totals[at.key()] += std::max(0.0, at.value().toDouble());
            if (const double rest = withoutCode(sample); rest > 0.0)
                totals[otherCodes()] += rest;
        }
    }
    return totals;
}

} // namespace

QString otherCodes()
{
    return QStringLiteral("other codes");
}

std::vector<ChartPoint> samplePoints(const std::vector<QJsonObject> &samples, const char *name,
                                     SampleMeaning meaning)
{
    std::vector<ChartPoint> points;
    points.reserve(samples.size());
    for (const QJsonObject &sample : samples) {
        const double end = numberAt(sample, "atSeconds").value_or(0.0);
        points.push_back({std::max(0.0, end - lengthOf(sample) / 2), valueOf(sample, name, meaning)});
    }
    return points;
}

double endOf(const std::vector<QJsonObject> &samples)
{
    double end = 0.0;
    for (const QJsonObject &sample : samples)
        end = std::max(end, numberAt(sample, "atSeconds").value_or(0.0));
    return end;
}

QStringList sampleCodes(const std::vector<QJsonObject> &runs)
{
    QHash<QString, double> totals = totalsByCode(runs);
    const bool hasRest = totals.remove(otherCodes()) > 0;
    QStringList codes;
    for (auto at = totals.cbegin(); at != totals.cend(); ++at) {
        if (at.value() > 0.0)
            codes << at.key();
    }
    std::ranges::sort(codes, [&totals](const QString &a, const QString &b) {
        return totals[a] != totals[b] ? totals[a] > totals[b] : a < b;
    });
    const bool tooMany = codes.size() + (hasRest ? 1 : 0) > kChartStyles;
    if (tooMany)
        codes = codes.mid(0, kChartStyles - 1);
    if (tooMany || hasRest)
        codes << otherCodes();
    return codes;
}

std::vector<ChartBar> errorBars(const std::vector<QJsonObject> &samples, const QStringList &codes)
{
    std::vector<ChartBar> bars;
    if (codes.isEmpty())
        return bars;
    for (const QJsonObject &sample : samples) {
        const double length = lengthOf(sample);
        const double end = numberAt(sample, "atSeconds").value_or(0.0);
        ChartBar bar{std::max(0.0, end - length), end,
                     std::vector<double>(static_cast<std::size_t>(codes.size()))};
        const QJsonObject byCode = valueAt(sample, "byCode").toObject();
        for (auto at = byCode.begin(); at != byCode.end(); ++at) {
            const qsizetype layer = codes.indexOf(at.key());
            bar.parts[static_cast<std::size_t>(layer < 0 ? codes.size() - 1 : layer)] +=
                std::max(0.0, at.value().toDouble()) / length;
        }
        bar.parts.back() += withoutCode(sample) / length;
        if (bar.total() > 0.0)
            bars.push_back(std::move(bar));
    }
    return bars;
}

} // namespace cachescope::load
