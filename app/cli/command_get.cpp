// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_get.h"

#include "app/cli/interrupt.h"
#include "app/cli/open_options.h"
#include "app/cli/option_types.h"
#include "app/cli/output.h"
#include "app/cli/progress_line.h"
#include "core/inspect/scan/scan.h"
#include "core/inspect/values/value_reader.h"
#include "core/sqlite/connection.h"

#include <QFile>

#include <algorithm>
#include <memory>

namespace cachescope::cli {

namespace {

struct GetOptions
{
    InspectOptions open;
    QString key;
    QString out;
};

ExitCode complain(const QString &message, ExitCode code = kCheckFailed)
{
    printError(message);
    return code;
}

/// Never over a file that is there already.
ExitCode saveTo(const QString &path, const QByteArray &value)
{
    QFile out(path);
    if (!out.open(QIODevice::WriteOnly | QIODevice::NewOnly)) {
        if (QFile::exists(path))
            return complain(
                QStringLiteral("%1 exists already and is not overwritten. Choose another name.").arg(path),
                kUsage);
        return complain(QStringLiteral("%1 cannot be written: %2.").arg(path, out.errorString()), kUsage);
    }
    if (out.write(value) == value.size() && out.flush())
        return kDone;
    const QString why = out.errorString();
    out.remove();
    return complain(
        QStringLiteral("%1 could not be written to its end: %2. Nothing is left of it.").arg(path, why));
}

/// Where `key` is. If the file's own index of keys is damaged, all rows are asked for it; `damaged` tells
/// whether some of them could not be.
Result<std::optional<qint64>> find(const inspect::CacheFile &file, sqlite::Connection &connection,
                                   const QString &key, bool *damaged)
{
    const inspect::CacheFormat &format = file.info().format;
    auto rowid = inspect::findKey(connection, format, key, &interrupted());
    if (rowid || rowid.error().code != ErrorCode::Corrupt)
        return rowid;
    ProgressLine line(QStringLiteral("Looking for the key"));
    const auto rows = inspect::scanEntries(
        file, inspect::ScanOptions(), [&line](double fraction) { line.show(fraction); }, &interrupted());
    if (!rows)
        return rows.error();
    *damaged = rows->damage.any();
    return inspect::findKeyInRows(connection, format, key, rows->index, &interrupted());
}

/// `error` in words about this value.
Error explained(const GetOptions &options, const inspect::CacheFileInfo &info, Error error)
{
    if (error.code == ErrorCode::Corrupt)
        error.message =
            QStringLiteral(
                "The value of %1 cannot be read to its end: pages of it are %2 in %3. Nothing of it "
                "is written.")
                .arg(options.key, info.truncated ? QStringLiteral("missing") : QStringLiteral("damaged"),
                     info.path);
    return error;
}

ExitCode write(const GetOptions &options, const QByteArray &value)
{
    if (!options.out.isEmpty())
        return saveTo(options.out, value);
    writeOut(QByteArrayView(value));
    return kDone;
}

int runGet(const GetOptions &options)
{
    const auto file = openToInspect(options.open);
    if (!file)
        return failToOpen(options.open, file.error());
    const inspect::CacheFileInfo &info = file->info();
    if (info.salvaged)
        printError(incompleteText(info));
    const auto connection = file->connect();
    if (!connection)
        return fail(connection.error());
    bool damaged = false;
    const auto rowid = find(*file, **connection, options.key, &damaged);
    if (!rowid)
        return fail(rowid.error());
    const QString noEntry =
        QStringLiteral("There is no entry with the key %1 in %2.").arg(options.key, info.path);
    if (!*rowid)
        return complain(damaged
                            ? QStringLiteral("%1 is damaged, and no entry with the key %2 is on the pages "
                                             "that can be read.")
                                  .arg(info.path, options.key)
                            : noEntry);
    const auto value = inspect::readValueOf(**connection, info.format, **rowid);
    if (!value)
        return fail(explained(options, info, value.error()));
    if (!*value)
        return complain(noEntry);
    return std::max(write(options, **value), exitCodeAfter(*file));
}

} // namespace

void addGetCommand(CLI::App &app, int &exitCode)
{
    auto *command = app.add_subcommand("get", "One value, byte for byte, on stdout or into a file");
    const auto options = std::make_shared<GetOptions>();
    addOpenOptions(*command, options->open);
    addTextOption(*command, "KEY", options->key, "The entry's key")->required()->type_name("");
    addTextOption(*command, "--out", options->out, "Write to this new file instead");
    command->footer("Examples:\n"
                    "  cachescope-cli get cache.db KEY > value.bin\n"
                    "  cachescope-cli get cache.db x'0fa0' --out value.bin   (a key that is no text)");
    command->callback([options, &exitCode] { exitCode = runGet(*options); });
}

} // namespace cachescope::cli
