// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/figures/summary.h"
#include "core/inspect/open/cache_file.h"
#include "ui/widgets/fact_list.h"

/// What is said about an inspected file, in words for people. Pure.
namespace cachescope::ui {

/// "audio.db" of a path. Looks at the text only, never at the disk.
QString fileNameOf(const QString &path);

/// "production, with pins" and the like; not of Mapped, which has no name.
QString formatKindText(inspect::FormatKind kind);

/// Path, format, how it is open, journal, pages: what is known at once.
QList<Fact> fileFacts(const inspect::CacheFileInfo &info);

/// Sizes and times of the entries: what only a scan tells. Empty without `summary`.
QList<Fact> contentFacts(const inspect::Summary *summary);

/// "7.6 % of data", or that the file has no pins.
QString pinnedShareText(const inspect::CacheFileInfo &info, const inspect::Summary &summary);

/// "12 entries lost, 3 without all of their value"; empty if the scan could read everything.
QString lossText(const inspect::ScanDamage &damage);

/// "1.01×".
QString bloatText(double ratio);

} // namespace cachescope::ui
