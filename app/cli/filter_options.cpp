// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/filter_options.h"

#include "app/cli/option_types.h"

namespace cachescope::cli {

namespace {

using inspect::EntryQuery;
using inspect::EntrySort;

using Types = std::vector<inspect::ContentType>;

const std::map<std::string, EntrySort> &sorts()
{
    static const std::map<std::string, EntrySort> names{{"rowid", EntrySort::RowId},
                                                        {"key", EntrySort::Key},
                                                        {"size", EntrySort::Size},
                                                        {"created", EntrySort::Created},
                                                        {"last_accessed", EntrySort::LastAccessed},
                                                        {"type", EntrySort::Type},
                                                        {"pinned", EntrySort::Pinned}};
    return names;
}

const std::map<std::string, Types> &typeNames()
{
    static const std::map<std::string, Types> names = [] {
        std::map<std::string, Types> types;
        for (const QLatin1StringView group : inspect::contentTypeGroupNames())
            types.emplace(std::string(group.data(), static_cast<std::size_t>(group.size())),
                          inspect::contentTypesNamed(QString(group)));
        return types;
    }();
    return names;
}

void addTimeOptions(CLI::App &command, inspect::EntryFilter &filter)
{
    const auto set = [](std::optional<double> *time) { return [time](double seconds) { *time = seconds; }; };
    addTimeOption(command, "--accessed-from", set(&filter.accessedFrom),
                  "Only entries last read at this time or later: a date such as 2026-01-21 or "
                  "2026-01-21T10:11:12Z, in UTC without an offset, or Unix seconds");
    addTimeOption(command, "--accessed-to", set(&filter.accessedTo),
                  "Only entries last read before this time");
    addTimeOption(command, "--created-from", set(&filter.createdFrom),
                  "Only entries stored at this time or later. Where the times of creation are behind the "
                  "values, they are estimated from a few hundred entries and the order of insertion");
    addTimeOption(command, "--created-to", set(&filter.createdTo), "Only entries stored before this time");
}

void addPatternOptions(CLI::App &command, inspect::EntryFilter &filter)
{
    addTextOption(
        command, "--pattern", filter.pattern,
        "Only keys whose kind starts with these parts, where <hash> stands for digests and tokens and "
        "<number> for numbers: \"<hash>:ts\"");
    const auto except = [&filter](const std::vector<std::string> &patterns) {
        for (const std::string &pattern : patterns)
            filter.exceptPatterns.append(QString::fromStdString(pattern));
    };
    command
        .add_option_function<std::vector<std::string>>(
            "--except-pattern", except, "No keys whose kind starts with these parts; several may be given")
        ->allow_extra_args(false)
        ->type_name("TEXT");
}

} // namespace

void addOrderOptions(CLI::App &command, EntryQuery &query, const std::string &limited)
{
    addChoice(command, "--sort", sorts(), &query.sort,
              "The order; by rowid without it. created is the "
              "order of insertion where the times of creation "
              "are behind the values");
    command.add_flag("--desc", query.descending, "Highest first");
    addCountOption(
        command, "--limit", [&query](qint64 limit) { query.limit = limit; }, limited + " at most this many");
}

void addFilterOptions(CLI::App &command, inspect::EntryFilter &filter)
{
    addTextOption(command, "--filter", filter.contains,
                  "Only keys that contain this text; upper and lower case differ");
    addTextOption(command, "--prefix", filter.prefix, "Only keys that start with this text");
    addTextOption(command, "--exact", filter.exact, "Only the entry with this key");
    addPatternOptions(command, filter);
    addChoice(command, "--type", typeNames(), &filter.types, "Only values of this kind");
    const auto takePinned = [&filter](const std::string &text) { filter.pinned = text == "yes"; };
    command.add_option_function<std::string>("--pinned", takePinned, "Only pinned entries, or only others")
        ->check(CLI::IsMember({"yes", "no"}));
    addBytesOption(
        command, "--min-size", [&filter](qint64 bytes) { filter.minSizeBytes = bytes; },
        "Only values of at least this size");
    addBytesOption(
        command, "--max-size", [&filter](qint64 bytes) { filter.maxSizeBytes = bytes; },
        "Only values of at most this size");
    addTimeOptions(command, filter);
}

} // namespace cachescope::cli
