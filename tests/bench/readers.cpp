// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/readers.h"

#include <QFile>

#include <algorithm>
#include <map>
#include <mutex>

namespace cachescope::bench {

namespace {

/// Some 100 MB of each size; small values are as many as in a good part of a production file.
qint64 entriesFor(qint64 valueBytes)
{
    return std::clamp<qint64>(100'000'000 / valueBytes, 200, 20'000);
}

cache::CacheOptions withoutFlushes()
{
    cache::CacheOptions options;
    options.flushInterval = std::chrono::milliseconds(0);
    return options;
}

} // namespace

SharedFile::SharedFile(qint64 valueBytes)
    : file(entriesFor(valueBytes), valueBytes)
{
    if (!QFile::copy(file.path(), barePath()))
        qFatal("cannot copy the file");
    for (const QString &key : file.keys())
        utf8Keys << key.toUtf8();
    cache = file.open(withoutFlushes());
}

QString SharedFile::barePath() const
{
    return file.path() + QStringLiteral("-bare");
}

SharedFile &SharedFile::of(qint64 valueBytes)
{
    static std::mutex mutex;
    static std::map<qint64, std::unique_ptr<SharedFile>> files;
    const std::lock_guard lock(mutex);
    auto &file = files[valueBytes];
    if (!file)
        file = std::make_unique<SharedFile>(valueBytes);
    return *file;
}

BareReader::BareReader(const QString &path)
{
    constexpr char select[] = "SELECT data FROM cache WHERE key = ?1";
    // As Qt opens it: without the mutex that lets several threads use one connection.
    constexpr int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
    if (sqlite3_open_v2(path.toUtf8().constData(), &m_db, flags, nullptr) != SQLITE_OK ||
        sqlite3_exec(m_db, "PRAGMA cache_size=-500; PRAGMA mmap_size=2147418112", nullptr, nullptr,
                     nullptr) != SQLITE_OK ||
        sqlite3_prepare_v3(m_db, select, -1, SQLITE_PREPARE_PERSISTENT, &m_select, nullptr) != SQLITE_OK)
        qFatal("cannot open the file");
}

BareReader::~BareReader()
{
    sqlite3_finalize(m_select);
    sqlite3_close(m_db);
}

QByteArray BareReader::get(const QByteArray &key)
{
    sqlite3_bind_text(m_select, 1, key.constData(), static_cast<int>(key.size()), SQLITE_STATIC);
    if (sqlite3_step(m_select) != SQLITE_ROW)
        qFatal("no such key");
    const auto *data = static_cast<const char *>(sqlite3_column_blob(m_select, 0));
    QByteArray value(data, sqlite3_column_bytes(m_select, 0));
    sqlite3_reset(m_select);
    return value;
}

} // namespace cachescope::bench
