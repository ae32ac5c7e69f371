// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/access_log.h"

#include <QTest>

#include <thread>

using cachescope::cache::AccessLog;
using cachescope::cache::AccessNote;

class TestAccessLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheLatestTimeOfEachKey()
    {
        AccessLog log(10);
        log.note(QStringLiteral("a"), 5.0);
        log.note(QStringLiteral("a"), 7.0);
        log.note(QStringLiteral("a"), 6.0);
        const auto notes = log.take(10);
        QCOMPARE(notes.size(), std::size_t{1});
        QCOMPARE(notes[0].time, 7.0);
        QCOMPARE(log.pending(), 0);
    }

    void dropsAndCountsNewKeysBeyondItsCapacity()
    {
        AccessLog log(2);
        for (const char *key : {"a", "b", "c", "a"})
            log.note(QLatin1String(key), 1.0);
        QCOMPARE(log.pending(), 2);
        QCOMPARE(log.dropped(), 1);
    }

    void takesNoMoreThanAskedAndLosesNone()
    {
        AccessLog log(10'000);
        for (int i = 0; i < 2500; ++i)
            log.note(QString::number(i), i);
        std::size_t taken = 0;
        for (std::size_t chunk = 1; chunk > 0; taken += chunk) {
            chunk = log.take(1000).size();
            QVERIFY(chunk <= 1000);
        }
        QCOMPARE(taken, std::size_t{2500});
    }

    void notesPutBackGiveWayToNewerOnesAndAreNeverDropped()
    {
        AccessLog log(1);
        log.note(QStringLiteral("a"), 1.0);
        const auto failed = log.take(10);
        log.note(QStringLiteral("a"), 9.0);
        log.putBack(failed);
        log.putBack({AccessNote{QStringLiteral("b"), 2.0}});
        QCOMPARE(log.pending(), 2);
        for (const AccessNote &note : log.take(10))
            QCOMPARE(note.time, note.key == QLatin1String("a") ? 9.0 : 2.0);
    }

    void losesNothingUnderConcurrentNotesAndTakes()
    {
        constexpr int threads = 8;
        constexpr int keysEach = 5000;
        AccessLog log(threads * keysEach);
        std::vector<std::thread> writers;
        for (int t = 0; t < threads; ++t) {
            writers.emplace_back([&log, t] {
                for (int i = 0; i < keysEach; ++i)
                    log.note(QStringLiteral("%1/%2").arg(t).arg(i), i);
            });
        }
        std::size_t taken = 0;
        while (log.pending() < 1000 && taken == 0)
            std::this_thread::yield();
        for (int i = 0; i < 50; ++i)
            taken += log.take(100).size();
        for (std::thread &writer : writers)
            writer.join();
        taken += log.take(threads * keysEach).size();
        QCOMPARE(taken, std::size_t{threads * keysEach});
        QCOMPARE(log.pending(), 0);
    }
};

QTEST_GUILESS_MAIN(TestAccessLog)
#include "test_access_log.moc"
