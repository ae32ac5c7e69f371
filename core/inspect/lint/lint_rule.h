// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace cachescope::inspect {

/// What lint() looks for.
enum class LintRule {
    SizeMismatch,         ///< the size column says another length than the value has
    FutureAccess,         ///< last read more than a day after the present
    FutureCreation,       ///< created then
    AccessBeforeCreation, ///< by more than a second
    NegativeTime,         ///< before 1970
    WrongType, ///< a column of another type than its writer gives it, or a pin that is neither 0 nor 1
    NullKey,
    NullValue,
    EmptyValue,
    DuplicateValue, ///< byte for byte the same as another
    PinnedOverBudget,
    DamagedPages,
};

constexpr int kLintRuleCount = static_cast<int>(LintRule::DamagedPages) + 1;

/// "size-mismatch", "future-access" …: stable, for scripts.
QString lintRuleName(LintRule rule);

} // namespace cachescope::inspect
