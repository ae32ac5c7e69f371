// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/report/run_report.h"

namespace cachescope::load {

/// What is raised until a design fails.
enum class LimitVariable {
    Users, ///< of a closed loop
    Rate,  ///< operations a second, where the scenario has a rate
};

/// One run on the way to a limit.
struct LimitProbe
{
    double value = 0.0; ///< of the variable
    RunReport report;
};

/// How far a design goes on meeting a condition.
struct LimitReport
{
    QString design;
    LimitVariable variable = LimitVariable::Users;
    QList<Threshold> condition;
    std::optional<double> holdsAt; ///< the highest at which it held; absent: nowhere
    std::optional<double>
        failsAt;   ///< the lowest at which it did not; absent: it held up to the highest tried
    QString error; ///< which ended the search before its end; empty: none
    std::vector<LimitProbe> probes; ///< in the order in which they were run

    /// "users" or "ratePerSecond".
    [[nodiscard]] QString variableName() const;
    [[nodiscard]] QString conditionText() const;
    [[nodiscard]] QJsonObject toJson() const;
};

} // namespace cachescope::load
