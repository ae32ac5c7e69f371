// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/designs/design.h"

#include "core/load/designs/corrected_design.h"
#include "core/load/designs/reference_design.h"

#include <functional>

namespace cachescope::load {

namespace {

struct Preset
{
    DesignInfo info;
    std::function<std::unique_ptr<Design>()> make;
};

Preset reference(const char *name, const QString &title, const QString &description,
                 const ReferenceSwitches &switches)
{
    return {{QLatin1String(name), title, description, switches.toJson()},
            [switches] { return std::make_unique<ReferenceDesign>(switches); }};
}

/// Each preset turns one more switch than the one before it.
QList<Preset> steps()
{
    ReferenceSwitches switches;
    QList<Preset> all;
    switches.busyTimeoutMs = 0;
    all << reference(
        "legacy-no-timeout", QStringLiteral("The fault, no timeout"),
        QStringLiteral("Every operation opens its own connection, every read writes, and whoever "
                       "meets a lock fails at once."),
        switches);
    switches.busyTimeoutMs = 5000;
    all << reference(
        "legacy", QStringLiteral("The fault as in production"),
        QStringLiteral("As before with a busy timeout of 5 s: most operations now wait instead of "
                       "failing, the late ones behind the newcomers."),
        switches);
    switches.connectionPerOperation = false;
    all << reference(
        "persistent-connections", QStringLiteral("+ connection per thread"),
        QStringLiteral("Connections last as long as their thread, so nothing is opened, recovered or "
                       "checkpointed for each operation; every read still writes."),
        switches);
    switches.immediate = true;
    all << reference(
        "immediate-transactions", QStringLiteral("+ BEGIN IMMEDIATE"),
        QStringLiteral("Stores take the write lock at their beginning, where they can wait for it, "
                       "and never in the middle; every read still writes."),
        switches);
    switches.touchOnRead = false;
    all << reference(
        "batched-touches", QStringLiteral("+ batched touches"),
        QStringLiteral("Reads only note that they happened, and a store writes the notes: reads take "
                       "no write lock any more. Every store still sums up all sizes."),
        switches);
    switches.sumOnStore = false;
    all << reference(
        "counted-size", QStringLiteral("+ counted size"),
        QStringLiteral("The total is a counter in memory, so a store costs the same in a large file; "
                       "eviction still deletes one by one."),
        switches);
    switches.evictOneByOne = false;
    all << reference(
        "batch-eviction", QStringLiteral("+ batch eviction"),
        QStringLiteral("What is too much goes in one DELETE; each store still commits by itself, "
                       "behind all the others."),
        switches);
    return all;
}

const QList<Preset> &presets()
{
    static const QList<Preset> all = [] {
        QList<Preset> list = steps();
        list << Preset{
            {QStringLiteral("corrected"), QStringLiteral("The corrected cache"),
             QStringLiteral("One writer commits many stores together, reads wait for nobody, totals and "
                            "eviction are exact."),
             CorrectedDesign::switches()},
            [] { return std::make_unique<CorrectedDesign>(); }};
        return list;
    }();
    return all;
}

} // namespace

const QList<DesignInfo> &allDesigns()
{
    static const QList<DesignInfo> all = [] {
        QList<DesignInfo> list;
        for (const Preset &preset : presets())
            list << preset.info;
        return list;
    }();
    return all;
}

std::unique_ptr<Design> makeDesign(const QString &name)
{
    for (const Preset &preset : presets()) {
        if (preset.info.name == name)
            return preset.make();
    }
    return nullptr;
}

} // namespace cachescope::load
