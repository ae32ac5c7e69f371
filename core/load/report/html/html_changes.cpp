// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/format.h"
#include "core/load/report/change_text.h"
#include "core/load/report/html/html_sections.h"
#include "core/load/report/report_fields.h"
#include "core/load/report/run_labels.h"

namespace cachescope::load {

namespace {

/// Of each run; who moved a slider for minutes does not want to read all of it.
constexpr std::size_t kMostRows = 50;

QString momentText(const QJsonObject &change)
{
    const double at = numberAt(change, "atSeconds").value_or(0.0);
    return at < 0.0 ? QStringLiteral("in the warm-up") : formatDuration(at);
}

TableRow changeRow(const ReportView &view, std::size_t run, const QJsonObject &change)
{
    return {designCell(view, run, QStringLiteral("name")),
            {momentText(change), QStringLiteral("number")},
            {changeText(change), QStringLiteral("long")},
            {changeOrigin(change), {}}};
}

} // namespace

void writeChanges(HtmlPage &page, const ReportView &view)
{
    const QString heading = QStringLiteral("Changed while it ran");
    Table table{heading,
                {{isSearch(view.document) ? QStringLiteral("Run") : QStringLiteral("Design"), {}},
                 {QStringLiteral("At"), QStringLiteral("number")},
                 {QStringLiteral("Change"), {}},
                 {QStringLiteral("By"), {}}},
                {}};
    std::size_t left = 0;
    for (std::size_t run = 0; run < view.runs.size(); ++run) {
        const auto changes = objectsAt(view.runs[run], "changes");
        for (std::size_t i = 0; i < std::min(changes.size(), kMostRows); ++i)
            table.rows.push_back(changeRow(view, run, changes[i]));
        left += changes.size() - std::min(changes.size(), kMostRows);
    }
    if (table.rows.empty())
        return;
    page.openCard(heading);
    page.table(table);
    if (left > 0)
        page.element("p", QStringLiteral("And %1 more.").arg(formatCount(static_cast<qint64>(left))));
    page.close();
}

} // namespace cachescope::load
