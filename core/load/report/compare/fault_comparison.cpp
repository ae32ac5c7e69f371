// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/compare/fault_comparison.h"

#include "core/load/report/report_fields.h"
#include "core/load/report/run_verdict.h"

#include <algorithm>

namespace cachescope::load {

namespace {

struct Fault
{
    const char *name;
    double (*count)(const QJsonObject &run);
    bool (*isLookedFor)(const QJsonObject &run);
};

double findingsIn(const QJsonObject &verification)
{
    double count = 0.0;
    for (const char *kind : {"torn", "stale", "lost", "wrong"})
        count += std::max(0.0, numberAt(verification, kind).value_or(0.0));
    return count;
}

double wrongReads(const QJsonObject &run)
{
    return findingsIn(valueAt(run, "verification").toObject());
}

double wrongInFile(const QJsonObject &run)
{
    return findingsIn(valueAt(run, "verification.file").toObject());
}

double damage(const QJsonObject &run)
{
    const QJsonValue isSound = valueAt(run, "verification.file.integrityOk");
    return isSound.isBool() && !isSound.toBool() ? 1.0 : 0.0;
}

double lostWorkers(const QJsonObject &run)
{
    return std::max(0.0, numberAt(run, "workersFailed").value_or(0.0));
}

double failedEnds(const QJsonObject &run)
{
    return failedEnd(run).isEmpty() ? 0.0 : 1.0;
}

bool readsAreChecked(const QJsonObject &run)
{
    return countAt(run, "verification.checked") > 0;
}

bool fileIsChecked(const QJsonObject &run)
{
    return valueAt(run, "verification.file").isObject();
}

bool always(const QJsonObject & /*run*/)
{
    return true;
}

constexpr Fault kFaults[] = {
    {"wrongValues", wrongReads, readsAreChecked}, {"wrongValuesInFile", wrongInFile, fileIsChecked},
    {"damagedFiles", damage, fileIsChecked},      {"workersFailed", lostWorkers, always},
    {"closeErrors", failedEnds, always},
};

double meanOf(const Fault &fault, const std::vector<QJsonObject> &runs)
{
    double sum = 0.0;
    for (const QJsonObject &run : runs)
        sum += fault.count(run);
    return runs.empty() ? 0.0 : sum / static_cast<double>(runs.size());
}

FigureComparison compareFault(const Fault &fault, const std::vector<QJsonObject> &before,
                              const std::vector<QJsonObject> &after)
{
    FigureComparison figure;
    figure.name = QLatin1String(fault.name);
    figure.before = meanOf(fault, before);
    figure.after = meanOf(fault, after);
    figure.change = *figure.after - *figure.before;
    figure.noise = 0.0;
    figure.verdict = *figure.change > 0.0   ? ComparisonVerdict::Worse
                     : *figure.change < 0.0 ? ComparisonVerdict::Better
                                            : ComparisonVerdict::Same;
    if (figure.verdict == ComparisonVerdict::Better && !std::ranges::all_of(after, fault.isLookedFor))
        figure.verdict = ComparisonVerdict::Unknown;
    return figure;
}

} // namespace

std::vector<FigureComparison> compareFaults(const std::vector<QJsonObject> &before,
                                            const std::vector<QJsonObject> &after)
{
    std::vector<FigureComparison> figures;
    for (const Fault &fault : kFaults) {
        FigureComparison figure = compareFault(fault, before, after);
        if (figure.before != 0.0 || figure.after != 0.0)
            figures.push_back(std::move(figure));
    }
    return figures;
}

} // namespace cachescope::load
