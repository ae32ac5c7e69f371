// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/latency_histogram.h"
#include "tests/bench/bench_file.h"

namespace cachescope::bench {

/// What simulated users measured together.
struct UserFigures
{
    LatencyHistogram reads;
    LatencyHistogram stores;
    qint64 failed = 0;
    double seconds = 0.0;
};

/// Users without think time, a thread each, on one cache: `storeShare` of the operations store `valueBytes`,
/// the others read, random keys both.
struct UserLoad
{
    int users = 1;
    double storeShare = 0.2;
    qint64 valueBytes = 50'000;
    std::chrono::milliseconds duration{4000};
};

UserFigures runUsers(cache::BlobCache &cache, const QStringList &keys, const UserLoad &load);

} // namespace cachescope::bench
