// SPDX-License-Identifier: GPL-3.0-or-later
//
// QThreadStorage deletes a thread's data in that thread, which is just what a QSqlDatabase needs. It never
// deletes the data of other threads when the storage itself goes, so there is one storage for the whole
// program, and in it a short list: which pool, which connection.
#include "core/sqlite/thread_connections.h"

#include <QThreadStorage>

#include <algorithm>
#include <vector>

namespace cachescope::sqlite {

struct ThreadConnections::PerThread
{
    struct Entry
    {
        std::shared_ptr<Shared> pool;
        std::unique_ptr<Connection> connection;
    };
    std::vector<Entry> entries;

    void dropClosed()
    {
        std::erase_if(entries, [](const Entry &entry) { return entry.pool->closed.load(); });
    }
};

ThreadConnections::PerThread &ThreadConnections::perThread()
{
    static QThreadStorage<PerThread *> storage;
    if (!storage.hasLocalData())
        storage.setLocalData(new PerThread);
    return *storage.localData();
}

ThreadConnections::ThreadConnections(Opener opener)
    : m_opener(std::move(opener))
    , m_shared(std::make_shared<Shared>())
{
}

ThreadConnections::~ThreadConnections()
{
    close();
}

Result<Connection *> ThreadConnections::current()
{
    PerThread &mine = perThread();
    for (const auto &entry : mine.entries) {
        if (entry.pool == m_shared && !m_shared->closed.load(std::memory_order_relaxed))
            return entry.connection.get();
    }
    if (m_shared->closed.load())
        return Error{ErrorCode::Closed, QStringLiteral("The cache is closed")};
    mine.dropClosed();
    auto opened = m_opener();
    if (!opened)
        return opened.error();
    mine.entries.push_back({m_shared, std::move(*opened)});
    return mine.entries.back().connection.get();
}

void ThreadConnections::close()
{
    m_shared->closed.store(true);
    perThread().dropClosed();
}

} // namespace cachescope::sqlite
