// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/synthetic_material.h"
#include "core/load/value_maker.h"

namespace cachescope::load {

/// Recordings: Ogg Opus under a hash, and the timings of the words as JSON under the hash with ":ts". The
/// streams are valid and play as silence: their packets carry random padding.
class AudioMaker : public ValueMaker
{
public:
    explicit AudioMaker(quint64 seed);

    void make(Random &random, qint64 valueBytes, std::vector<GeneratedEntry> &entries) override;

private:
    [[nodiscard]] QByteArray recording(qint64 bytes, Random &random) const;
    [[nodiscard]] QByteArray packet(qint64 bytes, Random &random) const;
    [[nodiscard]] QList<QByteArray> packets(qint64 count, qint64 bytes, Random &random) const;
    [[nodiscard]] QByteArray wordTimings(double seconds, Random &random) const;

    const SyntheticMaterial m_material;
};

} // namespace cachescope::load
