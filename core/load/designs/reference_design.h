// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/designs/access_notes.h"
#include "core/load/designs/commit_queue.h"
#include "core/load/designs/design.h"
#include "core/load/designs/reference_switches.h"
#include "core/sqlite/thread_connections.h"

#include <atomic>
#include <functional>
#include <memory>

namespace cachescope::load {

/// The cache as the production service had it: each store commits by itself, in the thread that stores. The
/// counter of sizes, the batched touches and the group commit live in the memory of this object: of what
/// other processes store in the same file they know nothing, and so in a run over several processes the file
/// may grow to as many times its budget.
class ReferenceDesign : public Design
{
public:
    explicit ReferenceDesign(const ReferenceSwitches &switches);
    ~ReferenceDesign() override;

    Result<void> open(const DesignSettings &settings) override;
    Result<std::optional<QByteArray>> read(const QString &key) override;
    Result<QHash<QString, QByteArray>> readMany(const QStringList &keys) override;
    Result<bool> contains(const QString &key) override;
    Result<void> store(const QString &key, const QByteArray &value) override;
    Result<void> storeMany(const QList<DesignEntry> &entries) override;
    Result<bool> remove(const QString &key) override;
    Result<qint64> pin(const QStringList &keys) override;
    Result<qint64> unpinAll() override;
    Result<void> close() override;
    [[nodiscard]] qint64 evicted() const override { return m_evicted; }
    [[nodiscard]] qint64 storeCommits() const override { return m_storeCommits; }
    [[nodiscard]] qint64 dirty() const override { return m_notes.count() + m_queue.waiting(); }

private:
    /// A connection for one operation: closed with the lease unless it lasts for the thread.
    struct Lease
    {
        std::unique_ptr<sqlite::Connection> own;
        sqlite::Connection *connection = nullptr;
    };
    /// What a transaction changed: for the counters once it is committed, and to take back if it is not.
    struct Change
    {
        qint64 sizeDelta = 0;
        qint64 evictedEntries = 0;
        bool stores = false;
        AccessNotes::Batch notes; ///< that it wrote
    };
    using Work = std::function<Result<void>(sqlite::Connection &connection, Change &change)>;

    Result<std::unique_ptr<sqlite::Connection>> openConnection() const;
    Result<Lease> lease();
    Result<void> prepareFile(sqlite::Connection &connection);

    Result<std::optional<QByteArray>> readOne(sqlite::Connection &connection, const QString &key);
    Result<void> inTransaction(const Work &work);
    Result<void> commit(sqlite::Connection &connection, const Change &change);
    Result<void> storeTogether(const QList<DesignEntry> &entries);
    Result<void> storeIn(sqlite::Connection &connection, const DesignEntry &entry, Change &change);
    Result<qint64> totalBytes(sqlite::Connection &connection, const Change &change) const;
    Result<void> evict(sqlite::Connection &connection, Change &change);
    static Result<void> writeNotes(sqlite::Connection &connection, const AccessNotes::Batch &notes,
                                   Change &change);
    Result<void> flushNotes();
    [[nodiscard]] Result<void> checkCanPin() const;

    const ReferenceSwitches m_switches;

    // Set by open():
    DesignSettings m_settings;
    bool m_hasPinned = false;
    std::unique_ptr<sqlite::ThreadConnections> m_connections;

    AccessNotes m_notes;
    CommitQueue m_queue; ///< with group commit
    std::atomic<qint64> m_totalBytes{0};
    std::atomic<qint64> m_evicted{0};
    std::atomic<qint64> m_storeCommits{0};
};

} // namespace cachescope::load
