// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/history/run_summary.h"
#include "tests/support/load_document.h"

#include <QTest>

using namespace cachescope;
using namespace cachescope::load;
using namespace Qt::StringLiterals;

class TestRunSummary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasTheKeyFigures()
    {
        const RunSummary summary =
            summaryOf(test::loadDocument({test::faultyRun(u"legacy"_s), test::soundRun(u"corrected"_s)}));
        QCOMPARE(summary.name, u"Production fault"_s);
        QCOMPARE(summary.scenario, u"Production fault"_s);
        QCOMPARE(summary.users, 300);
        QCOMPARE(summary.startedAt, QDateTime(QDate(2026, 2, 20), QTime(14, 3, 11), Qt::UTC));
        QCOMPARE(summary.outcome, DocumentOutcome::Failed);
        QCOMPARE(summary.runs.size(), std::size_t(2));
        QCOMPARE(summary.otherRuns, 0);
        QCOMPARE(summary.runs[0].label, u"legacy"_s);
        QCOMPARE(summary.runs[0].operationsPerSecond, std::optional(190.0));
        QCOMPARE(summary.runs[0].p99Ms, std::optional(4870.0)); // of the writes
        QCOMPARE(summary.runs[0].lockErrors, std::optional(1081.0));
        QCOMPARE(summary.runs[0].hitRatio, std::optional(0.912));
        QCOMPARE(summary.runs[1].lockErrors, std::optional(0.0));
    }

    void longTextsAreCut()
    {
        const QString longText(kMostSummaryText + 1, u'x');
        QJsonObject document = test::loadDocument({test::soundRun(longText)});
        document = test::with(document, u"scenario.name"_s, longText);
        const RunSummary summary = summaryOf(document);
        for (const QString &text : {summary.name, summary.scenario, summary.runs[0].label})
            QCOMPARE(text.size(), kMostSummaryText);
    }

    void anAblationIsSummedUpByWhatWasAskedFor()
    {
        QJsonObject document = test::loadDocument(
            {test::faultyRun(u"legacy"_s), test::faultyRun(u"legacy,wal"_s), test::soundRun(u"corrected"_s)});
        document = test::with(document, u"scenario.designs"_s, QJsonArray{u"legacy"_s, u"corrected"_s});
        document.insert(u"ablation"_s, test::ablation(u"legacy"_s));
        const RunSummary summary = summaryOf(document);
        QCOMPARE(summary.runs.size(), std::size_t(2));
        QCOMPARE(summary.runs[1].label, u"corrected"_s);
        QCOMPARE(summary.otherRuns, 1);
    }

    void aSearchIsSummedUpByWhereItHeld()
    {
        QJsonArray runs;
        for (const int users : {50, 400, 240, 280}) {
            QJsonObject run = test::soundRun(u"corrected"_s);
            run.insert(u"users"_s, users);
            run.insert(u"operationsPerSecond"_s, users * 45.0);
            runs << run;
        }
        QJsonObject document = test::loadDocument(runs);
        document.insert(u"limit"_s, test::limit());
        RunSummary summary = summaryOf(document);
        QCOMPARE(summary.runs.size(), std::size_t(1));
        QCOMPARE(summary.runs[0].label, u"corrected at 240 users"_s);
        QCOMPARE(summary.runs[0].operationsPerSecond, std::optional(10'800.0));
        QCOMPARE(summary.otherRuns, 3);
        summary = summaryOf(test::with(document, u"limit.holdsAt"_s, QJsonValue(QJsonValue::Undefined)));
        QCOMPARE(summary.runs[0].label, u"corrected at 280 users"_s); // the last that was tried
    }

    void whatWasStoppedIsNoFailure()
    {
        QJsonObject run = test::soundRun(u"corrected"_s);
        run.insert(u"interrupted"_s, true);
        QJsonObject document = test::loadDocument({run});
        document.insert(u"passed"_s, false);
        QCOMPARE(summaryOf(document).outcome, DocumentOutcome::Interrupted);
        document = test::loadDocument({test::soundRun(u"corrected"_s)});
        document.insert(u"passed"_s, false);
        document.insert(u"notRun"_s, QJsonArray{u"legacy"_s}); // stopped between two designs
        QCOMPARE(summaryOf(document).outcome, DocumentOutcome::Interrupted);
        document.insert(u"error"_s, u"The disk is full"_s);
        QCOMPARE(summaryOf(document).outcome, DocumentOutcome::Failed);
    }

    void whatAnOlderDocumentDoesNotHaveIsAbsent()
    {
        const RunSummary summary = summaryOf({{u"runs"_s, QJsonArray{QJsonObject{{u"hits"_s, 0}}}}});
        QCOMPARE(summary.name, u"Load test"_s);
        QVERIFY(!summary.startedAt.isValid());
        QCOMPARE(summary.users, 0);
        QCOMPARE(summary.runs.size(), std::size_t(1));
        QCOMPARE(summary.runs[0].label, u"unnamed"_s);
        QVERIFY(!summary.runs[0].operationsPerSecond && !summary.runs[0].p99Ms &&
                !summary.runs[0].lockErrors && !summary.runs[0].hitRatio);
        QVERIFY(summaryOf(QJsonObject()).runs.empty());
    }

    void aHostileDocumentIsOneLine()
    {
        QJsonObject document = test::loadDocument({test::soundRun(test::hostileName())});
        document.insert(u"name"_s, u"two\nlines \t and more"_s);
        document = test::with(document, u"scenario.users"_s, 1e300);
        const RunSummary summary = summaryOf(document);
        QCOMPARE(summary.name, u"two lines and more"_s);
        QCOMPARE(summary.users, 1'000'000);
        document.insert(u"name"_s, u" \n "_s);
        QCOMPARE(summaryOf(document).name, u"Production fault"_s);
    }

    void comesBackFromJson()
    {
        RunSummary summary = summaryOf(test::loadDocument({test::faultyRun(u"legacy"_s)}));
        summary.id = u"20260220-140311-00c0ffee"_s;
        summary.bytes = 12'345;
        QCOMPARE(summaryFromJson(summaryToJson(summary)), std::optional(summary));
    }

    void whatIsNoSummaryIsNone()
    {
        QJsonObject json = summaryToJson(summaryOf(test::loadDocument({})));
        QVERIFY(!summaryFromJson(json)); // without an id
        json.insert(u"id"_s, u"a"_s);
        QVERIFY(summaryFromJson(json));
        json.insert(u"outcome"_s, 7);
        QVERIFY(!summaryFromJson(json));
        QVERIFY(!summaryFromJson(QJsonObject()));
    }
};

QTEST_GUILESS_MAIN(TestRunSummary)
#include "test_run_summary.moc"
