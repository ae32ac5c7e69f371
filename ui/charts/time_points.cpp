// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/time_points.h"

#include <algorithm>
#include <cmath>

namespace cachescope::ui {
namespace {

// A design that is nearly at a stand ends an operation now and then; these still make a line.
constexpr double kLeastGapSeconds = 2.0;
constexpr double kGapSteps = 4.0;

} // namespace

std::optional<QPointF> nearestPoint(const QList<QPointF> &points, double seconds, double reach)
{
    const auto after = std::lower_bound(points.begin(), points.end(), seconds,
                                        [](const QPointF &point, double x) { return point.x() < x; });
    std::optional<QPointF> nearest;
    const auto look = [&](const QPointF &point) {
        const double distance = std::abs(point.x() - seconds);
        if (distance <= reach && (!nearest || distance < std::abs(nearest->x() - seconds)))
            nearest = point;
    };
    if (after != points.end())
        look(*after);
    if (after != points.begin())
        look(*(after - 1));
    return nearest;
}

double usualStep(const QList<QPointF> &points)
{
    if (points.size() < 2)
        return 0.0;
    return (points.last().x() - points.first().x()) / static_cast<double>(points.size() - 1);
}

QList<QList<QPointF>> withoutGaps(const QList<QPointF> &points)
{
    const double widest = std::max(kLeastGapSeconds, kGapSteps * usualStep(points));
    QList<QList<QPointF>> pieces;
    for (const QPointF &point : points) {
        if (pieces.isEmpty() || point.x() - pieces.last().last().x() > widest)
            pieces.append(QList<QPointF>());
        pieces.last().append(point);
    }
    return pieces;
}

} // namespace cachescope::ui
