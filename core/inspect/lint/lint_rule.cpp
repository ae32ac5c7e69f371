// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/lint/lint_rule.h"

namespace cachescope::inspect {

QString lintRuleName(LintRule rule)
{
    switch (rule) {
    case LintRule::SizeMismatch:
        return QStringLiteral("size-mismatch");
    case LintRule::FutureAccess:
        return QStringLiteral("future-access");
    case LintRule::FutureCreation:
        return QStringLiteral("future-creation");
    case LintRule::AccessBeforeCreation:
        return QStringLiteral("access-before-creation");
    case LintRule::NegativeTime:
        return QStringLiteral("negative-time");
    case LintRule::WrongType:
        return QStringLiteral("wrong-type");
    case LintRule::NullKey:
        return QStringLiteral("null-key");
    case LintRule::NullValue:
        return QStringLiteral("null-value");
    case LintRule::EmptyValue:
        return QStringLiteral("empty-value");
    case LintRule::DuplicateValue:
        return QStringLiteral("duplicate-value");
    case LintRule::PinnedOverBudget:
        return QStringLiteral("pinned-over-budget");
    case LintRule::DamagedPages:
        return QStringLiteral("damaged-pages");
    }
    return QStringLiteral("size-mismatch");
}

} // namespace cachescope::inspect
