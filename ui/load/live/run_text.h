// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/run_history.h"
#include "ui/widgets/header_bar.h"

#include <optional>
#include <vector>

/// What is said of runs, in words. Main thread.
namespace cachescope::ui {

/// What stands for a figure that was not measured.
QString dash();
QString countText(std::optional<qint64> count);
QString shareText(std::optional<double> share);

/// "corrected, at 12.3 s: users from 300 to 500".
QString changeText(const QString &run, const load::RunChange &change);

/// That users, rate or disk were changed by hand while some of several runs went on, which then did not have
/// the same load; empty: they had.
QString unequalLoadText(const std::vector<RunHistory> &runs);

/// "legacy: fails, 1,946 lock errors", with the reasons to be read; of a run that has ended.
Chip verdictChip(const RunHistory &run);
/// Of one or two runs a chip each; of more, how many hold. Those that have not ended have none.
QList<Chip> verdictChips(const std::vector<RunHistory> &runs);

/// "Waiting", "Running", "holds", "fails", "stopped early".
QString stateText(const RunHistory &run);
Tone stateTone(const RunHistory &run);

} // namespace cachescope::ui
