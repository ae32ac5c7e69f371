// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sqlite/connection.h"

#include <QTemporaryDir>

namespace cachescope::test {

/// A file in WAL mode with a table `t(a)` of one row, and connections to it that count into one monitor.
class TwoConnections
{
public:
    TwoConnections()
    {
        const auto first = open(sqlite::BusyPolicy::FairRetry, std::chrono::milliseconds(5000));
        (void)first->execute("PRAGMA journal_mode=WAL", sqlite::LockPhase::Open);
        (void)first->execute("CREATE TABLE t(a)", sqlite::LockPhase::Write);
        (void)first->execute("INSERT INTO t VALUES(1)", sqlite::LockPhase::Write);
    }

    [[nodiscard]] QString path() const { return directory.filePath(QStringLiteral("test.db")); }

    std::unique_ptr<sqlite::Connection> open(sqlite::BusyPolicy policy, std::chrono::milliseconds timeout,
                                             const QString &vfs = {})
    {
        sqlite::ConnectionOptions options;
        options.vfs = vfs;
        options.fileName = path();
        options.busyPolicy = policy;
        options.busyTimeout = timeout;
        options.monitor = &monitor;
        auto opened = sqlite::Connection::open(options);
        return opened ? std::move(*opened) : nullptr;
    }

    QTemporaryDir directory;
    sqlite::LockMonitor monitor;
};

} // namespace cachescope::test
