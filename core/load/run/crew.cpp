// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/run/crew.h"

#include <algorithm>

namespace cachescope::load {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace {

constexpr milliseconds kSampleInterval{100};
/// How soon a stop is noticed, and how often the size of the log is looked at.
constexpr milliseconds kTick{20};

} // namespace

bool watchCrew(Crew &crew, const CrewWatch &watch)
{
    bool stopped = false;
    auto nextSample = steady_clock::now() + kSampleInterval;
    while (!crew.waitForAll(std::min(steady_clock::now() + kTick, nextSample))) {
        if (!stopped && watch.stopRequested()) {
            stopped = true;
            crew.stop();
        }
        watch.onTick();
        if (steady_clock::now() < nextSample)
            continue;
        watch.onSample();
        // After a stall no samples of nearly no time follow.
        nextSample = std::max(nextSample + kSampleInterval, steady_clock::now());
    }
    return stopped;
}

} // namespace cachescope::load
