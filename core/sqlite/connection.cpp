// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/connection.h"

#include "core/base/translate.h"
#include "core/sqlite/result_code.h"

#include <QSqlDriver>
#include <QSqlError>
#include <QUrl>
#include <QVariant>

#include <sqlite3.h>

#include <atomic>

namespace cachescope::sqlite {

namespace {

QString nextConnectionName()
{
    static std::atomic<quint64> counter{0};
    return QStringLiteral("cachescope-%1").arg(++counter);
}

sqlite3 *nativeHandle(const QSqlDatabase &database)
{
    const QVariant handle = database.driver()->handle();
    if (!handle.isValid() || qstrcmp(handle.typeName(), "sqlite3*") != 0)
        return nullptr;
    return *static_cast<sqlite3 *const *>(handle.constData());
}

/// QSQLITE passes no VFS to sqlite3_open_v2(), but a URI can name one.
QString nameWithVfs(const ConnectionOptions &options)
{
    if (options.vfs.isEmpty())
        return options.fileName;
    const QString vfs = QStringLiteral("vfs=") + options.vfs;
    return options.isUri ? options.fileName + QLatin1Char('&') + vfs : fileUri(options.fileName, vfs);
}

/// SQLite's statistics of its memory take a lock that all threads share at every allocation (3 to 10 % of
/// small reads by two threads). Nobody here asks for them. Too late, and then in vain, if the program has
/// used SQLite before.
void turnMemoryStatisticsOff()
{
    static const int done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    Q_UNUSED(done)
}

} // namespace

QString fileUri(const QString &path, const QString &query)
{
    const QByteArray encoded = QUrl::toPercentEncoding(path, "/");
    return QStringLiteral("file:%1?%2").arg(QString::fromLatin1(encoded), query);
}

Connection::Connection(const ConnectionOptions &options)
    : m_name(nextConnectionName())
    , m_busyHandler(options.busyPolicy, options.busyTimeout, options.monitor)
{
}

Connection::~Connection()
{
    m_cache.clear();
    m_database.close();
    if (auto *watch = m_busyHandler.watch())
        watch->connectionCloses();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

Result<std::unique_ptr<Connection>> Connection::open(const ConnectionOptions &options)
{
    std::unique_ptr<Connection> connection(new Connection(options));
    if (auto opened = connection->openDatabase(options); !opened)
        return opened.error();
    for (const QString &pragma : options.pragmas) {
        const std::string sql = "PRAGMA " + pragma.toStdString();
        if (auto done = connection->execute(sql, LockPhase::Open); !done)
            return done.error();
    }
    return connection;
}

Result<void> Connection::openDatabase(const ConnectionOptions &options)
{
    if (!options.vfs.isEmpty() && !sqlite3_vfs_find(options.vfs.toUtf8().constData()))
        return Error{ErrorCode::CannotOpen,
                     CoreText::tr("Opening failed: there is no SQLite VFS called %1").arg(options.vfs)};
    turnMemoryStatisticsOff();
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
    QStringList connectOptions{QStringLiteral("QSQLITE_BUSY_TIMEOUT=0")};
    if (options.isUri || !options.vfs.isEmpty())
        connectOptions << QStringLiteral("QSQLITE_OPEN_URI");
    if (options.readOnly)
        connectOptions << QStringLiteral("QSQLITE_OPEN_READONLY");
    m_database.setConnectOptions(connectOptions.join(QLatin1Char(';')));
    m_database.setDatabaseName(nameWithVfs(options));
    if (!m_database.open()) {
        const QSqlError error = m_database.lastError();
        if (error.type() == QSqlError::ConnectionError && error.nativeErrorCode().isEmpty())
            return Error{ErrorCode::Internal,
                         CoreText::tr("Qt's SQLite driver is not installed: %1").arg(error.text())};
        const int rc = error.nativeErrorCode().toInt();
        m_busyHandler.settle(rc, LockPhase::Open);
        return makeError(nullptr, rc, CoreText::tr("Opening"));
    }
    m_handle = nativeHandle(m_database);
    if (!m_handle)
        return Error{ErrorCode::Internal, CoreText::tr("Qt's SQLite driver gives no native handle")};
    m_busyHandler.installOn(m_handle);
    if (!options.checkpointOnClose)
        sqlite3_db_config(m_handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    return {};
}

Result<Statement> Connection::prepare(std::string_view sql, LockPhase phase)
{
    sqlite3_stmt *stmt = nullptr;
    const int rc = sqlite3_prepare_v3(m_handle, sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &stmt, nullptr);
    m_busyHandler.settle(rc, phase);
    if (rc != SQLITE_OK)
        return makeError(m_handle, rc, CoreText::tr("Reading the schema"));
    return Statement(stmt, &m_busyHandler);
}

Result<Statement *> Connection::cached(std::string_view sql)
{
    std::string text(sql);
    if (const auto found = m_cache.find(text); found != m_cache.end())
        return found->second.get();
    auto prepared = prepare(sql);
    if (!prepared)
        return prepared.error();
    auto &kept = m_cache[std::move(text)];
    kept = std::make_unique<Statement>(std::move(*prepared));
    return kept.get();
}

Result<Statement *> Connection::cacheLiteral(std::string_view literal)
{
    auto statement = cached(literal);
    if (statement)
        m_literals.emplace_back(literal.data(), *statement);
    return statement;
}

Result<void> Connection::execute(std::string_view sql, LockPhase phase)
{
    auto statement = prepare(sql, phase);
    if (!statement)
        return statement.error();
    return statement->run(phase);
}

Result<qint64> Connection::queryInt(std::string_view sql)
{
    auto statement = prepare(sql);
    if (!statement)
        return statement.error();
    const auto row = statement->step(LockPhase::Read);
    if (!row)
        return row.error();
    return *row ? statement->columnInt(0) : qint64{0};
}

Result<QString> Connection::queryText(std::string_view sql)
{
    auto statement = prepare(sql);
    if (!statement)
        return statement.error();
    const auto row = statement->step(LockPhase::Read);
    if (!row)
        return row.error();
    return *row ? statement->columnText(0) : QString();
}

Result<QByteArray> Connection::readBlob(const char *table, const char *column, qint64 rowid)
{
    sqlite3_blob *blob = nullptr;
    QByteArray bytes;
    int rc = sqlite3_blob_open(m_handle, "main", table, column, rowid, 0, &blob);
    if (rc == SQLITE_OK) {
        bytes = QByteArray(sqlite3_blob_bytes(blob), Qt::Uninitialized);
        rc = sqlite3_blob_read(blob, bytes.data(), static_cast<int>(bytes.size()), 0);
    }
    m_busyHandler.settle(rc, LockPhase::Read);
    const auto error =
        rc == SQLITE_OK ? std::optional<Error>() : makeError(m_handle, rc, CoreText::tr("Reading"));
    sqlite3_blob_close(blob);
    return error ? Result<QByteArray>(*error) : Result<QByteArray>(std::move(bytes));
}

qint64 Connection::changes() const
{
    return sqlite3_changes64(m_handle);
}

qint64 Connection::lastInsertRowid() const
{
    return sqlite3_last_insert_rowid(m_handle);
}

bool Connection::fileHasMoved() const
{
    int moved = 0;
    // https://www.sqlite.org/c3ref/c_fcntl_begin_atomic_write.html#sqlitefcntlhasmoved
    const int rc = sqlite3_file_control(m_handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    return rc == SQLITE_OK && moved != 0;
}

Result<void> Connection::syncFile()
{
    sqlite3_file *file = nullptr;
    // https://www.sqlite.org/c3ref/c_fcntl_begin_atomic_write.html#sqlitefcntlfilepointer
    int rc = sqlite3_file_control(m_handle, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    if (rc == SQLITE_OK && file->pMethods)
        rc = file->pMethods->xSync(file, SQLITE_SYNC_NORMAL);
    if (rc != SQLITE_OK)
        return makeError(nullptr, rc, CoreText::tr("Writing"));
    return {};
}

void Connection::interrupt()
{
    sqlite3_interrupt(m_handle);
}

} // namespace cachescope::sqlite
