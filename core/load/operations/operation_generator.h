// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/operations/key_picker.h"
#include "core/load/operations/random.h"

#include <chrono>

namespace cachescope::load {

/// What a user does next.
struct Operation
{
    enum class Kind { Read, Store };

    std::chrono::nanoseconds thinkTime{0}; ///< to pause before it
    Kind kind = Kind::Read;
    qint64 key = 0;        ///< number of the key
    quint64 valueSeed = 0; ///< chooses the value that a store writes

    bool operator==(const Operation &) const = default;
};

/// The endless sequence of operations of one user: always the same for the same scenario and user number.
/// Belongs to that user's thread.
class OperationGenerator
{
public:
    /// `keys` must outlive the generator. `user` counts from 0.
    OperationGenerator(const Scenario &scenario, const KeyPicker &keys, int user);

    Operation next();

private:
    const KeyPicker &m_keys;
    const double m_meanThinkNs;
    const double m_storeShare;
    Random m_random;
};

} // namespace cachescope::load
