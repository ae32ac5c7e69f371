// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <string_view>

namespace cachescope::cli {

namespace {

std::atomic<bool> g_interrupted{false};
static_assert(std::atomic<bool>::is_always_lock_free, "it is set in a signal handler");

/// What Ctrl-C is answered with; null: nothing. The first characters wipe the line of progress.
std::atomic<const char *> g_answer{nullptr};
static_assert(std::atomic<const char *>::is_always_lock_free, "it is read in a signal handler");
constexpr const char *kAnswer = "Stopping: what is under way is ended; press again to end at once\n";
constexpr const char *kAnswerOnTerminal =
    "\r\033[KStopping: what is under way is ended; press again to end at once\n";

void onSignal(int signal)
{
    g_interrupted.store(true);
    const char *answer = g_answer.load();
    if (signal != SIGINT || !answer)
        return;
    const int before = errno; // of the call that the signal came into
    [[maybe_unused]] const ssize_t written =
        ::write(STDERR_FILENO, answer, std::string_view(answer).size()); // safe here, unlike all of stdio
    errno = before;
}

} // namespace

void catchInterrupt()
{
    struct sigaction action
    {
    };
    action.sa_handler = onSignal;
    // The second one ends the program even while the first one's answer cannot be written.
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_NODEFER);
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    sigaction(SIGHUP, &action, nullptr); // the terminal was closed: what is temporary must go
}

void answerInterrupt()
{
    g_answer.store(::isatty(STDERR_FILENO) == 1 ? kAnswerOnTerminal : kAnswer);
}

const std::atomic<bool> &interrupted()
{
    return g_interrupted;
}

} // namespace cachescope::cli
