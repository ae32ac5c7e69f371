// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/generate/cache_generator.h"

#include <QByteArray>

#include <memory>
#include <vector>

namespace cachescope::load {

class Random;

/// A synthetic entry before it gets its times.
struct GeneratedEntry
{
    QByteArray key;
    QByteArray value;
    bool isPinned = false;
    bool isCompanion = false; ///< was stored at the same moment as the entry before it
};

/// The least `valueBytes` that every maker can make a well-formed value of.
inline constexpr qint64 kLeastValueBytes = 300;

/// Makes entries as one kind of production cache holds them. One thread.
class ValueMaker
{
public:
    virtual ~ValueMaker() = default;

    /// Appends the next entry to `entries`, together with those that belong to it (the word timings of a
    /// recording, all pages of a document). With `valueBytes` > 0 (at least kLeastValueBytes) every value has
    /// that size and entries of other sizes are left out; with 0 sizes are as in production.
    virtual void make(Random &random, qint64 valueBytes, std::vector<GeneratedEntry> &entries) = 0;
};

/// `layout` decides what stands beside a recording. `seed` decides the material that values are cut from.
std::unique_ptr<ValueMaker> makeValueMaker(GeneratorProfile profile, GeneratorLayout layout, quint64 seed);

/// 64 hexadecimal digits, as of a SHA-256.
QByteArray randomHexKey(Random &random);

} // namespace cachescope::load
