// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the writer does besides storing. Whatever takes longer than a transaction (flushing many notes,
// evicting down to the low-water mark, giving pages back) goes in steps, each a transaction of its own, and
// stores go between the steps.
//
// Notes leave the log before they are written and return to it if that fails.
#include "core/cache/writer.h"
#include "core/sqlite/lock_activity.h"

#include <QLoggingCategory>
#include <QTimer>

#include <algorithm>

namespace cachescope::cache {

Q_LOGGING_CATEGORY(lcUpkeep, "cachescope.cache.writer", QtWarningMsg)

using std::chrono::milliseconds;

namespace {

/// Rows are rebuilt to change a time in them: some ten milliseconds of the write lock with 50 kB each.
constexpr qsizetype kFlushChunk = 256;
/// A flush that nobody waits for gives way to another process's lock, for stores wait behind it.
constexpr milliseconds kBackgroundPatience{100};

/// What nobody waits for goes wrong in the log of the program alone; what gave way to another's lock is tried
/// again.
template <typename T>
void report(const char *doing, const Result<T> &done)
{
    if (!done && done.error().code != ErrorCode::Busy)
        qCWarning(lcUpkeep).noquote() << doing << "failed:" << done.error().message;
}

} // namespace

// --- Evicting ---

bool Writer::evictOneBatch()
{
    if (!m_file || !m_file->commits().isEvicting())
        return false;
    const auto more = m_file->commits().evictMore();
    report("Evicting", more);
    committed();
    return more && *more;
}

Result<void> Writer::evictToGoal()
{
    if (auto ready = readyFile(); !ready)
        return ready;
    while (true) {
        const auto more = m_file->commits().evictMore();
        if (!more)
            return more.error();
        committed();
        if (!*more)
            return {};
        commitBesideJob();
        if (!m_file)
            return replacedError();
    }
}

// --- Noted accesses ---

void Writer::flushInBackground()
{
    if (m_flushRetryTimer->isActive())
        return;
    const auto flushed = flushNotes(kBackgroundPatience);
    report("Noted accesses stay in memory: writing them", flushed);
    // Until a retry is due requests for a flush are dropped.
    m_flushSent.store(!flushed);
    if (!flushed)
        m_flushRetryTimer->start(flushed.error().code == ErrorCode::Busy ? m_retries.flushIfBusy
                                                                         : m_retries.flush);
}

Result<qint64> Writer::flushNotes(std::optional<milliseconds> patience)
{
    // Only what was there at the start: under steady reads there is always more.
    qint64 left = m_notes.pending();
    qint64 moved = 0;
    while (left > 0) {
        const auto chunk = flushChunk(std::min<qint64>(left, kFlushChunk), patience);
        if (!chunk)
            return chunk.error();
        if (chunk->taken == 0)
            break;
        moved += chunk->moved;
        left -= chunk->taken;
        commitBesideJob();
    }
    return moved;
}

Result<Writer::FlushedChunk> Writer::flushChunk(qsizetype limit, std::optional<milliseconds> patience)
{
    if (auto ready = readyFile(); !ready)
        return ready.error();
    const auto notes = m_notes.take(limit);
    std::optional<sqlite::PatienceScope> scope;
    if (patience)
        scope.emplace(m_file->connection(), *patience);
    const auto moved = m_file->commits().touch(notes);
    if (!moved) {
        m_notes.putBack(notes);
        return moved.error();
    }
    committed();
    return FlushedChunk{static_cast<qint64>(notes.size()), *moved};
}

// --- Totals ---

void Writer::startTotalsCheck()
{
    m_file->commits().table().setTotalsAreKnown(true); // one check for each time that they were lost
    m_checkPromise.emplace();
    m_checked = m_checkPromise->get_future().share();
    m_totalsCheck.start(
        m_file->hasPinned(), [this, number = ++m_checkNumber](const Result<TotalsAudit> &audit) {
            QMetaObject::invokeMethod(
                &m_context,
                [this, number, audit] {
                    if (number == m_checkNumber) // otherwise of a file that was replaced meanwhile
                        finishTotalsCheck(audit);
                },
                Qt::QueuedConnection);
        });
}

void Writer::finishTotalsCheck(const Result<TotalsAudit> &audit)
{
    const auto outcome = correctTotals(audit);
    endTotalsCheck(outcome);
    if (outcome) {
        // They were lost while this check ran, which no commit after it may tell.
        if (m_file && !m_file->commits().table().totalsAreKnown())
            startTotalsCheck();
        return;
    }
    qCWarning(lcUpkeep).noquote() << "Checking the totals failed:" << outcome.error().message;
    // Without totals nothing is evicted. A damaged file will not be better in a while.
    if (outcome.error().code != ErrorCode::Corrupt && m_file)
        QTimer::singleShot(m_retries.totalsCheck, &m_context, [this] {
            if (m_file && !m_checkPromise)
                startTotalsCheck();
        });
}

void Writer::endTotalsCheck(const Result<void> &outcome)
{
    if (!m_checkPromise)
        return;
    m_checkPromise->set_value(outcome);
    m_checkPromise.reset();
}

Result<void> Writer::correctTotals(const Result<TotalsAudit> &audit)
{
    if (!audit)
        return audit.error();
    if (!m_file)
        return replacedError();
    const auto corrected = m_file->commits().correctTotals(*audit);
    if (!corrected)
        return corrected.error();
    if (*corrected && audit->recorded.known)
        qCWarning(lcUpkeep).noquote() << m_path << "recorded wrong totals, which were corrected";
    return evictToGoal();
}

/// The check that goes on, or a new one.
Writer::Checked Writer::totalsChecked()
{
    if (!m_checkPromise)
        startTotalsCheck();
    return m_checked;
}

// --- Tidying ---

/// What waits until nobody stores: the log is emptied, free pages go back in steps, and then the log once
/// more, for the file gets shorter only with a checkpoint.
void Writer::tidyWhenIdle()
{
    if (!m_file)
        return;
    if (giveBackPages(FreePages::Keep::Some) > 0)
        m_idleTimer->start(milliseconds(0));
    else
        m_file->checkpointer().emptyLog();
}

/// One step; how many pages were given back.
qint64 Writer::giveBackPages(FreePages::Keep keep)
{
    const sqlite::PatienceScope scope(m_file->connection(), kBackgroundPatience);
    const sqlite::ActivityScope activity("compact");
    const auto given = m_file->freePages().giveBack(keep);
    report("Giving pages back", given);
    if (given && *given > 0)
        m_file->checkpointer().afterCommit();
    return given ? *given : 0;
}

Result<void> Writer::compactNow(CompactionProgress &progress, const std::atomic<bool> *stop)
{
    if (auto ready = readyFile(); !ready)
        return ready;
    const sqlite::ActivityScope activity("compact");
    Compactor compactor(m_file->connection(), m_path, progress, stop);
    const quint64 replacements = m_replacements;
    const auto done = compactor.run([this, replacements] {
        commitBesideJob();
        if (m_replacements != replacements) // then the compactor's connection is gone
            return Result<void>(replacedError());
        m_file->checkpointer().afterCommit();
        return Result<void>();
    });
    if (m_file)
        m_file->checkpointer().emptyLog();
    return done;
}

} // namespace cachescope::cache
