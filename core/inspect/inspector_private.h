// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/entry_index.h"
#include "core/inspect/entry_orders.h"
#include "core/inspect/inspector.h"
#include "core/inspect/task_lane.h"

#include <QThreadPool>

#include <set>

namespace cachescope::inspect {

using CancelFlag = std::shared_ptr<std::atomic<bool>>;
using IndexPtr = std::shared_ptr<const EntryIndex>;

/// What is known of all entries, for answering from memory. Shared with workers.
struct Known
{
    IndexPtr index;
    std::shared_ptr<EntryOrders> orders;
    std::shared_ptr<const EntryTypes> types;

    [[nodiscard]] KnownEntries entries() const { return {index.get(), orders.get(), types.get()}; }
};

struct ScanAnswer
{
    Known known;
    SummaryPtr summary;
};

/// How an Inspector does its work. The object's own thread only, except for what is handed to workers.
class Inspector::Private
{
public:
    explicit Private(Inspector *inspector)
        : q(inspector)
    {
        pool.setMaxThreadCount(2);
    }
    ~Private();

    void open(const QString &path, const OpenOptions &options);
    void onOpened(quint64 forGeneration, const QString &path, const Result<CacheFile> &result);
    void close();

    void startScan();
    void onScanProgress(quint64 token, double fraction);
    void onScanned(quint64 token, const Result<ScanAnswer> &answer);
    void stopScan();

    void startView(const EntryQuery &query);
    void onView(quint64 token, const Result<EntryView> &view);
    void dropView();
    void failLater(void (Inspector::*failed)(quint64, const Error &), quint64 token);

    void startEntries(quint64 token, std::vector<qint64> rowids);
    void onEntries(quint64 token, const Result<std::vector<Entry>> &entries);

    /// Runs `call` in the object's thread, later.
    template <typename Call>
    void post(Call &&call)
    {
        QMetaObject::invokeMethod(q, std::forward<Call>(call), Qt::QueuedConnection);
    }

    Inspector *const q;
    quint64 lastToken = 0;

    quint64 generation = 0; // counts opens and closes
    std::optional<CacheFile> file;

    quint64 scanToken = 0; // 0: none runs
    CancelFlag scanCancelled;
    Known known;
    SummaryPtr summary;

    quint64 viewToken = 0; // 0: none is asked for
    CancelFlag viewCancelled;
    std::optional<EntryQuery> waitingView; // waits for the scan's index

    std::set<quint64> entryTokens;

    QThreadPool pool;
    TaskLane viewLane;
    TaskLane rowLane;
};

} // namespace cachescope::inspect
