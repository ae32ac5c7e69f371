// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/diff/file_diff.h"
#include "ui/widgets/look.h"

/// What is said of a comparison of two files. Main thread; text from files is plain text.
namespace cachescope::ui {

struct DiffVerdict
{
    Tone tone = Tone::Neutral;
    QString text;
};

/// What it comes to, and what of it cannot be trusted.
DiffVerdict diffVerdict(const inspect::FileDiff &diff);

/// The figure and the detail of a tile: "1,204" and "45.1 MB"; of re-stored entries both sizes.
QString tileFigure(const inspect::DiffTotal &total);
QString tileDetail(inspect::DiffKind kind, const inspect::DiffTotal &total);

/// All kinds of a group that has some, a line each: "added: 1,204 entries, 45.1 MB".
QString groupText(const QString &name, const inspect::DiffTotals &totals);

} // namespace cachescope::ui
