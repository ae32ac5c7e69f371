// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/fsuid.h>
#include <unistd.h>

namespace cachescope::test {

/// While it lives, the files that this thread touches are looked at with the rights of nobody, if the tests
/// run as root, who may do everything. Otherwise it does nothing.
class OtherUser
{
public:
    OtherUser()
    {
        if (isPossible())
            ::setfsuid(65534);
    }
    ~OtherUser()
    {
        if (isPossible())
            ::setfsuid(0);
    }
    OtherUser(const OtherUser &) = delete;
    OtherUser &operator=(const OtherUser &) = delete;

    static bool isPossible() { return ::geteuid() == 0; }
};

} // namespace cachescope::test
