// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/inspector.h"
#include "core/inspect/open/change_watch.h"
#include "core/inspect/query/entry_orders.h"
#include "core/inspect/scan/entry_index.h"
#include "core/inspect/scan/scan.h"
#include "core/inspect/task_lane.h"

#include <QElapsedTimer>
#include <QThreadPool>

#include <set>

namespace cachescope::inspect {

using CancelFlag = std::shared_ptr<std::atomic<bool>>;
using IndexPtr = std::shared_ptr<const EntryIndex>;
using ScanPtr = std::shared_ptr<ScanResult>;

/// What is known of all entries, for answering from memory. Shared with workers.
struct Known
{
    IndexPtr index;
    std::shared_ptr<EntryOrders> orders;
    std::shared_ptr<const EntryTypes> types;
    ScanPtr scan; // holds `index`, and `types` once those are found

    [[nodiscard]] KnownEntries entries() const { return {index.get(), orders.get(), types.get()}; }
};

struct ViewQuestion
{
    EntryQuery query;
    std::vector<qint64> locate; // rowids
};

struct ScanAnswer
{
    Known known;
    SummaryPtr summary;
    TypeSharesPtr shares; // if types are known already
};

struct TypesAnswer
{
    std::shared_ptr<const EntryTypes> types; // null while they are estimated
    TypeSharesPtr shares;
};

/// Lets a progress through at most about 20 times a second.
class Pace
{
public:
    bool isDue()
    {
        constexpr int paceMs = 50;
        if (m_last.isValid() && m_last.elapsed() < paceMs)
            return false;
        m_last.start();
        return true;
    }

private:
    QElapsedTimer m_last;
};

/// How an Inspector does its work. The object's own thread only, except for what is handed to workers.
class Inspector::Private
{
public:
    explicit Private(Inspector *inspector);
    ~Private();

    void open(QString path, const OpenOptions &options);
    [[nodiscard]] std::weak_ptr<const CacheFileInfo> lockedFile(const QString &path) const;
    void onOpened(quint64 asked, const QString &path, const Result<CacheFile> &result);
    void close();

    // inspector_scan.cpp
    void startScan();
    void onScanProgress(quint64 token, double fraction);
    void onScanned(quint64 token, const Result<ScanAnswer> &answer);
    void startEstimate();
    void onEstimate(quint64 forGeneration, const Result<Estimate> &result);
    void startTypes();
    void onTypesProgress(quint64 token, double fraction);
    void onTypes(quint64 token, const Result<TypesAnswer> &answer, bool last);
    void stopScan();
    void scanAgain();
    void onFileChanged();

    // inspector_questions.cpp
    void startView(const ViewQuestion &question);
    [[nodiscard]] bool mustWait(const EntryQuery &query) const;
    void answerViewFromIndex();
    void onView(quint64 token, const Result<EntryView> &view);
    void stopView();
    void dropView();
    void failLater(void (Inspector::*failed)(quint64, const Error &), quint64 token);
    void startEntries(quint64 token, std::vector<qint64> rowids, EntryDetail detail);
    [[nodiscard]] IndexPtr presentIndex() const;
    void completeEntries(quint64 token, std::vector<qint64> rowids);
    void onEntries(quint64 token, const Result<std::vector<Entry>> &entries, bool complete);
    void startSum(const EntryView &view, std::vector<RowRange> rows);
    void onSum(quint64 token, const EntrySum &sum);

    /// Runs `call` in the object's thread, later.
    template <typename Call>
    void post(Call &&call)
    {
        QMetaObject::invokeMethod(q, std::forward<Call>(call), Qt::QueuedConnection);
    }

    Inspector *const q;
    quint64 lastToken = 0;

    QString indexDirectory;
    quint64 generation = 0; // counts the files that were open
    quint64 attempt = 0;    // counts what was asked to be opened or closed
    std::optional<CacheFile> file;

    quint64 scanToken = 0;  // 0: none runs
    quint64 typesToken = 0; // 0: none runs
    CancelFlag scanCancelled;
    CancelFlag estimateCancelled;
    std::atomic<bool> paused{false};
    Known known;
    EstimatePtr estimate;
    SummaryPtr summary;
    TypeSharesPtr typeShares;

    ChangeWatch watch;
    bool following = false;
    bool changedWhileScanning = false;

    quint64 viewToken = 0; // 0: none is asked for
    CancelFlag viewCancelled;
    bool viewWaits = false;
    std::optional<ViewQuestion> askedView; // while more may come to be known that it can be answered from

    std::set<quint64> entryTokens;
    CancelFlag closed = std::make_shared<std::atomic<bool>>(false); // what reads rows of the file may end
    quint64 sumToken = 0;                                           // 0: none is asked for
    CancelFlag sumCancelled;

    QThreadPool pool;
    TaskLane viewLane;
    TaskLane rowLane;
    TaskLane detailLane;
};

} // namespace cachescope::inspect
