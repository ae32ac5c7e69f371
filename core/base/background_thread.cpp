// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/background_thread.h"

#ifdef __linux__
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace cachescope {

void becomeBackgroundThread()
{
#ifdef __linux__
    constexpr int behindAllOthers = 19;
    // A thread that keeps its priority works as well, only less politely.
    static_cast<void>(setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), behindAllOthers));
#endif
}

} // namespace cachescope
