// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/query/entry_query.h"

#include <CLI/CLI.hpp>
#include <map>
#include <string>
#include <vector>

/// Which entries of a file a command is about. Main thread only.
namespace cachescope::cli {

/// An option with one of the names of `choices`; anything else is a usage error that lists them.
template <typename Value>
void addChoice(CLI::App &command, const std::string &name, const std::map<std::string, Value> &choices,
               Value *value, const std::string &description)
{
    std::vector<std::string> names;
    for (const auto &choice : choices)
        names.push_back(choice.first);
    const auto take = [&choices, value](const std::string &text) { *value = choices.at(text); };
    command.add_option_function<std::string>(name, take, description)->check(CLI::IsMember(names));
}

/// --sort, --desc and --limit. `limited` completes "… at most this many" ("Print").
void addOrderOptions(CLI::App &command, inspect::EntryQuery &query, const std::string &limited);

/// --filter, --prefix, --exact, --pattern, --except-pattern, --type, --pinned, --min-size, --max-size,
/// --accessed-from, --accessed-to, --created-from and --created-to.
void addFilterOptions(CLI::App &command, inspect::EntryFilter &filter);

} // namespace cachescope::cli
