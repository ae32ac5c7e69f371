// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/report/compare/run_comparison.h"
#include "ui/widgets/look.h"

/// What changed between two load tests, in words for people. Pure.
namespace cachescope::ui {

/// "Reads p99"; a name that is not known is given back.
QString figureTitle(const QString &name);
/// "+12.0 ms (+7.6 %)"; a dash where it is not known.
QString changeText(const load::FigureComparison &figure);
/// "±3.0 ms", "not known"; empty where nothing changed.
QString noiseText(const load::FigureComparison &figure);
/// "better", "worse", "within noise", "no change", "not judged".
QString judgementText(const load::FigureComparison &figure);
Tone toneOf(load::ComparisonVerdict verdict);
/// The symbol that says the same: a name for iconPixmap(); empty: none.
QString iconOf(load::ComparisonVerdict verdict);

/// What it comes to: "B is worse: reads p99, lock errors.", "No figure changed by more than noise."
QString conclusionOf(const load::RunComparison &comparison);
Tone toneOf(const load::RunComparison &comparison);

} // namespace cachescope::ui
