// SPDX-License-Identifier: GPL-3.0-or-later
//
// First the two scans that the rest of the program uses too, then the keys of both files beside each other,
// then what has to be read of single entries: creation times behind values of the same size, and contents if
// they are to be compared.
#include "core/inspect/diff/file_diff.h"

#include "core/base/saturating.h"
#include "core/inspect/diff/diff_figures.h"
#include "core/inspect/diff/key_join.h"
#include "core/inspect/diff/pair_passes.h"
#include "core/inspect/scan/scan.h"

#include <chrono>

namespace cachescope::inspect {

namespace {

/// How the progress is divided up.
constexpr double kScanShare = 0.25; // each
constexpr double kKeysShare = 0.2;
constexpr double kPairsShare = 0.3;
/// Between files that do not keep times alike.
constexpr double kLeastTimeApart = 1e-3;

/// One comparison. One thread, besides those of scans and passes.
class Differ
{
public:
    Differ(const CacheFile &before, const CacheFile &after, const DiffOptions &options,
           const std::function<void(double)> &progress, const std::atomic<bool> *cancelled)
        : m_options(options)
        , m_progress(progress)
        , m_cancelled(cancelled)
        , m_diff(before, after)
    {
    }

    Result<FileDiff> run();

private:
    Result<void> scan(DiffSide *side, const std::optional<ScannedFile> &known, double from);
    Result<void> join();
    void findWhatIsCompared();
    void classify(DiffRow *row);
    [[nodiscard]] std::optional<double> knownCreation(const DiffSide &side, quint32 place) const;
    [[nodiscard]] std::function<void(double)> part(double from, double share) const;
    [[nodiscard]] bool isCancelled() const { return m_cancelled && m_cancelled->load(); }

    const DiffOptions &m_options;
    const std::function<void(double)> &m_progress;
    const std::atomic<bool> *const m_cancelled;
    FileDiff m_diff;
    KeyPatterns m_patterns;
    double m_timeApart = 0.0;
};

Result<FileDiff> Differ::run()
{
    const auto start = std::chrono::steady_clock::now();
    if (auto scanned = scan(&m_diff.before, m_options.before, 0.0); !scanned)
        return scanned.error();
    if (auto scanned = scan(&m_diff.after, m_options.after, kScanShare); !scanned)
        return scanned.error();
    if (auto joined = join(); !joined)
        return joined.error();
    for (DiffRow &row : m_diff.rows)
        classify(&row);
    PairPasses passes(m_diff, m_options, m_timeApart, part(2 * kScanShare + kKeysShare, kPairsShare),
                      m_cancelled);
    if (auto read = passes.decide(); !read)
        return read.error();
    m_diff.complete = m_diff.complete && !isCancelled();
    addUp(&m_diff, &m_patterns);
    m_diff.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return std::move(m_diff);
}

Result<void> Differ::scan(DiffSide *side, const std::optional<ScannedFile> &known, double from)
{
    if (known) {
        side->scan = *known;
    } else {
        ScanOptions options;
        options.threads = m_options.threads;
        options.types = true;
        options.background = m_options.background;
        auto scanned = scanEntries(side->file, options, part(from, kScanShare), m_cancelled);
        if (!scanned)
            return scanned.error();
        side->scan = {std::make_shared<const EntryIndex>(std::move(scanned->index)),
                      std::make_shared<const EntryTypes>(std::move(scanned->types)),
                      std::move(scanned->damage)};
    }
    const EntryIndex &index = *side->scan.index;
    for (std::size_t i = 0; i < index.size(); ++i)
        side->dataBytes = saturatingAdd(side->dataBytes, index.sizeBytes(i));
    return {};
}

Result<void> Differ::join()
{
    auto joined = joinKeys({m_diff.before.file, *m_diff.before.scan.index},
                           {m_diff.after.file, *m_diff.after.scan.index}, part(2 * kScanShare, kKeysShare),
                           m_cancelled);
    if (!joined)
        return joined.error();
    m_diff.rows = std::move(joined->rows);
    m_diff.byKey = joined->byKey;
    m_diff.complete = joined->complete;
    m_diff.before.unknown = joined->unknownBefore;
    m_diff.after.unknown = joined->unknownAfter;
    m_patterns = std::move(joined->patterns);
    findWhatIsCompared();
    return {};
}

void Differ::findWhatIsCompared()
{
    const CacheFormat &before = m_diff.before.file.info().format;
    const CacheFormat &after = m_diff.after.file.info().format;
    m_diff.pinsCompared = before.hasPinned() && after.hasPinned();
    m_diff.accessCompared = before.hasAccessTimes() && after.hasAccessTimes();
    m_diff.creationCompared = before.hasCreationTimes() && after.hasCreationTimes();
    const bool alike = before.kind == after.kind && before.createdUnit == after.createdUnit &&
                       before.accessedUnit == after.accessedUnit;
    m_timeApart = alike ? 0.0 : kLeastTimeApart;
}

/// As far as the scans tell.
void Differ::classify(DiffRow *row)
{
    if (!row->isInBoth())
        return;
    const EntryIndex &before = *m_diff.before.scan.index;
    const EntryIndex &after = *m_diff.after.scan.index;
    if (m_diff.pinsCompared && before.pinned(row->before) != after.pinned(row->after))
        row->marks |= after.pinned(row->after) ? DiffRow::kPinned : DiffRow::kUnpinned;
    const bool sameAccess = !m_diff.accessCompared || isSameTime(before.lastAccessed(row->before),
                                                                 after.lastAccessed(row->after), m_timeApart);
    row->kind = sameAccess && row->marks == 0 ? DiffKind::Unchanged : DiffKind::Touched;
    if (before.sizeBytes(row->before) != after.sizeBytes(row->after)) {
        row->kind = DiffKind::Restored;
        return;
    }
    if (!m_diff.creationCompared)
        return;
    const auto createdBefore = knownCreation(m_diff.before, row->before);
    const auto createdAfter = knownCreation(m_diff.after, row->after);
    if (!createdBefore || !createdAfter)
        row->marks |= DiffRow::kUndecided;
    else if (!isSameTime(*createdBefore, *createdAfter, m_timeApart))
        row->kind = DiffKind::Restored;
}

std::optional<double> Differ::knownCreation(const DiffSide &side, quint32 place) const
{
    const EntryIndex &index = *side.scan.index;
    return index.hasCreationTimes() ? std::optional(index.createdAt(place)) : std::nullopt;
}

std::function<void(double)> Differ::part(double from, double share) const
{
    if (!m_progress)
        return {};
    return [this, from, share](double done) { m_progress(from + share * done); };
}

} // namespace

Result<FileDiff> diffFiles(const CacheFile &before, const CacheFile &after, const DiffOptions &options,
                           const std::function<void(double)> &progress, const std::atomic<bool> *cancelled)
{
    return Differ(before, after, options, progress, cancelled).run();
}

} // namespace cachescope::inspect
