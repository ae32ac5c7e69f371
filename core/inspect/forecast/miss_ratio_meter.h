// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/forecast/miss_ratio_curve.h"
#include "core/inspect/forecast/reuse_stack.h"

#include <limits>
#include <set>

namespace cachescope::inspect {

/// How much of a trace is looked at.
struct Sampling
{
    double share = 1.0;                                         ///< of the keys, above 0 and at most 1
    qsizetype mostKeys = std::numeric_limits<qsizetype>::max(); ///< beyond it the share is lowered; 1 or more

    static Sampling exact() { return {}; }
    /// SHARDS with a fixed rate.
    static Sampling fixedShare(double share) { return {share, std::numeric_limits<qsizetype>::max()}; }
    /// SHARDS with a fixed size: bounded memory, however many keys there are.
    static Sampling fixedSize(qsizetype keys) { return {1.0, keys}; }
};

/// Measures the miss ratios of LRU caches of all sizes in one pass over a trace: exact by stack distances in
/// bytes (ReuseStack), or from a sample of the keys, chosen by a hash, whose distances are scaled up: SHARDS
/// (C. A. Waldspurger, N. Park, A. Garthwaite, I. Ahmad: Efficient MRC construction with SHARDS, FAST '15),
/// with its correction SHARDS-adj for keys that a sample has too many or too few reads of.
///
/// Entries that are pinned are always hit, and take nothing of the budget. An entry that is larger than the
/// budget pushes out all others here, where BlobCache refuses it: budgets below the largest entry come out
/// too pessimistic. One thread.
class MissRatioMeter
{
public:
    explicit MissRatioMeter(const Sampling &sampling);

    /// `key` is any number that stands for it, `hash` one that is as good as random, the same for the same
    /// key. `bytes` are those of its value, ≥ 0.
    void read(qint64 key, quint64 hash, qint64 bytes);
    void store(qint64 key, quint64 hash, qint64 bytes);
    void remove(qint64 key, quint64 hash);
    void pin(qint64 key, quint64 hash);

    /// Of what was taken so far.
    [[nodiscard]] MissRatioCurve curve() const;
    /// That are kept at the moment.
    [[nodiscard]] qsizetype keys() const { return m_stack.size() + static_cast<qsizetype>(m_pinned.size()); }

private:
    using Depth = MissRatioCurve::Depth;

    [[nodiscard]] bool isSampled(quint64 hash) const { return slot(hash) < m_threshold; }
    [[nodiscard]] static quint64 slot(quint64 hash);
    [[nodiscard]] double share() const;
    [[nodiscard]] qint64 scaledDepth(qint64 key, qint64 bytes) const;
    void use(qint64 key, quint64 hash, qint64 bytes);
    void addDepth(qint64 depthBytes, qint64 bytes);
    void keep(qint64 key, quint64 hash);
    void lowerShare();
    void compact();

    const qsizetype m_mostKeys;
    quint64 m_threshold; // slots below it are sampled
    ReuseStack m_stack;
    std::set<std::pair<quint64, qint64>>
        m_kept;                // slot and key of all that are kept, if there is a limit to them
    std::set<qint64> m_pinned; // these are not on the stack
    std::vector<Depth> m_depths;
    std::size_t m_compactAt;
    TraceCounts m_counts; // compulsory ones and `measured…` are scaled
    double m_measuredReads = 0.0;
    double m_measuredBytes = 0.0;
};

} // namespace cachescope::inspect
