// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/report/html/html_page.h"
#include "core/load/report/run_verdict.h"

#include <QJsonObject>
#include <QStringList>

#include <vector>

/// The parts of an HTML report. Each writes nothing where the document says nothing about it. Any thread.
namespace cachescope::load {

/// What all parts look at.
struct ReportView
{
    QJsonObject document;
    std::vector<QJsonObject> runs;
    QStringList labels;               ///< of `runs`, each one once
    std::vector<RunVerdict> verdicts; ///< of `runs`
};

ReportView viewOf(const QJsonObject &document);
/// "design"; or "run" where all are of one design, as in a search for a limit.
QString runWord(const ReportView &view);

/// Runs that share a table and charts: as many as there are lines that can be told apart.
struct RunGroup
{
    std::size_t first = 0;
    std::size_t count = 0;
};

std::vector<RunGroup> groupsOf(const ReportView &view);
/// ", designs 7 to 12 of 14" or ", runs …"; empty if there is but one group.
QString groupText(const ReportView &view, const RunGroup &group);
/// The header of the column of a run: its line and name.
TableCell designCell(const ReportView &view, std::size_t run, const QString &look);

void writeHeading(HtmlPage &page, const ReportView &view);     ///< title and verdict
void writeEnvironment(HtmlPage &page, const ReportView &view); ///< machine, program, time
void writeSummary(HtmlPage &page, const ReportView &view);     ///< key figures, a column a design
void writeCharts(HtmlPage &page, const ReportView &view);      ///< over time
void writeChanges(HtmlPage &page, const ReportView &view);     ///< what was changed while it ran
void writeLockErrors(HtmlPage &page, const ReportView &view);  ///< code × phase × handler
void writeLockHolders(HtmlPage &page, const ReportView &view); ///< who held the write lock
void writeThresholds(HtmlPage &page, const ReportView &view);
void writeAblation(HtmlPage &page, const ReportView &view); ///< which switch brings which errors
void writeLimit(HtmlPage &page, const ReportView &view);    ///< how far it holds
void writeScenario(HtmlPage &page, const ReportView &view); ///< as JSON, and how to run it again

} // namespace cachescope::load
