// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_list.h"

#include "app/cli/entry_writer.h"
#include "app/cli/interrupt.h"
#include "app/cli/open_options.h"
#include "app/cli/option_types.h"
#include "app/cli/output.h"
#include "app/cli/progress_line.h"
#include "core/base/format.h"
#include "core/inspect/entry_orders.h"
#include "core/inspect/entry_query.h"
#include "core/inspect/row_budget.h"
#include "core/inspect/scan.h"
#include "core/sqlite/connection.h"

#include <algorithm>
#include <map>
#include <memory>
#include <span>

namespace cachescope::cli {

namespace {

using inspect::CacheFile;
using inspect::ContentType;
using inspect::Entry;
using inspect::EntryQuery;
using inspect::EntrySort;

using Types = std::vector<ContentType>;

/// Entries that are read and written at a time: enough to write in large pieces, few enough to stop soon.
constexpr std::size_t kBatch = 256;
/// Up to so many entries, values of some size are walked for the creation time behind them.
constexpr qint64 kFewEntries = 1000;

struct ListOptions
{
    InspectOptions open;
    EntryQuery query{EntrySort::RowId, false, {}, -1};
    ListFormat format = ListFormat::Table;
};

const std::map<std::string, EntrySort> &sorts()
{
    static const std::map<std::string, EntrySort> names{{"rowid", EntrySort::RowId},
                                                        {"key", EntrySort::Key},
                                                        {"size", EntrySort::Size},
                                                        {"created", EntrySort::Created},
                                                        {"last_accessed", EntrySort::LastAccessed}};
    return names;
}

const std::map<std::string, ListFormat> &formats()
{
    static const std::map<std::string, ListFormat> names{{"table", ListFormat::Table},
                                                         {"csv", ListFormat::Csv},
                                                         {"json", ListFormat::Json},
                                                         {"jsonl", ListFormat::JsonLines}};
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

/// The rowids to print, and where their access times are known from, if they are.
struct Selected
{
    std::vector<qint64> rowids;
    std::shared_ptr<const inspect::EntryIndex> index;
    std::optional<inspect::AccessTimes> times;
    bool damaged = false;        ///< some entries could not be read
    bool keysUnfiltered = false; ///< entries are still to be filtered by key, and cut to the limit
};

/// From the file's own indexes.
Result<Selected> selectByIndexes(const CacheFile &file, sqlite::Connection &connection,
                                 const EntryQuery &query)
{
    const inspect::CacheFormat &format = file.info().format;
    Selected selected;
    auto rowids =
        selectRowids(connection, format, query, {.cancelled = &interrupted(), .known = {}, .first = {}});
    if (!rowids)
        return rowids.error();
    selected.rowids = std::move(*rowids);
    if (!format.hasAccessIndex() || selected.rowids.size() <= kBatch)
        return selected;
    auto times = readAccessTimes(connection, format, &interrupted());
    if (!times)
        return times.error();
    selected.times = std::move(*times);
    return selected;
}

/// From a parallel scan, which is the fastest way to sizes and pins of a whole file.
Result<Selected> selectByScan(const CacheFile &file, sqlite::Connection &connection, const EntryQuery &query)
{
    Selected selected;
    Result<inspect::ScanResult> scanned = [&file] {
        ProgressLine line(QStringLiteral("Scanning"));
        return inspect::scanEntries(
            file, inspect::ScanOptions(), [&line](double fraction) { line.show(fraction); }, &interrupted());
    }();
    if (!scanned)
        return scanned.error();
    selected.damaged = scanned->damage.any();
    selected.index = std::make_shared<const inspect::EntryIndex>(std::move(scanned->index));
    inspect::EntryOrders orders(selected.index);
    const inspect::KnownEntries known{selected.index.get(), &orders, nullptr};
    auto rowids = selectRowids(connection, file.info().format, query,
                               {.cancelled = &interrupted(), .known = known, .first = {}});
    if (!rowids)
        return rowids.error();
    selected.rowids = std::move(*rowids);
    return selected;
}

bool filtersKeys(const inspect::EntryFilter &filter)
{
    return !filter.contains.isEmpty() || !filter.prefix.isEmpty() || !filter.exact.isEmpty();
}

/// Where the index of keys is damaged: everything by row number, to be filtered when keys are read.
Result<Selected> selectWithoutKeys(const CacheFile &file, sqlite::Connection &connection, EntryQuery query)
{
    const bool byKey = query.sort == EntrySort::Key;
    printError(
        QStringLiteral("The file's index of keys is damaged: keys are read from the entries themselves%1.")
            .arg(byKey ? QStringLiteral(", which are listed by row number") : QString()));
    if (byKey)
        query.sort = EntrySort::RowId;
    query.filter.contains.clear();
    query.filter.prefix.clear();
    query.filter.exact.clear();
    query.limit = -1;
    auto selected = selectByScan(file, connection, query);
    if (selected)
        selected->keysUnfiltered = true;
    return selected;
}

/// The rowids to print. Where an index of the file is damaged, those that a scan finds.
Result<Selected> select(const CacheFile &file, sqlite::Connection &connection, const EntryQuery &query)
{
    const auto isDamage = [](const Result<Selected> &selected) {
        return !selected && selected.error().code == ErrorCode::Corrupt &&
               !inspect::isTooManyRows(selected.error());
    };
    const bool byScan = needsRowHeaders(query, file.info().format);
    auto selected = byScan ? selectByScan(file, connection, query) : selectByIndexes(file, connection, query);
    if (isDamage(selected) && !byScan)
        selected = selectByScan(file, connection, query);
    const bool needsKeys = query.sort == EntrySort::Key || filtersKeys(query.filter);
    if (isDamage(selected) && needsKeys)
        selected = selectWithoutKeys(file, connection, query);
    return selected;
}

bool fitsKeys(const inspect::EntryFilter &filter, const QString &key)
{
    return key.contains(filter.contains) && key.startsWith(filter.prefix) &&
           (filter.exact.isEmpty() || key == filter.exact);
}

/// Whether so few entries are asked for, or so very few are there, that values may be walked.
bool isFew(const ListOptions &options, const Selected &selected)
{
    const bool fewWanted = options.query.limit >= 0 && options.query.limit <= kFewEntries;
    return selected.rowids.size() <= (fewWanted ? std::size_t{kFewEntries} : kBatch);
}

void sayWhatIsMissing(qint64 withoutCreation)
{
    printError(QStringLiteral("%1 entries are listed without their creation time, which stands behind the "
                              "value: reading it would mean reading the values. A listing with --limit %2 or "
                              "less has it for values up to 256 kB.")
                   .arg(formatCount(withoutCreation))
                   .arg(kFewEntries));
}

/// Prints until the rowids, the limit or the reader's patience end.
Result<void> print(const ListOptions &options, const CacheFile &file, sqlite::Connection &connection,
                   Selected &selected, EntryWriter &writer)
{
    inspect::EntryReadOptions reading;
    const bool few = isFew(options, selected);
    if (!few)
        reading.walkBytes = 0;
    reading.index = selected.index.get();
    reading.times = selected.times ? &*selected.times : nullptr;
    qint64 unreadable = 0;
    reading.unreadable = &unreadable;
    std::span<const qint64> rowids = selected.rowids;
    qint64 withoutCreation = 0;
    qint64 left = options.query.limit;
    while (!rowids.empty() && left != 0 && !interrupted()) {
        const auto batch = rowids.first(std::min(kBatch, rowids.size()));
        rowids = rowids.subspan(batch.size());
        const auto entries = readEntries(connection, file.info().format, batch, reading);
        if (!entries)
            return entries.error();
        QByteArray text;
        for (const Entry &entry : *entries) {
            if (selected.keysUnfiltered && (left == 0 || !fitsKeys(options.query.filter, entry.key)))
                continue;
            text += writer.entry(entry);
            --left;
            withoutCreation += entry.createdAt ? 0 : 1;
        }
        selected.damaged |= unreadable > 0;
        if (!writeOut(text))
            return {};
    }
    if (!few && withoutCreation > 0 && file.info().format.hasCreationTimes())
        sayWhatIsMissing(withoutCreation);
    return {};
}

int runList(const ListOptions &options)
{
    const auto file = openToInspect(options.open);
    if (!file)
        return failToOpen(options.open, file.error());
    if (file->info().salvaged)
        printError(incompleteText(file->info()));
    const auto connection = file->connect();
    if (!connection)
        return fail(connection.error());
    auto selected = select(*file, **connection, options.query);
    if (!selected)
        return fail(selected.error());
    const auto writer = EntryWriter::create(options.format);
    writeOut(writer->begin());
    const auto printed = print(options, *file, **connection, *selected, *writer);
    writeOut(writer->end());
    if (!printed)
        return fail(printed.error());
    if (interrupted())
        return kInterrupted;
    if (!selected->damaged || file->info().salvaged)
        return selected->keysUnfiltered ? kCheckFailed : exitCodeAfter(*file);
    printError(
        QStringLiteral("%1 is damaged: entries that could not be read are missing here; stats tells how "
                       "many those are.")
            .arg(file->info().path));
    return kCheckFailed;
}

void addFilters(CLI::App &command, ListOptions &options)
{
    inspect::EntryFilter &filter = options.query.filter;
    addTextOption(command, "--filter", filter.contains, "Only keys that contain this text");
    addTextOption(command, "--prefix", filter.prefix, "Only keys that start with this text");
    addTextOption(command, "--exact", filter.exact, "Only the entry with this key");
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
}

} // namespace

void addListCommand(CLI::App &app, int &exitCode)
{
    auto *command = app.add_subcommand("list", "The entries, without their values");
    const auto options = std::make_shared<ListOptions>();
    addOpenOptions(*command, options->open);
    addChoice(*command, "--sort", sorts(), &options->query.sort, "The order; by rowid without it");
    command->add_flag("--desc", options->query.descending, "Highest first");
    qint64 &limit = options->query.limit;
    addCountOption(
        *command, "--limit", [&limit](qint64 count) { limit = count; }, "Print at most this many");
    addFilters(*command, *options);
    addChoice(*command, "--format", formats(), &options->format, "How to print; a table without it");
    command->footer("Examples:\n"
                    "  cachescope-cli list cache.db --sort last_accessed --limit 20\n"
                    "  cachescope-cli list cache.db --type json --min-size 1M --format csv > large.csv\n"
                    "  cachescope-cli list other.db --map table=pages,key=url,value=body");
    command->callback([options, &exitCode] { exitCode = runList(*options); });
}

} // namespace cachescope::cli
