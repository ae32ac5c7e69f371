// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/lint/lint_meaning.h"

#include "core/base/format.h"

namespace cachescope::inspect {

namespace {

/// "1 value", "1,200 values".
QString counted(qint64 count, const QString &one, const QString &many)
{
    return QStringLiteral("%1 %2").arg(formatCount(count), count == 1 ? one : many);
}

} // namespace

QString lintMeaning(LintRule rule)
{
    switch (rule) {
    case LintRule::SizeMismatch:
        return QStringLiteral(
            "The size column says another length than the value has, so a cache that adds sizes up evicts "
            "too much or too little. Set the column to length(data), and find the writer that does not.");
    case LintRule::FutureAccess:
        return QStringLiteral(
            "Last read more than a day from now: the clock of a writer was wrong. These entries are "
            "evicted last, whether anybody reads them or not. Correct the clock, and set the times to the "
            "present.");
    case LintRule::FutureCreation:
        return QStringLiteral(
            "Created more than a day from now: the clock of a writer was wrong. What goes by age never "
            "expires them. Correct the clock, and set the times to the present.");
    case LintRule::AccessBeforeCreation:
        return QStringLiteral(
            "Last read before it was created: a clock was set back between the two, or a writer mixes "
            "the columns up. The order of eviction cannot be relied on for these entries.");
    case LintRule::NegativeTime:
        return QStringLiteral(
            "A time before 1970: a writer computes times wrongly, or in another unit. These entries are "
            "evicted first. Set the times to the present, and find the writer.");
    case LintRule::NullKey:
        return QStringLiteral(
            "There is no key (NULL), so nobody can read the entry: SQLite lets a PRIMARY KEY that is no "
            "integer be NULL, any number of times. Delete these rows, and declare the column NOT NULL.");
    case LintRule::NullValue:
        return QStringLiteral(
            "There is no value (NULL). A reader takes it for a miss or fails. Delete these rows, and "
            "declare the column NOT NULL.");
    case LintRule::EmptyValue:
        return QStringLiteral(
            "The value has no bytes: as a rule a result of something that failed, and that is served "
            "from the cache since. Delete these rows, and do not store empty results.");
    default:
        return {};
    }
}

QString wrongTypeMeaning(const std::vector<Expectation> &expectations, const std::vector<qint64> &violations)
{
    QStringList parts;
    for (std::size_t i = 0; i < violations.size(); ++i) {
        if (violations[i] > 0)
            parts << QStringLiteral("%1: %2").arg(expectations[i].violation, formatCount(violations[i]));
    }
    return QStringLiteral(
               "A column has another type than its writer gives it (%1), which SQLite allows. Comparisons "
               "and "
               "sums treat such rows differently, and look-ups may miss them. Find what else writes to the "
               "file, and convert or delete these rows.")
        .arg(parts.join(QStringLiteral("; ")));
}

QString duplicateMeaning(const DuplicateValues &found)
{
    return QStringLiteral("%1 byte for byte the same as another (%2), and %3 could be saved. Something that "
                          "does not change the result is part of the key, or the result is the same for "
                          "many questions: an error message, for example. Look at some of them.")
        .arg(found.copies == 1 ? QStringLiteral("1 value is")
                               : QStringLiteral("%1 values are").arg(formatCount(found.copies)),
             counted(found.groups, QStringLiteral("group"), QStringLiteral("groups")),
             formatBytes(found.wastedBytes));
}

QString pinnedMeaning(qint64 pinnedBytes, qint64 budgetBytes)
{
    return QStringLiteral("Pinned values take %1, %2 more than their budget of %3. They are never evicted, "
                          "so nothing else "
                          "makes room again. Unpin what is no longer needed.")
        .arg(formatBytes(pinnedBytes), formatBytes(pinnedBytes - budgetBytes), formatBytes(budgetBytes));
}

QString damageMeaning(const ScanDamage &damage, qint64 unreadable)
{
    QStringList parts;
    if (damage.gapCount > 0)
        parts << counted(damage.gapCount, QStringLiteral("gap between row numbers"),
                         QStringLiteral("gaps between row numbers"));
    if (damage.lostEntries)
        parts << counted(*damage.lostEntries, QStringLiteral("entry lost"), QStringLiteral("entries lost"));
    if (damage.incompleteEntries > 0)
        parts << counted(damage.incompleteEntries, QStringLiteral("entry without all of its value"),
                         QStringLiteral("entries without all of their value"));
    if (unreadable > 0)
        parts << counted(unreadable, QStringLiteral("entry that cannot be read to its end"),
                         QStringLiteral("entries that cannot be read to their end"));
    if (damage.accessTimesLost)
        parts << QStringLiteral("the index of access times cut short");
    return QStringLiteral(
               "Pages of the file are damaged: %1. The disk, a copy or a download went wrong. Copy the file "
               "again; check tells more of the damage, and export saves what can be read.")
        .arg(parts.join(QStringLiteral(", ")));
}

} // namespace cachescope::inspect
