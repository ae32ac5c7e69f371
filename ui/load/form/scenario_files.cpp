// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load/form/scenario_files.h"

#include "ui/charts/chart_export.h"

#include <QJsonDocument>

namespace cachescope::ui {

ScenarioFiles::ScenarioFiles(QObject *parent)
    : ThreadJob(parent)
{
}

bool ScenarioFiles::open(const QString &path)
{
    return start([this, path](const Progress &, const std::atomic<bool> &) -> Answer {
        const auto scenario = load::Scenario::fromFile(path);
        return [this, scenario, path] {
            if (scenario)
                Q_EMIT opened(*scenario, path);
            else
                Q_EMIT failed(scenario.error());
        };
    });
}

bool ScenarioFiles::save(const load::Scenario &scenario, const QString &path)
{
    return start([this, scenario, path](const Progress &, const std::atomic<bool> &) -> Answer {
        const Result<void> written = writeWholeFile(path, QJsonDocument(scenario.toJson()).toJson());
        return [this, scenario, path, written] {
            if (written)
                Q_EMIT saved(scenario, path);
            else
                Q_EMIT failed(written.error());
        };
    });
}

} // namespace cachescope::ui
