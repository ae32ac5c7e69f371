// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_diff.h"

#include "app/cli/diff_text.h"
#include "app/cli/diff_writer.h"
#include "app/cli/filter_options.h"
#include "app/cli/interrupt.h"
#include "app/cli/open_options.h"
#include "app/cli/option_types.h"
#include "app/cli/output.h"
#include "app/cli/progress_line.h"
#include "app/cli/selection.h"
#include "core/inspect/diff/diff_rows.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <span>

namespace cachescope::cli {

namespace {

using inspect::CacheFile;
using inspect::DiffKind;
using inspect::DiffQuery;
using inspect::FileDiff;

/// What --list prints.
enum class Listed { Nothing, Added, Removed, Restored, Touched, Unchanged, Pins, Changes, All };

struct DiffCommand
{
    InspectOptions before;
    InspectOptions after;
    inspect::DiffOptions options;
    Listed listed = Listed::Nothing;
    ListFormat format = ListFormat::Table;
    qint64 limit = -1;
    bool json = false;
};

const std::map<std::string, Listed> &listedNames()
{
    static const std::map<std::string, Listed> names{
        {"added", Listed::Added},         {"removed", Listed::Removed}, {"restored", Listed::Restored},
        {"touched", Listed::Touched},     {"pins", Listed::Pins},       {"changes", Listed::Changes},
        {"unchanged", Listed::Unchanged}, {"all", Listed::All}};
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

DiffQuery queryOf(Listed listed)
{
    DiffQuery query;
    query.pinChanges = listed == Listed::Pins;
    if (listed == Listed::All)
        query.kinds.fill(true);
    if (listed == Listed::All || listed == Listed::Pins || listed == Listed::Changes)
        return query;
    query.kinds.fill(false);
    query.kinds[static_cast<std::size_t>(listed) - static_cast<std::size_t>(Listed::Added)] = true;
    return query;
}

/// The table that is named for both files is the later one's too, unless it has its own.
InspectOptions optionsOfAfter(const DiffCommand &command)
{
    InspectOptions after = command.after;
    if (after.mapping == inspect::TableMapping{})
        after.mapping = command.before.mapping;
    return after;
}

/// What ends a listing. Where the comparison was stopped, so that there is less to list, that is listed all
/// the same: a second Ctrl-C ends the program.
const std::atomic<bool> &stopOf(const inspect::FileDiff &diff)
{
    static const std::atomic<bool> never{false};
    return diff.complete ? interrupted() : never;
}

Result<void> printRows(const DiffCommand &command, const inspect::FileDiffPtr &diff)
{
    std::vector<quint32> rows = selectRows(*diff, queryOf(command.listed));
    if (command.limit >= 0 && static_cast<qint64>(rows.size()) > command.limit)
        rows.resize(static_cast<std::size_t>(command.limit));
    inspect::DiffKeys keys(diff);
    DiffWriter writer(*diff, command.format);
    const std::atomic<bool> &stop = stopOf(*diff);
    Result<void> result;
    writeOut(writer.begin());
    for (std::span<const quint32> left = rows; result && !left.empty() && !stop;) {
        const auto batch = left.first(std::min(kBatch, left.size()));
        left = left.subspan(batch.size());
        const auto read = keys.read(batch, inspect::kMostWholeKeyBytes, &stop);
        if (!read && read.error().code != ErrorCode::Cancelled)
            result = read.error();
        QByteArray text;
        for (std::size_t i = 0; read && i < batch.size(); ++i)
            text += writer.row(diff->rows[batch[i]], (*read)[i]);
        if (!writeOut(text))
            return {};
    }
    writeOut(writer.end()); // also after an error: what was printed is a whole document
    return result;
}

ExitCode print(const DiffCommand &command, const inspect::FileDiffPtr &diff)
{
    if (command.listed != Listed::Nothing) {
        if (const auto printed = printRows(command, diff); !printed)
            return fail(printed.error());
    } else if (command.json) {
        writeJson(diffJson(*diff));
    } else {
        writeText(diffTable(*diff));
    }
    for (const QString &warning : diff->warnings())
        printError(warning);
    if (!diff->complete)
        printError(QStringLiteral("Stopped at your request: not everything was compared."));
    if (!diff->complete || interrupted())
        return kInterrupted;
    const bool damaged = diff->before.scan.damage.any() || diff->after.scan.damage.any();
    const ExitCode before = exitCodeAfter(diff->before.file);
    const ExitCode after = exitCodeAfter(diff->after.file);
    return damaged ? kCheckFailed : std::max(before, after);
}

int runDiff(const DiffCommand &command)
{
    const auto before = openToInspect(command.before);
    if (!before)
        return failToOpen(command.before, before.error());
    const InspectOptions optionsAfter = optionsOfAfter(command);
    const auto after = openToInspect(optionsAfter);
    if (!after)
        return failToOpen(optionsAfter, after.error());
    for (const CacheFile *file : {&*before, &*after}) {
        if (file->info().salvaged)
            printError(incompleteText(file->info()));
    }
    auto diff = [&] {
        ProgressLine line(QStringLiteral("Comparing"));
        return diffFiles(
            *before, *after, command.options, [&line](double fraction) { line.show(fraction); },
            &interrupted());
    }();
    if (!diff)
        return fail(diff.error());
    return print(command, std::make_shared<const FileDiff>(std::move(*diff)));
}

void addListing(CLI::App &sub, const std::shared_ptr<DiffCommand> &command)
{
    addChoice(sub, "--list", listedNames(), &command->listed,
              "Print these entries, by key, instead of the figures");
    addChoice(sub, "--format", formats(), &command->format, "How to print them; a table without it");
    addCountOption(
        sub, "--limit", [command](qint64 entries) { command->limit = entries; }, "Print so many at most");
    sub.get_option("--format")->needs(sub.get_option("--list"));
    sub.get_option("--limit")->needs(sub.get_option("--list"));
}

} // namespace

void addDiffCommand(CLI::App &app, int &exitCode)
{
    auto *sub =
        app.add_subcommand("diff", "How the entries of two cache files differ (of two reports of load: "
                                   "compare)");
    const auto command = std::make_shared<DiffCommand>();
    addTextOption(*sub, "BEFORE", command->before.file, "The earlier cache file")->required()->type_name("");
    addTextOption(*sub, "AFTER", command->after.file, "The later cache file")->required()->type_name("");
    addMappingOptions(*sub, command->before, {}, " in both files");
    addMappingOptions(*sub, command->after, "-after", " in AFTER, where it is another");
    sub->add_flag("--content", command->options.content,
                  "Compare values of the same size too: reads them all");
    addBytesOption(
        *sub, "--read-budget", [command](qint64 bytes) { command->options.walkBytes = bytes; },
        "Bytes of values that may be read in each file for creation times behind them; 2G without it");
    sub->add_flag("--json", command->json, "One JSON document");
    addListing(*sub, command);
    sub->get_option("--json")->excludes(sub->get_option("--list"));
    sub->footer(
        "added and removed are keys of one file only. restored: the value was stored anew, so that its size\n"
        "or its creation time differs (or with --content its bytes). touched: the last access or the pin\n"
        "differs, and nothing else.\n"
        "Examples:\n"
        "  cachescope-cli diff monday.db tuesday.db\n"
        "  cachescope-cli diff monday.db tuesday.db --list removed --format csv > gone.csv");
    sub->callback([command, &exitCode] { exitCode = runDiff(*command); });
}

} // namespace cachescope::cli
