// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/ablation_matrix.h"

#include "core/load/designs/ablation.h"
#include "core/sqlite/result_code.h"

#include <QJsonArray>

#include <algorithm>

namespace cachescope::load {

namespace {

QJsonObject codesToJson(const std::map<int, qint64> &counts)
{
    QJsonObject json;
    for (const auto &[code, count] : counts)
        json.insert(sqlite::resultCodeName(code), count);
    return json;
}

/// One that ran to its end: fewer errors in less time would look like the work of a switch.
const RunReport *runOf(const QString &design, const std::vector<RunReport> &runs)
{
    const auto found = std::ranges::find_if(
        runs, [&design](const RunReport &run) { return run.design == design && !run.interrupted; });
    return found == runs.end() ? nullptr : &*found;
}

/// Without the base itself.
QList<AblationStep> stepsOf(const QString &base)
{
    const auto steps = ablationOf(base);
    return steps ? steps->mid(1) : QList<AblationStep>();
}

AblationBase baseOf(const RunReport &run, const std::vector<RunReport> &runs)
{
    AblationBase base{run.design, AblationFigures::of(run), {}};
    const QList<AblationStep> steps = stepsOf(run.design);
    for (const AblationStep &step : steps) {
        const RunReport *turned = runOf(step.designSpec, runs);
        if (!turned)
            continue;
        const auto figures = AblationFigures::of(*turned);
        base.factors.push_back({step.switchName, step.from, step.to, step.designSpec, figures,
                                figures.lockErrors - base.figures.lockErrors});
    }
    return base;
}

QJsonObject figuresToJson(const AblationFigures &figures)
{
    const auto &perThousand = figures.lockErrorsPerThousand;
    QJsonObject json{
        {QStringLiteral("lockErrors"), figures.lockErrors},
        {QStringLiteral("lockErrorsPerThousand"), perThousand ? QJsonValue(*perThousand) : QJsonValue()},
        {QStringLiteral("failed"), figures.failed},
        {QStringLiteral("operations"), figures.operations},
        {QStringLiteral("byCode"), codesToJson(figures.byCode)},
    };
    if (figures.dropped)
        json.insert(QStringLiteral("dropped"), *figures.dropped);
    return json;
}

QJsonObject factorToJson(const AblationFactor &factor)
{
    QJsonObject json = figuresToJson(factor.figures);
    json.insert(QStringLiteral("switch"), factor.switchName);
    json.insert(QStringLiteral("from"), factor.from);
    json.insert(QStringLiteral("to"), factor.to);
    json.insert(QStringLiteral("design"), factor.design);
    json.insert(QStringLiteral("lockErrorsChange"), factor.lockErrorsChange);
    return json;
}

QJsonObject baseToJson(const AblationBase &base)
{
    QJsonArray factors;
    for (const AblationFactor &factor : base.factors)
        factors << factorToJson(factor);
    QJsonObject json = figuresToJson(base.figures);
    json.insert(QStringLiteral("design"), base.design);
    json.insert(QStringLiteral("factors"), factors);
    return json;
}

} // namespace

AblationFigures AblationFigures::of(const RunReport &run)
{
    AblationFigures figures;
    figures.lockErrors = static_cast<qint64>(run.locks.totalErrors);
    figures.failed = run.counts.failed;
    figures.operations = run.counts.operations;
    if (run.isScheduled)
        figures.dropped = run.counts.dropped;
    const qint64 begun = run.counts.operations + run.counts.failed;
    if (begun > 0)
        figures.lockErrorsPerThousand =
            1000.0 * static_cast<double>(figures.lockErrors) / static_cast<double>(begun);
    figures.byCode = lockErrorsByCode(run.locks);
    return figures;
}

bool AblationBase::hasArrivals() const
{
    return figures.dropped || std::ranges::any_of(factors, [](const AblationFactor &factor) {
               return factor.figures.dropped.has_value();
           });
}

AblationMatrix AblationMatrix::of(const QStringList &bases, const std::vector<RunReport> &runs)
{
    AblationMatrix matrix;
    QStringList designs = bases;
    designs.removeDuplicates();
    for (const QString &design : std::as_const(designs)) {
        if (const RunReport *run = runOf(design, runs))
            matrix.bases.push_back(baseOf(*run, runs));
    }
    return matrix;
}

QJsonObject AblationMatrix::toJson() const
{
    QJsonArray list;
    for (const AblationBase &base : bases)
        list << baseToJson(base);
    return {{QStringLiteral("bases"), list}};
}

QStringList plannedDesigns(const Scenario &scenario)
{
    QStringList planned;
    for (const QString &design : scenario.designs) {
        const bool isRepeated = planned.contains(design);
        planned << design;
        if (!scenario.ablation || isRepeated)
            continue;
        const QList<AblationStep> steps = stepsOf(design);
        for (const AblationStep &step : steps) {
            if (!scenario.designs.contains(step.designSpec) && !planned.contains(step.designSpec))
                planned << step.designSpec;
        }
    }
    return planned;
}

} // namespace cachescope::load
