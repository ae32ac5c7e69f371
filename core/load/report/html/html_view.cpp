// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/html/html_sections.h"
#include "core/load/report/html/svg_chart.h"
#include "core/load/report/report_fields.h"
#include "core/load/report/run_labels.h"

#include <algorithm>

namespace cachescope::load {

ReportView viewOf(const QJsonObject &document)
{
    ReportView view{document, objectsAt(document, "runs"), {}, {}};
    view.labels = runLabels(document);
    for (const QJsonObject &run : view.runs)
        view.verdicts.push_back(verdictOn(run));
    return view;
}

QString runWord(const ReportView &view)
{
    return isSearch(view.document) ? QStringLiteral("run") : QStringLiteral("design");
}

std::vector<RunGroup> groupsOf(const ReportView &view)
{
    std::vector<RunGroup> groups;
    for (std::size_t first = 0; first < view.runs.size(); first += kChartStyles)
        groups.push_back({first, std::min<std::size_t>(kChartStyles, view.runs.size() - first)});
    return groups;
}

QString groupText(const ReportView &view, const RunGroup &group)
{
    if (group.count == view.runs.size())
        return {};
    return QStringLiteral(", %1s %2 to %3 of %4")
        .arg(runWord(view), QString::number(group.first + 1), QString::number(group.first + group.count),
             QString::number(view.runs.size()));
}

TableCell designCell(const ReportView &view, std::size_t run, const QString &look)
{
    return {view.labels[static_cast<qsizetype>(run)], look, static_cast<int>(run % kChartStyles)};
}

} // namespace cachescope::load
