// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/cache/blob_cache.h"
#include "core/sqlite/connection.h"
#include "core/sqlite/lock_monitor.h"
#include "tests/support/verify.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace cachescope::test {

/// A directory, a clock that stands still, a lock monitor, and caches on them.
class CacheFixture
{
public:
    CacheFixture() { options.flushInterval = std::chrono::milliseconds(0); }

    [[nodiscard]] QString path() const { return directory.filePath(QStringLiteral("cache.db")); }

    std::unique_ptr<cache::BlobCache> open() { return open(path()); }
    std::unique_ptr<cache::BlobCache> open(const QString &file)
    {
        options.clock = &clock;
        options.monitor = &monitor;
        auto opened = cache::BlobCache::open(file, options);
        if (!opened) {
            qWarning().noquote() << opened.error().message;
            return nullptr;
        }
        return std::move(*opened);
    }

    /// Another connection to the file, as another program would have.
    std::unique_ptr<sqlite::Connection> stranger() { return stranger(path()); }
    std::unique_ptr<sqlite::Connection> stranger(const QString &file)
    {
        sqlite::ConnectionOptions settings;
        settings.fileName = file;
        auto opened = sqlite::Connection::open(settings);
        return opened ? std::move(*opened) : nullptr;
    }

    /// What the file has for `key` in a numeric column; −1 if there is no such row.
    double columnInFile(const char *column, const QString &key)
    {
        auto connection = stranger();
        auto statement = connection->prepare("SELECT " + std::string(column) + " FROM cache WHERE key = ?1");
        statement->bind(1, key);
        const auto row = statement->step(sqlite::LockPhase::Read);
        return row && *row ? statement->columnDouble(0) : -1.0;
    }

    QTemporaryDir directory;
    ManualClock clock{1'000'000.0};
    sqlite::LockMonitor monitor;
    cache::CacheOptions options;
};

inline QString key(int i)
{
    return QStringLiteral("key-%1").arg(i);
}

} // namespace cachescope::test
