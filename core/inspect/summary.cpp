// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/summary.h"

#include "core/inspect/entry_index.h"
#include "core/inspect/histogram_bins.h"
#include "core/inspect/scan.h"

#include <algorithm>
#include <cmath>

namespace cachescope::inspect {

namespace {

struct AgedBytes
{
    double age = 0.0;
    qint64 bytes = 0;
};

/// The smallest value that at least `share` of all values do not exceed.
qint64 quantile(std::vector<qint64> &values, double share)
{
    const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(values.size())));
    const auto nth = values.begin() + static_cast<std::ptrdiff_t>(std::max<std::size_t>(rank, 1) - 1);
    std::ranges::nth_element(values, nth);
    return *nth;
}

void addSizes(const EntryIndex &index, Summary *summary)
{
    LogBins bins(1.0);
    for (std::size_t i = 0; i < index.size(); ++i) {
        const qint64 bytes = index.sizeBytes(i);
        summary->dataBytes += bytes;
        summary->maxBytes = std::max(summary->maxBytes, bytes);
        if (index.pinned(i)) {
            ++summary->pinnedEntries;
            summary->pinnedBytes += bytes;
        }
        bins.add(static_cast<double>(bytes), bytes);
    }
    summary->sizeHistogram = bins.bins();
    summary->meanBytes = static_cast<double>(summary->dataBytes) / static_cast<double>(index.size());
    std::vector<qint64> sizes(index.size());
    for (std::size_t i = 0; i < sizes.size(); ++i)
        sizes[i] = index.sizeBytes(i);
    summary->p50Bytes = quantile(sizes, 0.50);
    summary->p99Bytes = quantile(sizes, 0.99);
}

/// Sorts `entries`.
double medianByteAge(std::vector<AgedBytes> &entries)
{
    std::ranges::sort(entries, {}, &AgedBytes::age);
    qint64 total = 0;
    for (const AgedBytes &entry : entries)
        total += entry.bytes;
    qint64 seen = 0;
    for (const AgedBytes &entry : entries) {
        seen += entry.bytes;
        if (seen >= total - seen)
            return entry.age;
    }
    return 0.0;
}

/// Entries whose time is no number, or not finite, have no age and are left out.
void addAges(const EntryIndex &index, Summary *summary)
{
    for (std::size_t i = 0; i < index.size(); ++i) {
        const double time = index.lastAccessed(i);
        if (!std::isfinite(time))
            continue;
        summary->oldestAccess = std::min(summary->oldestAccess.value_or(time), time);
        summary->newestAccess = std::max(summary->newestAccess.value_or(time), time);
    }
    const double newest = summary->newestAccess.value_or(0.0);
    constexpr double minute = 60.0;
    LogBins bins(minute);
    std::vector<AgedBytes> aged;
    aged.reserve(index.size());
    for (std::size_t i = 0; i < index.size(); ++i) {
        const double age = newest - index.lastAccessed(i);
        if (!std::isfinite(age))
            continue;
        aged.push_back({age, index.sizeBytes(i)});
        bins.add(age, index.sizeBytes(i));
    }
    summary->ageHistogram = bins.bins();
    summary->medianByteAgeSeconds = medianByteAge(aged);
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
