// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/scenario/scenario.h"

#include <QStringList>

/// A scenario in words, for people. Pure.
namespace cachescope::ui {

/// What a run of it does, a sentence each: who does what and for how long, on which cache and disk, with
/// which designs, and how long all of it takes.
QStringList scenarioSentences(const load::Scenario &scenario);
/// The same as one paragraph.
QString scenarioInWords(const load::Scenario &scenario);

} // namespace cachescope::ui
