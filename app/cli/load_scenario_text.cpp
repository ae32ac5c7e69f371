// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/load_scenario_text.h"

#include "app/cli/output.h"
#include "core/base/format.h"

#include <QFileInfo>

namespace cachescope::cli {

namespace {

using load::Arrivals;
using load::KeyDistribution;
using load::Scenario;
using load::SizeDistribution;

QString duration(std::chrono::milliseconds time)
{
    return formatDuration(static_cast<double>(time.count()) / 1e3);
}

QString users(int count)
{
    return count == 1 ? QStringLiteral("1 user") : QStringLiteral("%1 users").arg(formatCount(count));
}

QString usersInWords(const Scenario &scenario)
{
    QString text = users(scenario.users);
    if (scenario.processes > 1)
        text += QStringLiteral(" in %1 processes").arg(formatCount(scenario.processes));
    return text;
}

/// The numbers of users at the ends of its stages.
QString rampInWords(const load::Ramp &ramp)
{
    QStringList ends{QStringLiteral("0")};
    for (const load::Stage &stage : ramp.stages())
        ends << formatCount(stage.users);
    return QStringLiteral("ramp %1 in %2").arg(ends.join(QStringLiteral("–")), duration(ramp.duration()));
}

QString arrivalsInWords(const Scenario &scenario)
{
    const QString kind = scenario.arrivals == Arrivals::Steady     ? QStringLiteral("evenly spread")
                         : scenario.arrivals == Arrivals::Together ? QStringLiteral("all users together")
                                                                   : QStringLiteral("at random");
    const double rate = scenario.arrivalRate;
    const QString perSecond = rate < 10.0 ? QString::number(rate, 'g', 3) : formatCount(qRound64(rate));
    return QStringLiteral("%1 operations/s %2").arg(perSecond, kind);
}

QString mixInWords(const load::OperationMix &mix)
{
    QStringList parts;
    for (std::size_t i = 0; i < load::kOperationKinds; ++i) {
        const auto kind = static_cast<load::OperationKind>(i);
        if (mix.share(kind) > 0.0)
            parts << QStringLiteral("%1 %2").arg(formatShare(mix.share(kind)), load::operationName(kind));
    }
    return parts.join(QStringLiteral(" + "));
}

QString fileName(const QString &path)
{
    return printable(QFileInfo(path).fileName());
}

QString distributionInWords(const Scenario &scenario)
{
    switch (scenario.keys) {
    case KeyDistribution::Uniform:
        return QStringLiteral("uniform");
    case KeyDistribution::Zipf:
        return QStringLiteral("zipf %1").arg(scenario.zipfExponent);
    case KeyDistribution::Latest:
        return QStringLiteral("latest, zipf %1").arg(scenario.zipfExponent);
    case KeyDistribution::Hotspot:
        return QStringLiteral("hotspot, %1 of operations on %2 of keys")
            .arg(formatShare(scenario.hotShare), formatShare(scenario.hotKeys));
    case KeyDistribution::Sessions:
        return QStringLiteral("sessions of %1").arg(formatCount(scenario.sessionLength));
    case KeyDistribution::Trace:
        return QStringLiteral("trace");
    }
    return {};
}

QString keysInWords(const Scenario &scenario)
{
    const QString keys = scenario.sourceFile.isEmpty()
                             ? QStringLiteral("%1 keys").arg(formatCount(scenario.keyCount))
                             : QStringLiteral("keys of %1").arg(fileName(scenario.sourceFile));
    return QStringLiteral("%1 (%2)").arg(keys, distributionInWords(scenario));
}

QString valuesInWords(const Scenario &scenario)
{
    switch (scenario.valueSizes) {
    case SizeDistribution::Fixed:
        return QStringLiteral("values of %1").arg(formatBytes(scenario.valueBytes));
    case SizeDistribution::Uniform:
        return QStringLiteral("values of %1 to %2")
            .arg(formatBytes(scenario.valueBytes), formatBytes(scenario.valueMaxBytes));
    case SizeDistribution::LogNormal:
        return QStringLiteral("values of %1 in the median (lognormal %2, at most %3)")
            .arg(formatBytes(scenario.valueBytes))
            .arg(scenario.valueSigma)
            .arg(formatBytes(scenario.valueMaxBytes));
    case SizeDistribution::File:
        return QStringLiteral("values as large as in %1").arg(fileName(scenario.valueSizesFile));
    }
    return {};
}

/// Which of its columns a trace has is not known here.
QString operationsInWords(const Scenario &scenario)
{
    const QString mix = mixInWords(scenario.mix);
    const QString values = valuesInWords(scenario);
    if (scenario.keys != KeyDistribution::Trace)
        return QStringLiteral("%1, %2, %3").arg(mix, keysInWords(scenario), values);
    return QStringLiteral("operations of %1 (where it does not say: %2, %3)")
        .arg(fileName(scenario.traceFile), mix, values);
}

} // namespace

QString scenarioInWords(const Scenario &scenario)
{
    QStringList parts{usersInWords(scenario)};
    if (!scenario.stages.isEmpty())
        parts << rampInWords(scenario.stages);
    if (scenario.arrivalRate > 0.0)
        parts << arrivalsInWords(scenario);
    parts << operationsInWords(scenario);
    if (scenario.maxBytes > 0)
        parts << QStringLiteral("budget %1").arg(formatBytes(scenario.maxBytes));
    parts << QStringLiteral("seed %1").arg(scenario.seed);
    if (!scenario.disk.isReal())
        parts << QStringLiteral("disk %1").arg(scenario.disk.toText());
    for (const load::DiskChange &change : scenario.diskChanges)
        parts << QStringLiteral("disk %1 after %2").arg(change.disk.toText(), duration(change.at));
    return parts.join(QStringLiteral(", "));
}

} // namespace cachescope::cli
