// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/cache_file.h"
#include "core/inspect/summary.h"
#include "ui/widgets/fact_list.h"
#include "ui/widgets/header_bar.h"

/// What is said about an inspected file, in words for people. Pure.
namespace cachescope::ui {

/// How far the scan of a file has come.
enum class ScanState { Running, Done, Stopped };

/// "audio.db" of a path. Looks at the text only, never at the disk.
QString fileNameOf(const QString &path);

/// The header over the pages of a file; `summary` may be null.
HeaderContent fileHeader(const inspect::CacheFileInfo &info, const inspect::Summary *summary, ScanState scan);

/// Path, format, how it is open, journal, pages: what is known at once.
QList<Fact> fileFacts(const inspect::CacheFileInfo &info);

/// Sizes and times of the entries; what only a scan tells is left out without `summary`. Warnings come first.
QList<Fact> contentFacts(const inspect::CacheFileInfo &info, const inspect::Summary *summary);

/// "7.6 % of data", or that the file has no pins.
QString pinnedShareText(const inspect::CacheFileInfo &info, const inspect::Summary &summary);

/// "1.01×".
QString bloatText(double ratio);

} // namespace cachescope::ui
