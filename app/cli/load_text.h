// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/report/load_document.h"

/// What `load` prints for people.
namespace cachescope::cli {

/// One line: "3.1 s  1,204 operations/s  p99 12.1 ms  0 lock errors".
QString sampleInWords(const load::RunSample &sample);

/// The scenario in a line, a table with a column for each run, what went wrong and why; or, after a search
/// for a limit, its steps and where it is. For printableLines(): names of files and keys stand in it.
QString reportInWords(const load::LoadDocument &document);

} // namespace cachescope::cli
