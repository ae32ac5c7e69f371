// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/scenario/scenario.h"

#include <QList>
#include <QString>

namespace cachescope::ui {

/// A scenario that comes with the program.
struct ScenarioPreset
{
    QString title;       ///< for people
    QString description; ///< what it shows and about how long it takes
    load::Scenario scenario;
};

/// The scenarios of resources/scenarios, which are part of the program. Main thread; reads no disk.
QList<ScenarioPreset> scenarioPresets();

/// What a form begins with: the fault beside its correction, in seconds.
load::Scenario firstScenario();

} // namespace cachescope::ui
