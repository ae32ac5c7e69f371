// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/history/run_export.h"
#include "core/load/history/run_summary.h"
#include "core/load/report/load_document.h"
#include "ui/widgets/look.h"

/// What is said about load tests that are kept, in words for people. Pure.
namespace cachescope::ui {

/// "holds", "stopped", "fails".
QString outcomeText(load::DocumentOutcome outcome);
Tone toneOf(load::DocumentOutcome outcome);
/// The symbol that says the same: a name for themedIcon().
QString iconOf(load::DocumentOutcome outcome);

/// Local time; a dash if it is not known.
QString momentText(const QDateTime &moment);

/// "legacy · corrected", "legacy · corrected and 14 more"; of many "legacy and 6 more".
QString designsText(const load::RunSummary &summary);

/// A figure of each of the runs: "190 · 1,450"; of more than two the least and the largest, "190 … 1,450";
/// what was not measured is a dash.
QString figuresText(const load::RunSummary &summary, std::optional<double> load::SummaryFigures::*figure);
/// The largest, by which such figures are sorted; nothing if none was measured.
std::optional<double> largestOf(const load::RunSummary &summary,
                                std::optional<double> load::SummaryFigures::*figure);

/// What a load test is called that has just ended: by its scenario, or if that has no name of its own, by
/// what it did: "300 users: legacy, corrected". One that was stopped is called so.
QString nameFor(const load::LoadDocument &document);

/// "Page for people (HTML)…" and the like: of a menu that exports.
QString exportText(load::RunExport kind);
/// For the dialog that asks for a name: "HTML (*.html)".
QString exportFilter(load::RunExport kind);

} // namespace cachescope::ui
