// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/report/html/chart_points.h"
#include "core/load/report/html/svg_chart.h"

#include <QJsonObject>
#include <QStringList>

#include <vector>

/// The time series of a run as lines and bars. Any thread.
namespace cachescope::load {

enum class SampleMeaning {
    Value, ///< as it stands
    Rate,  ///< a count of the interval, per second
    Time,  ///< a latency: 0 says that nothing ended in the interval, which is a gap
};

/// The field `name` of each sample, in the middle of its interval; a gap where it is missing.
std::vector<ChartPoint> samplePoints(const std::vector<QJsonObject> &samples, const char *name,
                                     SampleMeaning meaning);

/// When the last of the samples ends; 0 without any.
double endOf(const std::vector<QJsonObject> &samples);

/// The codes of lock errors in the samples of all `runs`, the most frequent first. If there are more than a
/// chart can tell apart the last one is otherCodes(), which stands for the rest.
QStringList sampleCodes(const std::vector<QJsonObject> &runs);
QString otherCodes();

/// Lock errors per second of each sample, by `codes` as sampleCodes() gave them; what has no code there goes
/// to the last. Samples without errors make no bar.
std::vector<ChartBar> errorBars(const std::vector<QJsonObject> &samples, const QStringList &codes);

} // namespace cachescope::load
