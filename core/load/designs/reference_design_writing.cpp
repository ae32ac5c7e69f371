// SPDX-License-Identifier: GPL-3.0-or-later
//
// The writing half of the reference design; what is said at the top of reference_design.cpp holds here too.
#include "core/base/clock.h"
#include "core/base/translate.h"
#include "core/load/designs/reference_design.h"
#include "core/load/designs/reference_eviction.h"
#include "core/load/designs/reference_statements.h"
#include "core/sqlite/lock_activity.h"

namespace cachescope::load {

using sqlite::Connection;
using sqlite::LockPhase;

namespace {

/// Leaves the transaction; it may be gone already, which is no error here.
void rollBack(Connection &connection)
{
    (void)connection.execute("ROLLBACK", LockPhase::Write);
}

} // namespace

Result<void> ReferenceDesign::inTransaction(const Work &work)
{
    auto leased = lease();
    if (!leased)
        return leased.error();
    Connection &connection = *leased->connection;
    const auto *begin = m_switches.immediate ? "BEGIN IMMEDIATE" : "BEGIN";
    if (auto begun = connection.execute(begin, LockPhase::Begin); !begun)
        return begun;
    Change change;
    auto done = work(connection, change);
    if (done)
        done = commit(connection, change);
    if (!done) {
        rollBack(connection);
        m_notes.giveBack(change.notes);
    }
    return done;
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
    m_storeCommits += change.stores ? 1 : 0;
    return {};
}

Result<void> ReferenceDesign::store(const QString &key, const QByteArray &value)
{
    return storeMany({{key, value}});
}

Result<void> ReferenceDesign::storeMany(const QList<DesignEntry> &entries)
{
    if (!m_switches.groupCommit)
        return storeTogether(entries);
    return m_queue.store(entries, [this](const auto &all) { return storeTogether(all); });
}

Result<void> ReferenceDesign::storeTogether(const QList<DesignEntry> &entries)
{
    const sqlite::ActivityScope activity(m_switches.groupCommit ? "group commit" : "store");
    return inTransaction([&](Connection &connection, Change &change) -> Result<void> {
        for (const DesignEntry &entry : entries) {
            if (auto stored = storeIn(connection, entry, change); !stored)
                return stored;
        }
        if (auto written = writeNotes(connection, m_notes.takeIfDue(), change); !written)
            return written;
        return evict(connection, change);
    });
}

Result<void> ReferenceDesign::storeIn(Connection &connection, const DesignEntry &entry, Change &change)
{
    const auto &[key, value] = entry;
    if (m_switches.looksFirst) {
        if (auto there = selectExists(connection, key); !there)
            return there.error();
    }
    if (!m_switches.sumOnStore) {
        // Deletes what it replaces to learn its size: to ask for it would make a deferred transaction begin
        // with a read, which is another cause of errors.
        const auto replaced = deleteEntry(connection, key, m_hasPinned);
        if (!replaced)
            return replaced.error();
        change.sizeDelta += value.size() - replaced->bytes;
    }
    change.stores = true;
    return replaceEntry(connection, key, value, Clock::system().nowSeconds());
}

Result<bool> ReferenceDesign::remove(const QString &key)
{
    const sqlite::ActivityScope activity("remove");
    Freed removed;
    const auto done = inTransaction([&](Connection &connection, Change &change) -> Result<void> {
        const auto deleted = deleteEntry(connection, key, m_hasPinned);
        if (!deleted)
            return deleted.error();
        removed = *deleted;
        change.sizeDelta = -removed.bytes;
        return {};
    });
    return done ? Result<bool>(removed.entries > 0) : done.error();
}

Result<void> ReferenceDesign::checkCanPin() const
{
    if (m_hasPinned || !m_connections) // a closed one says that it is
        return {};
    return Error{
        ErrorCode::InvalidArgument,
        CoreText::tr("%1 has no column \"pinned\", so nothing can be pinned in it").arg(m_settings.path)};
}

Result<qint64> ReferenceDesign::pin(const QStringList &keys)
{
    if (auto possible = checkCanPin(); !possible)
        return possible.error();
    const sqlite::ActivityScope activity("pin");
    qint64 changed = 0;
    const auto done = inTransaction([&](Connection &connection, Change &change) -> Result<void> {
        for (const QString &key : keys) {
            const auto pinned = pinEntry(connection, key);
            if (!pinned)
                return pinned.error();
            changed += pinned->entries;
            change.sizeDelta -= pinned->bytes;
        }
        return {};
    });
    return done ? Result<qint64>(changed) : done.error();
}

Result<qint64> ReferenceDesign::unpinAll()
{
    if (auto possible = checkCanPin(); !possible)
        return possible.error();
    const sqlite::ActivityScope activity("pin");
    qint64 changed = 0;
    const auto done = inTransaction([&](Connection &connection, Change &change) -> Result<void> {
        const auto unpinned = unpinEntries(connection);
        if (!unpinned)
            return unpinned.error();
        changed = unpinned->entries;
        change.sizeDelta = unpinned->bytes;
        return {};
    });
    return done ? Result<qint64>(changed) : done.error();
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
                                         Change &change)
{
    change.notes.insert(notes);
    for (auto note = notes.cbegin(); note != notes.cend(); ++note) {
        if (auto touched = updateAccess(connection, note.key(), note.value()); !touched)
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

} // namespace cachescope::load
