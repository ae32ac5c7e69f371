// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/run_report.h"

#include <QJsonArray>
#include <QTest>

#include <sqlite3.h>

using namespace cachescope;
using namespace cachescope::load;
using sqlite::HandlerAsked;
using sqlite::LockPhase;
using std::chrono::milliseconds;

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

    /// With an operation: a run without any holds nothing.
    static RunReport measured()
    {
        RunReport run;
        run.counts.operations = 1;
        return run;
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
        run.counts = {30, 3, 12, 8, 10, 0, 0};
        run.reads = {20, 10.0, 1.0, 2.0, 3.0, 4.0, 4.5, 5.0};
        run.writes.count = 10;
        run.storeCommits = 4;
        run.locks.errors = {{SQLITE_BUSY, LockPhase::Write, HandlerAsked::Asked, 2},
                            {SQLITE_BUSY, LockPhase::Open, HandlerAsked::Never, 1},
                            {SQLITE_BUSY_RECOVERY, LockPhase::Open, HandlerAsked::Asked, 4}};
        run.locks.totalErrors = 7;
        run.locks.waits = 5;
        run.locks.worstShareOfTimeout = 0.5;
        run.walMaxBytes = 99;
        run.judge({});
        const QJsonObject json = run.toJson();
        QCOMPARE(at(json, "design").toString(), QStringLiteral("legacy"));
        QCOMPARE(at(json, "processes").toInt(), 4);
        QCOMPARE(at(json, "workersFailed").toInt(), 1);
        QCOMPARE(at(json, "reads.count").toInt(), 20);
        QCOMPARE(at(json, "operations").toInt(), 30);
        QCOMPARE(at(json, "failed").toInt(), 3);
        QCOMPARE(at(json, "hits").toInt(), 12);
        QCOMPARE(at(json, "misses").toInt(), 8);
        QCOMPARE(at(json, "hitRatio").toDouble(), 0.6);
        QCOMPARE(at(json, "reads.p95Ms").toDouble(), 3.0);
        QCOMPARE(at(json, "reads.p999Ms").toDouble(), 4.5);
        QCOMPARE(at(json, "reads.maxMs").toDouble(), 5.0);
        QCOMPARE(at(json, "lockErrors.total").toInt(), 7);
        QCOMPARE(at(json, "lockErrors.byCode.SQLITE_BUSY").toInt(), 3);
        QCOMPARE(at(json, "lockErrors.byCode.SQLITE_BUSY_RECOVERY").toInt(), 4);
        QCOMPARE(at(json, "lockErrors.byPhase.open").toInt(), 5);
        QCOMPARE(at(json, "lockErrors.causes").toArray().size(), 3);
        QCOMPARE(at(json, "lockWaits.count").toInt(), 5);
        QCOMPARE(at(json, "lockWaits.worstShareOfTimeout").toDouble(), 0.5);
        QCOMPARE(at(json, "wal.maxBytes").toInt(), 99);
        QCOMPARE(at(json, "stores.entriesPerCommit").toDouble(), 2.5);
        QCOMPARE(at(json, "thresholds").toArray().size(), 2);
    }

    void whatDidNotComeUpIsLeftOut()
    {
        const QJsonObject json = RunReport().toJson();
        for (const char *name : {"arrivals", "fairness", "firstFailure", "firstFinding"})
            QVERIFY2(!json.contains(QLatin1String(name)), name);
        QVERIFY(at(json, "verification.file").isUndefined());
        QVERIFY(at(json, "byOperation").toObject().isEmpty());
    }

    void whatWasNotMeasuredIsNull()
    {
        const QJsonObject json = RunReport().toJson();
        for (const char *group : {"reads", "writes", "failures"}) {
            const QJsonObject figures = at(json, group).toObject();
            QCOMPARE(at(figures, "count").toInt(-1), 0);
            QCOMPARE(at(figures, "perSecond").toDouble(-1.0), 0.0);
            for (const char *name : {"meanMs", "p50Ms", "p95Ms", "p99Ms", "p999Ms", "maxMs"})
                QVERIFY2(at(figures, name).isNull(), name);
        }
        QCOMPARE(at(json, "stores.commits").toInt(-1), 0);
        QVERIFY(at(json, "stores.entriesPerCommit").isNull());
    }

    void aThresholdOnWhatWasNotMeasuredFails()
    {
        RunReport run = measured();
        run.judge(*parseThresholds(QStringLiteral("stores.entriesPerCommit>=0 and writes.maxMs>=0")));
        QCOMPARE(run.reasons().size(), 2);
        for (const QString &reason : run.reasons())
            QVERIFY2(reason.contains(QStringLiteral("not measured")), qPrintable(reason));
        run.judge(*parseThresholds(QStringLiteral("stores.commits<=0")));
        QVERIFY(run.holds());
    }

    void takesOverWhatWasMeasured()
    {
        Measurement measured;
        measured.seconds = 2.0;
        measured.counts = {8, 1, 5, 1, 4, 0, 0};
        measured.latencies[static_cast<std::size_t>(OperationKind::Get)].record(milliseconds(4));
        measured.latencies[static_cast<std::size_t>(OperationKind::PutMany)].record(milliseconds(9));
        measured.failures.record(milliseconds(70));
        measured.users = {{0, 4, 1, 10.0}, {1, 4, 0, 8.0}};
        measured.digest = 0x0123456789ABCDEFU;
        RunReport run;
        run.take(measured);
        const QJsonObject json = run.toJson();
        QCOMPARE(at(json, "operationsPerSecond").toDouble(), 4.0);
        QCOMPARE(at(json, "operationsDigest").toString(), QStringLiteral("0123456789abcdef"));
        QCOMPARE(at(json, "reads.perSecond").toDouble(), 0.5);
        QCOMPARE(at(json, "byOperation").toObject().keys(),
                 QStringList({QStringLiteral("get"), QStringLiteral("putMany")}));
        QCOMPARE(at(json, "byOperation.putMany.maxMs").toDouble(), 9.0);
        QCOMPARE(at(json, "failures.count").toInt(), 1);
        QCOMPARE(at(json, "failures.maxMs").toDouble(), 70.0);
        QCOMPARE(at(json, "fairness.users").toInt(), 2);
        QVERIFY(at(json, "arrivals").isUndefined()); // a closed loop
    }

    void anOpenLoopTellsItsArrivals()
    {
        RunReport run;
        run.isScheduled = true;
        run.arrivalRate = 50.0;
        run.counts.arrivals = 100;
        run.counts.dropped = 30;
        const QJsonObject json = run.toJson();
        QCOMPARE(at(json, "arrivals.ratePerSecond").toDouble(), 50.0);
        QCOMPARE(at(json, "arrivals.due").toInt(), 100);
        QCOMPARE(at(json, "arrivals.started").toInt(), 70);
        QCOMPARE(at(json, "arrivals.dropped").toInt(), 30);
    }

    void tellsWhoHeldTheWriteLock()
    {
        RunReport run;
        run.locks.holds = {{QStringLiteral("store"), 9, 99.0, 33.0, 7, 4}};
        const QJsonObject holder = at(run.toJson(), "lockHolders").toArray().first().toObject();
        QCOMPARE(holder.value(QStringLiteral("activity")).toString(), QStringLiteral("store"));
        QCOMPARE(holder.value(QStringLiteral("count")).toInt(), 9);
        QCOMPARE(holder.value(QStringLiteral("totalMs")).toDouble(), 99.0);
        QCOMPARE(holder.value(QStringLiteral("maxMs")).toDouble(), 33.0);
        QCOMPARE(holder.value(QStringLiteral("worstUser")).toInt(), 7);
        QCOMPARE(holder.value(QStringLiteral("blocked")).toInt(), 4);
    }

    void everySampleIsOfItsIntervalAlone()
    {
        RunReport run;
        SeriesPoint point;
        point.atSeconds = 3.0;
        point.seconds = 2.0;
        point.users = 5;
        point.operations = 30;
        point.lockErrors = 3;
        point.lockErrorsByCode = {{SQLITE_BUSY, 2}, {SQLITE_LOCKED, 1}};
        point.dirty = 6;
        run.series = {point};
        const QJsonObject sample = at(run.toJson(), "samples").toArray().first().toObject();
        QCOMPARE(at(sample, "atSeconds").toDouble(), 3.0);
        QCOMPARE(at(sample, "operationsPerSecond").toDouble(), 15.0);
        QCOMPARE(at(sample, "byCode.SQLITE_BUSY").toInt(), 2);
        QCOMPARE(at(sample, "byCode.SQLITE_LOCKED").toInt(), 1);
        QCOMPARE(at(sample, "dirty").toInt(), 6);
    }

    void withoutWishesAnyLockErrorOrFailureFailsIt()
    {
        RunReport good = measured();
        good.judge({});
        QVERIFY(good.holds());
        QCOMPARE(good.reasons(), QStringList());
        RunReport errors = measured();
        errors.locks.totalErrors = 2;
        errors.judge({});
        QVERIFY(!errors.holds());
        QCOMPARE(errors.reasons(), {QStringLiteral("lock errors 2 (allowed: at most 0)")});
        RunReport failed;
        failed.counts.failed = 1;
        failed.judge({});
        QCOMPARE(failed.reasons(), {QStringLiteral("failed operations 1 (allowed: at most 0)")});
    }

    void whatIsAskedForIsJudged()
    {
        RunReport run = measured();
        run.locks.totalErrors = 2;
        run.judge(*parseThresholds(QStringLiteral("lockErrors.total<=5")));
        QVERIFY(run.holds());
        run.judge(*parseThresholds(QStringLiteral("lockErrors.total<2 and reads.p99Ms<50")));
        QVERIFY(!run.holds());
        QCOMPARE(run.reasons().size(), 2);
        QVERIFY(run.reasons()[1].contains(QStringLiteral("not measured"))); // no read, no latency
        const QJsonArray json = at(run.toJson(), "thresholds").toArray();
        QCOMPARE(json.size(), 3); // and failed operations
        QCOMPARE(at(json[1].toObject(), "operator").toString(), QStringLiteral("<"));
        QCOMPARE(at(json[1].toObject(), "value").toDouble(), 2.0);
        QVERIFY(at(json[2].toObject(), "value").isNull());
    }

    void nothingMeasuredHoldsNothing()
    {
        RunReport run;
        run.judge({});
        QCOMPARE(run.reasons(), {QStringLiteral("no operation was measured")});
        run.interrupted = true;
        QVERIFY(run.holds());
    }

    void anEndThatFailedFailsIt()
    {
        RunReport run = measured();
        run.closeError = QStringLiteral("The disk is full.");
        QCOMPARE(run.reasons(), {QStringLiteral("at the end: The disk is full.")});
        QCOMPARE(at(run.toJson(), "closeError").toString(), QStringLiteral("The disk is full."));
    }

    void mostArrivalsMustBegin()
    {
        RunReport run = measured();
        run.isScheduled = true;
        run.counts.arrivals = 100;
        run.counts.dropped = 5;
        run.judge({});
        QVERIFY(run.holds());
        run.counts.dropped = 6;
        run.judge({});
        QCOMPARE(run.reasons(), {QStringLiteral("dropped arrivals 6.0 % (allowed: at most 5.0 %)")});
    }

    void lostProcessesAndWrongValuesFailItWhateverIsAsked()
    {
        RunReport lost;
        lost.processes = 4;
        lost.workersFailed = 1;
        QCOMPARE(lost.reasons(),
                 {QStringLiteral("1 of 4 processes was lost, which ended the run after 0.0 s; the "
                                 "figures are without it")});
        RunReport wrong = measured();
        wrong.isVerified = true;
        wrong.verification.stale = 3;
        wrong.verification.firstFinding = QStringLiteral("This one.");
        QVERIFY(!wrong.holds());
        QVERIFY(wrong.reasons().first().contains(QStringLiteral("3 stale values")));
        QVERIFY(!at(wrong.toJson(), "passed").toBool());
        QCOMPARE(at(wrong.toJson(), "reasons").toArray().size(), 1);
        QVERIFY(wrong.verdict().notes.first().endsWith(QStringLiteral("This one.")));
        QCOMPARE(at(wrong.toJson(), "firstFinding").toString(), QStringLiteral("This one."));
    }

    void aFileThatIsWrongAtTheEndFailsIt()
    {
        RunReport run = measured();
        run.file.emplace();
        run.file->entries = 7;
        run.file->integrityOk = true;
        QVERIFY(run.holds());
        QVERIFY(at(run.toJson(), "verification.file.integrityOk").toBool());
        QCOMPARE(at(run.toJson(), "verification.file.entries").toInt(), 7);
        run.file->counts.torn = 1;
        QVERIFY(run.reasons().first().startsWith(QStringLiteral("in the file after the run 1 torn value")));
        run.file->counts.torn = 0;
        run.file->integrityOk = false;
        run.file->messages = {QStringLiteral("page 9 is not used")};
        QVERIFY(run.reasons().first().endsWith(QStringLiteral("page 9 is not used")));
    }
};

QTEST_APPLESS_MAIN(TestRunReport)
#include "test_run_report.moc"
