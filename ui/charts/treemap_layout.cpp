// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of cells are laid along the shorter side of what is left. A row takes the next value as long as its
// worst aspect ratio does not grow: for a row of sum s along a side w, the worst of its values r is
// max(w²·r ÷ s², s² ÷ (w²·r)) at the largest and the smallest of them (section 3.2 of the paper).
#include "ui/charts/treemap_layout.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace cachescope::ui {
namespace {

using Areas = std::vector<double>;

double worstRatio(double sum, double largest, double smallest, double side)
{
    const double square = sum * sum;
    return std::max(side * side * largest / square, square / (side * side * smallest));
}

/// How many of the areas from `first` on make up the next row.
std::size_t rowLength(const Areas &areas, std::size_t first, double side)
{
    double sum = areas[first];
    double worst = worstRatio(sum, areas[first], areas[first], side);
    std::size_t next = first + 1;
    for (; next < areas.size() && areas[next] > 0.0; ++next) {
        const double candidate = worstRatio(sum + areas[next], areas[first], areas[next], side);
        if (candidate > worst)
            break;
        worst = candidate;
        sum += areas[next];
    }
    return next - first;
}

/// Places a row at the left or top of `left`, and takes its room away.
void placeRow(const Areas &areas, std::size_t first, std::size_t count, QRectF *left,
              std::vector<QRectF> *placed)
{
    const bool upright = left->width() >= left->height();
    const double side = upright ? left->height() : left->width();
    const auto begin = areas.begin() + static_cast<std::ptrdiff_t>(first);
    const double sum = std::accumulate(begin, begin + static_cast<std::ptrdiff_t>(count), 0.0);
    const double depth = sum / side;
    double along = 0.0;
    for (std::size_t i = first; i < first + count; ++i) {
        const double length = areas[i] / depth;
        placed->push_back(upright ? QRectF(left->left(), left->top() + along, depth, length)
                                  : QRectF(left->left() + along, left->top(), length, depth));
        along += length;
    }
    left->adjust(upright ? depth : 0.0, upright ? 0.0 : depth, 0.0, 0.0);
}

/// How far `to` is from `from` in a direction: infinite if it is not in that direction at all.
double distance(const QRectF &from, const QRectF &to, int dx, int dy)
{
    const QPointF step = to.center() - from.center();
    const double ahead = dx * step.x() + dy * step.y();
    const bool beyond = dx > 0   ? to.left() >= from.right() - 1.0
                        : dx < 0 ? to.right() <= from.left() + 1.0
                        : dy > 0 ? to.top() >= from.bottom() - 1.0
                                 : to.bottom() <= from.top() + 1.0;
    if (!beyond || to.isEmpty())
        return std::numeric_limits<double>::infinity();
    const double gap = dx != 0 ? std::max({0.0, to.top() - from.bottom(), from.top() - to.bottom()})
                               : std::max({0.0, to.left() - from.right(), from.left() - to.right()});
    const double aside = dx != 0 ? std::abs(step.y()) : std::abs(step.x());
    return ahead + 4.0 * gap + 0.5 * aside;
}

} // namespace

std::vector<QRectF> squarify(const std::vector<double> &values, const QRectF &area)
{
    double sum = 0.0;
    for (const double value : values)
        sum += std::max(value, 0.0);
    std::vector<QRectF> placed;
    if (sum > 0.0 && !area.isEmpty()) {
        Areas areas;
        for (const double value : values)
            areas.push_back(value / sum * area.width() * area.height());
        QRectF left = area;
        while (placed.size() < areas.size() && areas[placed.size()] > 0.0 && left.width() > 1e-9 &&
               left.height() > 1e-9) {
            const double side = std::min(left.width(), left.height());
            placeRow(areas, placed.size(), rowLength(areas, placed.size(), side), &left, &placed);
        }
    }
    placed.resize(values.size());
    return placed;
}

std::size_t neighbourOf(const std::vector<QRectF> &cells, std::size_t from, int dx, int dy)
{
    std::size_t nearest = from;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const double far = distance(cells[from], cells[i], dx, dy);
        if (far < least) {
            least = far;
            nearest = i;
        }
    }
    return nearest;
}

} // namespace cachescope::ui
