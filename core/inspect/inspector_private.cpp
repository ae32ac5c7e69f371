// SPDX-License-Identifier: GPL-3.0-or-later
//
// Four kinds of work, none of which waits for another: opening and scanning run in a pool, views and rows
// each in a lane of their own, so that rows arrive while a scan or a long sort runs. All members are touched
// in the object's own thread only; workers get copies, and hand back through posted calls that check whether
// anybody still asks.
#include "core/inspect/inspector_private.h"

#include "core/inspect/scan.h"

#include <QElapsedTimer>

namespace cachescope::inspect {

namespace {

Result<ScanAnswer> scanAndSummarize(const CacheFile &file, const std::function<void(double)> &progress,
                                    const std::atomic<bool> *cancelled)
{
    auto scanned = scanEntries(file, ScanOptions(), progress, cancelled);
    if (!scanned)
        return scanned.error();
    const qint64 fileBytes = file.info().fileBytes + file.info().walBytes;
    ScanAnswer answer;
    answer.summary = std::make_shared<const Summary>(summarize(*scanned, fileBytes));
    answer.known.index = std::make_shared<const EntryIndex>(std::move(scanned->index));
    answer.known.orders = std::make_shared<EntryOrders>(answer.known.index);
    return answer;
}

Result<EntryView> answerView(const Result<sqlite::Connection *> &connection, const CacheFormat &format,
                             const EntryQuery &query, const SelectOptions &options)
{
    if (!connection)
        return connection.error();
    auto rowids = selectRowids(**connection, format, query, options);
    if (!rowids)
        return rowids.error();
    return std::make_shared<const std::vector<qint64>>(std::move(*rowids));
}

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

} // namespace

Inspector::Private::~Private()
{
    stopScan();
    dropView();
    pool.waitForDone();
}

void Inspector::Private::open(const QString &path, const OpenOptions &options)
{
    close();
    pool.start([this, path, options, forGeneration = generation] {
        auto opened = CacheFile::open(path, options);
        post([this, path, forGeneration, opened] { onOpened(forGeneration, path, opened); });
    });
}

void Inspector::Private::onOpened(quint64 forGeneration, const QString &path, const Result<CacheFile> &result)
{
    if (forGeneration != generation)
        return;
    if (!result) {
        Q_EMIT q->openFailed(path, result.error());
        return;
    }
    file = *result;
    // A copy: whoever is told may close the file.
    const CacheFileInfo info = file->info();
    Q_EMIT q->opened(info);
    if (forGeneration == generation)
        startScan();
}

void Inspector::Private::close()
{
    ++generation;
    if (!file)
        return;
    stopScan();
    dropView();
    entryTokens.clear();
    viewLane.reset();
    rowLane.reset();
    known = {};
    summary.reset();
    file.reset();
    Q_EMIT q->closed();
}

void Inspector::Private::startScan()
{
    known = {};
    summary.reset();
    scanToken = ++lastToken;
    scanCancelled = std::make_shared<std::atomic<bool>>(false);
    pool.start([this, token = scanToken, cancelled = scanCancelled, scanned = *file] {
        Pace pace;
        const auto progress = [this, token, &pace](double fraction) {
            if (pace.isDue() || fraction >= 1.0)
                post([this, token, fraction] { onScanProgress(token, fraction); });
        };
        auto answer = scanAndSummarize(scanned, progress, cancelled.get());
        post([this, token, answer] { onScanned(token, answer); });
    });
}

void Inspector::Private::onScanProgress(quint64 token, double fraction)
{
    if (token == scanToken && !scanCancelled->load())
        Q_EMIT q->scanProgressed(fraction);
}

void Inspector::Private::onScanned(quint64 token, const Result<ScanAnswer> &answer)
{
    if (token != scanToken)
        return;
    scanToken = 0;
    // A scan that was done just when it was cancelled is cancelled all the same: the caller was told so.
    const bool cancelled = scanCancelled->load();
    const bool done = answer && !cancelled;
    if (done) {
        known = answer->known;
        summary = answer->summary;
    }
    if (const auto query = std::exchange(waitingView, std::nullopt))
        startView(*query);
    if (done)
        Q_EMIT q->scanFinished(summary);
    else
        Q_EMIT q->scanFailed(cancelled ? Error{ErrorCode::Cancelled, QStringLiteral("The scan was stopped.")}
                                       : answer.error());
}

/// What it would have answered is not wanted any more.
void Inspector::Private::stopScan()
{
    if (scanCancelled)
        scanCancelled->store(true);
    scanToken = 0;
}

void Inspector::Private::startView(const EntryQuery &query)
{
    if (scanToken != 0 && !known.index && needsRowHeaders(query, file->info().format)) {
        waitingView = query;
        return;
    }
    viewLane.post(viewToken, *file,
                  [this, query, used = known, token = viewToken, cancelled = viewCancelled,
                   format = file->info().format](const Result<sqlite::Connection *> &connection) {
                      SelectOptions options;
                      options.cancelled = cancelled.get();
                      options.known = used.entries();
                      auto view = answerView(connection, format, query, options);
                      post([this, token, view] { onView(token, view); });
                  });
}

void Inspector::Private::onView(quint64 token, const Result<EntryView> &view)
{
    if (token != viewToken)
        return;
    viewToken = 0;
    if (view)
        Q_EMIT q->viewReady(token, *view);
    else
        Q_EMIT q->viewFailed(token, view.error());
}

void Inspector::Private::dropView()
{
    if (viewCancelled)
        viewCancelled->store(true);
    viewLane.drop(viewToken);
    waitingView.reset();
    viewToken = 0;
}

void Inspector::Private::failLater(void (Inspector::*failed)(quint64, const Error &), quint64 token)
{
    post([this, failed, token] {
        Q_EMIT(q->*failed)(token, Error{ErrorCode::Closed, QStringLiteral("No file is open.")});
    });
}

void Inspector::Private::startEntries(quint64 token, std::vector<qint64> rowids)
{
    entryTokens.insert(token);
    rowLane.post(token, *file,
                 [this, token, wanted = std::move(rowids), times = known.index,
                  format = file->info().format](const Result<sqlite::Connection *> &connection) {
                     EntryReadOptions options;
                     qint64 unreadable = 0; // its rows are shown as such
                     options.index = times.get();
                     options.unreadable = &unreadable;
                     auto entries = connection ? readEntries(**connection, format, wanted, options)
                                               : Result<std::vector<Entry>>(connection.error());
                     post([this, token, entries] { onEntries(token, entries); });
                 });
}

void Inspector::Private::onEntries(quint64 token, const Result<std::vector<Entry>> &entries)
{
    if (entryTokens.erase(token) == 0)
        return;
    if (entries)
        Q_EMIT q->entriesReady(token, *entries);
    else
        Q_EMIT q->entriesFailed(token, entries.error());
}

} // namespace cachescope::inspect
