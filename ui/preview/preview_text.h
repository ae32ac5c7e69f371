// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/preview/preview.h"

/// What is said about a preview. Main thread.
namespace cachescope::ui {

/// How it came to be from what is stored, and what it is: "gzip 12.3 kB → JSON 48.1 kB · UTF-8".
QString factsText(const inspect::Preview &preview);

/// Whether what a value of this type is shown in says itself what it is: sound and pictures.
bool tellsItself(const inspect::Preview &preview);

/// Whether nothing of the value is shown but what kind it is, so that reading more of it would show no more.
bool isOnlyTold(const inspect::Preview &preview);

/// Why not all of it is shown; empty if it is: "Only the first 8.39 MB are shown."
QString partText(const inspect::Preview &preview);

/// What a value that is not shown as text, picture or sound is called: "PDF document".
QString kindText(inspect::ContentType type);

/// The end of a file's name for what is stored, or for what was unpacked of it.
QString storedSuffix(const inspect::Preview &preview);
QString shownSuffix(const inspect::Preview &preview);

/// Whether opening a file of this type with the program that the system has for it is worth an offer, and
/// does not run what is in it.
bool opensElsewhere(inspect::ContentType type);

} // namespace cachescope::ui
