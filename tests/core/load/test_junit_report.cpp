// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/files/junit_report.h"
#include "tests/support/load_document.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QXmlStreamReader>

using namespace cachescope;
using namespace cachescope::load;
using namespace Qt::StringLiterals;

class TestJunitReport : public QObject
{
    Q_OBJECT

private:
    struct Parsed
    {
        QString error;
        QStringList suites;
        QStringList cases;    ///< "suite/case"
        QStringList failures; ///< messages
        QStringList errors;   ///< messages
        QStringList types;    ///< of both
        QStringList skipped;
        QStringList properties; ///< name=value
        QString output;
        QString tests; ///< of all suites
        QString failed;
        QString broken;
        QStringList times;  ///< of suites
        QStringList starts; ///< of suites
    };

    static void readElement(const QXmlStreamReader &xml, Parsed &parsed)
    {
        const auto at = [&xml](const char *name) {
            return xml.attributes().value(QLatin1String(name)).toString();
        };
        if (xml.name() == QLatin1String("testsuites")) {
            parsed.tests = at("tests");
            parsed.failed = at("failures");
            parsed.broken = at("errors");
        } else if (xml.name() == QLatin1String("testsuite")) {
            parsed.suites << at("name");
            parsed.times << at("time");
            parsed.starts << at("timestamp");
        } else if (xml.name() == QLatin1String("testcase")) {
            parsed.cases << parsed.suites.last() + QLatin1Char('/') + at("name");
            if (xml.attributes().hasAttribute(u"time"_s))
                parsed.error = u"a case has a time"_s;
        } else if (xml.name() == QLatin1String("failure")) {
            parsed.failures << at("message");
            parsed.types << at("type");
        } else if (xml.name() == QLatin1String("error")) {
            parsed.errors << at("message");
            parsed.types << at("type");
        } else if (xml.name() == QLatin1String("skipped")) {
            parsed.skipped << at("message");
        } else if (xml.name() == QLatin1String("property")) {
            parsed.properties << at("name") + QLatin1Char('=') + at("value");
        }
    }

    static Parsed parse(const QJsonObject &document)
    {
        Parsed parsed;
        QXmlStreamReader xml(junitReport(document));
        while (!xml.atEnd()) {
            if (xml.readNext() == QXmlStreamReader::StartElement)
                readElement(xml, parsed);
            if (xml.isStartElement() && xml.name() == QLatin1String("system-out"))
                parsed.output = xml.readElementText();
        }
        parsed.error += xml.errorString();
        return parsed;
    }

    static QJsonObject withoutLimit(const QJsonObject &document)
    {
        return test::with(document, u"limit"_s, QJsonValue::Undefined);
    }

    static Parsed parseRun(const QString &path, const QJsonValue &value)
    {
        return parse(test::loadDocument({test::with(test::soundRun(u"corrected"_s), path, value)}));
    }

private Q_SLOTS:
    void aCaseForEachThresholdAndThreeMore()
    {
        const Parsed parsed = parse(withoutLimit(test::fullLoadDocument()));
        QVERIFY2(parsed.error.isEmpty(), qPrintable(parsed.error));
        QCOMPARE(parsed.suites, (QStringList{u"legacy"_s, u"corrected"_s}));
        QCOMPARE(parsed.cases.mid(0, 6),
                 (QStringList{u"legacy/lock errors"_s, u"legacy/failed operations"_s, u"legacy/reads p99"_s,
                              u"legacy/no lost process"_s, u"legacy/the cache was closed"_s,
                              u"legacy/values verified"_s}));
        QCOMPARE(parsed.failures, (QStringList{u"lock errors 1,081 (allowed: at most 0)"_s,
                                               u"failed operations 1,081 (allowed: at most 0)"_s,
                                               u"reads p99 4.1 s (allowed: at most 100 ms)"_s}));
        QCOMPARE(parsed.types, QStringList(3, u"threshold"_s));
        QCOMPARE(parsed.tests, u"12"_s);
        QCOMPARE(parsed.failed, u"3"_s);
        QCOMPARE(parsed.broken, u"0"_s);
        QCOMPARE(parsed.times, QStringList(2, u"60.000"_s));
        QCOMPARE(parsed.starts, (QStringList{u"2026-02-20T14:03:11Z"_s, QString()}));
    }

    void aChangedLimitKeepsTheNameOfItsCase()
    {
        const auto threshold = [](double limit) {
            return QJsonObject{{u"name"_s, u"reads.p99Ms"_s},
                               {u"operator"_s, u"<="_s},
                               {u"limit"_s, limit},
                               {u"value"_s, 70},
                               {u"passed"_s, true}};
        };
        const Parsed before = parseRun(u"thresholds"_s, QJsonArray{threshold(100)});
        QCOMPARE(before.output, u"reads p99 70.0 ms (allowed: at most 100 ms)"_s);
        QCOMPARE(before.cases, parseRun(u"thresholds"_s, QJsonArray{threshold(80)}).cases);
        const Parsed two = parseRun(u"thresholds"_s, QJsonArray{threshold(80), threshold(90)});
        QCOMPARE(two.cases.mid(0, 2),
                 (QStringList{u"corrected/reads p99 (1)"_s, u"corrected/reads p99 (2)"_s}));
    }

    void propertiesTellHowToRepeatIt()
    {
        const Parsed parsed = parse(withoutLimit(test::fullLoadDocument()));
        for (const char *property :
             {"seed=42", "users=300", "processes=4", "machine.cores=2", "machine.cpu=Example Processor 3000",
              "operationsDigest=9f86d081884c7d65", "command=cachescope-cli load 'a b.json' --users 300"})
            QVERIFY2(parsed.properties.contains(QLatin1String(property)), property);
        const QStringList scenarios = parsed.properties.filter(u"scenario.json="_s);
        QCOMPARE(scenarios.size(), 2); // of each design
        const QByteArray json = scenarios.first().section(QLatin1Char('='), 1).toUtf8();
        QVERIFY(!json.contains('\n'));
        QCOMPARE(QJsonDocument::fromJson(json)[u"diskSyncDelayMs"_s].toInt(), 20);
    }

    void aSearchForALimitIsOneTest()
    {
        QJsonObject document = test::fullLoadDocument(u"corrected"_s);
        document.insert(u"passed"_s, true);
        const Parsed parsed = parse(document);
        QVERIFY2(parsed.error.isEmpty(), qPrintable(parsed.error));
        QCOMPARE(parsed.cases, QStringList{u"corrected/the condition is met"_s});
        QVERIFY(parsed.failures.isEmpty());
        QCOMPARE(parsed.tests, u"1"_s);
        QCOMPARE(parsed.failed, u"0"_s);
        QCOMPARE(parsed.times, QStringList{u"120.000"_s}); // of all runs
        QVERIFY(parsed.properties.contains(u"seed=42"_s));
        QCOMPARE(
            parsed.output.split(QLatin1Char('\n')),
            (QStringList{u"corrected meets no lock error, reads p99 at most 100 ms at 240 users, and not "
                         "at 280."_s,
                         u"50 users: holds"_s, u"400 users: fails (reads p99 is over 100 ms)"_s,
                         u"240 users: holds"_s, u"280 users: fails (reads p99 is over 100 ms)"_s}));
    }

    void aLimitThatIsNowhereFails()
    {
        QJsonObject document =
            test::with(test::fullLoadDocument(), u"limit.holdsAt"_s, QJsonValue::Undefined);
        const Parsed parsed = parse(document);
        QCOMPARE(parsed.failures.size(), 1);
        QCOMPARE(parsed.types, QStringList{u"limit"_s});
        QVERIFY(parsed.failures.first().contains(u"corrected does not meet"_s));
        QVERIFY(parsed.failures.first().contains(u"at 280 users; no less was left to try."_s));
    }

    void lostProcessesAreErrors()
    {
        const Parsed parsed = parseRun(u"workersFailed"_s, 2);
        QVERIFY(parsed.failures.isEmpty());
        QCOMPARE(parsed.types, QStringList{u"process"_s});
        QCOMPARE(parsed.failed, u"0"_s);
        QCOMPARE(parsed.broken, u"1"_s);
        QCOMPARE(parsed.errors,
                 QStringList{u"2 of 4 processes were lost, which ended the run after 1.0 min; the "
                             "figures are without them"_s});
    }

    void aCacheThatCouldNotBeClosedIsAnError()
    {
        const Parsed parsed = parseRun(u"closeError"_s, u"the disk is full"_s);
        QVERIFY(parsed.failures.isEmpty());
        QCOMPARE(parsed.types, QStringList{u"close"_s});
        QCOMPARE(parsed.errors, QStringList{u"at the end: the disk is full"_s});
    }

    void aRunWithoutOperationsFails()
    {
        QJsonObject run = test::soundRun(u"corrected"_s, 3);
        run.remove(u"arrivals"_s);
        run.insert(u"operations"_s, 0);
        QCOMPARE(parse(test::loadDocument({run})).failures, QStringList{u"no operation was measured"_s});
        run.insert(u"workersFailed"_s, 1); // which is why
        QVERIFY(parse(test::loadDocument({run})).failures.isEmpty());
    }

    void wrongValuesFail()
    {
        const Parsed parsed = parseRun(u"verification.stale"_s, 1);
        QCOMPARE(parsed.types, QStringList{u"values"_s});
        QCOMPARE(parsed.failures, QStringList{u"1 stale value: replaced or removed before the read began"_s});
    }

    void whatWasNotVerifiedIsSkipped()
    {
        const Parsed parsed = parseRun(u"verification"_s, QJsonValue::Undefined);
        QCOMPARE(parsed.skipped, QStringList{u"no value was verified"_s});
        QVERIFY(parsed.failures.isEmpty());
    }

    void interruptedRunsDoNotPass()
    {
        const Parsed parsed = parseRun(u"interrupted"_s, true);
        QCOMPARE(parsed.cases.last(), u"corrected/ran to its end"_s);
        QCOMPARE(parsed.types, QStringList{u"interrupted"_s});
    }

    void whatWasNotRunIsAnError()
    {
        QJsonObject document = test::loadDocument({test::soundRun(u"corrected"_s)});
        document.insert(u"notRun"_s, QJsonArray{u"legacy"_s});
        Parsed parsed = parse(document);
        QCOMPARE(parsed.cases.last(), u"legacy/was run"_s);
        QCOMPARE(parsed.errors, QStringList{u"its turn did not come: the test was interrupted"_s});
        document.insert(u"error"_s, u"corrected: the disk is full"_s);
        parsed = parse(document);
        QCOMPARE(parsed.errors, QStringList{u"corrected: the disk is full"_s});
    }

    void aReportWithoutRunsFails()
    {
        for (const char *json : {"{}", R"({"runs": [], "passed": true})", R"({"runs": [3]})"}) {
            const Parsed parsed = parse(QJsonDocument::fromJson(json).object());
            QVERIFY(parsed.error.isEmpty());
            QCOMPARE(parsed.errors, QStringList{u"the report has no runs"_s});
        }
    }

    void hostileNamesStayText()
    {
        const QString name = test::hostileName();
        QJsonObject document = withoutLimit(test::fullLoadDocument(name, name));
        document = test::with(document, u"scenario.name"_s, name);
        document = test::with(document, u"machine"_s, QJsonObject{{name, name}});
        const Parsed parsed = parse(document);
        QVERIFY2(parsed.error.isEmpty(), qPrintable(parsed.error));
        QVERIFY(parsed.suites.first().startsWith(u"<script>alert(\"1\")</script>&amp;'%1"_s));
        QVERIFY(parsed.suites[0].endsWith(u" (1)"_s));
        QCOMPARE(parsed.suites[1], parsed.suites[0].chopped(4) + u" (2)"_s);
    }

    void everyFieldMayBeMissing()
    {
        const QJsonObject whole = test::faultyRun(u"legacy"_s, 3);
        for (const QString &field : whole.keys())
            QVERIFY2(parseRun(field, QJsonValue::Undefined).error.isEmpty(), qPrintable(field));
    }
};

QTEST_APPLESS_MAIN(TestJunitReport)
#include "test_junit_report.moc"
