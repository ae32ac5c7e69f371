// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/run_labels.h"

#include "core/load/report/figure_text.h"
#include "core/load/report/report_fields.h"
#include "core/load/report/run_verdict.h"

namespace cachescope::load {

namespace {

/// Of the run itself, so that it is right also where the steps of the search are missing.
QString stepName(const QJsonObject &limit, const QJsonObject &run)
{
    const bool isRate = textAt(limit, "variable") == QLatin1String("ratePerSecond");
    const auto value = numberAt(run, isRate ? "arrivals.ratePerSecond" : "users");
    if (!value)
        return designOf(run);
    return isRate ? rateText(value) : limitStep(limit, value);
}

} // namespace

QStringList runLabels(const QJsonObject &document)
{
    const QJsonObject limit = valueAt(document, "limit").toObject();
    QStringList names;
    for (const QJsonObject &run : objectsAt(document, "runs"))
        names << (isSearch(document) ? stepName(limit, run) : designOf(run));
    return toldApart(names);
}

bool isSearch(const QJsonObject &document)
{
    return !valueAt(document, "limit").toObject().isEmpty();
}

} // namespace cachescope::load
