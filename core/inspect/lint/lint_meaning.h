// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/lint/lint.h"
#include "core/inspect/lint/lint_duplicates.h"
#include "core/inspect/lint/lint_rows.h"
#include "core/inspect/scan/scan_damage.h"

/// What findings mean and what to do about them, in sentences. Any thread.
namespace cachescope::inspect {

/// Of a rule that needs no figures but the finding's own: all but those below.
QString lintMeaning(LintRule rule);

/// With how often each expectation does not hold.
QString wrongTypeMeaning(const std::vector<Expectation> &expectations, const std::vector<qint64> &violations);
QString duplicateMeaning(const DuplicateValues &found);
QString pinnedMeaning(qint64 pinnedBytes, qint64 budgetBytes);
/// `unreadable`: entries that a scan found, and whose rows or values cannot be read to their end.
QString damageMeaning(const ScanDamage &damage, qint64 unreadable);

} // namespace cachescope::inspect
