// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/inspector.h"
#include "ui/widgets/header_bar.h"

/// How an inspected file is open and what is wrong with it, in words for people. Pure.
namespace cachescope::ui {

/// How far the scan of a file has come.
enum class ScanState { Running, Done, Stopped };

/// What the header over the pages of a file tells.
struct FileStatus
{
    const inspect::CacheFileInfo &info;
    inspect::SummaryPtr summary = nullptr;
    ScanState scan = ScanState::Running;
    bool damageFound = false; ///< by a check of its integrity
    inspect::EstimatePtr estimate = nullptr;
    bool following = false; ///< it is read again whenever it changes
    bool changed = false;   ///< since it was read last
    bool replaced = false;  ///< live: another file has its name now
};

/// The header over the pages of a file.
HeaderContent fileHeader(const FileStatus &file);

/// What has to be known of the file before its entries are trusted: what is missing of it, and all of its
/// warnings, in full sentences; empty if there is nothing.
QString fileNotice(const FileStatus &file);

/// Whether fileNotice() has more than that another process has the file open, which the header says too.
bool noticeIsUrgent(const inspect::CacheFileInfo &info);

/// "Read-only, untouched" and the like.
QString openModeText(inspect::OpenMode mode);

} // namespace cachescope::ui
