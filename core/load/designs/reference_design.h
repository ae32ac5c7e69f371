// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/designs/access_notes.h"
#include "core/load/designs/design.h"
#include "core/load/designs/reference_switches.h"
#include "core/sqlite/thread_connections.h"

#include <atomic>
#include <memory>

namespace cachescope::load {

/// The cache as the production service had it: each store commits by itself, in the thread that stores. The
/// counter of sizes and the batched touches live in the memory of this object: of what other processes store
/// in the same file they know nothing, and so in a run over several processes the file may grow to as many
/// times its budget.
class ReferenceDesign : public Design
{
public:
    explicit ReferenceDesign(const ReferenceSwitches &switches);
    ~ReferenceDesign() override;

    Result<void> open(const DesignSettings &settings) override;
    Result<std::optional<QByteArray>> read(const QString &key) override;
    Result<void> store(const QString &key, const QByteArray &value) override;
    Result<void> close() override;
    [[nodiscard]] qint64 evicted() const override { return m_evicted; }
    [[nodiscard]] qint64 storeCommits() const override { return m_storeCommits; }

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
        AccessNotes::Batch notes; ///< that it wrote
    };

    Result<std::unique_ptr<sqlite::Connection>> openConnection() const;
    Result<Lease> lease();
    Result<void> prepareFile(sqlite::Connection &connection);

    Result<void> touchOnRead(sqlite::Connection &connection, const QString &key) const;
    Result<void> touch(sqlite::Connection &connection, const QString &key, double when) const;
    Result<void> storeIn(sqlite::Connection &connection, const QString &key, const QByteArray &value,
                         Change &change);
    Result<void> commit(sqlite::Connection &connection, const Change &change);
    Result<qint64> sizeOf(sqlite::Connection &connection, const QString &key) const;
    Result<void> replace(sqlite::Connection &connection, const QString &key, const QByteArray &value) const;
    Result<qint64> totalBytes(sqlite::Connection &connection, const Change &change) const;
    Result<void> evict(sqlite::Connection &connection, Change &change);
    Result<void> writeNotes(sqlite::Connection &connection, const AccessNotes::Batch &notes,
                            Change &change) const;
    Result<void> flushNotes();

    const ReferenceSwitches m_switches;

    // Set by open():
    DesignSettings m_settings;
    bool m_hasPinned = false;
    std::unique_ptr<sqlite::ThreadConnections> m_connections;

    AccessNotes m_notes;
    std::atomic<qint64> m_totalBytes{0};
    std::atomic<qint64> m_evicted{0};
    std::atomic<qint64> m_storeCommits{0};
};

} // namespace cachescope::load
