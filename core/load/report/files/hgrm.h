// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace cachescope {
class LatencyHistogram;
}

namespace cachescope::load {

/// The percentile distribution as HdrHistogram's outputPercentileDistribution() writes it and its plotters
/// (https://hdrhistogram.github.io/HdrHistogram/plotFiles.html) read it: values in milliseconds, five steps
/// for each halving of the distance to 100 %, then the mean, the deviation, the maximum and the counts. Never
/// in the user's locale. Any thread.
QByteArray toHgrm(const LatencyHistogram &histogram);

} // namespace cachescope::load
