// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/run_history.h"

#include <QJsonArray>
#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;

class TestRunHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsEverySampleOfAShortRun()
    {
        RunHistory history(QStringLiteral("corrected"));
        QCOMPARE(history.state(), RunState::Waiting);
        for (int i = 1; i <= 100; ++i)
            history.append(sampleAt(i));
        QCOMPARE(history.state(), RunState::Running);
        QCOMPARE(history.line(RunLine::Throughput).size(), 100);
        QCOMPARE(history.line(RunLine::Throughput).last(), QPointF(100.0, 1000.0));
    }

    void staysBoundedInALongRun()
    {
        RunHistory history(QStringLiteral("corrected"));
        for (int i = 1; i <= 50'000; ++i)
            history.append(sampleAt(i));
        const QList<QPointF> line = history.line(RunLine::Throughput);
        QVERIFY(line.size() <= RunHistory::kMaxPoints);
        QVERIFY(line.size() > RunHistory::kMaxPoints / 4);
        QVERIFY(line.first().x() < 200.0);
        QCOMPARE(line.last().x(), 50'000.0);
        QCOMPARE(history.seconds(), 50'000.0);
    }

    // A pause of a second in an hour's run must not vanish when points are put together.
    void theWorstIsKeptWhenPointsAreMerged()
    {
        RunHistory history(QStringLiteral("corrected"));
        for (int i = 1; i <= 3000; ++i) {
            load::RunSample sample = sampleAt(i);
            sample.p50Ms = 2.0;
            sample.p99Ms = i == 1234 ? 900.0 : 10.0;
            sample.worstWaitShare = i == 77 ? 0.8 : 0.0;
            history.append(sample);
        }
        QCOMPARE(highest(history.line(RunLine::P99)), 900.0);
        QCOMPARE(highest(history.line(RunLine::WaitShare)), 0.8);
        QCOMPARE(highest(history.line(RunLine::P50)), 2.0);
    }

    void aStandstillIsSeenWhenPointsAreMerged()
    {
        RunHistory history(QStringLiteral("legacy"));
        load::RunSample sample;
        for (int i = 1; i <= 3000; ++i) {
            sample.atSeconds = i;
            sample.operations += i >= 1000 && i < 1060 ? 0 : 1000;
            history.append(sample);
        }
        double least = 1000.0;
        for (const QPointF &point : history.line(RunLine::Throughput))
            least = std::min(least, point.y());
        QCOMPARE(least, 0.0);
    }

    void ratesAreThoseOfTheLastSecond()
    {
        RunHistory history(QStringLiteral("legacy"));
        load::RunSample sample;
        // Ten operations end in every second tenth of a second, none in the others: 50 a second.
        for (int i = 1; i <= 30; ++i) {
            sample.atSeconds = i / 10.0;
            sample.operations += i % 2 == 0 ? 10 : 0;
            sample.p99Ms = i % 2 == 0 ? 80.0 : 0.0;
            history.append(sample);
        }
        QVERIFY(qAbs(*history.figures().operationsPerSecond - 50.0) < 6.0);
        QCOMPARE(*history.figures().p99Ms, 80.0);
    }

    void aSampleOfAnInstantDoesNotMakeARate()
    {
        RunHistory history(QStringLiteral("legacy"));
        history.append(sampleAt(1));
        load::RunSample last = sampleAt(1);
        last.atSeconds = 1.001;
        last.operations += 100;
        last.failed = 3;
        history.append(last);
        QCOMPARE(*history.figures().operationsPerSecond, 1000.0);
        QCOMPARE(history.line(RunLine::Throughput).size(), 1);
        QCOMPARE(*history.figures().failed, 3);
    }

    void errorsAreToldApartByCodeAndPhase()
    {
        RunHistory history(QStringLiteral("legacy"));
        for (int i = 1; i <= 20; ++i) {
            load::RunSample sample = sampleAt(i);
            const auto count = static_cast<quint64>(i);
            sample.locks.errors = {{5, sqlite::LockPhase::Read, sqlite::HandlerAsked::NoneSet, 10 * count},
                                   {5, sqlite::LockPhase::Write, sqlite::HandlerAsked::NoneSet, 30 * count},
                                   {5, sqlite::LockPhase::Write, sqlite::HandlerAsked::Never, 1 * count}};
            sample.locks.totalErrors = 41 * count;
            history.append(sample);
        }
        QCOMPARE(history.errorNames(),
                 (QStringList{QStringLiteral("BUSY, write"), QStringLiteral("BUSY, read")}));
        QCOMPARE(history.errors(QStringLiteral("BUSY, write"), false).last(), 620.0);
        QCOMPARE(history.errors(QStringLiteral("BUSY, write"), true).last(), 31.0);
        QCOMPARE(history.errors(QStringLiteral("BUSY, read"), true).first(), 10.0);
        QCOMPARE(history.errors(QStringLiteral("FULL, write"), true).last(), 0.0);
        QCOMPARE(history.lockCauses().size(), std::size_t{3});
        QCOMPARE(*history.figures().lockErrors, 820);
    }

    void momentsOfUsersBecomeAStrip()
    {
        RunHistory history(QStringLiteral("corrected"));
        load::RunSample sample = sampleAt(1);
        sample.userMoments = {{10, 0, 2.0}, {0, 4, 0.0}};
        history.append(sample);
        history.append(sampleAt(2));
        QCOMPARE(history.fairness().columns(), 1);
        QCOMPARE(history.fairness().cell(1, 0).failed, 4);
    }

    void theReportHasTheLastWord()
    {
        RunHistory history(QStringLiteral("corrected"));
        history.append(sampleAt(1));
        load::RunReport report;
        report.operationsPerSecond = 42.0;
        report.reads.count = 1;
        report.reads.p99Ms = 7.0;
        report.writes.p99Ms = 9.0;
        report.counts.hits = 3;
        report.counts.misses = 1;
        report.isVerified = true;
        report.verification.checked = 12;
        report.verification.torn = 1;
        report.interrupted = true;
        report.changes = {{0.5, load::ChangeKind::Pause}};
        history.finish(report);
        QCOMPARE(history.state(), RunState::Ended);
        QCOMPARE(*history.figures().operationsPerSecond, 42.0);
        QCOMPARE(*history.figures().p99Ms, 9.0);
        QCOMPARE(*history.figures().hitRatio, 0.75);
        QCOMPARE(*history.figures().checked, 12);
        QCOMPARE(*history.figures().findings, 1);
        QVERIFY(history.verdict()->interrupted);
        QVERIFY(!history.verdict()->passed);
        QCOMPARE(history.changes().size(), std::size_t{1});
    }

    void readsBackWhatAReportHas()
    {
        load::RunReport report;
        report.design = QStringLiteral("legacy");
        report.users = 3;
        report.operationsPerSecond = 100.0;
        report.reads.count = 10;
        report.reads.p99Ms = 5.0;
        report.locks.errors = {{5, sqlite::LockPhase::Read, sqlite::HandlerAsked::NoneSet, 6}};
        report.locks.totalErrors = 6;
        report.locks.worstShareOfTimeout = 0.25;
        for (int i = 1; i <= 3; ++i) {
            load::SeriesPoint point;
            point.atSeconds = i;
            point.seconds = 1.0;
            point.users = 3;
            point.operations = 100;
            point.p99Ms = 5.0;
            point.lockErrors = 2;
            point.lockErrorsByCode = {{5, 2}};
            report.series.push_back(point);
        }
        load::FairnessStrip strip;
        strip.add(1.0, {{1, 0, 2.0}, {1, 0, 2.0}, {1, 0, 2.0}});
        const load::RunChange change{1.5, load::ChangeKind::Users, QStringLiteral("3"), QStringLiteral("1")};
        QJsonObject run = report.toJson();
        run.insert(QStringLiteral("changes"), QJsonArray{change.toJson()});
        run.insert(QStringLiteral("fairnessStrip"), strip.toJson());
        QJsonArray samples;
        for (const QJsonValue &value : run.value(QStringLiteral("samples")).toArray()) {
            QJsonObject sample = value.toObject();
            sample.insert(QStringLiteral("worstWaitShare"), 0.1 * (samples.size() + 1.0));
            samples << sample;
        }
        run.insert(QStringLiteral("samples"), samples);
        const RunHistory history = RunHistory::ofRecorded(run);
        QCOMPARE(history.name(), QStringLiteral("legacy"));
        QCOMPARE(history.state(), RunState::Ended);
        QVERIFY(!history.verdict()->passed);
        QCOMPARE(*history.figures().lockErrors, 6);
        QCOMPARE(*history.figures().worstWaitShare, 0.25);
        QCOMPARE(history.seconds(), 3.0);
        QCOMPARE(history.line(RunLine::Throughput).last(), QPointF(3.0, 100.0));
        QVERIFY(qAbs(history.line(RunLine::WaitShare).last().y() - 0.3) < 1e-9);
        QCOMPARE(history.errorNames(), QStringList{QStringLiteral("BUSY")});
        QCOMPARE(history.errors(QStringLiteral("BUSY"), false).last(), 6.0);
        QCOMPARE(history.errors(QStringLiteral("BUSY"), true).last(), 2.0);
        QCOMPARE(history.lockCauses().front().phase, QStringLiteral("read"));
        QCOMPARE(history.changes().front().kind, load::ChangeKind::Users);
        QCOMPARE(history.fairness().users(), 3);
    }

    void whatARecordDoesNotHaveIsAbsent()
    {
        const RunHistory history = RunHistory::ofRecorded(QJsonObject());
        QVERIFY(!history.figures().operationsPerSecond);
        QVERIFY(!history.figures().lockErrors);
        QVERIFY(!history.figures().harnessShare);
        QVERIFY(!history.figures().checked);
        QVERIFY(history.line(RunLine::P99).isEmpty());
        QVERIFY(history.fairness().isEmpty());
    }

    void aRecordFollowsTheRateAsItWasChanged()
    {
        QJsonArray samples;
        for (int i = 1; i <= 4; ++i)
            samples << QJsonObject{{QStringLiteral("atSeconds"), i}};
        const load::RunChange change{2.5, load::ChangeKind::Rate, QStringLiteral("10"), QStringLiteral("40")};
        const RunHistory history = RunHistory::ofRecorded(
            {{QStringLiteral("arrivals"), QJsonObject{{QStringLiteral("ratePerSecond"), 10.0}}},
             {QStringLiteral("changes"), QJsonArray{change.toJson()}},
             {QStringLiteral("samples"), samples}});
        QCOMPARE(history.line(RunLine::ArrivalRate),
                 (QList<QPointF>{{1.0, 10.0}, {2.0, 10.0}, {3.0, 40.0}, {4.0, 40.0}}));
    }

    void aRecordOutOfOrderIsReadAsFarAsItIsInOrder()
    {
        const QJsonObject run{
            {QStringLiteral("samples"),
             QJsonArray{QJsonObject{{QStringLiteral("atSeconds"), 2.0}},
                        QJsonObject{{QStringLiteral("atSeconds"), 1.0}}, QStringLiteral("nonsense")}},
            {QStringLiteral("changes"),
             QJsonArray{QJsonObject{{QStringLiteral("kind"), QStringLiteral("?")}}}}};
        const RunHistory history = RunHistory::ofRecorded(run);
        QCOMPARE(history.line(RunLine::P99).size(), 1);
        QVERIFY(history.changes().empty());
    }

private:
    static load::RunSample sampleAt(int second)
    {
        load::RunSample sample;
        sample.atSeconds = second;
        sample.operations = 1000 * qint64{second};
        return sample;
    }

    static double highest(const QList<QPointF> &points)
    {
        double most = 0.0;
        for (const QPointF &point : points)
            most = std::max(most, point.y());
        return most;
    }
};

QTEST_GUILESS_MAIN(TestRunHistory)
#include "test_run_history.moc"
