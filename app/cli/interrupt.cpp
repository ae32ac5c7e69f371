// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

#include <csignal>

namespace cachescope::cli {

namespace {

std::atomic<bool> g_interrupted{false};
static_assert(std::atomic<bool>::is_always_lock_free, "it is set in a signal handler");

void onSignal(int)
{
    g_interrupted.store(true);
}

} // namespace

void catchInterrupt()
{
    struct sigaction action
    {
    };
    action.sa_handler = onSignal;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    sigaction(SIGHUP, &action, nullptr); // the terminal was closed: what is temporary must go
}

const std::atomic<bool> &interrupted()
{
    return g_interrupted;
}

} // namespace cachescope::cli
