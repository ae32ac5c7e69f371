// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace cachescope::load {

enum class Comparison { Less, LessOrEqual, Greater, GreaterOrEqual, Equal };

/// What a figure of a run must be: "lockErrors.total<=0", "reads.p99Ms<50". The figures are those of runs[]
/// in the report, by their path. A value.
struct Threshold
{
    QString figure;
    Comparison comparison = Comparison::LessOrEqual;
    double limit = 0.0;

    [[nodiscard]] QString toText() const;
    /// "<", "<=", ">", ">=" or "==".
    [[nodiscard]] QString operatorText() const;
    /// The figure in `run`, one of runs[]; nothing if it was not measured (no read happened).
    [[nodiscard]] std::optional<double> valueIn(const QJsonObject &run) const;
    [[nodiscard]] bool holdsFor(double value) const;

    bool operator==(const Threshold &) const = default;
};

/// InvalidArgument, saying what is wrong and which figures there are, without a field's name.
Result<Threshold> parseThreshold(const QString &text);
/// Several, joined by "and" or commas: "lockErrors.total<=0 and reads.p99Ms<50".
Result<QList<Threshold>> parseThresholds(const QString &text);
/// A regular expression of all that parseThreshold() takes, as JSON Schema writes one.
QString thresholdPattern();
/// `wanted`, and for figures that it does not name the limits that every run has: no lock error, no failed
/// operation, and where operations have their moments (`isScheduled`), at most 5 % of them not begun.
QList<Threshold> withDefaults(const QList<Threshold> &wanted, bool isScheduled = false);

} // namespace cachescope::load
