// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/scenario/simple_ramp.h"

#include <algorithm>

namespace cachescope::load {

using std::chrono::milliseconds;

Ramp SimpleRamp::stages() const
{
    if (time <= milliseconds::zero())
        return {};
    std::vector<Stage> stages{{users, std::min(time, total)}};
    if (total > time)
        stages.push_back({users, total - time});
    return Ramp(std::move(stages));
}

std::optional<SimpleRamp> SimpleRamp::of(const Ramp &stages)
{
    const std::vector<Stage> &all = stages.stages();
    if (all.empty() || all.size() > 2 || all.front().duration <= milliseconds::zero())
        return std::nullopt;
    const SimpleRamp ramp{all.front().users, all.front().duration, stages.duration()};
    return ramp.stages() == stages ? std::optional(ramp) : std::nullopt;
}

} // namespace cachescope::load
