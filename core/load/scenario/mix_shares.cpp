// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/scenario/mix_shares.h"

#include <algorithm>
#include <numeric>

namespace cachescope::load {

// By the largest remainders (https://en.wikipedia.org/wiki/Quota_method#Hare_quota).
std::array<int, kOperationKinds> permilleOf(const OperationMix &mix)
{
    std::array<int, kOperationKinds> rounded{};
    std::array<double, kOperationKinds> remainders{};
    for (std::size_t i = 0; i < kOperationKinds; ++i) {
        constexpr double noise = 1e-9; // of 1000 · 0.29
        const double exact = mix.share(static_cast<OperationKind>(i)) * 1000.0;
        rounded[i] = static_cast<int>(exact + noise);
        remainders[i] = exact - rounded[i];
    }
    const int sum = std::accumulate(rounded.begin(), rounded.end(), 0);
    for (int rest = sum > 0 ? 1000 - sum : 0; rest > 0; --rest) {
        const auto largest =
            static_cast<std::size_t>(std::ranges::max_element(remainders) - remainders.begin());
        ++rounded[largest];
        remainders[largest] = -1.0;
    }
    return rounded;
}

} // namespace cachescope::load
