// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/scenario/disk_model_fields.h"

#include "core/base/translate.h"

#include <QStringList>

#include <array>

namespace cachescope::load {

using std::chrono::microseconds;

std::span<const DiskDelayField> diskDelayFields()
{
    static constexpr std::array<DiskDelayField, 3> all{{
        {"syncMs", "sync", "syncSkew", "sync-skew", &DiskModel::sync},
        {"writeMs", "write", "writeSkew", "write-skew", &DiskModel::write},
        {"readMs", "read", "readSkew", "read-skew", &DiskModel::read},
    }};
    return all;
}

std::span<const DiskChanceField> diskChanceFields()
{
    static constexpr std::array<DiskChanceField, 3> all{{
        {"failSync", "fail-sync", &DiskModel::failingSyncs},
        {"failWrite", "fail-write", &DiskModel::failingWrites},
        {"full", "full", &DiskModel::fullWrites},
    }};
    return all;
}

bool isAllowedDelay(const sqlite::DiskDelay &delay)
{
    return delay.least >= microseconds::zero() && delay.most >= delay.least &&
           inMilliseconds(delay.most) <= kLongestDiskDelayMs;
}

bool isAllowedSkew(double skew)
{
    return skew > 0.0 && skew <= kLargestDiskSkew; // false for NaN
}

bool isAllowedChance(double chance)
{
    return chance >= 0.0 && chance <= 1.0;
}

QString allowedDelay()
{
    return CoreText::tr("[least, most] of 0 to %1 ms, the least first").arg(kLongestDiskDelayMs);
}

QString allowedSkew()
{
    return CoreText::tr("a number above 0, at most %1").arg(kLargestDiskSkew);
}

QString allowedChance()
{
    return CoreText::tr("a number, 0 to 1");
}

QStringList diskPresetNames()
{
    QStringList names;
    for (const DiskPreset &preset : diskPresets())
        names << preset.model.name;
    return names;
}

Result<DiskModel> diskPresetNamed(const QString &name)
{
    for (const DiskPreset &preset : diskPresets()) {
        if (preset.model.name == name)
            return preset.model;
    }
    return Error{ErrorCode::InvalidArgument, CoreText::tr("There is no disk \"%1\"; there are %2")
                                                 .arg(name, diskPresetNames().join(QStringLiteral(", ")))};
}

bool isPreset(const DiskModel &model)
{
    const auto preset = diskPresetNamed(model.name);
    return preset && *preset == model;
}

DiskModel named(DiskModel model)
{
    for (const DiskPreset &preset : diskPresets()) {
        model.name = preset.model.name;
        if (model == preset.model)
            return model;
    }
    model.name = QStringLiteral("custom");
    return model;
}

double inMilliseconds(microseconds time)
{
    return static_cast<double>(time.count()) / 1000.0;
}

} // namespace cachescope::load
