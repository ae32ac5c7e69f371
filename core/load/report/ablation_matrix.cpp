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

const RunReport *runOf(const QString &design, const std::vector<RunReport> &runs)
{
    const auto found = std::ranges::find(runs, design, &RunReport::design);
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
    AblationBase base{run.design,
                      static_cast<qint64>(run.locks.totalErrors),
                      run.counts.failed,
                      lockErrorsByCode(run.locks),
                      {}};
    const QList<AblationStep> steps = stepsOf(run.design);
    for (const AblationStep &step : steps) {
        const RunReport *turned = runOf(step.designSpec, runs);
        if (!turned)
            continue;
        const auto errors = static_cast<qint64>(turned->locks.totalErrors);
        base.factors.push_back({step.switchName, step.from, step.to, step.designSpec, errors,
                                errors - base.lockErrors, turned->counts.failed,
                                lockErrorsByCode(turned->locks)});
    }
    return base;
}

QJsonObject factorToJson(const AblationFactor &factor)
{
    return {
        {QStringLiteral("switch"), factor.switchName},
        {QStringLiteral("from"), factor.from},
        {QStringLiteral("to"), factor.to},
        {QStringLiteral("design"), factor.design},
        {QStringLiteral("lockErrors"), factor.lockErrors},
        {QStringLiteral("lockErrorsChange"), factor.lockErrorsChange},
        {QStringLiteral("failed"), factor.failed},
        {QStringLiteral("byCode"), codesToJson(factor.byCode)},
    };
}

QJsonObject baseToJson(const AblationBase &base)
{
    QJsonArray factors;
    for (const AblationFactor &factor : base.factors)
        factors << factorToJson(factor);
    return {
        {QStringLiteral("design"), base.design}, {QStringLiteral("lockErrors"), base.lockErrors},
        {QStringLiteral("failed"), base.failed}, {QStringLiteral("byCode"), codesToJson(base.byCode)},
        {QStringLiteral("factors"), factors},
    };
}

} // namespace

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
