// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/report/run_report.h"

namespace cachescope::load {

/// What is compared of the runs of an ablation.
struct AblationFigures
{
    qint64 lockErrors = 0;
    qint64 failed = 0;
    qint64 operations = 0;         ///< that succeeded
    std::optional<qint64> dropped; ///< arrivals; absent in a closed loop
    /// Lock errors for each thousand operations that were begun, absent without any: in the same time a
    /// design that waits longer begins fewer, and has fewer errors for that alone.
    std::optional<double> lockErrorsPerThousand;
    std::map<int, qint64> byCode; ///< lock errors by extended result code

    static AblationFigures of(const RunReport &run);
};

/// What turning one switch of a design did.
struct AblationFactor
{
    QString switchName;
    QString from;
    QString to;
    QString design; ///< the base with this one switch turned
    AblationFigures figures;
    qint64 lockErrorsChange = 0; ///< against the base
};

/// A design, and what each of its switches does alone.
struct AblationBase
{
    QString design;
    AblationFigures figures;
    std::vector<AblationFactor> factors; ///< of those that were run

    /// Operations of the base or of one of its factors had their moments.
    [[nodiscard]] bool hasArrivals() const;
};

/// Which switch causes which errors. A value.
struct AblationMatrix
{
    std::vector<AblationBase> bases;

    /// From the runs of plannedDesigns() of `bases`, as far as they came; of several runs of a design from
    /// the first.
    static AblationMatrix of(const QStringList &bases, const std::vector<RunReport> &runs);
    [[nodiscard]] QJsonObject toJson() const;
};

/// What a scenario runs: its designs, and under ablation each with each of its switches turned. A design
/// that is named twice runs twice, which shows how much two runs of the same differ; what only ablation adds
/// runs once.
QStringList plannedDesigns(const Scenario &scenario);

} // namespace cachescope::load
