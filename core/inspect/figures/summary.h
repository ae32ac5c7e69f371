// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/scan/scan_damage.h"

#include <QString>

#include <optional>
#include <vector>

namespace cachescope::inspect {

class EntryIndex;
struct ScanResult;

/// Entries with from ≤ value < to. The last bin of a histogram includes its end.
struct HistogramBin
{
    double from = 0.0; ///< bytes, or seconds
    double to = 0.0;
    qint64 entries = 0;
    qint64 bytes = 0;
};

/// Figures over all entries of a file. Ages count back from the newest access in the file, so that a file
/// that was downloaded last month reads as it did then.
struct Summary
{
    bool exact = false; ///< false: of some entries only, since the scan was stopped or met damage
    ScanDamage damage;  ///< what the scan could not read
    qint64 entries = 0;
    qint64 dataBytes = 0;
    qint64 pinnedEntries = 0;
    qint64 pinnedBytes = 0;
    double meanBytes = 0.0;
    qint64 p50Bytes = 0;
    qint64 p99Bytes = 0;
    qint64 maxBytes = 0;
    std::optional<double> oldestAccess; ///< Unix seconds; absent without entries
    std::optional<double> newestAccess;
    double medianByteAgeSeconds = 0.0; ///< half of all bytes were read more recently than this
    double bloatRatio = 0.0;           ///< file bytes ÷ data bytes; 0 without data, or without all of it
    std::vector<HistogramBin>
        sizeHistogram; ///< log bins of 1, 1.26, 1.58 … (ten a decade); empty without entries
    std::vector<HistogramBin> ageHistogram; ///< log bins from one minute on; the first is 0…60 s
    qint64 fileBytes = 0; ///< the main file, when it was scanned; as the next two 0 unless that is known
    qint64 walBytes = 0;
    qint64 freeBytes = 0; ///< in pages of the file that hold nothing
    double scanSeconds = 0.0;
    int scanThreads = 0;
    qint64 scanBytesRead = 0;
};

/// Folds an index into figures. `fileBytes` is main file plus write-ahead log. Any thread; pure.
Summary summarize(const EntryIndex &index, qint64 fileBytes);

/// The same, with the scan's own figures.
Summary summarize(const ScanResult &scan, qint64 fileBytes);

} // namespace cachescope::inspect
