// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/translate.h"
#include "core/load/scenario/allowed_values.h"
#include "core/load/scenario/disk_model_fields.h"
#include "core/load/scenario/scenario_field_parts.h"
#include "core/load/scenario/scenario_list_fields.h"

namespace cachescope::load {

namespace {

constexpr qint64 kLongestSyncDelayMs = 10'000;

Result<bool> takeDisk(Scenario &scenario, const QJsonValue &value)
{
    auto disk = DiskModel::fromJson(value, QStringLiteral("disk"));
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
    const qint64 number = value.toInteger(-1);
    if (number < 0 || number > kLongestSyncDelayMs)
        return false;
    const std::chrono::milliseconds delay(number);
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
                CoreText::tr("The disk that the run's files seem to be on: none (as it is), fast, ssd, "
                             "hdd, busy-vps, failing, or numbers of one's own, such as "
                             "{\"syncMs\": [5, 300], \"failSync\": 0.001} in a file and "
                             "sync=5ms..300ms,fail-sync=0.001 as an option: delays beyond the real "
                             "disk's, skews (1: even; larger: mostly little) and chances of 0 to 1 for "
                             "each call, also that of full. resources/scenarios/README.md lists them"),
                CoreText::tr("the name of a disk or an object"), diskReference());
    disk.set = takeDisk;
    disk.get = [](const Scenario &s) { return s.disk.toJson(); };
    disk.fromText = diskFromText;
    return disk;
}

ScenarioField diskSyncDelayField()
{
    ScenarioField delay = fieldOf("diskSyncDelayMs", "--disk-sync-delay", "DURATION",
                                  CoreText::tr("Instead of disk: every fsync takes so much longer"),
                                  wholeInWords(0, kLongestSyncDelayMs), wholeFrom(0, kLongestSyncDelayMs));
    delay.set = takeSyncDelay;
    delay.get = neverWritten;
    delay.fromText = [](const QString &text) -> Result<QJsonValue> {
        const auto number = millisecondsIn(text);
        return number ? Result<QJsonValue>(QJsonValue(*number)) : Result<QJsonValue>(number.error());
    };
    return delay;
}

} // namespace cachescope::load
