// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// What the calling thread is doing, for LockMonitor to say who held the write lock. Each thread has its own.
namespace cachescope::sqlite {

/// While it lives, the calling thread does `activity`; the innermost counts.
class ActivityScope
{
public:
    /// `activity`: a literal, for it is not copied and locks outlast scopes. People read it: "group commit".
    explicit ActivityScope(const char *activity);
    ~ActivityScope();
    ActivityScope(const ActivityScope &) = delete;
    ActivityScope &operator=(const ActivityScope &) = delete;

private:
    const char *const m_before;
};

/// "other" outside of every scope.
const char *currentActivity();

/// From now on the calling thread serves the user of this number (from 0); -1: none, as at its start.
void setLockUser(int user);
int lockUser();

} // namespace cachescope::sqlite
