// SPDX-License-Identifier: GPL-3.0-or-later
//
// QThreadStorage deletes a thread's data in that thread, which is just what a QSqlDatabase needs. It never
// deletes the data of other threads when the storage itself goes, so there is one storage for the whole
// program, and in it a short list: which pool, which connection.
#include "core/sqlite/thread_connections.h"

#include "core/base/translate.h"

#include <QThreadStorage>

#include <algorithm>
#include <vector>

namespace cachescope::sqlite {

struct ThreadConnections::PerThread
{
    struct Entry
    {
        std::shared_ptr<Shared> pool;
        quint64 generation;
        std::unique_ptr<Connection> connection;
    };
    std::vector<Entry> entries;

    PerThread() { current = this; }
    ~PerThread() { current = nullptr; }
    PerThread(const PerThread &) = delete;
    PerThread &operator=(const PerThread &) = delete;

    void dropClosed()
    {
        std::erase_if(entries, [](const Entry &entry) { return entry.pool->closed.load(); });
    }
    void drop(const std::shared_ptr<Shared> &pool)
    {
        std::erase_if(entries, [&pool](const Entry &entry) { return entry.pool == pool; });
    }

    /// The calling thread's: asking the storage costs as much as a tenth of a small read.
    static thread_local PerThread *current;
};

thread_local ThreadConnections::PerThread *ThreadConnections::PerThread::current = nullptr;

ThreadConnections::PerThread &ThreadConnections::perThread()
{
    static QThreadStorage<PerThread *> storage;
    if (!PerThread::current)
        storage.setLocalData(new PerThread);
    return *PerThread::current;
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
    const quint64 generation = m_shared->generation.load(std::memory_order_acquire);
    if (!m_shared->closed.load(std::memory_order_relaxed)) {
        for (const auto &entry : mine.entries) {
            if (entry.pool == m_shared && entry.generation == generation)
                return entry.connection.get();
        }
    }
    return open(mine);
}

Result<Connection *> ThreadConnections::open(PerThread &mine)
{
    mine.dropClosed();
    mine.drop(m_shared);
    if (m_shared->closed.load())
        return Error{ErrorCode::Closed, CoreText::tr("The cache is closed")};
    const quint64 generation = m_shared->generation.load();
    auto opened = m_opener();
    if (!opened)
        return opened.error();
    mine.entries.push_back({m_shared, generation, std::move(*opened)});
    return mine.entries.back().connection.get();
}

void ThreadConnections::close()
{
    m_shared->closed.store(true);
    perThread().dropClosed();
}

} // namespace cachescope::sqlite
