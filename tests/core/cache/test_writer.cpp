// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/translate.h"
#include "core/cache/access_log.h"
#include "core/cache/totals_table.h"
#include "core/cache/writer.h"
#include "tests/core/cache/fault_fixture.h"
#include "tests/core/cache/many_entries.h"
#include "tests/support/marking_translator.h"

#include <thread>

using namespace cachescope;
using namespace cachescope::cache;
using namespace cachescope::sqlite;
using namespace cachescope::test;

using std::chrono::milliseconds;

/// In which order the writer does what it is asked for, and what it does again if it has failed.
class TestWriter : public QObject
{
    Q_OBJECT

private:
    static constexpr int kEntries = 300; ///< more than one step of a flush or a compaction takes

    /// A writer that serves a file with entries.
    struct Rig
    {
        explicit Rig(const RetryIntervals &retries = {}, milliseconds flushInterval = milliseconds(0))
        {
            fixture.options.busyTimeout = std::chrono::minutes(1);
            if (const auto cache = fixture.open();
                !cache || !cache->putMany(entries(kEntries, QByteArray(10'000, 'x'))))
                qFatal("The test's file cannot be filled");
            stranger = fixture.stranger();
            fixture.clock.advance(10);
            fixture.options.flushInterval = flushInterval;
            writer.emplace(
                fixture.path(), fixture.options, notes, [] {}, retries);
            if (const auto started = writer->start(); !started)
                qFatal("%s", qPrintable(started.error().message));
        }
        static void run(Connection &connection, const char *sql)
        {
            if (const auto done = connection.execute(sql, LockPhase::Write); !done)
                qFatal("%s: %s", sql, qPrintable(done.error().message));
        }
        void note(int count)
        {
            for (int i = 0; i < count; ++i)
                notes.note(key(i), fixture.clock.nowSeconds());
        }
        /// Returns once the writer has done all that it was asked for before.
        Result<void> waitForItsTurn()
        {
            return writer->run<void>(0, [](GroupCommit &) { return Result<void>(); });
        }

        FaultFixture fixture;
        std::unique_ptr<Connection> stranger;
        AccessLog notes{10'000};
        std::optional<Writer> writer;
    };

private Q_SLOTS:
    void initTestCase() { prepareForFaults(); }

    void speaksTheLanguageOfWhoStartedIt()
    {
        const MarkingTranslator translator;
        const auto whatItSays = [](Rig &rig) {
            const auto done = rig.writer->run<void>(0, [](GroupCommit &) {
                return Result<void>(Error{ErrorCode::Internal, CoreText::tr("words")});
            });
            return done.error().message;
        };
        auto english = std::make_unique<PlainEnglish>();
        Rig plain;
        english.reset();
        Rig translated;
        QCOMPARE(whatItSays(plain), QStringLiteral("words"));
        QCOMPARE(whatItSays(translated), MarkingTranslator::mark() + QStringLiteral("words"));
    }

    /// Both wait for the lock of another program until the store is queued.
    void aStoreDuringACompactionPassesAJobThatWaitsForItsEnd()
    {
        Rig rig;
        Rig::run(*rig.stranger, "DELETE FROM cache WHERE rowid <= 150");
        Rig::run(*rig.stranger, "BEGIN IMMEDIATE");
        CompactionProgress progress;
        const auto first = rig.writer->compact(progress, nullptr).share();
        auto second = rig.writer->compact(progress, nullptr);
        bool firstHadEnded = true;
        const auto store = rig.writer->begin<void>(0, [&](GroupCommit &) {
            firstHadEnded = first.wait_for(milliseconds(0)) == std::future_status::ready;
            return Result<void>();
        });
        Rig::run(*rig.stranger, "ROLLBACK");
        VERIFY_OK(second.get());
        VERIFY_OK(first.get());
        VERIFY_OK(store.result());
        QVERIFY(!firstHadEnded);
    }

    void aStoreDuringAFlushPassesAJobThatWaitsForItsEnd()
    {
        Rig rig;
        rig.note(kEntries);
        Rig::run(*rig.stranger, "BEGIN IMMEDIATE");
        std::atomic<bool> flushed{false};
        std::thread flusher([&] {
            QCOMPARE(rig.writer->flush().value(), kEntries);
            flushed = true;
        });
        // Its first step has taken its notes, and waits.
        const bool began = QTest::qWaitFor([&] { return rig.notes.pending() < kEntries; }, 60'000);
        CompactionProgress progress;
        const auto compaction = rig.writer->compact(progress, nullptr).share();
        bool passed = false;
        const auto store = rig.writer->begin<void>(0, [&](GroupCommit &) {
            passed = !flushed && compaction.wait_for(milliseconds(0)) != std::future_status::ready;
            return Result<void>();
        });
        Rig::run(*rig.stranger, "ROLLBACK");
        flusher.join();
        QVERIFY(began);
        VERIFY_OK(compaction.get());
        VERIFY_OK(store.result());
        QVERIFY(passed);
    }

    void aFlushThatFailedIsTriedAgainOnceHoweverOftenOneIsAskedFor()
    {
        Rig rig({.flush = std::chrono::hours(1)}, milliseconds(1));
        rig.fixture.disk.addRule({.file = DiskFile::Wal, .fault = DiskFault::Full});
        rig.note(1);
        rig.writer->requestFlush();
        QTRY_VERIFY(rig.fixture.disk.faults() > 0);
        VERIFY_OK(rig.waitForItsTurn());
        const qint64 faults = rig.fixture.disk.faults();
        for (int i = 0; i < 50; ++i) {
            rig.writer->requestFlush();
            VERIFY_OK(rig.waitForItsTurn());
        }
        QCOMPARE(rig.fixture.disk.faults(), faults);
        rig.fixture.disk.clearRules();
        QCOMPARE(rig.writer->flush().value(), 1);
    }

    void aFlushThatFailedIsTriedAgainThoughNobodyAsks()
    {
        Rig rig({.flush = milliseconds(10)});
        rig.fixture.disk.addRule({.file = DiskFile::Wal, .fault = DiskFault::Full});
        rig.note(kEntries);
        rig.writer->requestFlush();
        QTRY_VERIFY(rig.fixture.disk.faults() > 2);
        rig.fixture.disk.clearRules();
        QTRY_COMPARE(rig.notes.pending(), 0);
        VERIFY_OK(rig.waitForItsTurn());
        QCOMPARE(rig.fixture.columnInFile("last_accessed", key(kEntries - 1)),
                 rig.fixture.clock.nowSeconds());
    }

    void aCheckOfTheTotalsThatFailedIsTriedAgain()
    {
        Rig rig({.totalsCheck = milliseconds(10)});
        const auto right = readTotals(*rig.stranger)->totals;
        Rig::run(*rig.stranger, "UPDATE cachescope_totals SET data_bytes = 1");
        rig.fixture.disk.addRule({.file = DiskFile::Main, .operation = DiskOperation::Open, .times = 3});
        VERIFY_FAILS(rig.writer->awaitTotals(), ErrorCode::CannotOpen);
        QTRY_COMPARE(readTotals(*rig.stranger)->totals, right);
        QCOMPARE(rig.fixture.disk.faults(), 3);
    }
};

QTEST_GUILESS_MAIN(TestWriter)
#include "test_writer.moc"
