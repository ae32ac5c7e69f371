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
    qint64 totalBytes = 0; ///< what the values add up to: exactly with sizes as the profile has them, give or
                           ///< take 300 bytes; with `valueBytes` rounded up to whole values. One of the two
    GeneratorProfile profile = GeneratorProfile::Mixed;
    GeneratorLayout layout = GeneratorLayout::Production;
    quint64 seed = 42;
    qint64 valueBytes = 0; ///< of every value, at least 300; 0: sizes as the profile has them
    QString vfs; ///< the name of the SQLite VFS to write through (sqlite::FaultVfs); empty: the default one

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
/// options give the same file, byte for byte. Entries stand in the order in which they were stored.
///
/// The file is written as "<path>.partial" and gets its name when it is complete; it is not synced to the
/// disk. On an error or when `cancelled` nothing is left. Refuses a `path` that exists or has a -wal, -shm,
/// -journal or .partial beside it (InvalidArgument): nothing is overwritten. DiskFull before anything is
/// written where the values alone cannot fit. Takes up to 1 GB of memory for millions of entries. Blocks;
/// `progress` gets 0…1.
Result<GeneratorResult> generateCache(const QString &path, const GeneratorOptions &options,
                                      const std::function<void(double)> &progress = {},
                                      const std::atomic<bool> *cancelled = nullptr);

} // namespace cachescope::load
