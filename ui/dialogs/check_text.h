// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/check/integrity_check.h"
#include "ui/widgets/look.h"

/// What the check of a file came to, in words for people. Pure.
namespace cachescope::ui {

struct CheckVerdict
{
    Tone tone = Tone::Neutral;
    QString text;
};

CheckVerdict checkVerdict(const inspect::IntegrityReport &report);

/// What has to be known beside the verdict, a paragraph each: what the messages mean, and warnings.
QStringList checkRemarks(const inspect::IntegrityReport &report);

/// "1,234 pages, 2,468 reads, 0.4 s".
QString checkFacts(const inspect::IntegrityReport &report);

/// Everything, SQLite's messages too, as text.
QString checkAsText(const inspect::IntegrityReport &report);

} // namespace cachescope::ui
