// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/load_document.h"

#include "core/load/report/machine_info.h"
#include "core/load/report/run_labels.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>

namespace cachescope::load {

bool LoadDocument::passed() const
{
    if (!error.isEmpty())
        return false;
    if (limit)
        return limit->holdsAt.has_value() && limit->error.isEmpty();
    return notRun().isEmpty() &&
           std::ranges::all_of(runs, [](const RunReport &run) { return run.holds() && !run.interrupted; });
}

QStringList LoadDocument::notRun() const
{
    return limit ? QStringList() : plannedDesigns(scenario).mid(static_cast<qsizetype>(runs.size()));
}

QString LoadDocument::runDirectory() const
{
    if (scenario.inPlace)
        return QFileInfo(scenario.sourceFile).absolutePath();
    return workDirectory.isEmpty() ? QDir::tempPath() : workDirectory;
}

QStringList LoadDocument::runLabels() const
{
    return load::runLabels(toJson());
}

QJsonObject LoadDocument::toJson() const
{
    QJsonArray list;
    for (const RunReport &run : runs)
        list << run.toJson();
    QJsonObject json{
        {QStringLiteral("scenario"), scenario.toJson()},
        {QStringLiteral("machine"), machineInfo(runDirectory())},
        {QStringLiteral("startedAt"), startedAt.toUTC().toString(Qt::ISODate)},
        {QStringLiteral("runs"), list},
        {QStringLiteral("passed"), passed()},
    };
    if (!command.isEmpty())
        json.insert(QStringLiteral("command"), command);
    if (!error.isEmpty())
        json.insert(QStringLiteral("error"), error);
    if (const QStringList left = notRun(); !left.isEmpty())
        json.insert(QStringLiteral("notRun"), QJsonArray::fromStringList(left));
    if (ablation)
        json.insert(QStringLiteral("ablation"), ablation->toJson());
    if (limit)
        json.insert(QStringLiteral("limit"), limit->toJson());
    return json;
}

} // namespace cachescope::load
