// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/kept_run_text.h"

#include "core/base/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace cachescope::ui {
namespace {

constexpr std::size_t kMostTogether = 2; // of more a line would be too long

/// So that the words of this file are together for translators.
struct KeptRunText
{
    Q_DECLARE_TR_FUNCTIONS(cachescope::ui::KeptRunText)
};

const QString kDash = QStringLiteral("–");
const QString kBetween = QStringLiteral(" · ");

using Figure = std::optional<double> load::SummaryFigures::*;

QString valueText(Figure figure, std::optional<double> value)
{
    if (!value)
        return kDash;
    if (figure == &load::SummaryFigures::p99Ms)
        return formatDuration(*value / 1000.0);
    if (figure == &load::SummaryFigures::hitRatio)
        return formatShare(*value);
    return formatCount(qRound64(*value));
}

bool wasStopped(const load::LoadDocument &document)
{
    return std::ranges::any_of(document.runs, &load::RunReport::interrupted) ||
           (document.error.isEmpty() && !document.notRun().isEmpty());
}

bool hasOwnName(const load::Scenario &scenario)
{
    return !scenario.name.trimmed().isEmpty() && scenario.name != load::Scenario().name;
}

} // namespace

QString outcomeText(load::DocumentOutcome outcome)
{
    switch (outcome) {
    case load::DocumentOutcome::Passed:
        return KeptRunText::tr("holds");
    case load::DocumentOutcome::Interrupted:
        return KeptRunText::tr("stopped");
    case load::DocumentOutcome::Failed:
        break;
    }
    return KeptRunText::tr("fails");
}

Tone toneOf(load::DocumentOutcome outcome)
{
    switch (outcome) {
    case load::DocumentOutcome::Passed:
        return Tone::Good;
    case load::DocumentOutcome::Interrupted:
        return Tone::Warning;
    case load::DocumentOutcome::Failed:
        break;
    }
    return Tone::Bad;
}

QString iconOf(load::DocumentOutcome outcome)
{
    switch (outcome) {
    case load::DocumentOutcome::Passed:
        return QStringLiteral("check");
    case load::DocumentOutcome::Interrupted:
        return QStringLiteral("stop");
    case load::DocumentOutcome::Failed:
        break;
    }
    return QStringLiteral("close");
}

QString momentText(const QDateTime &moment)
{
    return moment.isValid() ? formatTime(static_cast<double>(moment.toMSecsSinceEpoch()) / 1000.0) : kDash;
}

QString designsText(const load::RunSummary &summary)
{
    const bool areMany = summary.runs.size() > kMostTogether;
    QStringList labels;
    for (const load::SummaryFigures &run : summary.runs)
        labels << run.label;
    const int others = summary.otherRuns + (areMany ? static_cast<int>(labels.size()) - 1 : 0);
    const QString shown = areMany ? labels.first() : labels.join(kBetween);
    if (shown.isEmpty())
        return kDash;
    return others == 0 ? shown : KeptRunText::tr("%1 and %2 more").arg(shown, formatCount(others));
}

QString figuresText(const load::RunSummary &summary, Figure figure)
{
    if (summary.runs.size() > kMostTogether) {
        std::optional<double> least;
        for (const load::SummaryFigures &run : summary.runs) {
            if (run.*figure && (!least || *(run.*figure) < *least))
                least = run.*figure;
        }
        const QString from = valueText(figure, least);
        const QString to = valueText(figure, largestOf(summary, figure));
        return from == to ? from : QStringLiteral("%1 … %2").arg(from, to);
    }
    QStringList values;
    for (const load::SummaryFigures &run : summary.runs)
        values << valueText(figure, run.*figure);
    return values.isEmpty() ? kDash : values.join(kBetween);
}

std::optional<double> largestOf(const load::RunSummary &summary, Figure figure)
{
    std::optional<double> largest;
    for (const load::SummaryFigures &run : summary.runs)
        largest = std::max(largest, run.*figure); // nothing is less than any number
    return largest;
}

QString nameFor(const load::LoadDocument &document)
{
    const load::Scenario &scenario = document.scenario;
    QString name = scenario.name.trimmed();
    if (!hasOwnName(scenario)) {
        QStringList designs = scenario.designs;
        designs.removeDuplicates();
        const QString list = designs.join(QStringLiteral(", "));
        name = scenario.users == 1 ? KeptRunText::tr("1 user: %1").arg(list)
                                   : KeptRunText::tr("%1 users: %2").arg(formatCount(scenario.users), list);
    }
    return wasStopped(document) ? KeptRunText::tr("%1 (stopped early)").arg(name) : name;
}

QString exportText(load::RunExport kind)
{
    switch (kind) {
    case load::RunExport::Html:
        return KeptRunText::tr("&Page for people (HTML)…");
    case load::RunExport::Json:
        break;
    case load::RunExport::JUnit:
        return KeptRunText::tr("JUnit &XML for pipelines…");
    case load::RunExport::Csv:
        return KeptRunText::tr("Time series as &CSV…");
    }
    return KeptRunText::tr("&Report as JSON…");
}

QString exportFilter(load::RunExport kind)
{
    switch (kind) {
    case load::RunExport::Html:
        return KeptRunText::tr("HTML page (*.html)");
    case load::RunExport::Json:
        break;
    case load::RunExport::JUnit:
        return KeptRunText::tr("JUnit XML (*.xml)");
    case load::RunExport::Csv:
        return KeptRunText::tr("Comma-separated values (*.csv)");
    }
    return KeptRunText::tr("JSON (*.json)");
}

} // namespace cachescope::ui
