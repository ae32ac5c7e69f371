// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/scenario/scenario.h"

#include "core/load/designs/design.h"
#include "core/load/scenario/scenario_fields.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <limits>

namespace cachescope::load {

namespace {

using std::chrono::hours;
using std::chrono::milliseconds;

Error outOfRange(const QString &field, const QString &value, const QString &allowed)
{
    return Error{ErrorCode::InvalidArgument,
                 QStringLiteral("Scenario field \"%1\" is %2; allowed is %3").arg(field, value, allowed)};
}

Result<void> checkRange(const char *field, qint64 value, qint64 low, qint64 high)
{
    if (value >= low && value <= high)
        return {};
    return outOfRange(QLatin1String(field), QString::number(value),
                      QStringLiteral("%1 to %2").arg(low).arg(high));
}

Result<void> checkShare(const char *field, double value, double low, double high)
{
    if (value >= low && value <= high) // false for NaN
        return {};
    return outOfRange(QLatin1String(field), QString::number(value),
                      QStringLiteral("%1 to %2").arg(low).arg(high));
}

Result<void> checkDesigns(const QStringList &designs)
{
    if (designs.isEmpty())
        return outOfRange(QStringLiteral("designs"), QStringLiteral("empty"),
                          QStringLiteral("one or more designs"));
    for (const QString &design : designs) {
        if (const auto info = designInfo(design); !info)
            return Error{ErrorCode::InvalidArgument,
                         QStringLiteral("Scenario field \"designs\": %1").arg(info.error().message)};
    }
    return {};
}

/// The first of `checks` that failed.
Result<void> firstFailure(std::initializer_list<Result<void>> checks)
{
    for (const auto &check : checks) {
        if (!check)
            return check;
    }
    return {};
}

Result<QJsonObject> objectFromFile(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return Error{ErrorCode::NotFound, QStringLiteral("There is no scenario file %1").arg(path)};
    if (QFileInfo(path).isDir())
        return Error{ErrorCode::CannotOpen,
                     QStringLiteral("%1 is a directory. Choose a scenario file (JSON).").arg(path)};
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::CannotOpen,
                     QStringLiteral("The scenario file %1 cannot be read: %2").arg(path, file.errorString())};
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson(file.readAll(), &problem);
    if (problem.error != QJsonParseError::NoError)
        return Error{ErrorCode::CannotOpen, QStringLiteral("The scenario file %1 is not JSON: %2 at byte %3")
                                                .arg(path, problem.errorString())
                                                .arg(problem.offset)};
    if (!document.isObject())
        return Error{ErrorCode::CannotOpen,
                     QStringLiteral("The scenario file %1 does not hold a JSON object").arg(path)};
    return document.object();
}

} // namespace

Result<void> Scenario::validate() const
{
    constexpr qint64 most = 1'000'000'000'000;
    const qint64 longestMs = milliseconds(hours(24)).count();
    const qint64 shortestMs = operations > 0 ? 0 : 1;
    const bool zipf = keys == KeyDistribution::Zipf;
    auto ranges = firstFailure({
        checkDesigns(designs),
        checkRange("users", users, 1, 2000),
        checkRange("processes", processes, 1, std::min(64, std::max(users, 1))),
        checkRange("durationMs", duration.count(), shortestMs, longestMs),
        checkRange("operations", operations, 0, most),
        checkRange("thinkTimeMs", thinkTime.count(), 0, milliseconds(hours(1)).count()),
        checkShare("storeShare", storeShare, 0.0, 1.0),
        zipf ? checkShare("zipfExponent", zipfExponent, 0.01, 5.0) : Result<void>(),
        checkRange("keyCount", keyCount, 1, 10'000'000),
        checkRange("valueBytes", valueBytes, 1, 500'000'000),
        checkRange("maxBytes", maxBytes, 0, most * 1000),
        checkRange("diskSyncDelayMs", diskSyncDelay.count(), 0, 10'000),
    });
    if (!ranges)
        return ranges;
    if (maxBytes > 0 && maxBytes < valueBytes)
        return outOfRange(
            QStringLiteral("maxBytes"), QString::number(maxBytes),
            QStringLiteral("0 (no limit), or at least one value (valueBytes, %1)").arg(valueBytes));
    if (seed > quint64{std::numeric_limits<qint64>::max()})
        return outOfRange(QStringLiteral("seed"), QString::number(seed), QStringLiteral("0 to 2^63−1"));
    return {};
}

Result<Scenario> Scenario::fromJson(const QJsonObject &json)
{
    Scenario scenario;
    for (auto field = json.begin(); field != json.end(); ++field) {
        if (auto set = setScenarioField(scenario, field.key(), field.value()); !set)
            return set.error();
    }
    if (auto valid = scenario.validate(); !valid)
        return valid.error();
    return scenario;
}

Result<Scenario> Scenario::fromFile(const QString &path)
{
    auto object = objectFromFile(path);
    if (!object)
        return object.error();
    auto scenario = fromJson(*object);
    if (!scenario)
        return Error{scenario.error().code, QStringLiteral("%1: %2").arg(path, scenario.error().message)};
    if (!scenario->sourceFile.isEmpty() && QDir::isRelativePath(scenario->sourceFile))
        scenario->sourceFile = QFileInfo(path).dir().filePath(scenario->sourceFile);
    return scenario;
}

QJsonObject Scenario::toJson() const
{
    return scenarioFields(*this);
}

} // namespace cachescope::load
