// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/operations/key_picker.h"

namespace cachescope::load {

/// The keys that one user draws, one after the other. Belongs to that user's thread.
class KeySequence
{
public:
    /// `picker` must outlive it. `user` counts from 0 over all users of the scenario.
    KeySequence(const Scenario &scenario, const KeyPicker &picker, qint64 keyCount, int user);

    /// The next key; `stores`: of an operation that stores. Takes the same numbers from `random` either way,
    /// but for Sessions, where only the first key of a session is drawn.
    qint64 next(Random &random, bool stores);

private:
    qint64 nextOfSession(Random &random);
    qint64 nextOfLatest(Random &random, bool stores);

    const KeyPicker &m_picker;
    const KeyDistribution m_distribution;
    const qint64 m_keyCount;
    const qint64 m_users;
    const qint64 m_user;
    const qint64 m_sessionLength;
    const qint64 m_firstNew; ///< under Latest: the first key that was not stored beforehand
    qint64 m_sessionKey = 0;
    qint64 m_sessionLeft = 0;
    qint64 m_stored = 0; ///< under Latest, by this user
};

} // namespace cachescope::load
