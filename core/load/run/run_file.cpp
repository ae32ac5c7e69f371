// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/run/run_file.h"

#include "core/base/format.h"
#include "core/load/designs/design.h"
#include "core/load/operations/run_keys.h"
#include "core/load/operations/value_buffer.h"
#include "core/load/run/file_copy.h"
#include "core/sqlite/connection.h"

#include <QDir>
#include <QFileInfo>
#include <QStorageInfo>

#include <algorithm>

namespace cachescope::load {

using sqlite::Connection;
using sqlite::LockPhase;

namespace {

Error cancelled()
{
    return Error{ErrorCode::Cancelled, QStringLiteral("The run was stopped while it was being prepared")};
}

bool isSet(const std::atomic<bool> *stop)
{
    return stop && stop->load();
}

Result<void> checkSpace(const QString &directory, qint64 bytes)
{
    const qint64 available = QStorageInfo(directory).bytesAvailable();
    if (available < 0 || available >= bytes)
        return {};
    return Error{ErrorCode::DiskFull, QStringLiteral("The run needs %1 in %2, where %3 are free")
                                          .arg(formatBytes(bytes), directory, formatBytes(available))};
}

Result<std::unique_ptr<Connection>> openForFilling(const QString &path)
{
    sqlite::ConnectionOptions options;
    options.fileName = path;
    // A file that nobody else uses and that is thrown away if anything fails.
    options.pragmas = {QStringLiteral("locking_mode=EXCLUSIVE"), QStringLiteral("journal_mode=OFF"),
                       QStringLiteral("synchronous=OFF")};
    return Connection::open(options);
}

} // namespace

RunFile::RunFile()
    : m_directory(QDir::tempPath() + QStringLiteral("/cachescope-load-XXXXXX"))
{
}

Result<std::unique_ptr<RunFile>> RunFile::prepare(const Scenario &scenario, Design &design,
                                                  const ValueBuffer &values, const std::atomic<bool> *stop)
{
    std::unique_ptr<RunFile> file(new RunFile);
    if (!file->m_directory.isValid())
        return Error{
            ErrorCode::CannotOpen,
            QStringLiteral("No temporary directory can be made: %1").arg(file->m_directory.errorString())};
    file->m_path = file->m_directory.filePath(QStringLiteral("cache.db"));
    if (!scenario.sourceFile.isEmpty()) {
        if (auto copied = file->copySource(scenario, stop); !copied)
            return copied.error();
        return file;
    }
    // Opening it once makes the tables as the design wants them.
    if (auto opened = design.open({file->m_path}); !opened)
        return opened.error();
    if (auto closed = design.close(); !closed)
        return closed.error();
    if (auto filled = file->fill(scenario, values, stop); !filled)
        return filled.error();
    return file;
}

Result<void> RunFile::fill(const Scenario &scenario, const ValueBuffer &values, const std::atomic<bool> *stop)
{
    const qint64 fitting =
        scenario.maxBytes > 0 ? scenario.maxBytes / scenario.valueBytes : scenario.keyCount;
    const qint64 stored = std::min(fitting, scenario.keyCount);
    if (auto space = checkSpace(m_directory.path(), stored * scenario.valueBytes); !space)
        return space;
    auto connection = openForFilling(m_path);
    if (!connection)
        return connection.error();
    if (auto begun = (*connection)->execute("BEGIN", LockPhase::Begin); !begun)
        return begun;
    auto insert = (*connection)
                      ->prepare("REPLACE INTO cache(key, data, size, created_at, last_accessed) "
                                "VALUES(?1, ?2, ?3, ?4, ?4)");
    if (!insert)
        return insert.error();
    for (qint64 number = 0; number < stored; ++number) {
        if (isSet(stop))
            return cancelled();
        const QByteArray value = values.value(static_cast<quint64>(number));
        insert->bind(1, freshKey(number));
        insert->bindBlob(2, value);
        insert->bind(3, qint64{value.size()});
        insert->bind(4, 1.0e9 - static_cast<double>(number));
        if (auto inserted = insert->run(LockPhase::Write); !inserted)
            return inserted;
    }
    return (*connection)->execute("COMMIT", LockPhase::Commit);
}

Result<void> RunFile::copySource(const Scenario &scenario, const std::atomic<bool> *stop)
{
    const QFileInfo source(scenario.sourceFile);
    if (source.exists() && !source.isFile()) {
        const QString kind =
            source.isDir() ? QStringLiteral("a directory") : QStringLiteral("no regular file");
        return Error{ErrorCode::CannotOpen,
                     QStringLiteral("%1 is %2. Choose a cache file.").arg(scenario.sourceFile, kind)};
    }
    if (!source.exists())
        return Error{ErrorCode::NotFound, QStringLiteral("There is no file %1").arg(scenario.sourceFile)};
    const QString log = scenario.sourceFile + QStringLiteral("-wal");
    if (auto space = checkSpace(m_directory.path(), source.size() + QFileInfo(log).size()); !space)
        return space;
    if (auto copied = copyFile(scenario.sourceFile, m_path, stop); !copied)
        return copied;
    if (QFileInfo(log).size() > 0) {
        if (auto copied = copyFile(log, m_path + QStringLiteral("-wal"), stop); !copied)
            return copied;
    }
    // Whether there are keys at all: found out now, in words about the file that the user named.
    Scenario oneKey = scenario;
    oneKey.keyCount = 1;
    if (const auto keys = runKeys(oneKey, m_path); !keys)
        return Error{keys.error().code,
                     QStringLiteral("%1: %2").arg(scenario.sourceFile, keys.error().message)};
    return {};
}

qint64 RunFile::walBytes() const
{
    return QFileInfo(m_path + QStringLiteral("-wal")).size();
}

} // namespace cachescope::load
