// SPDX-License-Identifier: GPL-3.0-or-later
//
// Nothing is sorted: the bins tell in which of them a quantile lies, and only what is in that one is looked
// at more closely. Millions of entries have to be summed up while somebody waits for a file to open.
#include "core/inspect/figures/summary.h"

#include "core/base/large_pages.h"
#include "core/base/saturating.h"
#include "core/inspect/figures/histogram_bins.h"
#include "core/inspect/scan/entry_index.h"
#include "core/inspect/scan/scan.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace cachescope::inspect {

namespace {

struct AgedBytes
{
    double age = 0.0;
    qint64 bytes = 0;
};

/// Where the bins of a histogram reach a rank among what they count.
struct Reached
{
    const HistogramBin &bin;
    qint64 before = 0; ///< in lower bins

    [[nodiscard]] bool holds(double value) const { return value >= bin.from && value < bin.to; }
};

Reached reach(const std::vector<HistogramBin> &bins, qint64 HistogramBin::*count, qint64 rank)
{
    qint64 before = 0;
    auto bin = bins.begin();
    for (; bin + 1 != bins.end() && saturatingAdd(before, (*bin).*count) < rank; ++bin)
        before = saturatingAdd(before, (*bin).*count);
    return {*bin, before};
}

/// The values that `reached` holds, of those that `valueAt` gives for 0 … count - 1. Each is written, and
/// stays if it is one: quicker than a branch that is taken now and then. `position` tells where a value lies.
template <typename Value, typename ValueAt, typename Position>
std::vector<Value> valuesIn(const Reached &reached, std::size_t count, ValueAt valueAt, Position position)
{
    std::vector<Value> values;
    const auto size = static_cast<std::size_t>(reached.bin.entries) + 1;
    reserveOnLargePages(&values, size);
    values.resize(size);
    std::size_t held = 0;
    for (std::size_t i = 0; i < count; ++i) {
        values[held] = valueAt(i);
        held += reached.holds(position(values[held])) ? 1 : 0;
    }
    values.resize(held);
    return values;
}

/// The smallest size that at least `share` of all sizes do not exceed. `bins` are those of all of them.
qint64 sizeQuantile(const EntryIndex &index, const std::vector<HistogramBin> &bins, double share)
{
    const auto rank = std::max(std::llround(std::ceil(share * static_cast<double>(index.size()))), 1LL);
    const Reached reached = reach(bins, &HistogramBin::entries, rank);
    auto sizes = valuesIn<qint64>(
        reached, index.size(), [&index](std::size_t i) { return index.sizeBytes(i); },
        [](qint64 bytes) { return static_cast<double>(bytes); });
    const auto nth = sizes.begin() + static_cast<std::ptrdiff_t>(rank - reached.before - 1);
    std::ranges::nth_element(sizes, nth);
    return *nth;
}

void addSizes(const EntryIndex &index, Summary *summary)
{
    LogBins bins(1.0);
    for (std::size_t i = 0; i < index.size(); ++i) {
        const qint64 bytes = index.sizeBytes(i);
        summary->dataBytes = saturatingAdd(summary->dataBytes, bytes);
        summary->maxBytes = std::max(summary->maxBytes, bytes);
        if (index.pinned(i)) {
            ++summary->pinnedEntries;
            summary->pinnedBytes = saturatingAdd(summary->pinnedBytes, bytes);
        }
        bins.add(static_cast<double>(bytes), bytes);
    }
    summary->sizeHistogram = bins.bins();
    summary->meanBytes = static_cast<double>(summary->dataBytes) / static_cast<double>(index.size());
    summary->p50Bytes = sizeQuantile(index, summary->sizeHistogram, 0.50);
    summary->p99Bytes = sizeQuantile(index, summary->sizeHistogram, 0.99);
}

/// The age at which the bytes of the youngest entries, of which `before` are not among `entries`, reach
/// `rank`. Halves what comes into question, where sorting it all would take ten times as long.
double ageAtByte(std::vector<AgedBytes> &entries, qint64 before, qint64 rank)
{
    auto begin = entries.begin();
    for (auto end = entries.end(); end - begin > 1;) {
        const auto middle = begin + (end - begin) / 2;
        std::ranges::nth_element(begin, middle, end, {}, &AgedBytes::age);
        const qint64 lower = std::accumulate(begin, middle, before, [](qint64 sum, const AgedBytes &entry) {
            return saturatingAdd(sum, entry.bytes);
        });
        if (lower >= rank) {
            end = middle;
        } else {
            begin = middle;
            before = lower;
        }
    }
    return begin->age;
}

/// `bins` are those of all ages.
double medianByteAge(const EntryIndex &index, double newest, const std::vector<HistogramBin> &bins)
{
    if (bins.empty())
        return 0.0;
    const qint64 total =
        std::accumulate(bins.begin(), bins.end(), qint64{0},
                        [](qint64 sum, const HistogramBin &bin) { return saturatingAdd(sum, bin.bytes); });
    const qint64 rank = total - total / 2;
    const Reached reached = reach(bins, &HistogramBin::bytes, rank);
    auto aged = valuesIn<AgedBytes>(
        reached, index.size(),
        [&index, newest](std::size_t i) {
            return AgedBytes{newest - index.lastAccessed(i), index.sizeBytes(i)};
        },
        [](const AgedBytes &entry) { return entry.age; });
    return ageAtByte(aged, reached.before, rank);
}

struct Times
{
    double oldest = std::numeric_limits<double>::infinity();
    double newest = -std::numeric_limits<double>::infinity();
};

Times finiteTimes(const EntryIndex &index)
{
    Times times;
    for (std::size_t i = 0; i < index.size(); ++i) {
        if (const double time = index.lastAccessed(i); std::isfinite(time)) {
            times.oldest = std::min(times.oldest, time);
            times.newest = std::max(times.newest, time);
        }
    }
    return times;
}

/// Entries whose time is no number, or not finite, have no age and are left out.
void addAges(const EntryIndex &index, Summary *summary)
{
    const auto [oldest, newest] = finiteTimes(index);
    if (oldest > newest)
        return;
    summary->oldestAccess = oldest;
    summary->newestAccess = newest;
    constexpr double minute = 60.0;
    LogBins bins(minute);
    for (std::size_t i = 0; i < index.size(); ++i) {
        if (const double age = newest - index.lastAccessed(i); std::isfinite(age))
            bins.add(age, index.sizeBytes(i));
    }
    summary->ageHistogram = bins.bins();
    summary->medianByteAgeSeconds = medianByteAge(index, newest, summary->ageHistogram);
}

} // namespace

Summary summarize(const EntryIndex &index, qint64 fileBytes)
{
    Summary summary;
    summary.exact = true;
    summary.entries = static_cast<qint64>(index.size());
    if (index.size() == 0)
        return summary;
    addSizes(index, &summary);
    addAges(index, &summary);
    if (summary.dataBytes > 0)
        summary.bloatRatio = static_cast<double>(fileBytes) / static_cast<double>(summary.dataBytes);
    return summary;
}

Summary summarize(const ScanResult &scan, qint64 fileBytes)
{
    Summary summary = summarize(scan.index, fileBytes);
    summary.damage = scan.damage;
    if (!scan.complete || scan.damage.gapCount > 0) {
        summary.exact = false;
        summary.bloatRatio = 0.0; // the file's bytes are those of all entries
    }
    summary.scanSeconds = scan.seconds;
    summary.scanThreads = scan.threads;
    summary.scanBytesRead = scan.bytesRead;
    return summary;
}

} // namespace cachescope::inspect
