// SPDX-License-Identifier: GPL-3.0-or-later
//
// The range of rowids is cut into pieces, which readers take in turn: each waits for the disk most of the
// time. Access times stand behind the values in a row, so one reader first takes them from their index, which
// is small, and the two are joined by rowid at the end.
#include "core/inspect/scan/scan.h"

#include "core/base/background_thread.h"
#include "core/inspect/format/columns.h"
#include "core/inspect/open/reader_limit.h"
#include "core/inspect/scan/scan_reader.h"
#include "core/sqlite/connection.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <thread>

namespace cachescope::inspect {

namespace {

constexpr int kPiecesPerReader = 8;
constexpr int kMostReaders = 64;

struct Plan
{
    std::vector<RowidRange> ranges;
    qint64 fileBytes = 0;
};

/// Where the lowest or highest row number stands on a missing page, all that there can be are looked at.
Result<RowidRange> rangeOf(sqlite::Connection &connection, const CacheFile &file, bool *empty)
{
    const auto span = rowidSpan(connection, file.info().format);
    if (span) {
        *empty = !*span;
        return *span ? RowidRange{(*span)->first, (*span)->last} : RowidRange{};
    }
    if (span.error().code != ErrorCode::Corrupt)
        return span.error();
    *empty = false;
    return RowidRange{std::numeric_limits<qint64>::min(), std::numeric_limits<qint64>::max()};
}

Result<Plan> makePlan(const CacheFile &file, int readers)
{
    auto connection = file.connect();
    if (!connection)
        return connection.error();
    bool empty = false;
    const auto range = rangeOf(**connection, file, &empty);
    if (!range)
        return range.error();
    Plan plan;
    plan.fileBytes = bytesOnDisk(**connection);
    if (!empty)
        plan.ranges = cut(*range, readers * kPiecesPerReader);
    return plan;
}

/// Puts the parts, which come in any order, behind each other.
void join(ScanShared &shared, ScanResult *result)
{
    std::ranges::sort(shared.parts, {}, [](const ScannedPart &part) { return part.index.rowid(0); });
    std::size_t entries = 0;
    for (const ScannedPart &part : shared.parts)
        entries += part.index.size();
    result->index.reserve(entries, entries > 0 && shared.parts.front().index.hasCreationTimes());
    std::vector<quint8> types;
    types.reserve(shared.options.types ? entries : 0);
    for (ScannedPart &part : shared.parts) {
        result->index.append(part.index);
        types.insert(types.end(), part.types.begin(), part.types.end());
        part = ScannedPart();
    }
    result->types = EntryTypes(std::move(types));
}

/// Sets the access times, and returns how many entries there are times of but nothing else.
qint64 joinTimes(const std::vector<AccessTime> &times, EntryIndex *index)
{
    qint64 unknown = 0;
    for (const AccessTime &time : times) {
        if (const auto at = index->find(time.rowid))
            index->setLastAccessed(*at, time.seconds);
        else
            ++unknown;
    }
    return unknown;
}

/// Gaps that follow each other are one: neighbouring ranges may have met the same damage.
void mergeGaps(ScanDamage *damage)
{
    std::ranges::sort(damage->gaps, {}, &ScanDamage::Gap::first);
    std::vector<ScanDamage::Gap> merged;
    for (const ScanDamage::Gap &gap : damage->gaps) {
        if (!merged.empty() && merged.back().last < gap.first && merged.back().last + 1 == gap.first)
            merged.back().last = gap.last;
        else
            merged.push_back(gap);
    }
    damage->gapCount -= static_cast<qint64>(damage->gaps.size() - merged.size());
    damage->gaps = std::move(merged);
}

void assessDamage(const CacheFormat &format, qint64 lost, ScanResult *result)
{
    ScanDamage &damage = result->damage;
    mergeGaps(&damage);
    for (std::size_t i = 0; i < result->index.size(); ++i)
        damage.incompleteEntries += result->index.incomplete(i) ? 1 : 0;
    // Of what was not reached nothing is known.
    if (result->complete && damage.gapCount > 0 && format.hasAccessIndex() && !damage.accessTimesLost)
        damage.lostEntries = lost;
}

void runReaders(ScanShared &shared, int readers)
{
    std::vector<std::jthread> threads;
    for (int i = 0; i < readers; ++i)
        threads.emplace_back([&shared] {
            if (shared.options.background)
                becomeBackgroundThread();
            ScanReader(shared).run();
        });
}

} // namespace

Result<ScanResult> scanEntries(const CacheFile &file, const ScanOptions &options,
                               const std::function<void(double)> &progress,
                               const std::atomic<bool> *cancelled)
{
    const auto started = std::chrono::steady_clock::now();
    const int readers = worthwhileReaders(file.info(), std::clamp(options.threads, 1, kMostReaders));
    auto plan = makePlan(file, readers);
    if (!plan)
        return plan.error();
    ScanShared shared(file, options, progress, cancelled, std::move(plan->ranges), plan->fileBytes);
    runReaders(shared, readers);
    const bool wasCancelled = cancelled && cancelled->load();
    if (wasCancelled && !options.keepPart)
        return sqlite::cancelledError();
    if (shared.error && (!wasCancelled || shared.error->code != ErrorCode::Cancelled))
        return *shared.error;
    ScanResult result;
    result.complete = !wasCancelled;
    result.damage = std::move(shared.damage);
    join(shared, &result);
    assessDamage(file.info().format, joinTimes(shared.times, &result.index), &result);
    result.threads = shared.queue.mostActive();
    result.bytesRead = shared.pagesRead * file.info().pageSizeBytes;
    result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    if (progress && result.complete)
        progress(1.0);
    return result;
}

} // namespace cachescope::inspect
