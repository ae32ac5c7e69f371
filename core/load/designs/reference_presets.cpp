// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/designs/reference_presets.h"

#include <algorithm>

namespace cachescope::load {

namespace {

/// Each preset turns one more switch than the one before it.
QList<ReferencePreset> steps()
{
    ReferenceSwitches switches;
    QList<ReferencePreset> all;
    switches.busyTimeoutMs = 0;
    all << ReferencePreset{
        QStringLiteral("legacy-no-timeout"), QStringLiteral("The fault, no timeout"),
        QStringLiteral("Every operation opens its own connection, every read writes, and whoever "
                       "meets a lock fails at once."),
        switches};
    switches.busyTimeoutMs = 5000;
    all << ReferencePreset{
        QStringLiteral("legacy"), QStringLiteral("The fault as in production"),
        QStringLiteral("As before with a busy timeout of 5 s: most operations now wait instead of "
                       "failing, the late ones behind the newcomers."),
        switches};
    switches.connectionPerOperation = false;
    all << ReferencePreset{
        QStringLiteral("persistent-connections"), QStringLiteral("+ connection per thread"),
        QStringLiteral("Connections last as long as their thread, so nothing is opened, recovered or "
                       "checkpointed for each operation; every read still writes."),
        switches};
    switches.immediate = true;
    all << ReferencePreset{
        QStringLiteral("immediate-transactions"), QStringLiteral("+ BEGIN IMMEDIATE"),
        QStringLiteral("Stores take the write lock at their beginning, where they can wait for it, "
                       "and never in the middle; every read still writes."),
        switches};
    switches.touchOnRead = false;
    all << ReferencePreset{
        QStringLiteral("batched-touches"), QStringLiteral("+ batched touches"),
        QStringLiteral("Reads only note that they happened, and a store writes the notes: reads take "
                       "no write lock any more. Every store still sums up all sizes."),
        switches};
    switches.sumOnStore = false;
    all << ReferencePreset{
        QStringLiteral("counted-size"), QStringLiteral("+ counted size"),
        QStringLiteral("The total is a counter in memory, so a store costs the same in a large file; "
                       "eviction still deletes one by one."),
        switches};
    switches.evictOneByOne = false;
    all << ReferencePreset{
        QStringLiteral("batch-eviction"), QStringLiteral("+ batch eviction"),
        QStringLiteral("What is too much goes in one DELETE; each store still commits by itself, "
                       "behind all the others."),
        switches};
    switches.groupCommit = true;
    all << ReferencePreset{
        QStringLiteral("group-commit"), QStringLiteral("+ group commit"),
        QStringLiteral("Stores that wait for each other go into one transaction and share its fsync; other "
                       "processes are not part of it, and totals are in the memory of one."),
        switches};
    return all;
}

Result<ReferencePreset> presetNamed(const QString &name)
{
    QStringList known;
    for (const ReferencePreset &preset : referencePresets()) {
        if (preset.name == name)
            return preset;
        known << preset.name;
    }
    return Error{
        ErrorCode::InvalidArgument,
        QStringLiteral("There is no design \"%1\"; there are %2, corrected, and all but the last with "
                       "switches (legacy+journal=rollback)")
            .arg(name, known.join(QStringLiteral(", ")))};
}

Result<void> change(ReferenceSpec &spec, const QString &text)
{
    const qsizetype equals = text.indexOf(QLatin1Char('='));
    const QString name = text.left(equals); // all of it if there is none
    const bool isTwice = std::any_of(spec.changes.cbegin(), spec.changes.cend(), [&](const QString &before) {
        return before.startsWith(name + QLatin1Char('='));
    });
    if (isTwice)
        return Error{ErrorCode::InvalidArgument,
                     QStringLiteral("The switch \"%1\" is there twice").arg(name)};
    spec.changes << text;
    return spec.switches.set(name, equals < 0 ? QString() : text.mid(equals + 1));
}

} // namespace

const QList<ReferencePreset> &referencePresets()
{
    static const QList<ReferencePreset> all = steps();
    return all;
}

Result<ReferenceSpec> ReferenceSpec::parse(const QString &text)
{
    const QStringList parts = text.split(QLatin1Char('+'));
    const auto preset = presetNamed(parts.first());
    if (!preset)
        return preset.error();
    ReferenceSpec spec{*preset, {}, preset->switches};
    for (const QString &part : parts.mid(1)) {
        if (auto changed = change(spec, part); !changed)
            return Error{ErrorCode::InvalidArgument,
                         QStringLiteral("Design \"%1\": %2").arg(text, changed.error().message)};
    }
    return spec;
}

QString ReferenceSpec::write(const ReferencePreset &preset, const ReferenceSwitches &switches)
{
    QString text = preset.name;
    for (const QString &name : ReferenceSwitches::names()) {
        if (switches.value(name) != preset.switches.value(name))
            text += QStringLiteral("+%1=%2").arg(name, switches.value(name));
    }
    return text;
}

} // namespace cachescope::load
