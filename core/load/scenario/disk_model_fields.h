// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/scenario/disk_model.h"

#include <QJsonObject>

#include <span>

/// The fields of a DiskModel by their names in JSON and on the command line, and what they may be. Any
/// thread.
namespace cachescope::load {

struct DiskDelayField
{
    const char *json;
    const char *text;
    const char *jsonSkew;
    const char *textSkew;
    sqlite::DiskDelay DiskModel::*member;
};

struct DiskChanceField
{
    const char *json;
    const char *text;
    double DiskModel::*member;
};

std::span<const DiskDelayField> diskDelayFields();
std::span<const DiskChanceField> diskChanceFields();

inline constexpr double kLongestDiskDelayMs = 10'000.0;
inline constexpr double kLargestDiskSkew = 100.0; ///< above 0

/// Its least and most; not its skew.
bool isAllowedDelay(const sqlite::DiskDelay &delay);
bool isAllowedSkew(double skew);
bool isAllowedChance(double chance);
QString allowedDelay(); ///< in words, as the next two
QString allowedSkew();
QString allowedChance();

QStringList diskPresetNames();
Result<DiskModel> diskPresetNamed(const QString &name);
/// Whether it has the name and the figures of one.
bool isPreset(const DiskModel &model);
/// Gives a model that is a preset in all but its name that, and otherwise "custom".
DiskModel named(DiskModel model);

double inMilliseconds(std::chrono::microseconds time);

/// The JSON Schema of what DiskModel::fromJson() takes, as `$defs/disk` of a scenario's.
QJsonObject diskSchema();
/// A field that is one.
QJsonObject diskReference();

} // namespace cachescope::load
