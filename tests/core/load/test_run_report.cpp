// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/run_report.h"

#include <QJsonArray>
#include <QTest>

#include <sqlite3.h>

using namespace cachescope;
using namespace cachescope::load;
using sqlite::HandlerAsked;
using sqlite::LockPhase;

/// The names and units that scripts rely on.
class TestRunReport : public QObject
{
    Q_OBJECT

private:
    static QJsonValue at(const QJsonObject &json, const char *path)
    {
        QJsonValue value = json;
        for (const QString &name : QString::fromLatin1(path).split(QLatin1Char('.')))
            value = value.toObject().value(name);
        return value;
    }

private Q_SLOTS:
    void hasTheFieldsOfTheContract()
    {
        RunReport run;
        run.design = QStringLiteral("legacy");
        run.users = 50;
        run.processes = 4;
        run.workersFailed = 1;
        run.seconds = 2.0;
        run.operations = 30;
        run.reads = {20, 10.0, 1.0, 2.0, 3.0, 4.0, 5.0};
        run.writes.count = 10;
        run.storeCommits = 4;
        run.failed = 3;
        run.locks.errors = {{SQLITE_BUSY, LockPhase::Write, HandlerAsked::Asked, 2},
                            {SQLITE_BUSY, LockPhase::Open, HandlerAsked::Never, 1},
                            {SQLITE_BUSY_RECOVERY, LockPhase::Open, HandlerAsked::Asked, 4}};
        run.locks.totalErrors = 7;
        run.locks.waits = 5;
        run.locks.worstShareOfTimeout = 0.5;
        run.walMaxBytes = 99;
        const QJsonObject json = run.toJson();
        QCOMPARE(at(json, "design").toString(), QStringLiteral("legacy"));
        QCOMPARE(at(json, "processes").toInt(), 4);
        QCOMPARE(at(json, "workersFailed").toInt(), 1);
        QCOMPARE(at(json, "reads.count").toInt(), 20);
        QCOMPARE(at(json, "reads.p95Ms").toDouble(), 3.0);
        QCOMPARE(at(json, "lockErrors.total").toInt(), 7);
        QCOMPARE(at(json, "lockErrors.byCode.SQLITE_BUSY").toInt(), 3);
        QCOMPARE(at(json, "lockErrors.byCode.SQLITE_BUSY_RECOVERY").toInt(), 4);
        QCOMPARE(at(json, "lockErrors.byPhase.open").toInt(), 5);
        QCOMPARE(at(json, "lockWaits.count").toInt(), 5);
        QCOMPARE(at(json, "lockWaits.worstShareOfTimeout").toDouble(), 0.5);
        QCOMPARE(at(json, "wal.maxBytes").toInt(), 99);
        QCOMPARE(at(json, "stores.entriesPerCommit").toDouble(), 2.5);
        QCOMPARE(at(json, "thresholds").toArray().size(), 2);
    }

    void whatWasNotMeasuredIsLeftOut()
    {
        const QJsonObject json = RunReport().toJson();
        QVERIFY(!json.contains(QStringLiteral("stores")));
        QVERIFY(!json.contains(QStringLiteral("verification")));
        QVERIFY(!json.contains(QStringLiteral("firstFailure")));
        QCOMPARE(at(json, "reads.count").toInt(), 0);
        QVERIFY(at(json, "reads.p50Ms").isUndefined());
    }

    void passesOnlyIfEveryRunHolds()
    {
        RunReport good;
        RunReport bad;
        bad.failed = 1;
        RunReport lost;
        lost.workersFailed = 1;
        QVERIFY(!lost.holds());
        QVERIFY(reportToJson(Scenario(), {good}).value(QStringLiteral("passed")).toBool());
        const QJsonObject both = reportToJson(Scenario(), {good, bad});
        QVERIFY(!both.value(QStringLiteral("passed")).toBool());
        QCOMPARE(both.value(QStringLiteral("runs")).toArray().size(), 2);
        QVERIFY(at(both, "machine.cores").toInt() > 0);
        QVERIFY(at(both, "machine.sqliteVersion").toString().startsWith(QLatin1Char('3')));
        QCOMPARE(at(both, "scenario.users").toInt(), Scenario().users);
    }
};

QTEST_APPLESS_MAIN(TestRunReport)
#include "test_run_report.moc"
