// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/sqlite/connection.h"

#include <atomic>
#include <functional>
#include <memory>

namespace cachescope::sqlite {

/// One persistent connection for each thread that asks, opened at its first use there.
///
/// A connection is closed in its own thread: when the thread ends, or when the thread next asks any
/// ThreadConnections after this one was closed or destroyed. (QSqlDatabase forbids closing it from
/// elsewhere.)
class ThreadConnections
{
public:
    /// Opens the connection of the thread that calls it.
    using Opener = std::function<Result<std::unique_ptr<Connection>>()>;

    explicit ThreadConnections(Opener opener);
    ~ThreadConnections();
    ThreadConnections(const ThreadConnections &) = delete;
    ThreadConnections &operator=(const ThreadConnections &) = delete;

    /// The calling thread's connection; valid until close(), the thread's end, or the call
    /// after renew(). Fails as the opener fails
    /// (and is tried again at the next call), or with Closed. Any thread.
    Result<Connection *> current();

    /// From now on each thread's connection is closed and opened anew when it is next asked for. Any thread.
    void renew() { m_shared->generation.fetch_add(1); }

    /// Closes the calling thread's connection now, and the others as said above. Any thread; no call to
    /// current() may be under way.
    void close();

private:
    struct Shared
    {
        std::atomic<bool> closed{false};
        std::atomic<quint64> generation{0};
    };
    struct PerThread;
    static PerThread &perThread();
    Result<Connection *> open(PerThread &mine);

    const Opener m_opener;
    const std::shared_ptr<Shared> m_shared;
};

} // namespace cachescope::sqlite
