// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/inspect/inspect_support.h"

#include "core/inspect/saved/index_identity.h"

#include <QFile>
#include <QtEndian>

#include <sqlite3.h>

#include <thread>

namespace cachescope::test {

namespace {

constexpr qsizetype kPageBytes = 4096;

/// Where the root page of the index `name` starts.
qsizetype offsetOfIndex(const QString &path, const QByteArray &name)
{
    sqlite3 *db = nullptr;
    sqlite3_stmt *row = nullptr;
    const QByteArray query = "SELECT rootpage FROM sqlite_schema WHERE name = '" + name + "'";
    if (sqlite3_open(path.toUtf8().constData(), &db) != SQLITE_OK ||
        sqlite3_prepare_v2(db, query.constData(), -1, &row, nullptr) != SQLITE_OK ||
        sqlite3_step(row) != SQLITE_ROW)
        qFatal("%s has no such index", qPrintable(path));
    const qsizetype root = (sqlite3_column_int64(row, 0) - 1) * kPageBytes;
    sqlite3_finalize(row);
    sqlite3_close(db);
    return root;
}

} // namespace

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

void createLargeTable(const QString &path)
{
    createProductionTable(path);
    runSql(path, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000)"
                 "INSERT INTO cache SELECT 'key ' || i, zeroblob(i % 1000), i % 1000, i, i, 0 FROM n");
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

void breakIndex(const QString &path, const QByteArray &index)
{
    const qsizetype root = offsetOfIndex(path, index);
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite) || !file.seek(root))
        qFatal("%s cannot be changed", qPrintable(path));
    file.write(QByteArray(kPageBytes, '\xee'));
}

void makeEndless(const QString &path, const QByteArray &index)
{
    constexpr qsizetype page = kPageBytes;
    constexpr quint32 links = 12;
    const qsizetype root = offsetOfIndex(path, index);
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite))
        qFatal("%s cannot be changed", qPrintable(path));
    QByteArray bytes = file.readAll();
    const auto pages = static_cast<quint32>(bytes.size() / page);
    const QByteArray interior = bytes.mid(root, page);
    if (interior.front() != '\x02')
        qFatal("the index is too small");
    const auto leaf = qFromBigEndian<quint32>(interior.constData() + 8);
    // The file format's chapter 1.6: a page's cells start with their left child; 8 is the right one.
    const auto referringTo = [&interior](quint32 child) {
        QByteArray copy = interior;
        const auto cells = qFromBigEndian<quint16>(copy.constData() + 3);
        for (int i = 0; i < cells; ++i)
            qToBigEndian(child,
                         copy.data() + qFromBigEndian<quint16>(copy.constData() + 12 + qsizetype{2} * i));
        qToBigEndian(child, copy.data() + 8);
        return copy;
    };
    for (quint32 link = 1; link <= links; ++link)
        bytes += referringTo(link < links ? pages + link + 1 : leaf);
    bytes.replace(root, page, referringTo(pages + 1));
    qToBigEndian(pages + links, bytes.data() + 28);
    file.seek(0);
    file.write(bytes);
}

void letTimesSettle(const QString &path)
{
    while (!inspect::isSettled(inspect::snapshotOf(path)))
        std::this_thread::yield();
}

inspect::CacheFile opened(const QString &path)
{
    auto file = inspect::CacheFile::open(path);
    if (!file)
        qFatal("%s", qPrintable(file.error().message));
    return *file;
}

inspect::EntryIndex::Row row(qint64 rowid, qint64 sizeBytes, double lastAccessed, bool pinned)
{
    inspect::EntryIndex::Row result;
    result.rowid = rowid;
    result.sizeBytes = sizeBytes;
    result.lastAccessed = lastAccessed;
    result.pinned = pinned;
    return result;
}

std::vector<qint64> rowidsOf(const inspect::EntryIndex &index)
{
    std::vector<qint64> rowids;
    for (std::size_t i = 0; i < index.size(); ++i)
        rowids.push_back(index.rowid(i));
    return rowids;
}

std::vector<qint64> sizesOf(const inspect::EntryIndex &index)
{
    std::vector<qint64> sizes;
    for (std::size_t i = 0; i < index.size(); ++i)
        sizes.push_back(index.sizeBytes(i));
    return sizes;
}

} // namespace cachescope::test
