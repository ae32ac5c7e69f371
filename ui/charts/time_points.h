// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointF>

#include <optional>

/// Points over seconds, in order, as charts draw and read them. Pure.
namespace cachescope::ui {

/// The point nearest to `seconds`, if one is within `reach` of it.
std::optional<QPointF> nearestPoint(const QList<QPointF> &points, double seconds, double reach);

/// The usual distance of neighbours; 0 with less than two points.
double usualStep(const QList<QPointF> &points);

/// The points in pieces that a line may run through: neighbours that are much further from each other than
/// is usual have nothing between them.
QList<QList<QPointF>> withoutGaps(const QList<QPointF> &points);

} // namespace cachescope::ui
