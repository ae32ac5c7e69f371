// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/recorded_runs.h"

#include "core/load/history/run_summary.h"
#include "core/load/report/report_fields.h"
#include "core/load/report/run_labels.h"
#include "ui/models/lock_event_model.h"
#include "ui/widgets/run_view.h"

namespace cachescope::ui {
namespace {

using load::countAt;
using load::numberAt;

load::RunReport reportOf(const QJsonObject &run)
{
    load::RunReport report;
    report.operationsPerSecond = numberAt(run, "operationsPerSecond").value_or(0.0);
    report.reads.p99Ms = numberAt(run, "reads.p99Ms").value_or(0.0);
    report.writes.p99Ms = numberAt(run, "writes.p99Ms").value_or(0.0);
    report.counts.hits = countAt(run, "hits");
    report.counts.misses = countAt(run, "misses");
    report.locks.totalErrors = static_cast<quint64>(countAt(run, "lockErrors.total"));
    return report;
}

RunHistory historyOf(const QJsonObject &run, const QString &label)
{
    RunHistory history(label);
    load::RunSample sample;
    for (const QJsonObject &point : load::objectsAt(run, "samples")) {
        sample.atSeconds = numberAt(point, "atSeconds").value_or(sample.atSeconds);
        sample.p99Ms = numberAt(point, "p99Ms").value_or(0.0);
        sample.operations += countAt(point, "operations");
        sample.walBytes = countAt(point, "walBytes");
        sample.locks.totalErrors += static_cast<quint64>(countAt(point, "lockErrors"));
        history.append(sample);
    }
    history.finish(reportOf(run));
    return history;
}

} // namespace

void showRecorded(RunView &view, const QJsonObject &document)
{
    const std::vector<QJsonObject> runs = load::objectsAt(document, "runs");
    const QStringList labels = load::runLabels(document);
    std::vector<RunHistory> histories;
    QStringList names;
    for (const std::size_t run : load::chiefRuns(document)) {
        const QString label = labels[static_cast<qsizetype>(run)];
        RunHistory history = historyOf(runs[run], label);
        if (!history.last() || names.size() == LockEventModel::kMaxDesigns)
            continue;
        names << label;
        histories.push_back(std::move(history));
    }
    view.start(names, 1.0);
    for (std::size_t i = 0; i < histories.size(); ++i)
        view.show(static_cast<int>(i), histories[i]);
}

} // namespace cachescope::ui
