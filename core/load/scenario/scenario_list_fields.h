// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/scenario/scenario_field.h"

/// The scenario fields that hold more than one value. Any thread.
namespace cachescope::load {

ScenarioField designsField();
ScenarioField stagesField();
ScenarioField mixField();
/// Sets the mix to a share of stores; never written.
ScenarioField storeShareField();
ScenarioField diskField();
/// Sets the disk to one whose fsyncs all take so much longer; never written.
ScenarioField diskSyncDelayField();
ScenarioField diskChangesField();
ScenarioField thresholdsField();

} // namespace cachescope::load
