// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/files/junit_report.h"

#include "core/load/report/figure_text.h"
#include "core/load/report/report_fields.h"
#include "core/load/report/run_labels.h"
#include "core/load/report/run_verdict.h"
#include "core/load/report/xml_text.h"

#include <QXmlStreamWriter>

#include <algorithm>

namespace cachescope::load {

namespace {

enum class Outcome { Passed, Failed, Skipped };

struct Case
{
    QString name;
    Outcome outcome = Outcome::Passed;
    QString message;     ///< why it failed or was skipped
    QString output = {}; ///< what else came of it
};

struct Suite
{
    QString name;
    double seconds = 0.0;
    std::vector<std::pair<QString, QString>> properties;
    std::vector<Case> cases;

    [[nodiscard]] qint64 count(Outcome outcome) const
    {
        return std::ranges::count(cases, outcome, &Case::outcome);
    }
};

Case verificationCase(const QJsonObject &run)
{
    const QString name = QStringLiteral("values verified");
    const QStringList findings = valueFindings(run);
    if (!findings.isEmpty())
        return {name, Outcome::Failed, findings.join(QStringLiteral("; "))};
    const bool verified =
        countAt(run, "verification.checked") > 0 || valueAt(run, "verification.file").isObject();
    if (verified)
        return {name, Outcome::Passed, {}};
    return {name, Outcome::Skipped, QStringLiteral("no value was verified")};
}

Case thresholdCase(const QJsonObject &threshold)
{
    const QString name =
        QStringLiteral("%1 %2").arg(figureName(textAt(threshold, "name")), limitText(threshold));
    if (valueAt(threshold, "passed").toBool())
        return {name, Outcome::Passed, {}};
    return {name, Outcome::Failed, thresholdText(threshold)};
}

std::vector<Case> casesOf(const QJsonObject &run)
{
    std::vector<Case> cases;
    for (const QJsonObject &threshold : objectsAt(run, "thresholds"))
        cases.push_back(thresholdCase(threshold));
    const QString lost = lostProcesses(run);
    cases.push_back(
        {QStringLiteral("no lost process"), lost.isEmpty() ? Outcome::Passed : Outcome::Failed, lost});
    if (const QString end = failedEnd(run); !end.isEmpty())
        cases.push_back({QStringLiteral("the cache was closed"), Outcome::Failed, end});
    if (const QString nothing = nothingMeasured(run); !nothing.isEmpty())
        cases.push_back({QStringLiteral("operations were measured"), Outcome::Failed, nothing});
    cases.push_back(verificationCase(run));
    if (valueAt(run, "interrupted").toBool())
        cases.push_back({QStringLiteral("ran to its end"), Outcome::Failed,
                         QStringLiteral("the run was interrupted; its figures hold for what was run")});
    return cases;
}

std::vector<std::pair<QString, QString>> propertiesOf(const QJsonObject &document, const QJsonObject &run)
{
    std::vector<std::pair<QString, QString>> properties;
    const auto add = [&properties](const QString &name, const QJsonValue &value) {
        if (!value.isUndefined() && !value.isNull())
            properties.emplace_back(name, plainText(value));
    };
    add(QStringLiteral("scenario"), valueAt(document, "scenario.name"));
    add(QStringLiteral("seed"), valueAt(document, "scenario.seed"));
    add(QStringLiteral("command"), valueAt(document, "command"));
    add(QStringLiteral("scenario.json"), valueAt(document, "scenario"));
    for (const char *name : {"users", "processes", "operations", "operationsPerSecond", "operationsDigest",
                             "firstFailure", "firstFinding"})
        add(QLatin1String(name), valueAt(run, name));
    const QJsonObject machine = valueAt(document, "machine").toObject();
    for (auto at = machine.begin(); at != machine.end(); ++at)
        add(QStringLiteral("machine.") + at.key(), at.value());
    return properties;
}

QString stepsOf(const QJsonObject &limit)
{
    QStringList lines{limitVerdict(limit)};
    for (const QJsonObject &probe : objectsAt(limit, "probes")) {
        const QString result = valueAt(probe, "passed").toBool()
                                   ? QStringLiteral("holds")
                                   : QStringLiteral("fails (%1)").arg(textAt(probe, "why"));
        lines << QStringLiteral("%1: %2").arg(limitStep(limit, numberAt(probe, "value")), result);
    }
    return lines.join(QLatin1Char('\n'));
}

/// A search is one test, whose steps are meant to fail in the end.
Suite limitSuite(const QJsonObject &document, const QJsonObject &limit)
{
    const QString design = textAt(limit, "design");
    const QString condition = textAt(limit, "condition");
    Suite suite{design.isEmpty() ? QStringLiteral("limit") : design, 0.0, propertiesOf(document, {}), {}};
    for (const QJsonObject &run : objectsAt(document, "runs"))
        suite.seconds += std::max(0.0, numberAt(run, "seconds").value_or(0.0));
    const bool passed = documentPassed(document);
    suite.cases = {
        {QStringLiteral("meets %1").arg(condition.isEmpty() ? QStringLiteral("what was asked") : condition),
         passed ? Outcome::Passed : Outcome::Failed, passed ? QString() : limitVerdict(limit),
         stepsOf(limit)}};
    return suite;
}

std::vector<Suite> suitesOf(const QJsonObject &document)
{
    std::vector<Suite> suites;
    if (const QJsonObject limit = valueAt(document, "limit").toObject(); !limit.isEmpty())
        return {limitSuite(document, limit)};
    const auto runs = objectsAt(document, "runs");
    const QStringList labels = runLabels(document);
    for (std::size_t i = 0; i < runs.size(); ++i)
        suites.push_back({labels[static_cast<qsizetype>(i)],
                          std::max(0.0, numberAt(runs[i], "seconds").value_or(0.0)),
                          propertiesOf(document, runs[i]), casesOf(runs[i])});
    if (suites.empty())
        suites.push_back({QStringLiteral("load"),
                          0.0,
                          propertiesOf(document, {}),
                          {{QStringLiteral("a design was run"), Outcome::Failed,
                            QStringLiteral("the report has no runs")}}});
    return suites;
}

void attribute(QXmlStreamWriter &xml, const char *name, const QString &value)
{
    xml.writeAttribute(QLatin1String(name), xmlText(value));
}

QString secondsText(double seconds)
{
    return QString::number(seconds, 'f', 3);
}

void writeCase(QXmlStreamWriter &xml, const Suite &suite, const Case &test)
{
    xml.writeStartElement(QStringLiteral("testcase"));
    attribute(xml, "classname", QStringLiteral("load.") + suite.name);
    attribute(xml, "name", test.name);
    attribute(xml, "time", secondsText(suite.seconds / static_cast<double>(suite.cases.size())));
    if (test.outcome == Outcome::Failed) {
        xml.writeStartElement(QStringLiteral("failure"));
        attribute(xml, "message", test.message);
        attribute(xml, "type", QStringLiteral("threshold"));
        xml.writeCharacters(xmlText(test.message));
        xml.writeEndElement();
    } else if (test.outcome == Outcome::Skipped) {
        xml.writeEmptyElement(QStringLiteral("skipped"));
        attribute(xml, "message", test.message);
    }
    if (!test.output.isEmpty())
        xml.writeTextElement(QStringLiteral("system-out"), xmlText(test.output));
    xml.writeEndElement();
}

/// The counts that a suite and all of them together have.
void writeCounts(QXmlStreamWriter &xml, qint64 tests, qint64 failures, qint64 skipped, double seconds)
{
    attribute(xml, "tests", QString::number(tests));
    attribute(xml, "failures", QString::number(failures));
    attribute(xml, "errors", QStringLiteral("0"));
    attribute(xml, "skipped", QString::number(skipped));
    attribute(xml, "time", secondsText(seconds));
}

void writeSuite(QXmlStreamWriter &xml, const Suite &suite, const QString &startedAt)
{
    xml.writeStartElement(QStringLiteral("testsuite"));
    attribute(xml, "name", suite.name);
    writeCounts(xml, static_cast<qint64>(suite.cases.size()), suite.count(Outcome::Failed),
                suite.count(Outcome::Skipped), suite.seconds);
    if (!startedAt.isEmpty())
        attribute(xml, "timestamp", startedAt);
    xml.writeStartElement(QStringLiteral("properties"));
    for (const auto &[name, value] : suite.properties) {
        xml.writeEmptyElement(QStringLiteral("property"));
        attribute(xml, "name", name);
        attribute(xml, "value", value);
    }
    xml.writeEndElement();
    for (const Case &test : suite.cases)
        writeCase(xml, suite, test);
    xml.writeEndElement();
}

} // namespace

QByteArray junitReport(const QJsonObject &document)
{
    const auto suites = suitesOf(document);
    const auto sum = [&suites](Outcome outcome) {
        qint64 all = 0;
        for (const Suite &suite : suites)
            all += suite.count(outcome);
        return all;
    };
    double seconds = 0.0;
    for (const Suite &suite : suites)
        seconds += suite.seconds;
    QByteArray text;
    QXmlStreamWriter xml(&text);
    xml.setAutoFormatting(true);
    xml.setAutoFormattingIndent(2);
    xml.writeStartDocument();
    xml.writeStartElement(QStringLiteral("testsuites"));
    attribute(xml, "name", textAt(document, "scenario.name"));
    writeCounts(xml, sum(Outcome::Passed) + sum(Outcome::Failed) + sum(Outcome::Skipped),
                sum(Outcome::Failed), sum(Outcome::Skipped), seconds);
    for (const Suite &suite : suites)
        writeSuite(xml, suite, textAt(document, "startedAt"));
    xml.writeEndDocument();
    return text;
}

} // namespace cachescope::load
