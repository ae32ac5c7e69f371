// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/run/run_series.h"

#include <QTest>

#include <sqlite3.h>

#include <numeric>

using namespace cachescope::load;
using cachescope::sqlite::HandlerAsked;
using cachescope::sqlite::LockPhase;
using std::chrono::milliseconds;

/// The course of a run, bounded however long it takes.
class TestRunSeries : public QObject
{
    Q_OBJECT

private:
    /// A run whose counts only grow, as those of a crew do.
    class Source
    {
    public:
        /// So much later, so many operations of so many ms each.
        void advance(double seconds, qint64 operations = 0, int ms = 1, qint64 walBytes = 0)
        {
            m_at += seconds;
            m_progress.counts.operations += operations;
            m_progress.latencies.clear();
            for (qint64 i = 0; i < operations; ++i)
                m_progress.latencies.record(milliseconds(ms));
            m_series.add(m_at, m_progress, walBytes);
        }
        void addErrors(int code, quint64 count)
        {
            m_progress.locks.errors.push_back({code, LockPhase::Write, HandlerAsked::Asked, count});
            m_progress.locks.totalErrors += count;
        }
        Progress &progress() { return m_progress; }
        RunSeries &series() { return m_series; }
        const std::vector<SeriesPoint> &finished()
        {
            m_series.finish();
            return m_series.points();
        }

    private:
        double m_at = 0.0;
        Progress m_progress;
        RunSeries m_series;
    };

    template <typename T>
    static T sum(const std::vector<SeriesPoint> &points, T SeriesPoint::*figure)
    {
        return std::accumulate(points.begin(), points.end(), T(),
                               [figure](T all, const SeriesPoint &point) { return all + point.*figure; });
    }
    /// Each begins where the one before it ends.
    static void verifyContiguous(const std::vector<SeriesPoint> &points)
    {
        double end = 0.0;
        for (const SeriesPoint &point : points) {
            QVERIFY(qAbs(point.atSeconds - point.seconds - end) < 1e-6);
            end = point.atSeconds;
        }
    }

private Q_SLOTS:
    void aPointASecond()
    {
        Source run;
        for (int i = 0; i < 20; ++i)
            run.advance(0.125, 10);
        const auto &points = run.series().points();
        QCOMPARE(points.size(), std::size_t{2});
        QCOMPARE(points[0].atSeconds, 1.0);
        QCOMPARE(points[1].atSeconds, 2.0);
        QCOMPARE(points[1].seconds, 1.0);
        QCOMPARE(run.finished().size(), std::size_t{3});
        QCOMPARE(points[2].atSeconds, 2.5);
        QCOMPARE(points[2].seconds, 0.5);
        QCOMPARE(points[2].operations, 40);
    }

    void countsAreThoseOfTheStretch()
    {
        Source run;
        run.progress().counts.failed = 5;
        run.progress().counts.dropped = 7;
        run.progress().evicted = 11;
        run.addErrors(SQLITE_BUSY, 3);
        run.progress().dirty = 100;
        run.progress().activeUsers = 8;
        run.advance(1.0, 50, 1, 4000);
        run.progress().counts.failed = 6;
        run.progress().evicted = 11;
        run.addErrors(SQLITE_BUSY, 1);
        run.addErrors(SQLITE_BUSY_SNAPSHOT, 2);
        run.progress().dirty = 20;
        run.progress().activeUsers = 4;
        run.advance(0.5, 10, 30, 900);
        run.advance(0.5, 10, 20, 300);
        const auto &points = run.finished();
        QCOMPARE(points.size(), std::size_t{2});
        QCOMPARE(points[0].operations, 50);
        QCOMPARE(points[0].failed, 5);
        QCOMPARE(points[0].dropped, 7);
        QCOMPARE(points[0].evicted, 11);
        QCOMPARE(points[0].lockErrors, 3);
        QCOMPARE(points[0].p99Ms, 1.0);
        QCOMPARE(points[0].walBytes, 4000);
        QCOMPARE(points[1].operations, 20);
        QCOMPARE(points[1].failed, 1);
        QCOMPARE(points[1].dropped, 0);
        QCOMPARE(points[1].evicted, 0);
        QCOMPARE(points[1].lockErrors, 3);
        QVERIFY((points[1].lockErrorsByCode ==
                 std::map<int, qint64>{{SQLITE_BUSY, 1}, {SQLITE_BUSY_SNAPSHOT, 2}}));
        QCOMPARE(points[1].p99Ms, 30.0);
        QCOMPARE(points[1].walBytes, 900); // the most of this stretch
        QCOMPARE(points[1].dirty, 20);     // at its end
        QCOMPARE(points[1].users, 4);
    }

    void theLongestWaitIsThatOfTheStretch()
    {
        Source run;
        run.progress().locks.waits = 3;
        run.progress().waits = {40.0, 0.8};
        run.advance(1.0, 1);
        run.progress().locks.waits = 5;
        run.progress().waits = {20.0, 0.1};
        run.advance(0.5, 1);
        run.progress().waits = {10.0, 0.2};
        run.advance(0.5, 1);
        const auto &points = run.finished();
        QCOMPARE(points[0].waits, 3);
        QCOMPARE(points[0].worstWaitMs, 40.0);
        QCOMPARE(points[0].worstWaitShare, 0.8);
        QCOMPARE(points[1].waits, 2);
        QCOMPARE(points[1].worstWaitMs, 20.0);
        QCOMPARE(points[1].worstWaitShare, 0.2);
    }

    void whatIsFewerPointsIsTheSameInSum()
    {
        Source run;
        for (std::size_t i = 0; i < RunSeries::kMostPoints - 1; ++i)
            run.advance(1.0, 2, i == 100 ? 500 : 1, i == 101 ? 7777 : 1);
        QCOMPARE(run.series().points().size(), RunSeries::kMostPoints - 1);
        run.addErrors(SQLITE_BUSY, 4);
        run.advance(1.0, 3);
        const auto &points = run.series().points();
        QCOMPARE(points.size(), RunSeries::kMostPoints / 2);
        verifyContiguous(points);
        QCOMPARE(points[50].seconds, 2.0);
        QCOMPARE(points[50].operations, 4);
        QCOMPARE(points[50].p99Ms, 500.0);   // the larger
        QCOMPARE(points[50].p50Ms, 250.5);   // the mean
        QCOMPARE(points[50].walBytes, 7777); // the most
        QCOMPARE(points.back().lockErrors, 4);
        QCOMPARE(points.back().lockErrorsByCode.at(SQLITE_BUSY), 4);
        QCOMPARE(sum(points, &SeriesPoint::operations), 2 * 3599 + 3);
        run.advance(1.0, 1);
        QCOMPARE(points.size(), RunSeries::kMostPoints / 2); // stretches are of two seconds now
        run.advance(1.0, 1);
        QCOMPARE(points.back().seconds, 2.0);
        QCOMPARE(points.back().operations, 2);
    }

    void aDayIsBounded()
    {
        constexpr int day = 24 * 60 * 60;
        Source run;
        for (int second = 0; second < day; ++second) {
            run.advance(1.0, 1, second == 12'345 ? 900 : 2);
            QVERIFY(run.series().points().size() < RunSeries::kMostPoints);
        }
        const auto &points = run.finished();
        QVERIFY(points.size() >= RunSeries::kMostPoints / 4);
        verifyContiguous(points);
        QCOMPARE(sum(points, &SeriesPoint::operations), day);
        QCOMPARE(sum(points, &SeriesPoint::seconds), double(day));
        const auto slowest = std::ranges::max_element(points, {}, &SeriesPoint::p99Ms);
        QCOMPARE(slowest->p99Ms, 900.0);
        QVERIFY(slowest->atSeconds >= 12'345 && slowest->atSeconds - slowest->seconds <= 12'346);
    }

    void aShortLastStretchGoesToTheOneBefore()
    {
        Source run;
        run.advance(1.0, 10);
        run.advance(0.01, 3, 40);
        const auto &points = run.finished();
        QCOMPARE(points.size(), std::size_t{1});
        QCOMPARE(points[0].operations, 13);
        QCOMPARE(points[0].seconds, 1.01);
        QCOMPARE(points[0].atSeconds, 1.01);
        QCOMPARE(points[0].p99Ms, 40.0);
    }

    void aShortLastStretchWithoutAnythingIsDropped()
    {
        Source run;
        run.advance(1.0, 10);
        run.advance(0.01);
        QCOMPARE(run.finished().size(), std::size_t{1});
        QCOMPARE(run.series().points()[0].seconds, 1.0);
    }

    void aLockErrorAloneIsNotDropped()
    {
        Source run;
        run.advance(1.0, 10);
        run.addErrors(SQLITE_BUSY, 1);
        run.advance(0.01);
        QCOMPARE(run.finished()[0].lockErrors, 1);
    }

    void aRunThatIsShortHasAPoint()
    {
        Source run;
        run.advance(0.002, 5);
        QCOMPARE(run.finished().size(), std::size_t{1});
        QCOMPARE(run.series().points()[0].operations, 5);
        RunSeries empty;
        empty.finish();
        QVERIFY(empty.points().empty());
    }
};

QTEST_APPLESS_MAIN(TestRunSeries)
#include "test_run_series.moc"
