// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/filter_conditions.h"

#include <QJsonObject>

/// Conditions as they are kept between starts. Pure.
namespace cachescope::ui {

/// All that FilterConditions has but the base of ages, which is the file's.
QJsonObject conditionsToJson(const FilterConditions &conditions);

/// Puts those of `json` in the place of all that `conditions` has. It may hold anything: what is not
/// understood is left out.
void conditionsFromJson(const QJsonObject &json, FilterConditions &conditions);

} // namespace cachescope::ui
