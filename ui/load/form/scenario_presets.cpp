// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load/form/scenario_presets.h"

#include <QCoreApplication>

#include <array>

namespace cachescope::ui {
namespace {

struct PresetWords
{
    const char *file;
    const char *title;
    const char *description;
};

constexpr std::array kPresets{
    PresetWords{
        "production-fault", QT_TRANSLATE_NOOP("cachescope::ui::ScenarioPresets", "Production fault"),
        QT_TRANSLATE_NOOP("cachescope::ui::ScenarioPresets",
                          "The outage: listeners and synthesis on a slow disk, at the same arrivals for "
                          "every design from the fault to the correction. Takes 3 minutes.")},
    PresetWords{
        "ablation", QT_TRANSLATE_NOOP("cachescope::ui::ScenarioPresets", "Ablation"),
        QT_TRANSLATE_NOOP("cachescope::ui::ScenarioPresets",
                          "Which cause produces which errors: each switch of three designs turned alone. "
                          "Takes 5 minutes.")},
    PresetWords{
        "step-by-step", QT_TRANSLATE_NOOP("cachescope::ui::ScenarioPresets", "Step by step"),
        QT_TRANSLATE_NOOP("cachescope::ui::ScenarioPresets",
                          "The designs from the fault to the correction in a closed loop, on the disk as "
                          "it is. Takes 1 minute.")},
    PresetWords{
        "playback", QT_TRANSLATE_NOOP("cachescope::ui::ScenarioPresets", "Playback"),
        QT_TRANSLATE_NOOP("cachescope::ui::ScenarioPresets",
                          "200 listeners: is the block there, then read it, or synthesise and store it. "
                          "Takes 25 seconds.")},
    PresetWords{
        "burst-stores", QT_TRANSLATE_NOOP("cachescope::ui::ScenarioPresets", "Bursts of stores"),
        QT_TRANSLATE_NOOP("cachescope::ui::ScenarioPresets",
                          "Forty results at once, every two seconds, on a virtual server's disk. Takes 1 "
                          "minute.")},
    PresetWords{"extraction-batch",
                QT_TRANSLATE_NOOP("cachescope::ui::ScenarioPresets", "Extraction in batches"),
                QT_TRANSLATE_NOOP("cachescope::ui::ScenarioPresets",
                                  "Pages of documents, read and stored forty at a time. Takes 20 seconds.")},
    PresetWords{"eviction-pressure",
                QT_TRANSLATE_NOOP("cachescope::ui::ScenarioPresets", "Pressure of eviction"),
                QT_TRANSLATE_NOOP("cachescope::ui::ScenarioPresets",
                                  "A budget that is always full. Takes 1 minute.")},
    PresetWords{
        "hundreds-of-users", QT_TRANSLATE_NOOP("cachescope::ui::ScenarioPresets", "Hundreds of users"),
        QT_TRANSLATE_NOOP("cachescope::ui::ScenarioPresets",
                          "A ramp to 500 users in four processes, with fsyncs that take 20 ms longer. "
                          "Takes 30 seconds.")},
    PresetWords{"soak", QT_TRANSLATE_NOOP("cachescope::ui::ScenarioPresets", "Soak"),
                QT_TRANSLATE_NOOP("cachescope::ui::ScenarioPresets", "Eight hours of everything.")},
};

QString translated(const char *text)
{
    return QCoreApplication::translate("cachescope::ui::ScenarioPresets", text);
}

} // namespace

QList<ScenarioPreset> scenarioPresets()
{
    QList<ScenarioPreset> presets;
    for (const PresetWords &words : kPresets) {
        const auto scenario =
            load::Scenario::fromFile(QStringLiteral(":/scenarios/%1.json").arg(QLatin1String(words.file)));
        if (scenario)
            presets.append({translated(words.title), translated(words.description), *scenario});
    }
    return presets;
}

load::Scenario firstScenario()
{
    load::Scenario scenario;
    scenario.designs = {QStringLiteral("legacy-no-timeout"), QStringLiteral("corrected")};
    return scenario;
}

} // namespace cachescope::ui
