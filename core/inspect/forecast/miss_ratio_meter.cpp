// SPDX-License-Identifier: GPL-3.0-or-later
//
// SHARDS samples keys, so that all reads of a sampled key are seen: distances among them are those of the
// trace times the sampled share. The paper rescales what was counted whenever the share falls; counting each
// read as one over the share of its moment comes to the same.
//
// The correction adds what is missing of all reads, or takes what is too much, at the smallest distance: what
// a sample misses by is the reads of a few very popular keys, which lie on top of the stack.
#include "core/inspect/forecast/miss_ratio_meter.h"

#include "core/base/saturating.h"

#include <algorithm>
#include <cmath>

namespace cachescope::inspect {

namespace {

constexpr quint64 kSlots = quint64{1} << 24; // as in the paper
/// So many different distances are told apart at most, at 24 bytes each.
constexpr std::size_t kMostDepths = 1'000'000;

/// Neighbours together until half of `kMostDepths` are left: each read at the larger depth of two.
std::vector<MissRatioCurve::Depth> thinned(std::vector<MissRatioCurve::Depth> depths)
{
    std::vector<MissRatioCurve::Depth> result;
    for (std::size_t i = 0; i + 1 < depths.size(); i += 2)
        result.push_back({depths[i + 1].bytes, depths[i].reads + depths[i + 1].reads,
                          depths[i].readBytes + depths[i + 1].readBytes});
    if (depths.size() % 2 == 1)
        result.push_back(depths.back());
    return result;
}

} // namespace

MissRatioMeter::MissRatioMeter(const Sampling &sampling)
    : m_mostKeys(std::max<qsizetype>(1, sampling.mostKeys))
    , m_threshold(static_cast<quint64>(
          std::clamp(std::llround(sampling.share * static_cast<double>(kSlots)), 1LL, qint64{kSlots})))
    , m_compactAt(2 * kMostDepths)
{
}

/// Its higher bits: tables of keys go by the lower ones.
quint64 MissRatioMeter::slot(quint64 hash)
{
    return hash >> 40;
}

double MissRatioMeter::share() const
{
    return static_cast<double>(m_threshold) / static_cast<double>(kSlots);
}

void MissRatioMeter::read(qint64 key, quint64 hash, qint64 bytes)
{
    ++m_counts.reads;
    m_counts.readBytes = saturatingAdd(m_counts.readBytes, bytes);
    if (!isSampled(hash))
        return;
    const double weight = 1.0 / share();
    m_measuredReads += weight;
    m_measuredBytes += weight * static_cast<double>(bytes);
    if (m_pinned.contains(key))
        return addDepth(0, bytes);
    if (const auto stored = m_stack.sizeOf(key)) {
        addDepth(scaledDepth(key, *stored), bytes);
    } else {
        m_counts.compulsory += weight;
        m_counts.compulsoryBytes += weight * static_cast<double>(bytes);
    }
    use(key, hash, bytes);
}

/// The key's own bytes are not those of others that were left out.
qint64 MissRatioMeter::scaledDepth(qint64 key, qint64 bytes) const
{
    const qint64 depth = m_stack.depthBytes(key).value_or(bytes);
    if (m_threshold == kSlots)
        return depth;
    return saturatingAdd(saturatingRound(static_cast<double>(depth - bytes) / share()), bytes);
}

void MissRatioMeter::store(qint64 key, quint64 hash, qint64 bytes)
{
    if (isSampled(hash) && !m_pinned.contains(key))
        use(key, hash, bytes);
}

void MissRatioMeter::remove(qint64 key, quint64 hash)
{
    m_stack.remove(key);
    m_pinned.erase(key);
    m_kept.erase({slot(hash), key});
}

void MissRatioMeter::pin(qint64 key, quint64 hash)
{
    if (!isSampled(hash))
        return;
    m_stack.remove(key);
    m_pinned.insert(key);
    keep(key, hash);
}

void MissRatioMeter::use(qint64 key, quint64 hash, qint64 bytes)
{
    m_stack.use(key, bytes);
    keep(key, hash);
}

void MissRatioMeter::keep(qint64 key, quint64 hash)
{
    if (m_mostKeys == std::numeric_limits<qsizetype>::max())
        return;
    m_kept.emplace(slot(hash), key);
    while (keys() > m_mostKeys)
        lowerShare();
}

/// To below the highest slot that is sampled now; its keys go.
void MissRatioMeter::lowerShare()
{
    m_threshold = m_kept.rbegin()->first;
    while (!m_kept.empty() && m_kept.rbegin()->first >= m_threshold) {
        const qint64 key = m_kept.rbegin()->second;
        m_stack.remove(key);
        m_pinned.erase(key);
        m_kept.erase(std::prev(m_kept.end()));
    }
}

void MissRatioMeter::addDepth(qint64 depthBytes, qint64 bytes)
{
    const double weight = 1.0 / share();
    m_depths.push_back({depthBytes, weight, weight * static_cast<double>(bytes)});
    if (m_depths.size() >= m_compactAt)
        compact();
}

void MissRatioMeter::compact()
{
    m_depths = MissRatioCurve::merged(std::move(m_depths));
    while (m_depths.size() > kMostDepths) {
        m_depths = thinned(std::move(m_depths));
        m_counts.depthsRounded = true;
    }
}

MissRatioCurve MissRatioMeter::curve() const
{
    TraceCounts counts = m_counts;
    counts.sampledShare = share();
    std::vector<Depth> depths = m_depths;
    if (counts.sampledShare < 1.0 && !depths.empty())
        depths.push_back({0, static_cast<double>(counts.reads) - m_measuredReads,
                          static_cast<double>(counts.readBytes) - m_measuredBytes});
    return {std::move(depths), counts};
}

} // namespace cachescope::inspect
