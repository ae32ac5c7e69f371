// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/lock_activity.h"

#include <utility>

namespace cachescope::sqlite {

namespace {

thread_local const char *t_activity = "other";
thread_local int t_user = -1;

} // namespace

ActivityScope::ActivityScope(const char *activity)
    : m_before(std::exchange(t_activity, activity))
{
}

ActivityScope::~ActivityScope()
{
    t_activity = m_before;
}

const char *currentActivity()
{
    return t_activity;
}

void setLockUser(int user)
{
    t_user = user;
}

int lockUser()
{
    return t_user;
}

} // namespace cachescope::sqlite
