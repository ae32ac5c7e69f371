// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/diff/file_diff.h"
#include "core/inspect/export/entry_lines.h"

#include <span>

/// Entries of a comparison as CSV (RFC 4180). Times are Unix seconds; empty where there is none, or no entry.
namespace cachescope::inspect {

/// "change,key,sizeBytesBefore,…" and a line end.
QByteArray diffCsvTitles();

/// A line of `row`, and a line end. A program gets the key unchanged, a spreadsheet as csvKey() has it.
QByteArray diffCsvLine(const FileDiff &diff, const DiffRow &row, const QString &key, LineReader reader);

/// Writes `rows`, which are places in FileDiff::rows, for a spreadsheet to a new or existing file at
/// `path`, which appears whole or not at all, and beside neither of the two files. Keys that cannot be read
/// any more are left empty. `progress` and `cancelled` as in diffFiles(). Errors: those of DiffKeys and
/// ChosenFile, Cancelled. Any thread; blocks until done.
Result<void> writeDiffCsv(const FileDiffPtr &diff, std::span<const quint32> rows, const QString &path,
                          const std::function<void(double)> &progress = {},
                          const std::atomic<bool> *cancelled = nullptr);

} // namespace cachescope::inspect
