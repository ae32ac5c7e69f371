// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/ablation_grid.h"
#include "core/sqlite/result_code.h"

#include <QHash>
#include <QJsonArray>

namespace cachescope::load {

namespace {

/// The lock errors by their names. An extended result code is the primary one and a small number above its 8
/// bits (https://www.sqlite.org/rescode.html).
const QHash<QString, int> &lockErrorCodes()
{
    static const QHash<QString, int> all = [] {
        constexpr int beyondAll = 64 << 8;
        QHash<QString, int> codes;
        for (int code = 0; code < beyondAll; ++code) {
            if (sqlite::isLockError(code))
                codes.insert(sqlite::resultCodeName(code), code);
        }
        return codes;
    }();
    return all;
}

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
        const auto known = lockErrorCodes().constFind(code.key());
        if (known != lockErrorCodes().cend())
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
