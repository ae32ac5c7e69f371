// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/generate/synthetic_material.h"
#include "core/load/generate/value_maker.h"

#include <span>

namespace cachescope::load {

/// What is stored beside some recordings: the timings of the words as JSON under the hash with ":ts" or, as
/// in the older generation of production, base64 tokens under the hash with ":tokens".
enum class AudioCompanion { WordTimings, Tokens };

/// Recordings: Ogg Opus under a hash, some of them pinned, and their companions. The streams are valid and
/// play as silence: their packets carry random padding.
class AudioMaker : public ValueMaker
{
public:
    AudioMaker(quint64 seed, AudioCompanion companion);

    void make(Random &random, qint64 valueBytes, std::vector<GeneratedEntry> &entries) override;

private:
    [[nodiscard]] QByteArray recording(qint64 bytes, Random &random) const;
    /// Appends packets of these sizes.
    void appendPackets(QByteArray &to, std::span<const quint8> sizes, Random &random) const;
    [[nodiscard]] GeneratedEntry companion(const QByteArray &key, bool isPinned, double seconds,
                                           Random &random) const;
    [[nodiscard]] QByteArray wordTimings(double seconds, Random &random) const;

    const SyntheticMaterial m_material;
    const AudioCompanion m_companion;
};

} // namespace cachescope::load
