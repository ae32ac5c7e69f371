// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/figures/estimate_figures.h"

#include "core/base/saturating.h"
#include "core/inspect/figures/estimate_bins.h"
#include "core/inspect/figures/histogram_bins.h"
#include "core/inspect/figures/key_prefixes.h"
#include "core/inspect/figures/sample_bounds.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace cachescope::inspect {

namespace {

constexpr double kMinute = 60.0;

double pinned(const SampledRow &row)
{
    return row.readable && row.pinned ? 1.0 : 0.0;
}

double pinnedBytes(const SampledRow &row)
{
    return row.pinned ? readableBytes(row) : 0.0;
}

/// A value of the sample, and for how many entries it stands.
struct Weighted
{
    double value = 0.0;
    double bytes = 0.0;
    double weight = 0.0;
};

std::vector<HistogramBin> weightedHistogram(const std::vector<Weighted> &values, double unit)
{
    LogBins shape(unit);
    for (const Weighted &value : values)
        shape.add(value.value, 0);
    std::vector<HistogramBin> bins = shape.bins();
    std::vector<Weighted> sums(bins.size());
    for (const Weighted &value : values) {
        Weighted &sum = sums[nearestBin(bins, value.value)];
        sum.weight += value.weight;
        sum.bytes += value.weight * value.bytes;
    }
    for (std::size_t i = 0; i < bins.size(); ++i) {
        bins[i].entries = saturatingRound(sums[i].weight);
        bins[i].bytes = saturatingRound(sums[i].bytes);
    }
    return bins;
}

/// Half of all bytes are younger. Sorts `values`.
double medianByteAge(std::vector<Weighted> &values)
{
    std::ranges::sort(values, {}, &Weighted::value);
    double total = 0.0;
    for (const Weighted &value : values)
        total += value.weight * value.bytes;
    double seen = 0.0;
    for (const Weighted &value : values) {
        seen += value.weight * value.bytes;
        if (seen >= total / 2.0)
            return value.value;
    }
    return 0.0;
}

class Figures
{
public:
    Figures(const StratifiedSample &sample, const SampleContext &context)
        : m_sample(sample)
        , m_context(context)
        , m_bounds(sample, context)
    {
    }

    Estimate fold();

private:
    [[nodiscard]] std::vector<Weighted> weightedRows(const StratifiedSample::Measure &value) const;
    void addTotals();
    void boundBytes();
    void addSizes();
    void addGroups();
    void addAges();
    void addSampledAges(const AgeSample &ages);
    void addIndexedAges(double newest, const std::vector<Weighted> &aged);

    const StratifiedSample &m_sample;
    const SampleContext &m_context;
    const SampleBounds m_bounds;
    double m_scale = 1.0; // of weights, so that they add up to the number of entries
    Estimate m_result;
};

std::vector<Weighted> Figures::weightedRows(const StratifiedSample::Measure &value) const
{
    std::vector<Weighted> rows;
    for (const SampledWindow &window : m_sample.windows()) {
        for (const SampledRow &row : window.rows) {
            if (row.readable && std::isfinite(value(row)))
                rows.push_back({value(row), readableBytes(row), m_sample.weight(window) * m_scale});
        }
    }
    return rows;
}

void Figures::addTotals()
{
    m_result.entries = m_bounds.totalOf(isReadable);
    if (!m_context.entries)
        m_result.entries =
            m_bounds.neverSure(m_result.entries, m_result.entries.value * (1.0 + m_bounds.unseenShare()));
    m_result.dataBytes = m_bounds.totalOf(readableBytes);
    boundBytes();
    m_result.meanBytes = m_sample.ratio(readableBytes, isReadable);
    if (m_result.entries.low > 0.0)
        m_result.meanBytes =
            m_bounds.neverSure(m_result.meanBytes, m_result.dataBytes.high / m_result.entries.low);
    if (!m_context.hasPins)
        return;
    m_result.pinnedEntries = m_bounds.totalOf(pinned);
    m_result.pinnedBytes = m_bounds.totalOf(pinnedBytes);
    if (m_result.pinnedEntries.value == 0.0) {
        m_result.pinnedEntries = m_bounds.ofNone(1.0, m_result.entries);
        m_result.pinnedBytes = m_bounds.ofNone(m_result.meanBytes.high, m_result.entries);
    } else {
        m_result.pinnedEntries = m_bounds.neverSure(m_result.pinnedEntries, m_result.entries.high);
        m_result.pinnedBytes = m_bounds.neverSure(m_result.pinnedBytes, m_result.dataBytes.high);
    }
}

/// No less than the sample alone has, and no more than fits.
void Figures::boundBytes()
{
    double sampled = 0.0;
    for (const SampledWindow &window : m_sample.windows()) {
        for (const SampledRow &row : window.rows)
            sampled += readableBytes(row);
    }
    const double most = m_context.valuesInFile ? std::max(sampled, static_cast<double>(m_context.fileBytes))
                                               : std::numeric_limits<double>::infinity();
    Estimated &all = m_result.dataBytes;
    all = m_bounds.neverSure(all, m_context.valuesInFile ? static_cast<double>(m_context.usedBytes)
                                                         : all.value * (1.0 + m_bounds.unseenShare()));
    all.low = std::min(std::max(sampled, all.low), most);
    all.high = std::max(all.low, std::min(all.high, most));
    all.value = std::clamp(all.value, all.low, all.high);
}

void Figures::addSizes()
{
    Summary &summary = m_result.summary;
    m_result.p50Bytes = m_sample.sizeQuantile(0.50);
    m_result.p99Bytes = m_sample.sizeQuantile(0.99);
    summary.p50Bytes = saturatingRound(m_result.p50Bytes.value);
    summary.p99Bytes = saturatingRound(m_result.p99Bytes.value);
    const std::vector<Weighted> sizes = weightedRows(readableBytes);
    for (const Weighted &size : sizes)
        summary.maxBytes = std::max(summary.maxBytes, static_cast<qint64>(size.value));
    summary.sizeHistogram = weightedHistogram(sizes, 1.0);
    m_result.sizeBins = estimateBins(m_bounds, m_result, summary.sizeHistogram, readableBytes);
}

void Figures::addGroups()
{
    std::array<Weighted, kContentTypeCount> byType;
    KeyPrefixes prefixes;
    bool anyKey = false;
    for (const SampledWindow &window : m_sample.windows()) {
        const double weight = m_sample.weight(window) * m_scale;
        for (const SampledRow &row : window.rows) {
            if (!row.readable)
                continue;
            Weighted &total = byType[static_cast<std::size_t>(row.type)];
            total.weight += weight;
            total.bytes += weight * readableBytes(row);
            anyKey |= !row.key.isEmpty();
            prefixes.add(row.key, saturatingRound(weight * readableBytes(row)), saturatingRound(weight));
        }
    }
    std::vector<NamedTotal> totals;
    for (std::size_t type = 0; type < byType.size(); ++type)
        totals.push_back({contentTypeGroupName(static_cast<ContentType>(type)),
                          saturatingRound(byType[type].weight), saturatingRound(byType[type].bytes)});
    m_result.types = mergedTotals(std::move(totals));
    if (anyKey)
        m_result.prefixes = prefixes.totals();
}

/// Ages of all entries are known: their bytes are the sample's mean of each bin.
void Figures::addIndexedAges(double newest, const std::vector<Weighted> &aged)
{
    LogBins bins(kMinute);
    qint64 known = 0;
    for (const AccessTimes::Row &row : m_context.indexed->rows) {
        if (!std::isfinite(newest - row.seconds))
            continue;
        bins.add(newest - row.seconds, 0);
        ++known;
    }
    std::vector<HistogramBin> histogram = bins.bins();
    std::vector<Weighted> sums(histogram.size());
    for (const Weighted &row : aged) {
        Weighted &sum = sums[nearestBin(histogram, row.value)];
        sum.weight += row.weight;
        sum.bytes += row.weight * row.bytes;
    }
    double total = 0.0;
    for (std::size_t i = 0; i < sums.size(); ++i) {
        const double mean = sums[i].weight > 0.0 ? sums[i].bytes / sums[i].weight : m_result.meanBytes.value;
        sums[i].value = mean * static_cast<double>(histogram[i].entries);
        total += sums[i].value;
    }
    const double share = static_cast<double>(known) / static_cast<double>(m_context.indexed->rows.size());
    const double scale = total > 0.0 ? m_result.dataBytes.value * share / total : 0.0;
    for (std::size_t i = 0; i < sums.size(); ++i)
        histogram[i].bytes = saturatingRound(sums[i].value * scale);
    m_result.summary.ageHistogram = std::move(histogram);
    m_result.ageBins = estimateCountedAges(m_bounds, m_result.summary);
}

/// Bytes are spread as entries are: what is old is taken to be as large as what is new.
void Figures::addSampledAges(const AgeSample &ages)
{
    Summary &summary = m_result.summary;
    summary.oldestAccess = ages.oldest;
    summary.newestAccess = ages.newest;
    double seen = 0.0;
    for (const HistogramBin &bin : ages.bins)
        seen += static_cast<double>(bin.entries);
    if (seen == 0.0)
        return;
    summary.ageHistogram = ages.bins;
    double younger = 0.0;
    for (HistogramBin &bin : summary.ageHistogram) {
        const double share = static_cast<double>(bin.entries) / seen;
        if (younger < 0.5 && younger + share >= 0.5)
            summary.medianByteAgeSeconds = bin.from + (bin.to - bin.from) * (0.5 - younger) / share;
        younger += share;
        bin.entries = saturatingRound(share * m_result.entries.value);
        bin.bytes = saturatingRound(share * m_result.dataBytes.value);
    }
    m_result.ageBins = estimateSampledAges(m_bounds, m_result, ages);
}

void Figures::addAges()
{
    Summary &summary = m_result.summary;
    if (m_context.ages) {
        addSampledAges(*m_context.ages);
        return;
    }
    const auto take = [&summary](double time) {
        if (!std::isfinite(time))
            return;
        summary.oldestAccess = std::min(summary.oldestAccess.value_or(time), time);
        summary.newestAccess = std::max(summary.newestAccess.value_or(time), time);
    };
    const bool indexed = m_context.indexed && m_context.indexed->hasTimes;
    if (indexed)
        std::ranges::for_each(m_context.indexed->rows, take, &AccessTimes::Row::seconds);
    else
        for (const Weighted &row : weightedRows(&SampledRow::lastAccessed))
            take(row.value);
    if (!summary.newestAccess)
        return;
    const double newest = *summary.newestAccess;
    const auto age = [newest](const SampledRow &row) { return newest - row.lastAccessed; };
    std::vector<Weighted> aged = weightedRows(age);
    if (indexed) {
        addIndexedAges(newest, aged);
    } else {
        summary.ageHistogram = weightedHistogram(aged, kMinute);
        m_result.ageBins = estimateBins(m_bounds, m_result, summary.ageHistogram, age);
    }
    summary.medianByteAgeSeconds = medianByteAge(aged);
}

Estimate Figures::fold()
{
    m_result.sampledEntries = static_cast<qint64>(m_sample.rowCount());
    addTotals();
    Summary &summary = m_result.summary;
    summary.entries = saturatingRound(m_result.entries.value);
    summary.dataBytes = saturatingRound(m_result.dataBytes.value);
    summary.pinnedEntries = saturatingRound(m_result.pinnedEntries.value);
    summary.pinnedBytes = saturatingRound(m_result.pinnedBytes.value);
    summary.meanBytes = m_result.meanBytes.value;
    if (summary.dataBytes > 0)
        summary.bloatRatio = static_cast<double>(m_context.fileBytes) / m_result.dataBytes.value;
    const double drawn = m_sample.total(isReadable).value;
    if (drawn <= 0.0)
        return std::move(m_result);
    m_scale = m_result.entries.value / drawn;
    addSizes();
    addGroups();
    addAges();
    return std::move(m_result);
}

} // namespace

Estimate estimateFrom(const StratifiedSample &sample, const SampleContext &context)
{
    return Figures(sample, context).fold();
}

} // namespace cachescope::inspect
