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

/// "Checked 2026-01-31 01:42:25: 1,234 pages, 2,468 reads, 0.4 s". `checkedAt` is Unix time, seconds.
QString checkFacts(const inspect::IntegrityReport &report, double checkedAt);

/// Everything, SQLite's messages too, as text.
QString checkAsText(const inspect::IntegrityReport &report, double checkedAt);

} // namespace cachescope::ui
