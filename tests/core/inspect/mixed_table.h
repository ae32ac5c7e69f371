// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace cachescope::test {

/// What is in a row of a mixed table.
struct MixedRow
{
    qint64 rowid = 0;
    QString key; ///< as it is shown
    qint64 sizeBytes = 0;
    double lastAccessed = 0.0; ///< NaN: no time
    double createdAt = 0.0;    ///< NaN: no time
    bool pinned = false;
};

/// Where the times of creation stand.
enum class CreatedIn { FrontOfValue, BehindValue };

/// A table of `rows` rows of every kind, in `path`: keys of several patterns, some of them no text, sizes
/// over five decades, gaps between rowids, times of creation that rise with rowids except for some that are
/// nonsense, and some times that are none. The same for the same seed.
std::vector<MixedRow> createMixedTable(const QString &path, int rows, CreatedIn created, quint32 seed = 1);

} // namespace cachescope::test
