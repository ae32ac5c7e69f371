// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/heat_ramp.h"

#include <algorithm>
#include <array>

namespace cachescope::ui {
namespace {

constexpr std::array<QRgb, 9> kViridis{0xFF440154, 0xFF472D7B, 0xFF3B528B, 0xFF2C728E, 0xFF21918C,
                                       0xFF28AE80, 0xFF5EC962, 0xFFADDC30, 0xFFFDE725};

int between(int from, int to, double share)
{
    return qRound(from + (to - from) * share);
}

} // namespace

QColor heatColour(double share, bool dark)
{
    const double clamped = std::clamp(share, 0.0, 1.0);
    const double place = (dark ? clamped : 1.0 - clamped) * (kViridis.size() - 1);
    const auto low = std::min(static_cast<std::size_t>(place), kViridis.size() - 2);
    const double within = place - static_cast<double>(low);
    const QRgb from = kViridis.at(low);
    const QRgb to = kViridis.at(low + 1);
    return QColor(between(qRed(from), qRed(to), within), between(qGreen(from), qGreen(to), within),
                  between(qBlue(from), qBlue(to), within));
}

} // namespace cachescope::ui
