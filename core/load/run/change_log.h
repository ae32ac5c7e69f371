// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/run/run_change.h"
#include "core/load/run/run_plan.h"

#include <optional>
#include <vector>

namespace cachescope::load {

/// Notes what changes in the course of a run, by its plan or by hand. The thread that runs the run.
class ChangeLog
{
public:
    /// Of more, each new one takes the place of the last one of its kind, with what was before both and the
    /// pauses of both. One of a kind that there was not yet is kept all the same.
    static constexpr std::size_t kMostChanges = 1000;

    /// `plan` must outlive it.
    explicit ChangeLog(const RunPlan &plan)
        : m_plan(plan)
    {
    }

    /// From `elapsed` on (as RunPlan has it) `now` is so, with `hand` set by hand; moments come in order.
    /// What changed by that; the first time, what is otherwise than by the plan.
    std::vector<RunChange> note(std::chrono::nanoseconds elapsed, const ByHand &hand, const Steer &now);
    [[nodiscard]] const std::vector<RunChange> &all() const { return m_all; }

private:
    struct Moment
    {
        std::chrono::nanoseconds elapsed{0};
        ByHand hand;
        Steer steer;
    };

    [[nodiscard]] std::vector<RunChange> between(const Moment &before, const Moment &now) const;
    void keep(const RunChange &change);

    const RunPlan &m_plan;
    std::optional<Moment> m_last;
    std::vector<RunChange> m_all;
};

} // namespace cachescope::load
