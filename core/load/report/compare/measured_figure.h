// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/report/compare/comparison_noise.h"

#include <QJsonObject>

/// What one run says of a figure, and how sure that is by this run alone. Nothing where the run does not say
/// it. Any thread.
namespace cachescope::load {

struct MeasuredFigure
{
    double value = 0.0;
    std::optional<StandardError> error; ///< nothing: not known
};

/// What 0 says in a stretch of the series.
enum class Zero {
    IsMeasured,
    /// Of a latency: nothing ended in that stretch. What ended next was then under way, so the stretch counts
    /// as that did.
    IsStillUnderWay,
};

/// A figure whose noise is told by the field `field` of the run's series. Not known for a run that was not
/// meant to be the same all along (`isSteady`), and where nothing ended in most stretches.
std::optional<MeasuredFigure> measuredBySeries(const QJsonObject &run, const char *path, const char *field,
                                               Zero zero, bool isSteady);

/// A count of events, counted in `field` of the series, too. They are taken as independent, or as bunched as
/// the series shows them, whichever is noisier.
std::optional<MeasuredFigure> measuredCount(const QJsonObject &run, const char *path, const char *field,
                                            bool isSteady);

/// The most of something, of which one run says nothing about noise.
std::optional<MeasuredFigure> measuredExtreme(const QJsonObject &run, const char *path);

/// Hits ÷ (hits + misses), each read independent of the others.
std::optional<MeasuredFigure> measuredHitRatio(const QJsonObject &run);

std::optional<MeasuredFigure> measuredGroupSize(const QJsonObject &run);

} // namespace cachescope::load
