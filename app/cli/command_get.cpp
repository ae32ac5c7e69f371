// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_get.h"

#include "app/cli/option_types.h"
#include "app/cli/output.h"
#include "core/inspect/cache_file.h"
#include "core/inspect/value_reader.h"
#include "core/sqlite/connection.h"

#include <QFile>

#include <memory>

namespace cachescope::cli {

namespace {

struct GetOptions
{
    QString file;
    QString key;
    QString out;
};

int complain(const QString &message)
{
    printError(message);
    return kCheckFailed;
}

/// Never over a file that is there already.
int saveTo(const QString &path, const QByteArray &value)
{
    QFile out(path);
    if (!out.open(QIODevice::WriteOnly | QIODevice::NewOnly)) {
        if (QFile::exists(path))
            return complain(
                QStringLiteral("%1 exists already and is not overwritten. Choose another name.").arg(path));
        return complain(QStringLiteral("%1 cannot be written: %2.").arg(path, out.errorString()));
    }
    if (out.write(value) == value.size() && out.flush())
        return kDone;
    const QString why = out.errorString();
    out.remove();
    return complain(
        QStringLiteral("%1 could not be written to its end: %2. Nothing is left of it.").arg(path, why));
}

int runGet(const GetOptions &options)
{
    const auto file = inspect::CacheFile::open(options.file);
    if (!file)
        return fail(file.error());
    const auto connection = file->connect();
    if (!connection)
        return fail(connection.error());
    const auto value = inspect::readValue(**connection, file->info().format, options.key);
    if (!value)
        return fail(value.error());
    if (!*value)
        return complain(
            QStringLiteral("There is no entry with the key %1 in %2.").arg(options.key, file->info().path));
    if (!options.out.isEmpty())
        return saveTo(options.out, **value);
    writeOut(QByteArrayView(**value));
    return kDone;
}

} // namespace

void addGetCommand(CLI::App &app, int &exitCode)
{
    auto *command = app.add_subcommand("get", "One value, byte for byte, on stdout or into a file");
    const auto options = std::make_shared<GetOptions>();
    addFileArgument(*command, options->file);
    addTextOption(*command, "KEY", options->key, "The entry's key")->required()->type_name("");
    addTextOption(*command, "--out", options->out, "Write to this new file instead");
    command->callback([options, &exitCode] { exitCode = runGet(*options); });
}

} // namespace cachescope::cli
