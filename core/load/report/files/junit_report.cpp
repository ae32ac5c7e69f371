// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/files/junit_report.h"

#include "core/base/translate.h"
#include "core/load/report/figure_text.h"
#include "core/load/report/report_fields.h"
#include "core/load/report/run_labels.h"
#include "core/load/report/run_verdict.h"
#include "core/load/report/xml_text.h"

#include <QJsonArray>
#include <QXmlStreamWriter>

#include <algorithm>
#include <utility>

namespace cachescope::load {

namespace {

/// Failed: the design did not do what it should. Broken: the run itself did not come to its end.
enum class Outcome { Passed, Failed, Broken, Skipped };

struct Case
{
    QString name;
    Outcome outcome = Outcome::Passed;
    QString message = {}; ///< why it did not pass
    QString type = {};    ///< the cause in a word, of what did not pass
    QString output = {};  ///< what else came of it
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

/// Passes where there is nothing to say.
Case caseOf(const char *name, const QString &message, Outcome otherwise, const char *type)
{
    return {QLatin1String(name), message.isEmpty() ? Outcome::Passed : otherwise, message,
            QLatin1String(type)};
}

Case verificationCase(const QJsonObject &run)
{
    const QStringList findings = valueFindings(run);
    const bool verified =
        countAt(run, "verification.checked") > 0 || valueAt(run, "verification.file").isObject();
    if (findings.isEmpty() && !verified)
        return caseOf("values verified", QStringLiteral("no value was verified"), Outcome::Skipped, "");
    return caseOf("values verified", findings.join(QStringLiteral("; ")), Outcome::Failed, "values");
}

/// Named by the figure alone: a limit that is changed keeps the history of its case.
std::vector<Case> thresholdCases(const QJsonObject &run)
{
    QStringList names;
    std::vector<Case> cases;
    for (const QJsonObject &threshold : objectsAt(run, "thresholds")) {
        names << figureName(textAt(threshold, "name"));
        const QString text = thresholdText(threshold);
        if (valueAt(threshold, "passed").toBool())
            cases.push_back({names.last(), Outcome::Passed, {}, {}, text});
        else
            cases.push_back({names.last(), Outcome::Failed, text, QStringLiteral("threshold")});
    }
    names = toldApart(names);
    for (std::size_t i = 0; i < cases.size(); ++i)
        cases[i].name = names[static_cast<qsizetype>(i)];
    return cases;
}

std::vector<Case> casesOf(const QJsonObject &run)
{
    std::vector<Case> cases = thresholdCases(run);
    cases.push_back(caseOf("no lost process", lostProcesses(run), Outcome::Broken, "process"));
    cases.push_back(caseOf("the cache was closed", failedEnd(run), Outcome::Broken, "close"));
    if (const QString nothing = nothingMeasured(run); !nothing.isEmpty())
        cases.push_back(caseOf("operations were measured", nothing, Outcome::Failed, "operations"));
    cases.push_back(verificationCase(run));
    if (valueAt(run, "interrupted").toBool())
        cases.push_back(caseOf("ran to its end",
                               QStringLiteral("the run was interrupted; its figures hold for what was run"),
                               Outcome::Failed, "interrupted"));
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

double secondsOf(const QJsonObject &run)
{
    return std::max(0.0, numberAt(run, "seconds").value_or(0.0));
}

/// A search is one test, whose steps are meant to fail in the end.
Suite limitSuite(const QJsonObject &document, const QJsonObject &limit)
{
    const QString design = textAt(limit, "design");
    Suite suite{design.isEmpty() ? QStringLiteral("limit") : design, 0.0, propertiesOf(document, {}), {}};
    for (const QJsonObject &run : objectsAt(document, "runs"))
        suite.seconds += secondsOf(run);
    Case found = caseOf("the condition is met", documentPassed(document) ? QString() : limitVerdict(limit),
                        Outcome::Failed, "limit");
    found.output = stepsOf(limit);
    suite.cases = {found};
    return suite;
}

Suite notRunSuite(const QJsonObject &document, const QString &design, const QString &error)
{
    const QString why =
        error.isEmpty() ? QStringLiteral("its turn did not come: the test was interrupted") : error;
    return {design, 0.0, propertiesOf(document, {}), {caseOf("was run", why, Outcome::Broken, "report")}};
}

std::vector<Suite> suitesOf(const QJsonObject &document)
{
    std::vector<Suite> suites;
    if (const QJsonObject limit = valueAt(document, "limit").toObject(); !limit.isEmpty())
        return {limitSuite(document, limit)};
    const auto runs = objectsAt(document, "runs");
    const QStringList labels = runLabels(document);
    for (std::size_t i = 0; i < runs.size(); ++i)
        suites.push_back({labels[static_cast<qsizetype>(i)], secondsOf(runs[i]),
                          propertiesOf(document, runs[i]), casesOf(runs[i])});
    const QString error = textAt(document, "error");
    const QJsonArray notRun = valueAt(document, "notRun").toArray();
    for (const QJsonValue &design : notRun)
        suites.push_back(notRunSuite(document, plainText(design), error));
    if (suites.empty())
        suites.push_back({QStringLiteral("load"),
                          0.0,
                          propertiesOf(document, {}),
                          {caseOf("a design was run", QStringLiteral("the report has no runs"),
                                  Outcome::Broken, "report")}});
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

void writeProblem(QXmlStreamWriter &xml, const char *element, const Case &test)
{
    xml.writeStartElement(QLatin1String(element));
    attribute(xml, "message", test.message);
    attribute(xml, "type", test.type);
    xml.writeCharacters(xmlText(test.message));
    xml.writeEndElement();
}

/// Without a time: what is judged is a run, whose time the suite has.
void writeCase(QXmlStreamWriter &xml, const Suite &suite, const Case &test)
{
    xml.writeStartElement(QStringLiteral("testcase"));
    attribute(xml, "classname", QStringLiteral("load.") + suite.name);
    attribute(xml, "name", test.name);
    if (test.outcome == Outcome::Failed)
        writeProblem(xml, "failure", test);
    if (test.outcome == Outcome::Broken)
        writeProblem(xml, "error", test);
    if (test.outcome == Outcome::Skipped) {
        xml.writeEmptyElement(QStringLiteral("skipped"));
        attribute(xml, "message", test.message);
    }
    if (!test.output.isEmpty())
        xml.writeTextElement(QStringLiteral("system-out"), xmlText(test.output));
    xml.writeEndElement();
}

/// Of one suite, or of all together.
void writeCounts(QXmlStreamWriter &xml, const std::vector<Suite> &suites)
{
    const auto sum = [&suites](Outcome outcome) {
        qint64 all = 0;
        for (const Suite &suite : suites)
            all += suite.count(outcome);
        return QString::number(all);
    };
    std::size_t tests = 0;
    double seconds = 0.0;
    for (const Suite &suite : suites) {
        tests += suite.cases.size();
        seconds += suite.seconds;
    }
    attribute(xml, "tests", QString::number(tests));
    attribute(xml, "failures", sum(Outcome::Failed));
    attribute(xml, "errors", sum(Outcome::Broken));
    attribute(xml, "skipped", sum(Outcome::Skipped));
    attribute(xml, "time", secondsText(seconds));
}

void writeSuite(QXmlStreamWriter &xml, const Suite &suite, const QString &startedAt)
{
    xml.writeStartElement(QStringLiteral("testsuite"));
    attribute(xml, "name", suite.name);
    writeCounts(xml, {suite});
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
    const PlainEnglish english;
    const auto suites = suitesOf(document);
    QByteArray text;
    QXmlStreamWriter xml(&text);
    xml.setAutoFormatting(true);
    xml.setAutoFormattingIndent(2);
    xml.writeStartDocument();
    xml.writeStartElement(QStringLiteral("testsuites"));
    attribute(xml, "name", textAt(document, "scenario.name"));
    writeCounts(xml, suites);
    // When the runs after the first began is not known.
    QString startedAt = textAt(document, "startedAt");
    for (const Suite &suite : suites)
        writeSuite(xml, suite, std::exchange(startedAt, QString()));
    xml.writeEndDocument();
    return text;
}

} // namespace cachescope::load
