// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/scenario/scenario.h"

#include "core/base/translate.h"
#include "core/load/designs/ablation.h"
#include "core/load/designs/design.h"
#include "core/load/scenario/field_error.h"
#include "core/load/scenario/scenario_fields.h"
#include "core/load/scenario/scenario_file.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace cachescope::load {

namespace {

Result<void> checkDesigns(const Scenario &scenario)
{
    if (scenario.designs.isEmpty())
        return fieldError(QStringLiteral("designs"), QStringLiteral("empty"),
                          CoreText::tr("one or more designs"));
    for (qsizetype i = 0; i < scenario.designs.size(); ++i) {
        const QString &design = scenario.designs.at(i);
        if (const auto info = designInfo(design); !info)
            return causedBy(partOf(QStringLiteral("designs"), i), info.error());
        if (!scenario.ablation)
            continue;
        if (const auto steps = ablationOf(design); !steps)
            return causedBy(QStringLiteral("ablation"), steps.error());
    }
    return {};
}

Result<void> checkLength(const Scenario &scenario)
{
    if (!scenario.stages.isEmpty() && scenario.operations > 0)
        return fieldError(QStringLiteral("operations"), QString::number(scenario.operations),
                          CoreText::tr("0 where there are stages, which decide how long the run takes"));
    if (!scenario.stages.isEmpty() && scenario.stages.duration().count() < 1)
        return fieldError(QStringLiteral("stages"), CoreText::tr("0 ms long"),
                          CoreText::tr("at least 1 ms in all"));
    if (scenario.operations == 0 && scenario.measuredDuration().count() < 1)
        return fieldError(QStringLiteral("durationMs"), QStringLiteral("0"),
                          CoreText::tr("at least 1 where no number of operations is given"));
    return {};
}

Result<void> checkUsers(const Scenario &scenario)
{
    if (scenario.processes > scenario.users)
        return fieldError(QStringLiteral("processes"), QString::number(scenario.processes),
                          CoreText::tr("1 to %1, the number of users").arg(std::min(scenario.users, 64)));
    const int most = scenario.stages.mostUsers();
    if (!scenario.stages.isEmpty() && (most < 1 || most > scenario.users))
        return fieldError(QStringLiteral("stages"), CoreText::tr("up to %1 users").arg(most),
                          CoreText::tr("1 to %1, the number of users").arg(scenario.users));
    return {};
}

Result<void> checkSizes(const Scenario &scenario)
{
    const bool hasMost = scenario.valueSizes != SizeDistribution::Fixed;
    if (hasMost && scenario.valueMaxBytes < scenario.valueBytes)
        return fieldError(QStringLiteral("valueMaxBytes"), QString::number(scenario.valueMaxBytes),
                          CoreText::tr("at least valueBytes, %1").arg(scenario.valueBytes));
    const qint64 largest = hasMost ? scenario.valueMaxBytes : scenario.valueBytes;
    if (scenario.maxBytes > 0 && scenario.maxBytes < largest)
        return fieldError(QStringLiteral("maxBytes"), QString::number(scenario.maxBytes),
                          CoreText::tr("0 (no limit), or at least the largest value, %1").arg(largest));
    return {};
}

Result<void> checkFiles(const Scenario &scenario)
{
    const QString missing = QStringLiteral("missing");
    if (scenario.keys == KeyDistribution::Trace && scenario.traceFile.isEmpty())
        return fieldError(QStringLiteral("traceFile"), missing,
                          CoreText::tr("a CSV file, as keys is \"trace\""));
    if (scenario.keys == KeyDistribution::Trace && !scenario.sourceFile.isEmpty())
        return fieldError(QStringLiteral("sourceFile"), scenario.sourceFile,
                          CoreText::tr("none with keys of a trace"));
    if (scenario.valueSizes == SizeDistribution::File && scenario.valueSizesFile.isEmpty())
        return fieldError(QStringLiteral("valueSizesFile"), missing,
                          CoreText::tr("a cache file, as valueSizes is \"file\""));
    if (scenario.inPlace && (scenario.designs.size() > 1 || scenario.ablation))
        return aboutField(QStringLiteral("inPlace"),
                          CoreText::tr("needs exactly one design: the next one would run on what it left"));
    if (scenario.inPlace && scenario.sourceFile.isEmpty())
        return aboutField(QStringLiteral("inPlace"), CoreText::tr("needs a sourceFile (--file)"));
    return {};
}

void makeAbsolute(QString &path, const QDir &directory)
{
    if (!path.isEmpty() && QDir::isRelativePath(path))
        path = directory.filePath(path);
}

} // namespace

Result<void> Scenario::validate() const
{
    if (auto fields = checkScenarioFields(*this); !fields)
        return fields;
    for (const auto check : {checkDesigns, checkUsers, checkLength, checkSizes, checkFiles}) {
        if (auto valid = check(*this); !valid)
            return valid;
    }
    return {};
}

Result<Scenario> Scenario::fromJson(const QJsonObject &json)
{
    if (auto consistent = checkContradictions(json); !consistent)
        return consistent.error();
    Scenario scenario;
    for (auto field = json.begin(); field != json.end(); ++field) {
        if (field.key() == QLatin1String("$schema")) { // for editors
            if (!field.value().isString())
                return fieldError(field.key(), field.value(), CoreText::tr("a text"));
            continue;
        }
        if (auto set = setScenarioField(scenario, field.key(), field.value()); !set)
            return set.error();
    }
    if (auto valid = scenario.validate(); !valid)
        return valid.error();
    return scenario;
}

Result<Scenario> Scenario::fromFile(const QString &path)
{
    auto object = jsonObjectIn(path, CoreText::tr("scenario file"));
    if (!object)
        return object.error();
    const QJsonValue reported = object->value(QStringLiteral("scenario"));
    const bool isReport = object->contains(QStringLiteral("runs")) && reported.isObject();
    auto scenario = fromJson(isReport ? reported.toObject() : *object);
    if (!scenario)
        return Error{scenario.error().code, QStringLiteral("%1: %2").arg(path, scenario.error().message)};
    const QDir directory = QFileInfo(path).dir();
    for (QString *file : {&scenario->sourceFile, &scenario->traceFile, &scenario->valueSizesFile})
        makeAbsolute(*file, directory);
    return scenario;
}

QJsonObject Scenario::toJson() const
{
    return scenarioFields(*this);
}

namespace {

/// The share of a standard normal distribution that is below `x`.
double normalShareBelow(double x)
{
    return std::erfc(-x / std::numbers::sqrt2) / 2.0;
}

/// Where what is larger counts as `most`.
double meanOfBoundedLogNormal(double median, double sigma, double most)
{
    if (sigma <= 0.0)
        return std::min(median, most);
    const double bound = std::log(most / median) / sigma;
    return median * std::exp(sigma * sigma / 2.0) * normalShareBelow(bound - sigma) +
           most * (1.0 - normalShareBelow(bound));
}

} // namespace

std::chrono::milliseconds Scenario::measuredDuration() const
{
    return stages.isEmpty() ? duration : stages.duration();
}

qint64 Scenario::meanValueBytes() const
{
    switch (valueSizes) {
    case SizeDistribution::Uniform:
        return (valueBytes + valueMaxBytes) / 2;
    case SizeDistribution::LogNormal:
        return static_cast<qint64>(meanOfBoundedLogNormal(static_cast<double>(valueBytes), valueSigma,
                                                          static_cast<double>(valueMaxBytes)));
    default:
        return valueBytes;
    }
}

} // namespace cachescope::load
