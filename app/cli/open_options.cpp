// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/open_options.h"

#include "app/cli/option_types.h"
#include "app/cli/output.h"
#include "core/inspect/format/mapping_text.h"
#include "core/inspect/open/opening.h"

#include <algorithm>

namespace cachescope::cli {

namespace {

using inspect::TableCandidate;
using inspect::TableMapping;

/// Of a file with very many tables.
constexpr std::size_t kCandidatesShown = 10;

/// As one word of a shell.
QString shellWord(const QString &text)
{
    const auto plain = [](QChar c) {
        return (c.unicode() < 128 && c.isLetterOrNumber()) || QStringLiteral("_-.,=/:@%+").contains(c);
    };
    if (!text.isEmpty() && std::ranges::all_of(text, plain))
        return text;
    QString quoted = text;
    quoted.replace(QLatin1Char('\''), QLatin1String("'\\''"));
    return QLatin1Char('\'') + quoted + QLatin1Char('\'');
}

QStringList columnsOf(const TableCandidate &candidate)
{
    QStringList names;
    for (const inspect::ColumnShape &column : candidate.shape.columns)
        names << column.name;
    return names;
}

/// What to type for a table, with a gap where its key or value could not be guessed.
QString candidateText(const TableCandidate &candidate)
{
    TableMapping mapping = candidate.mapping;
    mapping.table = candidate.shape.name;
    const bool complete = !mapping.key.isEmpty() && !mapping.value.isEmpty();
    for (QString *missing : {&mapping.key, &mapping.value}) {
        if (missing->isEmpty())
            *missing = QStringLiteral("COLUMN");
    }
    const QString map = QStringLiteral("  --map %1").arg(shellWord(mappingText(mapping)));
    if (candidate.known)
        return QStringLiteral("%1   (a %2 table)").arg(map, formatName(candidate.kind));
    if (complete)
        return QStringLiteral("%1   (guessed from the names)").arg(map);
    return QStringLiteral("%1   (its columns: %2)")
        .arg(map, columnsOf(candidate).join(QStringLiteral(", ")).left(200));
}

void printCandidates(const QString &file)
{
    const auto candidates = inspect::CacheFile::candidates(file);
    if (!candidates || candidates->empty())
        return;
    printNote(
        QStringLiteral("Tables that can be read as a cache, and what to type for each; for a guess that "
                       "is right, --table NAME is enough:"));
    for (std::size_t i = 0; i < std::min(kCandidatesShown, candidates->size()); ++i)
        printNote(candidateText((*candidates)[i]));
    if (candidates->size() > kCandidatesShown)
        printNote(QStringLiteral("  … and %1 more").arg(candidates->size() - kCandidatesShown));
}

void takeMap(const std::string &text, const std::string &suffix, InspectOptions &options)
{
    const std::string option = "--map" + suffix;
    const auto mapping = inspect::parseMapping(QString::fromStdString(text));
    if (!mapping)
        throw CLI::ValidationError(option, mapping.error().message.toStdString());
    const QString table = options.mapping.table;
    options.mapping = *mapping;
    if (options.mapping.table.isEmpty())
        options.mapping.table = table;
    else if (!table.isEmpty() && options.mapping.table != table)
        throw CLI::ValidationError(
            option, QStringLiteral("it names the table \"%1\", and --table%2 names \"%3\"; say only one")
                        .arg(mapping->table, QString::fromStdString(suffix), table)
                        .toStdString());
}

} // namespace

void addOpenOptions(CLI::App &command, InspectOptions &options)
{
    addFileArgument(command, options.file);
    addMappingOptions(command, options);
}

void addMappingOptions(CLI::App &command, InspectOptions &options, const std::string &suffix,
                       const std::string &what)
{
    // Options are taken in the order in which they are added.
    addTextOption(command, "--table" + suffix, options.mapping.table,
                  "The table to read as the cache" + what);
    command
        .add_option_function<std::string>(
            "--map" + suffix, [&options, suffix](const std::string &text) { takeMap(text, suffix, options); },
            "The table's columns" + what +
                ": key=COL,value=COL[,size=COL,created=COL,accessed=COL,pinned=COL]; also "
                "table=NAME, and createdUnit and accessedUnit (s, ms, us, ns)")
        ->type_name("MAPPING");
}

inspect::OpenOptions openOptions(const InspectOptions &options)
{
    inspect::OpenOptions opening;
    opening.mapping = options.mapping;
    opening.salvage = true;
    return opening;
}

Result<inspect::CacheFile> openToInspect(const InspectOptions &options)
{
    return inspect::CacheFile::open(options.file, openOptions(options));
}

ExitCode failToOpen(const InspectOptions &options, const Error &error)
{
    printError(error.message);
    if (error.code == ErrorCode::Ambiguous || error.code == ErrorCode::NotACache)
        printCandidates(options.file);
    return exitCodeFor(error);
}

QString incompleteText(const inspect::CacheFileInfo &info)
{
    return inspect::truncatedMessage(info.path, info.fileBytes, info.missingBytes) +
           QStringLiteral(" Until then this is what is left of it: entries are missing here, or not whole.");
}

ExitCode exitCodeAfter(const inspect::CacheFile &file)
{
    const inspect::CacheFileInfo &info = file.info();
    if (!info.salvaged && !info.entriesKnown)
        printError(QStringLiteral("%1 is damaged: check tells where.").arg(info.path));
    return info.salvaged || !info.entriesKnown ? kCheckFailed : kDone;
}

} // namespace cachescope::cli
