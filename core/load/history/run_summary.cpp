// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/history/run_summary.h"

#include "core/base/translate.h"
#include "core/load/report/report_fields.h"
#include "core/load/report/run_labels.h"
#include "core/load/report/run_verdict.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>

namespace cachescope::load {

namespace {

struct FigureField
{
    const char *name;
    std::optional<double> SummaryFigures::*figure;
};

constexpr FigureField kFigureFields[] = {
    {"operationsPerSecond", &SummaryFigures::operationsPerSecond},
    {"p99Ms", &SummaryFigures::p99Ms},
    {"lockErrors", &SummaryFigures::lockErrors},
    {"hitRatio", &SummaryFigures::hitRatio},
};

QString shortened(const QString &text)
{
    return text.left(kMostSummaryText);
}

/// Without reads there is none, though the document says 0.
std::optional<double> hitRatioOf(const QJsonObject &run)
{
    const double hits = numberAt(run, "hits").value_or(0.0);
    const double all = hits + numberAt(run, "misses").value_or(0.0);
    return all > 0.0 ? std::optional(hits / all) : std::nullopt;
}

SummaryFigures figuresOf(const QJsonObject &run, const QString &label)
{
    return {shortened(label), numberAt(run, "operationsPerSecond"),
            std::max(numberAt(run, "reads.p99Ms"), numberAt(run, "writes.p99Ms")), // nothing is the least
            numberAt(run, "lockErrors.total"), hitRatioOf(run)};
}

/// What the search changed.
std::optional<double> valueOf(const QJsonObject &run, const QJsonObject &limit)
{
    const bool isRate = textAt(limit, "variable") == QLatin1String("ratePerSecond");
    return numberAt(run, isRate ? "arrivals.ratePerSecond" : "users");
}

std::vector<std::size_t> chiefStep(const QJsonObject &document, const std::vector<QJsonObject> &runs)
{
    const QJsonObject limit = valueAt(document, "limit").toObject();
    const auto holdsAt = numberAt(limit, "holdsAt");
    const auto found = std::ranges::find_if(
        runs, [&](const QJsonObject &run) { return holdsAt && valueOf(run, limit) == holdsAt; });
    if (runs.empty())
        return {};
    return {found == runs.end() ? runs.size() - 1 : static_cast<std::size_t>(found - runs.begin())};
}

/// Of a search its design with the value, which alone would not say what it is of.
QString labelOf(const QJsonObject &document, const QJsonObject &run, const QString &label)
{
    if (!isSearch(document))
        return label;
    const QJsonObject limit = valueAt(document, "limit").toObject();
    return CoreText::tr("%1 at %2").arg(designOf(run), limitStep(limit, valueOf(run, limit)));
}

bool isAblation(const QJsonObject &document)
{
    return !valueAt(document, "ablation").toObject().isEmpty();
}

QStringList textsAt(const QJsonObject &object, const char *path)
{
    QStringList texts;
    const QJsonArray list = valueAt(object, path).toArray();
    for (const QJsonValue &text : list)
        texts << text.toString();
    return texts;
}

QString nameOf(const QJsonObject &document)
{
    for (const char *path : {"name", "scenario.name"}) {
        const QString name = textAt(document, path).simplified();
        if (!name.isEmpty())
            return name;
    }
    return CoreText::tr("Load test");
}

QJsonObject figuresToJson(const SummaryFigures &figures)
{
    QJsonObject json{{QStringLiteral("label"), figures.label}};
    for (const FigureField &field : kFigureFields) {
        if (const auto &figure = figures.*field.figure)
            json.insert(QLatin1String(field.name), *figure);
    }
    return json;
}

SummaryFigures figuresFromJson(const QJsonObject &json)
{
    SummaryFigures figures;
    figures.label = textAt(json, "label");
    for (const FigureField &field : kFigureFields)
        figures.*field.figure = numberAt(json, field.name);
    return figures;
}

} // namespace

std::vector<std::size_t> chiefRuns(const QJsonObject &document)
{
    const std::vector<QJsonObject> runs = objectsAt(document, "runs");
    if (isSearch(document))
        return chiefStep(document, runs);
    const QStringList named = textsAt(document, "scenario.designs");
    const QSet<QString> designs(named.begin(), named.end());
    std::vector<std::size_t> chief;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (!isAblation(document) || designs.contains(textAt(runs[i], "design")))
            chief.push_back(i);
    }
    return chief;
}

RunSummary summaryOf(const QJsonObject &document)
{
    RunSummary summary;
    summary.name = shortened(nameOf(document));
    summary.startedAt = QDateTime::fromString(textAt(document, "startedAt"), Qt::ISODate).toUTC();
    summary.scenario = shortened(textAt(document, "scenario.name"));
    summary.users = static_cast<int>(std::clamp<qint64>(countAt(document, "scenario.users"), 0, 1'000'000));
    summary.outcome = outcomeOf(document);
    const std::vector<QJsonObject> runs = objectsAt(document, "runs");
    const QStringList labels = runLabels(document);
    for (const std::size_t run : chiefRuns(document))
        summary.runs.push_back(
            figuresOf(runs[run], labelOf(document, runs[run], labels[static_cast<qsizetype>(run)])));
    summary.otherRuns = static_cast<int>(runs.size() - summary.runs.size());
    return summary;
}

QJsonObject summaryToJson(const RunSummary &summary)
{
    QJsonArray runs;
    for (const SummaryFigures &figures : summary.runs)
        runs << figuresToJson(figures);
    return {{QStringLiteral("id"), summary.id},
            {QStringLiteral("name"), summary.name},
            {QStringLiteral("startedAt"), summary.startedAt.toString(Qt::ISODateWithMs)},
            {QStringLiteral("scenario"), summary.scenario},
            {QStringLiteral("users"), summary.users},
            {QStringLiteral("outcome"), static_cast<int>(summary.outcome)},
            {QStringLiteral("runs"), runs},
            {QStringLiteral("otherRuns"), summary.otherRuns},
            {QStringLiteral("bytes"), summary.bytes}};
}

std::optional<RunSummary> summaryFromJson(const QJsonObject &json)
{
    const qint64 outcome = countAt(json, "outcome");
    RunSummary summary;
    summary.id = textAt(json, "id");
    summary.name = textAt(json, "name");
    if (summary.id.isEmpty() || summary.name.isEmpty() || outcome < 0 ||
        outcome > static_cast<int>(DocumentOutcome::Failed))
        return std::nullopt;
    summary.startedAt = QDateTime::fromString(textAt(json, "startedAt"), Qt::ISODateWithMs);
    summary.scenario = textAt(json, "scenario");
    summary.users = static_cast<int>(countAt(json, "users"));
    summary.outcome = static_cast<DocumentOutcome>(outcome);
    for (const QJsonObject &run : objectsAt(json, "runs"))
        summary.runs.push_back(figuresFromJson(run));
    summary.otherRuns = static_cast<int>(countAt(json, "otherRuns"));
    summary.bytes = countAt(json, "bytes");
    return summary;
}

} // namespace cachescope::load
