// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/run_report.h"
#include "core/load/scenario/threshold.h"
#include "tests/support/verify.h"

#include <QJsonDocument>

#include <sqlite3.h>

using namespace cachescope;
using namespace cachescope::load;

/// What must hold of a run.
class TestThreshold : public QObject
{
    Q_OBJECT

private:
    static QJsonObject anyRun()
    {
        return QJsonDocument::fromJson(R"({"operations": 7, "reads": {"p99Ms": 1.5, "count": 7},
            "lockErrors": {"total": 3, "byCode": {"SQLITE_BUSY": 3}},
            "byOperation": {"getMany": {"meanMs": 0.25}}, "design": "legacy"})")
            .object();
    }
    static std::optional<double> valueOf(const char *figure)
    {
        Threshold threshold;
        threshold.figure = QLatin1String(figure);
        return threshold.valueIn(anyRun());
    }
    static QString textOf(const QList<Threshold> &thresholds)
    {
        QStringList texts;
        for (const Threshold &threshold : thresholds)
            texts << threshold.toText();
        return texts.join(QLatin1Char(' '));
    }

private Q_SLOTS:
    void operatorsCompareWithTheLimit_data()
    {
        QTest::addColumn<QString>("sign");
        QTest::addColumn<bool>("below");
        QTest::addColumn<bool>("same");
        QTest::addColumn<bool>("above");
        QTest::newRow("<") << "<" << true << false << false;
        QTest::newRow("<=") << "<=" << true << true << false;
        QTest::newRow(">") << ">" << false << false << true;
        QTest::newRow(">=") << ">=" << false << true << true;
        QTest::newRow("==") << "==" << false << true << false;
    }
    void operatorsCompareWithTheLimit()
    {
        QFETCH(QString, sign);
        const auto threshold = parseThreshold(QStringLiteral("reads.p99Ms") + sign + QStringLiteral("2.5"));
        VERIFY_OK(threshold);
        QCOMPARE(threshold->operatorText(), sign);
        QTEST(threshold->holdsFor(2.0), "below");
        QTEST(threshold->holdsFor(2.5), "same");
        QTEST(threshold->holdsFor(3.0), "above");
    }

    void goesToTextAndBack()
    {
        for (const char *text :
             {"lockErrors.total<=0", "reads.p99Ms<0.25", "operationsPerSecond>=1500", "hitRatio>0.9",
              "failed==0", "wal.maxBytes<1500000000", "lockErrors.byCode.SQLITE_BUSY_SNAPSHOT<=0",
              "byOperation.pin.count<1", "failures.p999Ms<30", "writes.perSecond>1",
              "lockErrors.byPhase.begin<2", "lockErrors.byHandler.noneSet<2"}) {
            const auto threshold = parseThreshold(QLatin1String(text));
            VERIFY_OK(threshold);
            QCOMPARE(threshold->toText(), QString::fromLatin1(text));
        }
    }

    void blanksDoNotMatter()
    {
        const auto threshold = parseThreshold(QStringLiteral("  reads.p99Ms  <  50 "));
        VERIFY_OK(threshold);
        const Threshold expected{QStringLiteral("reads.p99Ms"), Comparison::Less, 50.0};
        QVERIFY(*threshold == expected);
    }

    void whatIsNoThresholdIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("why");
        const auto row = [](const char *text, const char *why) {
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(why);
        };
        row("", "is no threshold");
        row("failed", "is no threshold");
        row("failed=0", "is no threshold");
        row("failed<", "has no number behind <");
        row("failed<=few", "has no number behind <=");
        row("failed<=1ms", "has no number behind <=");
        row("failed<=nan", "has no number behind <=");
        row("failed<=inf", "has no number behind <="); // never fails
        row("<=5", "names no figure of a run");
        row("reads.p98Ms<5", "names no figure of a run");
        row("reads<5", "names no figure of a run");
        row("byOperation.load.p99Ms<5", "names no figure of a run");
        row("lockErrors.byCode<=0", "names no figure of a run");
        row("lockErrors.byCause.commit<=0", "names no figure of a run");
        row("failed=<0", "names no figure of a run");
    }
    void whatIsNoThresholdIsRefused()
    {
        QFETCH(QString, text);
        QFETCH(QString, why);
        const auto threshold = parseThreshold(text);
        VERIFY_FAILS(threshold, ErrorCode::InvalidArgument);
        const QString message = threshold.error().message;
        QVERIFY2(message.startsWith(QStringLiteral("\"%1\" %2; ").arg(text, why)), qPrintable(message));
        for (const char *known : {"reads.p99Ms", "lockErrors.total", "byOperation.get", "SQLITE_BUSY"})
            QVERIFY2(message.contains(QLatin1String(known)), known);
    }

    /// They would be read as 0 in every run, and never fail.
    void causesOfLockErrorsThatNeverAreAreRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("why");
        const auto row = [](const char *text, const char *why) {
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(why);
        };
        const char *codes = "names no result code of a lock error; allowed are SQLITE_BUSY, "
                            "SQLITE_BUSY_RECOVERY, SQLITE_BUSY_SNAPSHOT, SQLITE_BUSY_TIMEOUT, SQLITE_LOCKED, "
                            "SQLITE_LOCKED_SHAREDCACHE, SQLITE_LOCKED_VTAB, SQLITE_PROTOCOL";
        row("lockErrors.byCode.SQLITE_BUSY_SNAPSHOTS<=0", codes);
        row("lockErrors.byCode.sqlite_busy<=0", codes);
        row("lockErrors.byCode.SQLITE_FULL<=0", codes); // is an error, and no lock's
        row("lockErrors.byCode.a b<=0", codes);
        row("lockErrors.byCode.<=0", codes);
        row("lockErrors.byPhase.comit<=0",
            "names no phase of a lock error; allowed are open, begin, read, write, "
            "commit, checkpoint, close");
        row("lockErrors.byHandler.nevr<=0",
            "names no answer of the busy handler; allowed are noneSet, never, asked");
    }
    void causesOfLockErrorsThatNeverAreAreRefused()
    {
        QFETCH(QString, text);
        QFETCH(QString, why);
        const auto threshold = parseThreshold(text);
        VERIFY_FAILS(threshold, ErrorCode::InvalidArgument);
        QCOMPARE(threshold.error().message, QStringLiteral("\"%1\" %2").arg(text, why));
    }

    void everyCauseThatAReportCountsIsAFigure()
    {
        RunReport run;
        for (const int code : {SQLITE_BUSY, SQLITE_BUSY_RECOVERY, SQLITE_BUSY_SNAPSHOT, SQLITE_BUSY_TIMEOUT,
                               SQLITE_LOCKED, SQLITE_LOCKED_SHAREDCACHE, SQLITE_LOCKED_VTAB, SQLITE_PROTOCOL})
            run.locks.errors.push_back({code, sqlite::LockPhase::Read, sqlite::HandlerAsked::Asked, 1});
        for (int phase = 0; phase <= static_cast<int>(sqlite::LockPhase::Close); ++phase)
            run.locks.errors.push_back(
                {SQLITE_BUSY, static_cast<sqlite::LockPhase>(phase), sqlite::HandlerAsked::Never, 1});
        run.locks.errors.push_back({SQLITE_BUSY, sqlite::LockPhase::Read, sqlite::HandlerAsked::NoneSet, 1});
        const QJsonObject json = run.toJson().value(QStringLiteral("lockErrors")).toObject();
        int causes = 0;
        for (const char *group : {"byCode", "byPhase", "byHandler"}) {
            for (const QString &name : json.value(QLatin1String(group)).toObject().keys()) {
                VERIFY_OK(
                    parseThreshold(QStringLiteral("lockErrors.%1.%2<=0").arg(QLatin1String(group), name)));
                ++causes;
            }
        }
        QCOMPARE(causes, 8 + 7 + 3);
    }

    void severalAreJoinedByAndOrCommas()
    {
        const auto all = parseThresholds(QStringLiteral(
            " lockErrors.total<=0 and reads.p99Ms<50,writes.p99Ms<60 , hits>1  and  misses<9 "));
        VERIFY_OK(all);
        QCOMPARE(textOf(*all),
                 QStringLiteral("lockErrors.total<=0 reads.p99Ms<50 writes.p99Ms<60 hits>1 misses<9"));
    }

    void oneWrongAmongSeveralIsRefused()
    {
        for (const char *text : {"", "failed<=0,", "failed<=0 and", "failed<=0 and nothing<1", ",failed<=0",
                                 "failed<=0 or hits>1"})
            VERIFY_FAILS(parseThresholds(QLatin1String(text)), ErrorCode::InvalidArgument);
    }

    void findsFiguresByTheirPath()
    {
        QVERIFY(valueOf("operations") == 7.0);
        QVERIFY(valueOf("reads.p99Ms") == 1.5);
        QVERIFY(valueOf("byOperation.getMany.meanMs") == 0.25);
        QVERIFY(valueOf("lockErrors.byCode.SQLITE_BUSY") == 3.0);
    }

    void whatWasNotMeasuredHasNoValue()
    {
        for (const char *figure : {"writes.p99Ms", "reads.p95Ms", "reads", "design", "arrivals.dropped",
                                   "operations.count", "byOperation.put.meanMs"})
            QVERIFY2(!valueOf(figure), figure);
    }

    void causesThatAreNotThereHappenedNever()
    {
        for (const char *figure : {"lockErrors.byCode.SQLITE_BUSY_SNAPSHOT", "lockErrors.byPhase.begin",
                                   "lockErrors.byHandler.never"})
            QVERIFY2(valueOf(figure) == 0.0, figure);
    }

    void lockErrorsAndFailuresAreLimitedUnlessNamed_data()
    {
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<QString>("all");
        QTest::newRow("another") << "hits>1"
                                 << "lockErrors.total<=0 failed<=0 hits>1";
        QTest::newRow("one of them") << "failed<5"
                                     << "lockErrors.total<=0 failed<5";
        QTest::newRow("both") << "failed<5,lockErrors.total<9"
                              << "failed<5 lockErrors.total<9";
        QTest::newRow("twice") << "hits>1,hits<9,failed<=0"
                               << "lockErrors.total<=0 hits>1 hits<9 failed<=0";
    }
    void lockErrorsAndFailuresAreLimitedUnlessNamed()
    {
        QFETCH(QString, wanted);
        const auto own = parseThresholds(wanted);
        VERIFY_OK(own);
        QTEST(textOf(withDefaults(*own)), "all");
    }

    void withoutAnyTheTwoAreLimited()
    {
        QCOMPARE(textOf(withDefaults({})), QStringLiteral("lockErrors.total<=0 failed<=0"));
    }

    void whereOperationsHaveTheirMomentsSoAreThoseThatDidNotBegin()
    {
        QCOMPARE(textOf(withDefaults({}, true)),
                 QStringLiteral("lockErrors.total<=0 failed<=0 arrivals.droppedShare<=0.05"));
        const auto own = parseThresholds(QStringLiteral("arrivals.droppedShare<1"));
        VERIFY_OK(own);
        QCOMPARE(textOf(withDefaults(*own, true)),
                 QStringLiteral("lockErrors.total<=0 failed<=0 arrivals.droppedShare<1"));
    }
};

QTEST_APPLESS_MAIN(TestThreshold)
#include "test_threshold.moc"
