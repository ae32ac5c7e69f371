// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/access_log.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <mutex>
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

    void oneNoteCanBeTakenByItself()
    {
        AccessLog log(10);
        log.note(QStringLiteral("a"), 1.0);
        log.note(QStringLiteral("b"), 2.0);
        const auto taken = log.takeOne(QStringLiteral("b"));
        QVERIFY(taken);
        QCOMPARE(taken->key, QStringLiteral("b"));
        QCOMPARE(taken->time, 2.0);
        QVERIFY(!log.takeOne(QStringLiteral("b")));
        QVERIFY(!log.takeOne(QStringLiteral("c")));
        QCOMPARE(log.pending(), 1);
        QCOMPARE(log.take(10).at(0).key, QStringLiteral("a"));
    }

    void withoutAResolutionEveryReadCounts()
    {
        AccessLog log(10);
        for (const double time : {1.0, 1.001, 1.002}) {
            log.note(QStringLiteral("a"), time);
            QCOMPARE(log.takeOne(QStringLiteral("a"))->time, time);
        }
    }

    void withinTheResolutionAKeyThatWasTakenIsNotNotedAgain()
    {
        AccessLog log(1000, 60.0);
        log.note(QStringLiteral("a"), 100.0);
        QCOMPARE(log.take(10).size(), std::size_t{1});
        log.note(QStringLiteral("a"), 159.9);
        QCOMPARE(log.pending(), 0);
        QCOMPARE(log.dropped(), 0);
        log.note(QStringLiteral("b"), 159.9); // others are
        log.note(QStringLiteral("a"), 160.0);
        QCOMPARE(log.pending(), 2);
        QCOMPARE(log.takeOne(QStringLiteral("a"))->time, 160.0);
        log.note(QStringLiteral("a"), 219.9);
        QVERIFY(!log.takeOne(QStringLiteral("a")));
    }

    void withinTheResolutionAPendingNoteStillMovesOn()
    {
        AccessLog log(1000, 60.0);
        log.note(QStringLiteral("a"), 100.0);
        log.note(QStringLiteral("a"), 101.0);
        QCOMPARE(log.take(10).at(0).time, 101.0);
    }

    void aNotePutBackIsNotTakenForWritten()
    {
        AccessLog log(1000, 60.0);
        log.note(QStringLiteral("a"), 100.0);
        log.putBack(log.take(10));
        QCOMPARE(log.pending(), 1);
        log.note(QStringLiteral("a"), 110.0);
        QCOMPARE(log.take(10).at(0).time, 110.0);
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

    /// Everything at once: notes of the same keys, takes, single takes and putting back.
    void endsWithTheLatestTimeOfEachKeyWhateverManyThreadsDo()
    {
        constexpr int keys = 200;
        constexpr int rounds = 200;
        AccessLog log(2 * keys);
        std::mutex mutex;
        std::map<QString, double> latest; // of what was taken
        const auto keep = [&](const AccessNote &note) {
            const std::lock_guard lock(mutex);
            latest[note.key] = std::max(latest[note.key], note.time);
        };
        std::atomic<bool> done{false};
        std::vector<std::thread> takers;
        for (int t = 0; t < 3; ++t) {
            takers.emplace_back([&, t] {
                for (int i = 0; !done; ++i) {
                    if (t == 0)
                        log.putBack(log.take(20));
                    else if (t == 1)
                        for (const AccessNote &note : log.take(20))
                            keep(note);
                    else if (const auto note = log.takeOne(QString::number(i % keys)))
                        keep(*note);
                }
            });
        }
        std::vector<std::thread> noters;
        for (int t = 0; t < 4; ++t) {
            noters.emplace_back([&log, t] {
                for (int i = 0; i < rounds * keys; ++i)
                    log.note(QString::number(i % keys), i * 4 + t);
            });
        }
        for (std::thread &noter : noters)
            noter.join();
        done = true;
        for (std::thread &taker : takers)
            taker.join();
        for (const AccessNote &note : log.take(keys))
            keep(note);
        QCOMPARE(log.pending(), 0);
        QCOMPARE(latest.size(), std::size_t{keys});
        for (const auto &[key, time] : latest)
            QCOMPARE(time, ((rounds - 1) * keys + key.toInt()) * 4 + 3.0);
        QCOMPARE(log.dropped(), 0);
    }
};

QTEST_GUILESS_MAIN(TestAccessLog)
#include "test_access_log.moc"
