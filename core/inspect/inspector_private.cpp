// SPDX-License-Identifier: GPL-3.0-or-later
//
// Seven kinds of work, none of which waits for another: opening, estimating, scanning and sums run in a pool,
// views, rows and what takes longer to read of rows each in a lane of their own, so that rows arrive while a
// scan or a long sort runs; changes of the file are watched for in a lane of their own. All members are
// touched in the object's own thread only; workers get copies, and hand back through posted calls that check
// whether anybody still asks.
#include "core/inspect/inspector_private.h"

#include <QFileInfo>

#include <chrono>
#include <thread>

namespace cachescope::inspect {

Inspector::Private::Private(Inspector *inspector)
    : q(inspector)
{
    constexpr int kindsOfWork = 4;
    pool.setMaxThreadCount(kindsOfWork);
    QObject::connect(&watch, &ChangeWatch::changed, q, [this] { onFileChanged(); });
    QObject::connect(&watch, &ChangeWatch::replaced, q, [this] {
        following = false;
        Q_EMIT q->fileReplaced();
    });
}

Inspector::Private::~Private()
{
    watch.stop();
    stopScan();
    dropView();
    closed->store(true);
    if (sumCancelled)
        sumCancelled->store(true);
    pool.waitForDone();
}

namespace {

/// Reading a file's header beside SQLite drops the locks that this process has on it (cache_file.h). So they
/// are given up first: what still reads was told to end. An export goes on, and is not waited for longer.
void waitForLocks(const std::weak_ptr<const CacheFileInfo> &file)
{
    constexpr std::chrono::seconds longest{5};
    constexpr std::chrono::milliseconds pause{2};
    const auto end = std::chrono::steady_clock::now() + longest;
    while (!file.expired() && std::chrono::steady_clock::now() < end)
        std::this_thread::sleep_for(pause);
}

} // namespace

/// The open file, if it is the one at `path` and read with locks.
std::weak_ptr<const CacheFileInfo> Inspector::Private::lockedFile(const QString &path) const
{
    const bool locked =
        file && file->info().openMode == OpenMode::Live && QFileInfo(file->info().path) == QFileInfo(path);
    return locked ? file->lifetime() : std::weak_ptr<const CacheFileInfo>();
}

/// `path` may be that in info(), which goes with the file: so a copy.
void Inspector::Private::open(QString path, const OpenOptions &options)
{
    const auto before = lockedFile(path);
    if (file && QFileInfo(file->info().path) == QFileInfo(path))
        close();
    pool.start([this, path, options, before, asked = ++attempt] {
        waitForLocks(before);
        auto opened = CacheFile::open(path, options);
        post([this, path, asked, opened] { onOpened(asked, path, opened); });
    });
}

void Inspector::Private::onOpened(quint64 asked, const QString &path, const Result<CacheFile> &result)
{
    if (asked != attempt)
        return;
    if (!result) {
        Q_EMIT q->openFailed(path, result.error());
        return;
    }
    close();
    if (++asked != attempt)
        return; // who was told that the file before is closed has asked for something else
    file = *result;
    const quint64 forGeneration = generation;
    watch.start(*file);
    // A copy: whoever is told may close the file.
    const CacheFileInfo info = file->info();
    Q_EMIT q->opened(info);
    if (forGeneration != generation)
        return;
    startEstimate();
    startScan();
}

void Inspector::Private::close()
{
    ++attempt;
    if (!file)
        return;
    ++generation;
    watch.stop();
    stopScan();
    dropView();
    sumToken = 0;
    entryTokens.clear();
    closed->store(true);
    closed = std::make_shared<std::atomic<bool>>(false);
    viewLane.reset();
    rowLane.reset();
    detailLane.reset();
    known = {};
    estimate.reset();
    summary.reset();
    typeShares.reset();
    following = false;
    paused = false;
    file.reset();
    Q_EMIT q->closed();
}

} // namespace cachescope::inspect
