// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/scenario/ramp.h"

#include <chrono>
#include <optional>

namespace cachescope::load {

/// The commonest of ramps: users come evenly for `time`, then all of them stay until `total` is over.
struct SimpleRamp
{
    int users = 0;
    std::chrono::milliseconds time{0};  ///< 0: all are there from the start
    std::chrono::milliseconds total{0}; ///< at least `time`

    /// Empty where all are there from the start.
    [[nodiscard]] Ramp stages() const;
    /// Nothing for stages of another form.
    static std::optional<SimpleRamp> of(const Ramp &stages);

    bool operator==(const SimpleRamp &) const = default;
};

} // namespace cachescope::load
