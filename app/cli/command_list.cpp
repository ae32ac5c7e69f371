// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_list.h"

#include "app/cli/entry_writer.h"
#include "app/cli/filter_options.h"
#include "app/cli/interrupt.h"
#include "app/cli/open_options.h"
#include "app/cli/output.h"
#include "app/cli/selection.h"
#include "core/base/format.h"
#include "core/sqlite/connection.h"

#include <algorithm>
#include <map>
#include <memory>
#include <span>

namespace cachescope::cli {

namespace {

using inspect::CacheFile;
using inspect::Entry;
using inspect::EntryQuery;
using inspect::EntrySort;

/// Up to so many entries, values of some size are walked for the creation time behind them.
constexpr qint64 kFewEntries = 1000;

struct ListOptions
{
    InspectOptions open;
    EntryQuery query{EntrySort::RowId, false, {}, -1};
    ListFormat format = ListFormat::Table;
};

const std::map<std::string, ListFormat> &formats()
{
    static const std::map<std::string, ListFormat> names{{"table", ListFormat::Table},
                                                         {"csv", ListFormat::Csv},
                                                         {"json", ListFormat::Json},
                                                         {"jsonl", ListFormat::JsonLines}};
    return names;
}

/// Whether so few entries are asked for, or so very few are there, that values may be walked.
bool isFew(const ListOptions &options, const Selected &selected)
{
    const bool fewWanted = options.query.limit >= 0 && options.query.limit <= kFewEntries;
    return selected.rowids.size() <= (fewWanted ? std::size_t{kFewEntries} : kBatch);
}

void sayWhatTheOrderIs(const CacheFile &file)
{
    printError(file.info().format.hasCreationTimes()
                   ? QStringLiteral("Sorted by insertion, which is close to the order of creation: the times "
                                    "themselves are behind the values.")
                   : QStringLiteral("Sorted by insertion: this cache keeps no times of creation."));
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
    reading.mostKeyBytes = inspect::kMostWholeKeyBytes;
    const bool few = isFew(options, selected);
    if (!few)
        reading.walkBytes = 0;
    reading.index = selected.index.get();
    reading.times = selected.times ? &*selected.times : nullptr;
    qint64 unreadable = 0;
    reading.unreadable = &unreadable;
    std::span<const qint64> rowids = selected.rowids;
    qint64 withoutCreation = 0;
    while (!rowids.empty() && !interrupted()) {
        const auto batch = rowids.first(std::min(kBatch, rowids.size()));
        rowids = rowids.subspan(batch.size());
        const auto entries = readEntries(connection, file.info().format, batch, reading);
        if (!entries)
            return entries.error();
        QByteArray text;
        for (const Entry &entry : *entries) {
            text += writer.entry(entry);
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
    auto selected = select(*file, **connection, options.query, Times::Wanted);
    if (!selected)
        return fail(selected.error());
    if (inspect::isSortedByInsertion(options.query, selected->index.get()))
        sayWhatTheOrderIs(*file);
    const auto writer = EntryWriter::create(options.format);
    writeOut(writer->begin());
    const auto printed = print(options, *file, **connection, *selected, *writer);
    writeOut(writer->end());
    if (!printed)
        return fail(printed.error());
    if (interrupted())
        return kInterrupted;
    if (!selected->damaged || file->info().salvaged)
        return exitCodeAfter(*file);
    printError(
        QStringLiteral("%1 is damaged: entries that could not be read are missing here; stats tells how "
                       "many those are.")
            .arg(file->info().path));
    return kCheckFailed;
}

} // namespace

void addListCommand(CLI::App &app, int &exitCode)
{
    auto *command = app.add_subcommand("list", "The entries, without their values");
    const auto options = std::make_shared<ListOptions>();
    addOpenOptions(*command, options->open);
    addOrderOptions(*command, options->query, "Print");
    addFilterOptions(*command, options->query.filter);
    addChoice(*command, "--format", formats(), &options->format, "How to print; a table without it");
    command->footer("Examples:\n"
                    "  cachescope-cli list cache.db --sort last_accessed --limit 20\n"
                    "  cachescope-cli list cache.db --type json --min-size 1M --format csv > large.csv\n"
                    "  cachescope-cli list other.db --map table=pages,key=url,value=body");
    command->callback([options, &exitCode] { exitCode = runList(*options); });
}

} // namespace cachescope::cli
