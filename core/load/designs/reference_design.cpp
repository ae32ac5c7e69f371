// SPDX-License-Identifier: GPL-3.0-or-later
//
// What each operation does, in which order and in which transaction is copied from the production service,
// with its faults. Improve nothing here: it is the yardstick. Where a switch is off, the least is done that
// removes that one cause.
#include "core/load/designs/reference_design.h"

#include "core/base/clock.h"
#include "core/cache/schema.h"
#include "core/load/designs/reference_eviction.h"
#include "core/load/generate/cache_layout.h"
#include "core/sqlite/lock_activity.h"

namespace cachescope::load {

using sqlite::Connection;
using sqlite::LockPhase;

namespace {

double now()
{
    return Clock::system().nowSeconds();
}

/// Leaves the transaction; it may be gone already, which is no error here.
void rollBack(Connection &connection)
{
    (void)connection.execute("ROLLBACK", LockPhase::Write);
}

} // namespace

ReferenceDesign::ReferenceDesign(const ReferenceSwitches &switches)
    : m_switches(switches)
{
}

ReferenceDesign::~ReferenceDesign() = default;

Result<std::unique_ptr<Connection>> ReferenceDesign::openConnection() const
{
    sqlite::ConnectionOptions options;
    options.fileName = m_settings.path;
    options.vfs = m_settings.vfs;
    options.busyPolicy =
        m_switches.busyTimeoutMs > 0 ? sqlite::BusyPolicy::SqliteBackoff : sqlite::BusyPolicy::Fail;
    options.busyTimeout = std::chrono::milliseconds(m_switches.busyTimeoutMs);
    options.monitor = m_settings.monitor;
    options.pragmas << (m_switches.wal ? QStringLiteral("journal_mode=WAL")
                                       : QStringLiteral("journal_mode=DELETE"));
    return Connection::open(options);
}

Result<ReferenceDesign::Lease> ReferenceDesign::lease()
{
    if (!m_connections)
        return Error{ErrorCode::Closed, QStringLiteral("The cache is closed")};
    if (m_switches.connectionPerOperation) {
        auto opened = openConnection();
        if (!opened)
            return opened.error();
        Lease lease{std::move(*opened), nullptr};
        lease.connection = lease.own.get();
        return lease;
    }
    auto current = m_connections->current();
    if (!current)
        return current.error();
    return Lease{nullptr, *current};
}

Result<void> ReferenceDesign::open(const DesignSettings &settings)
{
    const sqlite::ActivityScope activity("open");
    m_settings = settings;
    m_evicted = 0;
    m_storeCommits = 0;
    m_connections = std::make_unique<sqlite::ThreadConnections>([this] { return openConnection(); });
    auto leased = lease();
    auto prepared = leased ? prepareFile(*leased->connection) : Result<void>(leased.error());
    if (!prepared)
        m_connections.reset();
    return prepared;
}

Result<void> ReferenceDesign::prepareFile(Connection &connection)
{
    const auto tables = connection.queryInt("SELECT count(*) FROM sqlite_master WHERE name='cache'");
    if (!tables)
        return tables.error();
    if (*tables == 0) {
        if (auto made = createCacheTable(connection, GeneratorLayout::Production); !made)
            return made;
    }
    const auto schema = cache::readSchema(connection);
    if (!schema)
        return schema.error();
    m_hasPinned = schema->hasPinned;
    if (m_switches.sumOnStore)
        return {};
    const auto total = unpinnedBytes(connection, m_hasPinned);
    if (!total)
        return total.error();
    m_totalBytes = *total;
    return {};
}

Result<std::optional<QByteArray>> ReferenceDesign::read(const QString &key)
{
    auto leased = lease();
    if (!leased)
        return leased.error();
    Connection &connection = *leased->connection;
    std::optional<QByteArray> value;
    {
        auto select = connection.cached("SELECT data FROM cache WHERE key=?1");
        if (!select)
            return select.error();
        const sqlite::ResetGuard guard(**select);
        (*select)->bind(1, key);
        const auto row = (*select)->step(LockPhase::Read);
        if (!row)
            return row.error();
        if (!*row)
            return std::optional<QByteArray>();
        value = (*select)->columnBytes(0);
    }
    if (!m_switches.touchOnRead)
        m_notes.note(key, now());
    else if (auto touched = touchOnRead(connection, key); !touched)
        return touched.error();
    return value;
}

Result<void> ReferenceDesign::touchOnRead(Connection &connection, const QString &key) const
{
    const sqlite::ActivityScope activity("touch on read");
    return touch(connection, key, now());
}

Result<void> ReferenceDesign::touch(Connection &connection, const QString &key, double when) const
{
    auto update = connection.cached("UPDATE cache SET last_accessed=?2 WHERE key=?1");
    if (!update)
        return update.error();
    (*update)->bind(1, key);
    (*update)->bind(2, when);
    return (*update)->run(LockPhase::Write);
}

Result<void> ReferenceDesign::store(const QString &key, const QByteArray &value)
{
    const sqlite::ActivityScope activity("store");
    auto leased = lease();
    if (!leased)
        return leased.error();
    Connection &connection = *leased->connection;
    const auto *begin = m_switches.immediate ? "BEGIN IMMEDIATE" : "BEGIN";
    if (auto begun = connection.execute(begin, LockPhase::Begin); !begun)
        return begun;
    Change change;
    auto done = storeIn(connection, key, value, change);
    if (done)
        done = commit(connection, change);
    if (!done) {
        rollBack(connection);
        m_notes.giveBack(change.notes);
    }
    return done;
}

Result<void> ReferenceDesign::storeIn(Connection &connection, const QString &key, const QByteArray &value,
                                      Change &change)
{
    if (!m_switches.sumOnStore) {
        const auto before = sizeOf(connection, key);
        if (!before)
            return before.error();
        change.sizeDelta = value.size() - *before;
    }
    if (auto replaced = replace(connection, key, value); !replaced)
        return replaced;
    if (auto written = writeNotes(connection, m_notes.takeIfDue(), change); !written)
        return written;
    return evict(connection, change);
}

Result<void> ReferenceDesign::commit(Connection &connection, const Change &change)
{
    // Counted while the write lock is still held, so that the next store sees it.
    m_totalBytes += change.sizeDelta;
    if (auto committed = connection.execute("COMMIT", LockPhase::Commit); !committed) {
        m_totalBytes -= change.sizeDelta;
        return committed;
    }
    m_evicted += change.evictedEntries;
    ++m_storeCommits;
    return {};
}

Result<qint64> ReferenceDesign::sizeOf(Connection &connection, const QString &key) const
{
    auto select = connection.cached("SELECT length(data) FROM cache WHERE key=?1");
    if (!select)
        return select.error();
    const sqlite::ResetGuard guard(**select);
    (*select)->bind(1, key);
    const auto row = (*select)->step(LockPhase::Read);
    if (!row)
        return row.error();
    return *row ? (*select)->columnInt(0) : qint64{0};
}

Result<void> ReferenceDesign::replace(Connection &connection, const QString &key,
                                      const QByteArray &value) const
{
    auto replace = connection.cached("REPLACE INTO cache(key, data, size, created_at, last_accessed) "
                                     "VALUES(?1, ?2, ?3, ?4, ?4)");
    if (!replace)
        return replace.error();
    (*replace)->bind(1, key);
    (*replace)->bindBlob(2, value);
    (*replace)->bind(3, qint64{value.size()});
    (*replace)->bind(4, now());
    return (*replace)->run(LockPhase::Write);
}

Result<qint64> ReferenceDesign::totalBytes(Connection &connection, const Change &change) const
{
    if (m_switches.sumOnStore)
        return unpinnedBytes(connection, m_hasPinned);
    return m_totalBytes + change.sizeDelta;
}

Result<void> ReferenceDesign::evict(Connection &connection, Change &change)
{
    const auto total = totalBytes(connection, change);
    if (!total)
        return total.error();
    if (m_settings.maxBytes <= 0 || *total <= m_settings.maxBytes)
        return {};
    // Eviction must see the reads that are only noted.
    if (auto written = writeNotes(connection, m_notes.takeAll(), change); !written)
        return written;
    const auto freed = m_switches.evictOneByOne
                           ? evictOldestOneByOne(connection, m_hasPinned, *total - m_settings.maxBytes)
                           : evictOldestAtOnce(connection, m_hasPinned, *total - m_settings.maxBytes);
    if (!freed)
        return freed.error();
    change.sizeDelta -= freed->bytes;
    change.evictedEntries = freed->entries;
    return {};
}

Result<void> ReferenceDesign::writeNotes(Connection &connection, const AccessNotes::Batch &notes,
                                         Change &change) const
{
    change.notes.insert(notes);
    for (auto note = notes.cbegin(); note != notes.cend(); ++note) {
        if (auto touched = touch(connection, note.key(), note.value()); !touched)
            return touched;
    }
    return {};
}

Result<void> ReferenceDesign::flushNotes()
{
    const auto notes = m_notes.takeAll();
    if (notes.isEmpty())
        return {};
    const sqlite::ActivityScope activity("flush");
    auto leased = lease();
    if (!leased)
        return leased.error();
    Connection &connection = *leased->connection;
    if (auto begun = connection.execute("BEGIN IMMEDIATE", LockPhase::Begin); !begun)
        return begun;
    Change change;
    if (auto written = writeNotes(connection, notes, change); !written) {
        rollBack(connection);
        return written;
    }
    return connection.execute("COMMIT", LockPhase::Commit);
}

Result<void> ReferenceDesign::close()
{
    if (!m_connections)
        return {};
    auto flushed = flushNotes();
    m_connections.reset();
    return flushed;
}

} // namespace cachescope::load
