// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an Inspector finds out about all entries by itself: a scan, then a pass over the values' first bytes.
#include "core/base/format.h"
#include "core/base/translate.h"
#include "core/inspect/inspector_limits.h"
#include "core/inspect/inspector_private.h"
#include "core/inspect/saved/saved_index.h"

#include <QLoggingCategory>

#include <algorithm>

namespace cachescope::inspect {

namespace {

Q_LOGGING_CATEGORY(lcInspect, "cachescope.inspect")

constexpr std::size_t kSampledTypes = 2000;
/// Files of fewer entries are scanned before an estimate could be read.
constexpr qint64 kEstimatedEntries = 20'000;
/// A file that is followed is scanned for at most one part in so many of the time.
constexpr int kFollowShare = 5;

/// Of so large files scans let the window go first; others are done before anybody would notice.
bool isLarge(const CacheFile &file)
{
    constexpr qint64 large = 256'000'000;
    return file.info().fileBytes + file.info().walBytes >= large;
}

ScanAnswer answerOf(ScanResult scanned, const CacheFile &file)
{
    const auto scan = std::make_shared<ScanResult>(std::move(scanned));
    ScanAnswer answer;
    const FileMeasures measures = file.measure();
    Summary summary = summarize(*scan, measures.fileBytes + measures.walBytes);
    summary.fileBytes = measures.fileBytes;
    summary.walBytes = measures.walBytes;
    summary.freeBytes = measures.freeBytes;
    answer.summary = std::make_shared<const Summary>(std::move(summary));
    answer.known.scan = scan;
    answer.known.index = IndexPtr(scan, &scan->index);
    answer.known.orders = std::make_shared<EntryOrders>(answer.known.index);
    if (scan->types.size() != scan->index.size())
        return answer;
    answer.known.types = std::shared_ptr<const EntryTypes>(scan, &scan->types);
    answer.known.orders->setTypes(answer.known.types);
    answer.shares = std::make_shared<const TypeShares>(countTypes(scan->index, scan->types));
    return answer;
}

/// A copy of the index for the next time. Without one the file is scanned again: no harm.
void keep(const QString &directory, const CacheFile &file, const ScanResult &scan)
{
    if (directory.isEmpty())
        return;
    if (const auto saved = saveIndex(directory, file, scan); !saved)
        qCInfo(lcInspect) << "The index is not kept:" << saved.error().message;
}

Result<ScanAnswer> scanOrLoad(const QString &directory, const CacheFile &file, const ScanOptions &options,
                              const std::function<void(double)> &progress, const std::atomic<bool> *cancelled)
{
    if (!directory.isEmpty()) {
        if (auto saved = loadIndex(directory, file); saved.scan)
            return answerOf(std::move(*saved.scan), file);
    }
    auto scanned = scanEntries(file, options, progress, cancelled);
    if (!scanned)
        return scanned.error();
    keep(directory, file, *scanned);
    return answerOf(std::move(*scanned), file);
}

Result<TypesAnswer> estimateTypes(const CacheFile &file, const EntryIndex &index,
                                  const std::atomic<bool> *cancelled, const std::atomic<bool> *paused)
{
    auto shares = sampleTypes(file, index, kSampledTypes, 1, cancelled, paused);
    if (!shares)
        return shares.error();
    return TypesAnswer{nullptr, std::make_shared<const TypeShares>(std::move(*shares))};
}

/// Puts them into `scan` too, and keeps that.
Result<TypesAnswer> findTypes(const QString &directory, const CacheFile &file, const ScanPtr &scan,
                              const TypeScanOptions &options, const std::function<void(double)> &progress,
                              const std::atomic<bool> *cancelled)
{
    auto types = scanTypes(file, scan->index, options, progress, cancelled);
    if (!types)
        return types.error();
    scan->types = std::move(*types); // nobody else looks there before this is answered
    keep(directory, file, *scan);
    return TypesAnswer{std::shared_ptr<const EntryTypes>(scan, &scan->types),
                       std::make_shared<const TypeShares>(countTypes(scan->index, scan->types))};
}

/// What scanning `file` would take too much of.
std::optional<Error> tooLarge(const CacheFileInfo &file)
{
    const qint64 allowed = inspectorLimits().indexBytes;
    const qint64 bytes = file.entries * kIndexBytesPerEntry;
    if (!file.entriesKnown || bytes <= allowed)
        return std::nullopt;
    return Error{
        ErrorCode::TooLarge,
        CoreText::tr("This file is not scanned: what is kept of its %1 entries would take %2 of memory, "
                     "and %3 is allowed. Its entries are listed all the same.")
            .arg(formatCount(file.entries), formatBytes(bytes), formatBytes(allowed))};
}

Error stoppedError()
{
    return {ErrorCode::Cancelled, CoreText::tr("The scan was stopped.")};
}

} // namespace

void Inspector::Private::startScan()
{
    changedWhileScanning = false;
    scanToken = ++lastToken;
    scanCancelled = std::make_shared<std::atomic<bool>>(false);
    if (const std::optional<Error> error = tooLarge(file->info()))
        return post([this, token = scanToken, error = *error] { onScanned(token, error); });
    pool.start([this, token = scanToken, cancelled = scanCancelled, scanned = *file,
                directory = indexDirectory, readers = inspectorLimits().readers] {
        Pace pace;
        const auto progress = [this, token, &pace](double fraction) {
            if (pace.isDue() || fraction >= 1.0)
                post([this, token, fraction] { onScanProgress(token, fraction); });
        };
        ScanOptions options;
        options.threads = readers;
        options.paused = &paused;
        options.background = isLarge(scanned);
        auto answer = scanOrLoad(directory, scanned, options, progress, cancelled.get());
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
        estimate.reset();
        summary = answer->summary;
        typeShares = answer->shares;
        watch.setInterval(
            std::chrono::milliseconds(1000 + qRound64(summary->scanSeconds * 1000 * kFollowShare)));
    }
    if (done && !typeShares)
        startTypes();
    answerViewFromIndex();
    if (!done)
        return Q_EMIT q->scanFailed(cancelled ? stoppedError() : answer.error());
    const quint64 before = generation;
    Q_EMIT q->scanFinished(summary);
    if (before == generation && typeShares)
        Q_EMIT q->typesFound(typeShares);
    if (before == generation && following && changedWhileScanning && scanToken == 0)
        onFileChanged();
}

/// Beside the scan, which is usually done later.
void Inspector::Private::startEstimate()
{
    if (file->info().entries < kEstimatedEntries)
        return;
    estimateCancelled = std::make_shared<std::atomic<bool>>(false);
    pool.start([this, forGeneration = generation, cancelled = estimateCancelled, estimated = *file] {
        const auto result = inspect::estimate(estimated, EstimateOptions(), cancelled.get());
        post([this, forGeneration, result] { onEstimate(forGeneration, result); });
    });
}

/// What cannot be estimated is not said: the scan tells why.
void Inspector::Private::onEstimate(quint64 forGeneration, const Result<Estimate> &result)
{
    if (forGeneration != generation || summary || !result)
        return;
    estimate = std::make_shared<const Estimate>(*result);
    Q_EMIT q->estimated(estimate);
}

/// Of many entries an estimate first, which takes a moment, then all; of a file that is followed only that,
/// since the next change would come before all values are looked at.
void Inspector::Private::startTypes()
{
    typesToken = ++lastToken;
    pool.start([this, token = typesToken, cancelled = scanCancelled, scan = known.scan, scanned = *file,
                directory = indexDirectory, sampleOnly = following, readers = inspectorLimits().readers] {
        if (scan->index.size() > kSampledTypes) {
            const auto sampled = estimateTypes(scanned, scan->index, cancelled.get(), &paused);
            const bool last = !sampled || sampleOnly;
            post([this, token, sampled, last] { onTypes(token, sampled, last); });
            if (last)
                return;
        }
        Pace pace;
        const auto progress = [this, token, &pace](double fraction) {
            if (pace.isDue())
                post([this, token, fraction] { onTypesProgress(token, fraction); });
        };
        TypeScanOptions options;
        options.threads = std::min(options.threads, readers);
        options.paused = &paused;
        options.background = isLarge(scanned);
        const auto types = findTypes(directory, scanned, scan, options, progress, cancelled.get());
        post([this, token, types] { onTypes(token, types, true); });
    });
}

void Inspector::Private::onTypesProgress(quint64 token, double fraction)
{
    if (token == typesToken && !scanCancelled->load())
        Q_EMIT q->typesProgressed(fraction);
}

void Inspector::Private::onTypes(quint64 token, const Result<TypesAnswer> &answer, bool last)
{
    if (token != typesToken)
        return;
    if (last)
        typesToken = 0;
    if (!answer) {
        answerViewFromIndex(); // what waited for types hears that they do not come
        Q_EMIT q->typesFailed(scanCancelled->load() ? stoppedError() : answer.error());
        return;
    }
    if (answer->types) {
        known.types = answer->types;
        known.orders->setTypes(answer->types);
    }
    if (last)
        answerViewFromIndex();
    typeShares = answer->shares;
    Q_EMIT q->typesFound(typeShares);
}

/// What it would have answered is not wanted any more.
void Inspector::Private::stopScan()
{
    if (scanCancelled)
        scanCancelled->store(true);
    if (estimateCancelled)
        estimateCancelled->store(true);
    scanToken = 0;
    typesToken = 0;
}

void Inspector::Private::onFileChanged()
{
    const quint64 before = generation;
    Q_EMIT q->fileChanged();
    if (before != generation || !following)
        return;
    changedWhileScanning = scanToken != 0;
    if (changedWhileScanning)
        return;
    scanAgain();
}

void Inspector::Private::scanAgain()
{
    stopScan();
    paused = false;
    startScan();
}

} // namespace cachescope::inspect
