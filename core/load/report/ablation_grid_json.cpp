// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/ablation_grid.h"
#include "core/sqlite/lock_error_codes.h"

#include <QJsonArray>

namespace cachescope::load {

namespace {

AblationFigures figuresFrom(const QJsonObject &json)
{
    AblationFigures figures;
    figures.lockErrors = json.value(QLatin1String("lockErrors")).toInteger();
    figures.failed = json.value(QLatin1String("failed")).toInteger();
    figures.operations = json.value(QLatin1String("operations")).toInteger();
    if (const QJsonValue dropped = json.value(QLatin1String("dropped")); dropped.isDouble())
        figures.dropped = dropped.toInteger();
    if (const QJsonValue each = json.value(QLatin1String("lockErrorsPerThousand")); each.isDouble())
        figures.lockErrorsPerThousand = each.toDouble();
    const QJsonObject codes = json.value(QLatin1String("byCode")).toObject();
    for (auto code = codes.begin(); code != codes.end(); ++code) {
        const auto known = sqlite::lockErrorCodes().constFind(code.key());
        if (known != sqlite::lockErrorCodes().cend())
            figures.byCode[*known] = code.value().toInteger();
    }
    return figures;
}

AblationFactor factorFrom(const QJsonObject &json)
{
    const auto text = [&json](QLatin1String name) { return json.value(name).toString(); };
    return {text(QLatin1String("switch")),
            text(QLatin1String("from")),
            text(QLatin1String("to")),
            text(QLatin1String("design")),
            figuresFrom(json),
            json.value(QLatin1String("lockErrorsChange")).toInteger()};
}

AblationBase baseFrom(const QJsonObject &json)
{
    AblationBase base{json.value(QLatin1String("design")).toString(), figuresFrom(json), {}};
    const QJsonArray factors = json.value(QLatin1String("factors")).toArray();
    for (const QJsonValue &factor : factors)
        base.factors.push_back(factorFrom(factor.toObject()));
    return base;
}

} // namespace

AblationMatrix ablationFromJson(const QJsonObject &json)
{
    AblationMatrix matrix;
    const QJsonArray list = json.value(QLatin1String("bases")).toArray();
    for (const QJsonValue &base : list)
        matrix.bases.push_back(baseFrom(base.toObject()));
    return matrix;
}

} // namespace cachescope::load
