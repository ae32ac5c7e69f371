// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/inspect/inspect_support.h"

#include <sqlite3.h>

namespace cachescope::test {

void runSql(const QString &path, const QByteArray &sql)
{
    sqlite3 *db = nullptr;
    char *message = nullptr;
    if (sqlite3_open(path.toUtf8().constData(), &db) != SQLITE_OK ||
        sqlite3_exec(db, sql.constData(), nullptr, nullptr, &message) != SQLITE_OK)
        qFatal("%s: %s", qPrintable(path), message ? message : "cannot be opened");
    sqlite3_close(db);
}

void createProductionTable(const QString &path)
{
    runSql(path, "CREATE TABLE cache (key TEXT PRIMARY KEY, data BLOB NOT NULL, size INTEGER NOT NULL,"
                 " created_at REAL NOT NULL, last_accessed REAL NOT NULL, pinned INTEGER NOT NULL DEFAULT 0);"
                 "CREATE INDEX idx_cache_last_accessed ON cache(last_accessed)");
}

void addRow(const QString &path, const QString &key, qint64 bytes, double lastAccessed, bool pinned)
{
    const QString escaped = QString(key).replace(QLatin1Char('\''), QLatin1String("''"));
    // All at once: a key may hold a place marker itself.
    runSql(path, QStringLiteral("INSERT INTO cache VALUES('%1', zeroblob(%2), %2, %3, %3, %4)")
                     .arg(escaped, QString::number(bytes), QString::number(lastAccessed, 'f', 3),
                          pinned ? QStringLiteral("1") : QStringLiteral("0"))
                     .toUtf8());
}

inspect::CacheFile opened(const QString &path)
{
    auto file = inspect::CacheFile::open(path);
    if (!file)
        qFatal("%s", qPrintable(file.error().message));
    return *file;
}

} // namespace cachescope::test
