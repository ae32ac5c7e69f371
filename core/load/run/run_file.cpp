// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/run/run_file.h"

#include "core/base/format.h"
#include "core/base/translate.h"
#include "core/load/designs/design.h"
#include "core/load/operations/random.h"
#include "core/load/operations/run_keys.h"
#include "core/load/operations/workload.h"
#include "core/load/run/file_copy.h"
#include "core/load/verify/register_file.h"
#include "core/load/verify/stamped_value.h"
#include "core/sqlite/connection.h"

#include <QDateTime>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QStorageInfo>

#include <algorithm>

namespace cachescope::load {

using sqlite::Connection;
using sqlite::LockPhase;

namespace {

/// Of the random numbers that sizes of stored values are drawn from; users have the streams from 1 on.
constexpr quint64 kFillStream = 0;
/// Stored between two tellings of progress.
constexpr qint64 kProgressEntries = 256;
/// A log that is kept in bounds is about so large (cache::CacheOptions::maxWalBytes).
constexpr qint64 kUsualLogBytes = 64'000'000;

Error cancelled()
{
    return Error{ErrorCode::Cancelled, CoreText::tr("The run was stopped while it was being prepared")};
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
    return Error{ErrorCode::DiskFull, CoreText::tr("The run needs %1 in %2, where %3 are free")
                                          .arg(formatBytes(bytes), directory, formatBytes(available))};
}

/// What a run takes in the directories of its cache file and of its register of values.
struct Room
{
    qint64 forFile = 0; ///< and its log
    qint64 forRegister = 0;
};

/// The most that will be added: all keys once, or the budget, beside the register and the log.
Room roomFor(const Scenario &scenario, qint64 keys)
{
    const double beforehand = scenario.sourceFile.isEmpty() ? scenario.prefill : 0.0;
    const double reads = scenario.mix.share(OperationKind::Get) +
                         scenario.mix.share(OperationKind::Contains) +
                         scenario.mix.share(OperationKind::GetMany);
    const double stored = reads < 1.0 ? 1.0 : beforehand;
    const auto values = static_cast<qint64>(stored * static_cast<double>(keys) *
                                            static_cast<double>(scenario.meanValueBytes()));
    const qint64 inFile = scenario.maxBytes > 0 ? std::min(values, scenario.maxBytes) : values;
    return {inFile + std::min(values, kUsualLogBytes), keys * RegisterFile::kRecordBytes};
}

/// What a file and those beside it look like to somebody who wants to know whether they change.
QStringList stateOf(const QString &path)
{
    QStringList state;
    for (const QString &suffix : {QString(), QStringLiteral("-wal"), QStringLiteral("-journal")}) {
        const QFileInfo file(path + suffix);
        state << QStringLiteral("%1 %2").arg(file.size()).arg(file.lastModified().toMSecsSinceEpoch());
    }
    return state;
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

Result<void> checkSource(const QString &path)
{
    const QFileInfo source(path);
    if (!source.exists())
        return Error{ErrorCode::NotFound, CoreText::tr("There is no file %1").arg(path)};
    if (source.isFile())
        return {};
    const QString kind = source.isDir() ? CoreText::tr("a directory") : CoreText::tr("no regular file");
    return Error{ErrorCode::CannotOpen, CoreText::tr("%1 is %2. Choose a cache file.").arg(path, kind)};
}

/// Whether there are keys at all: found out before anything else, in words about the file that the user
/// named.
Result<void> checkKeys(const Scenario &scenario, const QString &path)
{
    Scenario oneKey = scenario;
    oneKey.keyCount = 1;
    const auto keys = runKeys(oneKey, path);
    if (keys)
        return {};
    return Error{keys.error().code, QStringLiteral("%1: %2").arg(scenario.sourceFile, keys.error().message)};
}

/// Stores the first values of a workload in one transaction.
class Filler
{
public:
    Filler(const Workload &workload, quint64 runId, const PreparationWatch &watch)
        : m_workload(workload)
        , m_runId(runId)
        , m_watch(watch)
        , m_random(workload.scenario().seed, kFillStream)
        , m_wanted(qRound64(workload.scenario().prefill * static_cast<double>(workload.keyCount())))
    {
    }

    Result<qint64> run(Connection &connection);

private:
    [[nodiscard]] bool hasRoom(qint64 bytes) const
    {
        const qint64 most = m_workload.scenario().maxBytes;
        return most == 0 || m_bytes + bytes <= most;
    }
    Result<void> store(sqlite::Statement &insert, qint64 number, qint64 bytes);

    const Workload &m_workload;
    const quint64 m_runId;
    const PreparationWatch &m_watch;
    Random m_random;
    const qint64 m_wanted;
    qint64 m_bytes = 0;
};

Result<qint64> Filler::run(Connection &connection)
{
    if (auto begun = connection.execute("BEGIN", LockPhase::Begin); !begun)
        return begun.error();
    auto insert = connection.prepare("REPLACE INTO cache(key, data, size, created_at, last_accessed) "
                                     "VALUES(?1, ?2, ?3, ?4, ?4)");
    if (!insert)
        return insert.error();
    qint64 number = 0;
    for (; number < m_wanted; ++number) {
        const qint64 bytes = m_workload.sizes().draw(m_random);
        if (!hasRoom(bytes))
            break;
        if (isSet(m_watch.stop))
            return cancelled();
        if (auto stored = store(*insert, number, bytes); !stored)
            return stored.error();
        if (m_watch.progress && number % kProgressEntries == 0)
            m_watch.progress(static_cast<double>(number) / static_cast<double>(m_wanted));
    }
    if (auto committed = connection.execute("COMMIT", LockPhase::Commit); !committed)
        return committed.error();
    return number;
}

Result<void> Filler::store(sqlite::Statement &insert, qint64 number, qint64 bytes)
{
    const QByteArray value =
        stampedValue(m_workload.keyHash(number), 0, bytes, m_workload.values().material(), m_runId);
    insert.bind(1, m_workload.keys()[number]);
    insert.bindBlob(2, value);
    insert.bind(3, bytes);
    insert.bind(4, 1.0e9 - static_cast<double>(number));
    m_bytes += bytes;
    return insert.run(LockPhase::Write);
}

} // namespace

RunFile::RunFile(std::unique_ptr<RunDirectory> directory)
    : m_runId(QRandomGenerator::global()->generate64())
    , m_directory(std::move(directory))
    , m_path(m_directory->filePath(QStringLiteral("cache.db")))
{
}

Result<std::unique_ptr<RunFile>> RunFile::create(const Scenario &scenario, Design &design,
                                                 const QString &directory, const PreparationWatch &watch)
{
    auto made = RunDirectory::create(directory);
    if (!made)
        return made.error();
    std::unique_ptr<RunFile> file(new RunFile(std::move(*made)));
    if (scenario.sourceFile.isEmpty()) {
        // Opening it once makes the tables as the design wants them.
        if (auto opened = design.open({file->m_path}); !opened)
            return opened.error();
        if (auto closed = design.close(); !closed)
            return closed.error();
        return file;
    }
    if (auto possible = checkSource(scenario.sourceFile); !possible)
        return possible.error();
    if (scenario.inPlace)
        file->m_path = scenario.sourceFile;
    else if (auto copied = file->copySource(scenario.sourceFile, watch); !copied)
        return copied.error();
    if (auto usable = checkKeys(scenario, file->m_path); !usable)
        return usable.error();
    return file;
}

Result<qint64> RunFile::fill(const Workload &workload, const PreparationWatch &watch)
{
    if (auto space = checkRoom(workload); !space)
        return space.error();
    if (!workload.scenario().sourceFile.isEmpty())
        return workload.keyCount();
    auto connection = openForFilling(m_path);
    if (!connection)
        return connection.error();
    return Filler(workload, m_runId, watch).run(**connection);
}

Result<void> RunFile::checkRoom(const Workload &workload) const
{
    const Room room = roomFor(workload.scenario(), workload.keyCount());
    if (!workload.scenario().inPlace)
        return checkSpace(m_directory->path(), room.forFile + room.forRegister);
    if (auto space = checkSpace(QFileInfo(m_path).path(), room.forFile); !space)
        return space;
    return checkSpace(m_directory->path(), room.forRegister);
}

Result<void> RunFile::copySource(const QString &source, const PreparationWatch &watch)
{
    const QStringList before = stateOf(source);
    const bool shared = shareFile(source, m_path);
    QStringList toCopy;
    qint64 all = 0;
    for (const QString &suffix : {QString(), QStringLiteral("-wal"), QStringLiteral("-journal")}) {
        const qint64 bytes = QFileInfo(source + suffix).size();
        if (bytes == 0 || (shared && suffix.isEmpty()))
            continue;
        toCopy << suffix;
        all += bytes;
    }
    if (auto space = checkSpace(m_directory->path(), all); !space)
        return space;
    qint64 done = 0;
    const auto progress = [&watch, &done, all](qint64 bytes) {
        done += bytes;
        if (watch.progress)
            watch.progress(static_cast<double>(done) / static_cast<double>(all));
    };
    for (const QString &suffix : std::as_const(toCopy)) {
        if (auto copied = copyFile(source + suffix, m_path + suffix, watch.stop, progress); !copied)
            return copied;
    }
    if (stateOf(source) == before)
        return {};
    return Error{ErrorCode::Busy, CoreText::tr("%1 was written to while it was copied. Stop who writes, or "
                                               "take a snapshot and run on that.")
                                      .arg(source)};
}

qint64 RunFile::walBytes() const
{
    return QFileInfo(m_path + QStringLiteral("-wal")).size();
}

} // namespace cachescope::load
