// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/designs/reference_presets.h"

#include "core/base/translate.h"

#include <algorithm>

namespace cachescope::load {

namespace {

/// Each preset turns one more switch than the one before it.
/// One step from the fault to the correction: what it changes of the one before.
struct Step
{
    const char *name;
    const char *title;
    const char *description;
    void (*change)(ReferenceSwitches &);
};

constexpr Step kSteps[] = {
    {"legacy-no-timeout", QT_TRANSLATE_NOOP("cachescope::CoreText", "The fault, no timeout"),
     QT_TRANSLATE_NOOP("cachescope::CoreText",
                       "Every operation opens its own connection, every read writes, and whoever "
                       "meets a lock fails at once."),
     [](ReferenceSwitches &switches) { switches.busyTimeoutMs = 0; }},
    {"legacy", QT_TRANSLATE_NOOP("cachescope::CoreText", "The fault as in production"),
     QT_TRANSLATE_NOOP(
         "cachescope::CoreText",
         "As before with a busy timeout of 5 s: most operations now wait instead of failing, the late ones "
         "behind "
         "the newcomers."),
     [](ReferenceSwitches &switches) { switches.busyTimeoutMs = 5000; }},
    {"persistent-connections", QT_TRANSLATE_NOOP("cachescope::CoreText", "+ connection per thread"),
     QT_TRANSLATE_NOOP(
         "cachescope::CoreText",
         "Connections last as long as their thread, so nothing is opened, recovered or checkpointed for each "
         "operation; every read still writes."),
     [](ReferenceSwitches &switches) { switches.connectionPerOperation = false; }},
    {"immediate-transactions", QT_TRANSLATE_NOOP("cachescope::CoreText", "+ BEGIN IMMEDIATE"),
     QT_TRANSLATE_NOOP("cachescope::CoreText", "Transactions take the write lock at their beginning, where "
                                               "they can wait for it. Those of production "
                                               "begin with a write, which can wait as well: of errors it "
                                               "removes only those of stores that ask first "
                                               "(lookup=first). Every read still writes."),
     [](ReferenceSwitches &switches) { switches.immediate = true; }},
    {"batched-touches", QT_TRANSLATE_NOOP("cachescope::CoreText", "+ batched touches"),
     QT_TRANSLATE_NOOP("cachescope::CoreText", "Reads only note that they happened, and a store writes the "
                                               "notes: reads take no write lock any more. "
                                               "Every store still sums up all sizes."),
     [](ReferenceSwitches &switches) { switches.touchOnRead = false; }},
    {"counted-size", QT_TRANSLATE_NOOP("cachescope::CoreText", "+ counted size"),
     QT_TRANSLATE_NOOP("cachescope::CoreText", "The total is a counter in memory, so a store costs the same "
                                               "in a large file; eviction still deletes "
                                               "one "
                                               "by one."),
     [](ReferenceSwitches &switches) { switches.sumOnStore = false; }},
    {"batch-eviction", QT_TRANSLATE_NOOP("cachescope::CoreText", "+ batch eviction"),
     QT_TRANSLATE_NOOP(
         "cachescope::CoreText",
         "What is too much goes in one DELETE; each store still commits by itself, behind all the others."),
     [](ReferenceSwitches &switches) { switches.evictOneByOne = false; }},
    {"group-commit", QT_TRANSLATE_NOOP("cachescope::CoreText", "+ group commit"),
     QT_TRANSLATE_NOOP("cachescope::CoreText", "Stores that wait for each other go into one transaction and "
                                               "share its fsync; other processes are not "
                                               "part of it, and totals are in the memory of one."),
     [](ReferenceSwitches &switches) { switches.groupCommit = true; }},
};

QList<ReferencePreset> steps()
{
    QList<ReferencePreset> all;
    ReferenceSwitches switches;
    for (const Step &step : kSteps) {
        step.change(switches);
        all << ReferencePreset{QString::fromUtf8(step.name), step.title, step.description, switches};
    }
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
    return Error{ErrorCode::InvalidArgument,
                 CoreText::tr("There is no design \"%1\"; there are %2, corrected, and all but the last with "
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
        return Error{ErrorCode::InvalidArgument, CoreText::tr("The switch \"%1\" is there twice").arg(name)};
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
