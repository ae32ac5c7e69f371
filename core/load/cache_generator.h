// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <atomic>
#include <functional>
#include <optional>

namespace cachescope::load {

enum class GeneratorProfile { Audio, Document, Extraction, Mixed };
enum class GeneratorLayout { Cachescope, Production, ProductionUnpinned };

std::optional<GeneratorProfile>
generatorProfile(const QString &name); ///< "audio", "document", "extraction", "mixed"
std::optional<GeneratorLayout> generatorLayout(const QString &name); ///< "cachescope", "production", …

struct GeneratorOptions
{
    qint64 entries = 0;    ///< how many; or
    qint64 totalBytes = 0; ///< until the values add up to this. One of the two is set
    GeneratorProfile profile = GeneratorProfile::Mixed;
    GeneratorLayout layout = GeneratorLayout::Production;
    quint64 seed = 42;
    qint64 valueBytes = 0; ///< of every value, at least 400; 0: sizes as the profile has them

    Result<void> validate() const;
};

struct GeneratorResult
{
    qint64 entries = 0;
    qint64 dataBytes = 0;
    qint64 fileBytes = 0;
    double seconds = 0.0;
};

/// Writes a new cache file with synthetic entries of plausible keys, sizes, times and contents. The same
/// options give the same entries. Refuses a `path` that exists or has a -wal, -shm or -journal beside it
/// (InvalidArgument): nothing is overwritten. On an error or when `cancelled` the half-written file is
/// removed. Blocks; `progress` gets 0…1.
Result<GeneratorResult> generateCache(const QString &path, const GeneratorOptions &options,
                                      const std::function<void(double)> &progress = {},
                                      const std::atomic<bool> *cancelled = nullptr);

} // namespace cachescope::load
