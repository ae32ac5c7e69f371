// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/processes/measurement_json.h"
#include "tests/support/verify.h"

#include <QJsonDocument>

#include <sqlite3.h>

using namespace cachescope;
using namespace cachescope::load;
using sqlite::HandlerAsked;
using sqlite::LockPhase;
using std::chrono::milliseconds;

/// What several processes measured becomes one, and gets from one to the other unchanged.
class TestMeasurement : public QObject
{
    Q_OBJECT

private:
    static LatencyHistogram &of(Measurement &measured, OperationKind kind)
    {
        return measured.latencies[static_cast<std::size_t>(kind)];
    }

    static Measurement some()
    {
        Measurement measured;
        measured.seconds = 1.0 / 3.0;
        measured.counts = {30, 3, 12, 8, 11, 40, 7};
        for (int i = 1; i <= 20; ++i)
            of(measured, OperationKind::Get).record(milliseconds(i));
        for (int i = 1; i <= 10; ++i)
            of(measured, OperationKind::Put).record(milliseconds(100 * i));
        for (int i = 1; i <= 3; ++i)
            measured.failures.record(milliseconds(5000 * i));
        measured.users = {{0, 10, 1, 50.5, 12}, {1, 20, 2, 1.0 / 3.0}};
        measured.digest = 0xFEDCBA9876543210U;
        measured.verification = {20, 1, 2, 3, 4, 5, QStringLiteral("the first")};
        measured.locks.errors = {{SQLITE_BUSY, LockPhase::Open, HandlerAsked::Never, 1},
                                 {SQLITE_BUSY, LockPhase::Write, HandlerAsked::Asked, 2}};
        measured.locks.totalErrors = 3;
        measured.locks.waits = 5;
        measured.locks.totalWaitMs = 50.1;
        measured.locks.maxWaitMs = 20.2;
        measured.locks.worstShareOfTimeout = 0.1;
        measured.locks.nearMisses = 2;
        measured.locks.holds = {{QStringLiteral("flush"), 2, 3.3, 2.2, -1, 1},
                                {QStringLiteral("store"), 9, 99.9, 33.3, 7, 4}};
        measured.evicted = 4;
        measured.storeCommits = 6;
        measured.firstFailure = QStringLiteral("„busy“\n");
        return measured;
    }

    static QJsonObject overTheWire(const QJsonObject &json)
    {
        return QJsonDocument::fromJson(QJsonDocument(json).toJson(QJsonDocument::Compact)).object();
    }

private Q_SLOTS:
    void countsAreSummedAndMaximaAreTheLargest()
    {
        Measurement all = some();
        Measurement other = some();
        other.seconds = 0.5;
        other.locks.maxWaitMs = 10.0;
        other.locks.worstShareOfTimeout = 0.9;
        other.firstFailure = QStringLiteral("later");
        other.workersFailed = 1;
        all.merge(other);
        QCOMPARE(all.seconds, 0.5);
        QCOMPARE(all.counts.operations, 60);
        QCOMPARE(all.counts.failed, 6);
        QCOMPARE(all.counts.hits, 24);
        QCOMPARE(all.counts.misses, 16);
        QCOMPARE(all.counts.stored, 22);
        QCOMPARE(all.counts.arrivals, 80);
        QCOMPARE(all.counts.dropped, 14);
        QCOMPARE(all.failures.count(), quint64{6});
        QCOMPARE(all.users.size(), std::size_t{4});
        QCOMPARE(all.digest, 2 * some().digest); // over 64 bits and on
        QCOMPARE(all.verification.checked, 40);
        QCOMPARE(all.verification.wrong, 8);
        QCOMPARE(all.verification.firstFinding, QStringLiteral("the first"));
        QCOMPARE(all.locks.totalErrors, quint64{6});
        QCOMPARE(all.locks.waits, quint64{10});
        QCOMPARE(all.locks.totalWaitMs, 100.2);
        QCOMPARE(all.locks.maxWaitMs, 20.2);
        QCOMPARE(all.locks.worstShareOfTimeout, 0.9);
        QCOMPARE(all.locks.nearMisses, quint64{4});
        QCOMPARE(all.evicted, 8);
        QCOMPARE(all.storeCommits, 12);
        QCOMPARE(all.workersFailed, 1);
        QCOMPARE(all.firstFailure, some().firstFailure);
    }

    /// The 99th percentile of a fast and a slow half is the slow one's, and not the mean of both.
    void quantilesAreThoseOfAllOperations()
    {
        Measurement fast;
        Measurement slow;
        for (int i = 0; i < 100; ++i) {
            of(fast, OperationKind::Get).record(milliseconds(1));
            of(slow, OperationKind::Get).record(milliseconds(1000));
        }
        fast.merge(slow);
        QCOMPARE(fast.reads().count(), quint64{200});
        QVERIFY(fast.reads().quantileMs(0.5) < 1.1);
        QCOMPARE(fast.reads().quantileMs(0.99), 1000.0);
    }

    void lockErrorsAreCountedByCode()
    {
        Measurement measured = some();
        measured.locks.errors.push_back({SQLITE_BUSY_SNAPSHOT, LockPhase::Write, HandlerAsked::Never, 4});
        QCOMPARE(lockErrorsByCode(measured.locks),
                 (std::map<int, qint64>{{SQLITE_BUSY, 3}, {SQLITE_BUSY_SNAPSHOT, 4}}));
        QVERIFY(lockErrorsByCode({}).empty());
    }

    void readsAndWritesAreToldApart()
    {
        Measurement measured;
        int count = 0;
        for (const auto kind :
             {OperationKind::Get, OperationKind::Contains, OperationKind::GetMany, OperationKind::Put,
              OperationKind::PutMany, OperationKind::Remove, OperationKind::Pin})
            of(measured, kind).record(milliseconds(++count));
        QCOMPARE(measured.reads().count(), quint64{3});
        QCOMPARE(measured.reads().maxMs(), 3.0);
        QCOMPARE(measured.writes().count(), quint64{4});
        QCOMPARE(readsOf(measured.latencies).maxMs(), 3.0);
        QCOMPARE(writesOf(measured.latencies).maxMs(), 7.0);
        QCOMPARE(measured.writes().maxMs(), 7.0);
    }

    void lockErrorsAreSummedByCause()
    {
        sqlite::LockMonitor::Snapshot all;
        all.errors = {{SQLITE_BUSY, LockPhase::Open, HandlerAsked::Never, 1},
                      {SQLITE_BUSY, LockPhase::Write, HandlerAsked::Asked, 2}};
        sqlite::LockMonitor::Snapshot other;
        other.errors = {{SQLITE_BUSY, LockPhase::Begin, HandlerAsked::Asked, 10},
                        {SQLITE_BUSY, LockPhase::Write, HandlerAsked::NoneSet, 20},
                        {SQLITE_BUSY, LockPhase::Write, HandlerAsked::Asked, 30},
                        {SQLITE_BUSY_SNAPSHOT, LockPhase::Write, HandlerAsked::Never, 40}};
        mergeLocks(all, other);
        QList<quint64> counts;
        for (const auto &error : all.errors)
            counts << error.count;
        QCOMPARE(counts, QList<quint64>({1, 10, 20, 32, 40})); // in the monitor's own order
    }

    void holdersAreSummedByActivity()
    {
        sqlite::LockMonitor::Snapshot all;
        all.holds = {{QStringLiteral("flush"), 2, 3.0, 2.0, -1, 1},
                     {QStringLiteral("store"), 9, 90.0, 30.0, 7, 4}};
        sqlite::LockMonitor::Snapshot other;
        other.holds = {{QStringLiteral("elsewhere"), 0, 0.0, 0.0, -1, 5},
                       {QStringLiteral("flush"), 1, 1.0, 1.0, 3, 0},
                       {QStringLiteral("store"), 1, 50.0, 50.0, 8, 1},
                       {QStringLiteral("touch on read"), 1, 1.0, 1.0, 2, 0}};
        mergeLocks(all, other);
        QCOMPARE(all.holds.size(), std::size_t{4});
        QCOMPARE(all.holds[0].activity, QStringLiteral("elsewhere"));
        QCOMPARE(all.holds[0].blocked, quint64{5});
        QCOMPARE(all.holds[1].count, quint64{3});
        QCOMPARE(all.holds[1].worstUser, -1); // the longer one's
        QCOMPARE(all.holds[2].count, quint64{10});
        QCOMPARE(all.holds[2].totalMs, 140.0);
        QCOMPARE(all.holds[2].maxMs, 50.0);
        QCOMPARE(all.holds[2].worstUser, 8);
        QCOMPARE(all.holds[2].blocked, quint64{5});
        QCOMPARE(all.holds[3].activity, QStringLiteral("touch on read"));
    }

    void aMomentMergesToo()
    {
        Progress all{{1, 2, 3, 4, 5, 6, 7}, {}, {}, 8, 9, 10, 11, {}, {}, {}};
        Progress other{{10, 20, 30, 40, 50, 60, 70}, {}, {}, 80, 90, 100, 110, {}, {}, {}};
        other.latencies.record(milliseconds(7));
        other.locks.totalErrors = 5;
        all.waits = {3.0, 0.5};
        other.waits = {2.0, 0.75};
        all.users = {{1, 2, 3}};
        other.users = {{4, 5, 6}};
        all.harness = {milliseconds(1), milliseconds(2), milliseconds(3)};
        other.harness = all.harness;
        all.merge(other);
        QCOMPARE(all.waits, (sqlite::LockMonitor::Longest{3.0, 0.75}));
        QVERIFY((all.users == std::vector<UserTotals>{{1, 2, 3}, {4, 5, 6}}));
        QCOMPARE(all.harness, (HarnessTime{milliseconds(2), milliseconds(4), milliseconds(6)}));
        QCOMPARE(all.counts, (OperationCounts{11, 22, 33, 44, 55, 66, 77}));
        QCOMPARE(all.evicted, 88);
        QCOMPARE(all.dirty, 99);
        QCOMPARE(all.activeUsers, 110);
        QCOMPARE(all.findings, 121);
        QCOMPARE(all.latencies.maxMs(), 7.0);
        QCOMPARE(all.locks.totalErrors, quint64{5});
    }

    void aMeasurementGoesToJsonAndBack()
    {
        const QJsonObject json = measurementToJson(some());
        const auto back = measurementFromJson(overTheWire(json));
        VERIFY_OK(back);
        QCOMPARE(measurementToJson(*back), json);
        QCOMPARE(back->firstFailure, some().firstFailure);
        QVERIFY(back->seconds == 1.0 / 3.0); // to the last bit
        QCOMPARE(back->locks.errors.size(), std::size_t{2});
        QCOMPARE(back->locks.errors[1].asked, HandlerAsked::Asked);
        QCOMPARE(back->locks.nearMisses, quint64{2});
        QCOMPARE(back->locks.holds.size(), std::size_t{2});
        QCOMPARE(back->locks.holds[0].worstUser, -1);
        QCOMPARE(back->locks.holds[1].worstUser, 7);
        QVERIFY(back->locks.holds[1].maxMs == 33.3); // to the last bit
        QCOMPARE(back->locks.holds[1].blocked, quint64{4});
        QCOMPARE(back->writes().maxMs(), 1000.0);
        QCOMPARE(back->failures.maxMs(), 15000.0);
        QCOMPARE(back->counts, some().counts);
        QVERIFY(back->users == some().users);
        QCOMPARE(back->digest, some().digest); // all 64 bits of it
        QCOMPARE(back->verification.lost, 3);
        QCOMPARE(back->verification.firstFinding, QStringLiteral("the first"));
    }

    void aMomentGoesToJsonAndBack()
    {
        Progress progress{{1, 2, 3, 4, 5, 6, 7}, {}, some().locks, 8, 9, 10, 11, {}, {}, {}};
        progress.latencies.record(milliseconds(7));
        progress.waits = {12.5, 0.25};
        progress.harness = {milliseconds(1), std::chrono::nanoseconds(2), milliseconds(3)};
        progress.users = {{9'007'199'254'740'993, 2, 3}, {4, 5, 6}};
        const QJsonObject json = progressToJson(progress);
        const auto back = progressFromJson(overTheWire(json));
        VERIFY_OK(back);
        QCOMPARE(progressToJson(*back), json);
        QCOMPARE(back->counts, progress.counts);
        QCOMPARE(back->evicted, 8);
        QCOMPARE(back->dirty, 9);
        QCOMPARE(back->activeUsers, 10);
        QCOMPARE(back->findings, 11);
        QCOMPARE(back->waits, progress.waits);
        QCOMPARE(back->harness, progress.harness);
        QVERIFY(back->users == progress.users);
    }

    void wrongFieldsAreNamed_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("named");
        const auto row = [](const char *field, const QJsonValue &value, const char *named) {
            QTest::newRow(named) << QString::fromLatin1(field) << value << QString::fromLatin1(named);
        };
        row("seconds", -1, "\"seconds\"");
        row("evicted", 1.5, "\"evicted\"");
        row("counts", QJsonObject{{QStringLiteral("operations"), -5}}, "\"operations\"");
        row("latencies", QJsonValue(), "\"latencies\"");
        row("latencies", QJsonArray{QJsonObject()}, "histogram");
        row("failures", QJsonObject(), "histogram");
        row("digest", 5, "\"digest\"");
        row("digest", QStringLiteral("5x"), "whole number in a text");
        row("users", QJsonArray{QJsonObject()}, "\"user\"");
        row("verification", QJsonObject(), "\"checked\"");
        row("locks", QJsonArray(), "\"locks\"");
        row("firstFailure", QJsonValue(), "\"firstFailure\"");
    }
    void wrongFieldsAreNamed()
    {
        QFETCH(QString, field);
        QFETCH(QJsonValue, value);
        QFETCH(QString, named);
        QJsonObject json = measurementToJson(some());
        json.insert(field, value);
        const auto back = measurementFromJson(json);
        QVERIFY(!back);
        QCOMPARE(back.error().code, ErrorCode::InvalidArgument);
        QVERIFY2(back.error().message.contains(named), qPrintable(back.error().message));
    }

    void aHolderWithoutItsFieldsIsRefused()
    {
        QJsonObject json = measurementToJson(some());
        QJsonObject locks = json[QStringLiteral("locks")].toObject();
        for (const QJsonArray &holds : {QJsonArray{QJsonObject()}, QJsonArray{5}}) {
            locks.insert(QStringLiteral("holds"), holds);
            json.insert(QStringLiteral("locks"), locks);
            QVERIFY(!measurementFromJson(json));
        }
    }

    void aPhaseThatDoesNotExistIsRefused()
    {
        Measurement measured = some();
        measured.locks.errors[0].phase = static_cast<LockPhase>(99);
        QVERIFY(!measurementFromJson(measurementToJson(measured)));
    }
};

QTEST_APPLESS_MAIN(TestMeasurement)
#include "test_measurement.moc"
