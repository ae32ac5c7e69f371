// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/format.h"
#include "core/load/report/document_verdict.h"
#include "core/load/report/figure_text.h"
#include "core/load/report/html/html_sections.h"
#include "core/load/report/html/svg_chart.h"
#include "core/load/report/report_fields.h"
#include "core/load/report/run_labels.h"

#include <QDateTime>
#include <QHash>

namespace cachescope::load {

namespace {

const char *bannerLook(const ReportView &view)
{
    switch (outcomeOf(view.document)) {
    case DocumentOutcome::Passed:
        return "banner good";
    case DocumentOutcome::Interrupted:
        return "banner warning";
    case DocumentOutcome::Failed:
        break;
    }
    return "banner bad";
}

void writeMissing(HtmlPage &page, const ReportView &view)
{
    const QStringList sentences = missingRuns(view.document);
    for (const QString &sentence : sentences)
        page.element("p", sentence);
}

/// What speaks for a run that held: how far it was from an error.
QString margin(const QJsonObject &run)
{
    QStringList parts;
    const qint64 errors = countAt(run, "lockErrors.total");
    parts << (errors == 0 ? QStringLiteral("no lock error")
                          : QStringLiteral("%1 lock errors, which is allowed").arg(formatCount(errors)));
    if (const auto share = numberAt(run, "lockWaits.worstShareOfTimeout");
        share && countAt(run, "lockWaits.count") > 0)
        parts << QStringLiteral("longest wait %1 of the timeout").arg(formatShare(*share));
    if (const auto checked = numberAt(run, "verification.checked"); checked && *checked > 0)
        parts << QStringLiteral("%1 values verified").arg(countText(checked));
    return parts.join(QStringLiteral(", "));
}

void writeRun(HtmlPage &page, const ReportView &view, std::size_t at)
{
    const RunVerdict &verdict = view.verdicts[at];
    page.open("li");
    page.element("strong", view.labels[static_cast<qsizetype>(at)]);
    page.text(verdict.passed ? QStringLiteral(" holds: ") + margin(view.runs[at])
                             : QStringLiteral(" fails: ") + verdict.failures.join(QStringLiteral("; ")));
    for (const QString &note : verdict.notes)
        page.element("span", note, "muted");
    page.close();
}

QString count(qint64 number, const char *one, const char *many)
{
    return QStringLiteral("%1 %2").arg(formatCount(number), QLatin1String(number == 1 ? one : many));
}

/// "2 designs · 300 users · seed 42"
QString subtitle(const ReportView &view)
{
    const auto runs = static_cast<qint64>(view.runs.size());
    QStringList parts{isSearch(view.document) ? count(runs, "run", "runs")
                                              : count(runs, "design", "designs")};
    const QJsonObject scenario = valueAt(view.document, "scenario").toObject();
    if (scenario.contains(QStringLiteral("users")))
        parts << count(countAt(scenario, "users"), "user", "users");
    if (countAt(scenario, "processes") > 1)
        parts << count(countAt(scenario, "processes"), "process", "processes");
    if (scenario.contains(QStringLiteral("seed")))
        parts << QStringLiteral("seed %1").arg(plainText(scenario.value(QStringLiteral("seed"))));
    return parts.join(QStringLiteral(" · "));
}

QString startText(const ReportView &view)
{
    const QString text = textAt(view.document, "startedAt");
    const QDateTime time = QDateTime::fromString(text, Qt::ISODate);
    return time.isValid()
               ? time.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")) + QStringLiteral(" UTC")
               : text;
}

void writeFact(HtmlPage &page, const QString &name, const QString &value)
{
    if (value.isEmpty())
        return;
    page.open("div");
    page.element("dt", name);
    page.element("dd", value);
    page.close();
}

QString machineFactName(const QString &field)
{
    static const QHash<QString, QString> names{
        {QStringLiteral("cpu"), QStringLiteral("Processor")},
        {QStringLiteral("cores"), QStringLiteral("Cores")},
        {QStringLiteral("memoryBytes"), QStringLiteral("Memory")},
        {QStringLiteral("fileSystem"), QStringLiteral("File system of the runs")},
        {QStringLiteral("os"), QStringLiteral("System")},
        {QStringLiteral("kernel"), QStringLiteral("Kernel")},
        {QStringLiteral("qtVersion"), QStringLiteral("Qt")},
        {QStringLiteral("sqliteVersion"), QStringLiteral("SQLite")},
        {QStringLiteral("program"), QStringLiteral("Program")},
        {QStringLiteral("architecture"), QStringLiteral("Architecture")},
    };
    return names.value(field, figureName(field));
}

QString machineFact(const QString &field, const QJsonValue &value)
{
    if (value.isNull())
        return {}; // not known
    const bool isSize = field.endsWith(QLatin1String("Bytes")) && value.isDouble();
    return isSize ? bytesText(value.toDouble()) : plainText(value);
}

} // namespace

void writeHeading(HtmlPage &page, const ReportView &view)
{
    const QString name = textAt(view.document, "scenario.name");
    page.open("header");
    page.element("h1", name.isEmpty() ? QStringLiteral("Load test") : name);
    page.element("p", subtitle(view), "muted");
    page.close();
    page.open("section", bannerLook(view));
    page.element("h2", headlineOf(view.document));
    writeMissing(page, view);
    if (!view.runs.empty() && !isSearch(view.document)) { // steps of a search are meant to fail in the end
        page.open("ul");
        for (std::size_t i = 0; i < view.runs.size(); ++i)
            writeRun(page, view, i);
        page.close();
    }
    page.close();
}

void writeEnvironment(HtmlPage &page, const ReportView &view)
{
    const QJsonObject machine = valueAt(view.document, "machine").toObject();
    const QJsonValue program = valueAt(view.document, "program");
    const QString started = startText(view);
    if (machine.isEmpty() && program.isUndefined() && started.isEmpty())
        return;
    page.openCard(QStringLiteral("Environment"));
    page.open("dl");
    writeFact(page, QStringLiteral("Started"), started);
    if (!program.isUndefined() && program != machine.value(QStringLiteral("program")))
        writeFact(page, QStringLiteral("Program"), plainText(program));
    for (auto at = machine.begin(); at != machine.end(); ++at)
        writeFact(page, machineFactName(at.key()), machineFact(at.key(), at.value()));
    page.close();
    page.close();
}

} // namespace cachescope::load
