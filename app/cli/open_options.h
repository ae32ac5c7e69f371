// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/exit_code.h"
#include "core/inspect/open/cache_file.h"

#include <CLI/CLI.hpp>

/// How every command that looks into a cache file is told which file, table and columns. Main thread only.
namespace cachescope::cli {

struct InspectOptions
{
    QString file;
    inspect::TableMapping mapping;
};

/// FILE, --table and --map. `options` has to live as long as `command`.
void addOpenOptions(CLI::App &command, InspectOptions &options);

/// --table and --map alone, with `suffix` behind these names and `what` behind what they say.
void addMappingOptions(CLI::App &command, InspectOptions &options, const std::string &suffix = {},
                       const std::string &what = {});

/// As core takes them; what is there of a truncated file is to be read.
inspect::OpenOptions openOptions(const InspectOptions &options);

/// Opens the file. Of a truncated one what is there, which is said on stderr; see exitCodeAfter().
Result<inspect::CacheFile> openToInspect(const InspectOptions &options);

/// Prints `error`, and if it is that the cache was not recognised, the tables to choose from and what to type
/// for each.
ExitCode failToOpen(const InspectOptions &options, const Error &error);

/// That so much of the file is missing, and what that means for what is printed.
QString incompleteText(const inspect::CacheFileInfo &info);

/// For a command that did what it was asked to: kCheckFailed if the file is truncated.
ExitCode exitCodeAfter(const inspect::CacheFile &file);

} // namespace cachescope::cli
