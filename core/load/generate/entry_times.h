// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/operations/random.h"

#include <QtGlobal>

namespace cachescope::load {

/// When an entry was stored and last read, Unix seconds.
struct Times
{
    double created = 0.0;
    double lastAccessed = 0.0;
};

/// Draws the times of synthetic entries over six weeks. Six in ten are never read again, as in production's
/// files; one in ten is popular and was read within the last days; the others were last read at any time
/// since they were stored, so that the young ones have been read more recently. One thread.
class EntryTimes
{
public:
    /// How exactly the cache notes reads. Production writes all reads of ten seconds with one timestamp.
    enum class Reads { Exact, InFlushes };

    EntryTimes(quint64 seed, Reads reads);

    /// `position` is 0…1, where in the file the entry stands: entries stand in the order in which they were
    /// stored. 0 ≤ created ≤ lastAccessed.
    Times draw(double position);

private:
    double drawIdle(double age);

    Random m_random;
    const Reads m_reads;
};

} // namespace cachescope::load
