// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/scenario/scenario_field_parts.h"
#include "core/load/scenario/scenario_list_fields.h"

#include <QJsonArray>

#include <cmath>

namespace cachescope::load {

namespace {

constexpr double kLongestSyncDelayMs = 10'000;

Result<bool> takeDisk(Scenario &scenario, const QJsonValue &value)
{
    auto disk = DiskModel::fromJson(value);
    if (!disk)
        return disk.error();
    scenario.disk = *disk;
    return true;
}

Result<QJsonValue> diskFromText(const QString &text)
{
    const auto disk = DiskModel::fromText(text);
    return disk ? Result<QJsonValue>(disk->toJson()) : Result<QJsonValue>(disk.error());
}

Result<bool> takeSyncDelay(Scenario &scenario, const QJsonValue &value)
{
    const double number = value.toDouble(-1.0);
    if (!value.isDouble())
        return false;
    if (number < 0 || number > kLongestSyncDelayMs)
        return invalid(QStringLiteral("is %1; allowed is 0 to %2").arg(number).arg(kLongestSyncDelayMs));
    if (number != std::floor(number))
        return false;
    const std::chrono::milliseconds delay(static_cast<qint64>(number));
    scenario.disk = DiskModel();
    scenario.disk.sync = {delay, delay};
    if (!scenario.disk.isReal())
        scenario.disk.name = QStringLiteral("custom");
    return true;
}

} // namespace

ScenarioField diskField()
{
    ScenarioField disk =
        fieldOf("disk", "--disk", "MODEL",
                QStringLiteral("The disk that the run's files seem to be on: none (as it is), fast, ssd, "
                               "busy-vps, hdd, failing, or numbers such as sync=5ms..300ms,write=1ms"),
                QStringLiteral("the name of a disk or an object"),
                QJsonObject{{QStringLiteral("type"),
                             QJsonArray{QStringLiteral("string"), QStringLiteral("object")}}});
    disk.set = takeDisk;
    disk.get = [](const Scenario &s) { return s.disk.toJson(); };
    disk.fromText = diskFromText;
    return disk;
}

ScenarioField diskSyncDelayField()
{
    QJsonObject schema = typed("integer");
    schema.insert(QStringLiteral("minimum"), 0);
    schema.insert(QStringLiteral("maximum"), kLongestSyncDelayMs);
    ScenarioField delay = fieldOf("diskSyncDelayMs", "--disk-sync-delay", "DURATION",
                                  QStringLiteral("Instead of disk: every fsync takes so much longer"),
                                  QStringLiteral("a whole number, 0 to 10000"), schema);
    delay.set = takeSyncDelay;
    delay.get = neverWritten;
    delay.fromText = [](const QString &text) -> Result<QJsonValue> {
        const auto number = millisecondsIn(text);
        return number ? Result<QJsonValue>(QJsonValue(*number)) : Result<QJsonValue>(number.error());
    };
    return delay;
}

} // namespace cachescope::load
