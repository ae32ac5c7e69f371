// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/open_file.h"
#include "core/cache/totals_check.h"
#include "tests/core/cache/cache_fixture.h"

#include <future>

using namespace cachescope;
using namespace cachescope::cache;
using namespace cachescope::test;
using sqlite::LockPhase;

/// Totals are checked, corrected, and put back when they were taken away.
class TestTotalsAudit : public QObject
{
    Q_OBJECT

private:
    static constexpr auto kDropTriggers = {
        "DROP TRIGGER cachescope_before_insert", "DROP TRIGGER cachescope_after_insert",
        "DROP TRIGGER cachescope_before_delete", "DROP TRIGGER cachescope_after_update"};

    static void execute(sqlite::Connection &connection, std::string_view sql)
    {
        VERIFY_OK(connection.execute(sql, LockPhase::Write));
    }

    static void insert(sqlite::Connection &connection, const char *name, qint64 bytes)
    {
        execute(connection, "REPLACE INTO cache(key, data, size, created_at, last_accessed) VALUES('" +
                                std::string(name) + "', zeroblob(" + std::to_string(bytes) + "), 1, 1, 1)");
    }

    static void verifyTotals(CacheFixture &fixture, bool hasPinned = true)
    {
        const auto connection = fixture.stranger();
        QCOMPARE(*hasTotals(*connection, hasPinned), true);
        const auto recorded = readTotals(*connection);
        QVERIFY(recorded->known);
        QCOMPARE(recorded->totals, *countTotals(*connection, hasPinned));
    }

    /// A file that is too large to be counted at opening.
    static void makeLarge(CacheFixture &fixture)
    {
        const auto cache = fixture.open();
        VERIFY_OK(cache->put(key(0), QByteArray(65'000'000, 'x'), true));
        VERIFY_OK(cache->put(key(1), QByteArray(100, 'x')));
    }

private Q_SLOTS:
    void wrongTotalsAreCorrectedAtOpening_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("bytes") << QByteArray("UPDATE cachescope_totals SET data_bytes = data_bytes - 7");
        QTest::newRow("entries") << QByteArray("UPDATE cachescope_totals SET entries = 99");
        QTest::newRow("pinned") << QByteArray("UPDATE cachescope_totals SET pinned_bytes = -1");
        QTest::newRow("not known") << QByteArray("UPDATE cachescope_totals SET known = 0, entries = 0");
        QTest::newRow("no row") << QByteArray("DELETE FROM cachescope_totals");
        QTest::newRow("no table") << QByteArray("DROP TABLE cachescope_totals");
    }
    void wrongTotalsAreCorrectedAtOpening()
    {
        QFETCH(QByteArray, sql);
        CacheFixture fixture;
        {
            const auto cache = fixture.open();
            VERIFY_OK(cache->put(key(1), QByteArray(100, 'x')));
            VERIFY_OK(cache->put(key(2), QByteArray(50, 'x'), true));
        }
        execute(*fixture.stranger(), sql.toStdString());
        const auto cache = fixture.open();
        QCOMPARE(cache->stats()->entries, 2);
        QCOMPARE(cache->stats()->dataBytes, 150);
        QCOMPARE(cache->stats()->pinnedBytes, 50);
        verifyTotals(fixture);
    }

    void triggersThatAreDroppedWhileOpenAreBackAtTheNextStore()
    {
        CacheFixture fixture;
        fixture.options.maxBytes = 1000;
        fixture.options.lowWaterMark = 1.0;
        const auto cache = fixture.open();
        VERIFY_OK(cache->put(key(1), QByteArray(100, 'x')));
        const auto stranger = fixture.stranger();
        for (const char *sql : kDropTriggers) {
            execute(*stranger, sql);
            insert(*stranger, "foreign", 900);
            fixture.clock.advance(1);
            VERIFY_OK(cache->put(key(2), QByteArray(10, 'x')));
            // The stranger's entry made the cache too large, and was the oldest.
            QCOMPARE(cache->stats()->dataBytes, 110);
            verifyTotals(fixture);
        }
    }

    void aTableOfTotalsThatIsDroppedWhileOpenIsBackAtTheNextStore()
    {
        CacheFixture fixture;
        const auto cache = fixture.open();
        VERIFY_OK(cache->put(key(1), QByteArray(100, 'x')));
        execute(*fixture.stranger(), "DROP TABLE cachescope_totals");
        VERIFY_OK(cache->put(key(2), QByteArray(10, 'x')));
        QCOMPARE(cache->stats()->dataBytes, 110);
        verifyTotals(fixture);
    }

    void aStoreThatFailsTakesTheRepairWithItAndTheNextRepairsAgain()
    {
        CacheFixture fixture;
        fixture.options.maxBytes = 1000;
        const auto cache = fixture.open();
        VERIFY_OK(cache->put(key(1), QByteArray(100, 'x')));
        for (const char *sql : kDropTriggers)
            execute(*fixture.stranger(), sql);
        QCOMPARE(cache->put(key(2), QByteArray(1001, 'x')).error().code, ErrorCode::TooLarge);
        VERIFY_OK(cache->put(key(3), QByteArray(10, 'x')));
        QCOMPARE(cache->stats()->dataBytes, 110);
        verifyTotals(fixture);
    }

    void aColumnPinnedThatAStrangerAddsIsNoticedAndCounted()
    {
        CacheFixture fixture;
        fixture.options.maxBytes = 1000;
        fixture.options.lowWaterMark = 1.0;
        const auto stranger = fixture.stranger();
        execute(*stranger,
                "CREATE TABLE cache(key TEXT PRIMARY KEY, data BLOB NOT NULL, size INTEGER NOT NULL, "
                "created_at REAL NOT NULL, last_accessed REAL NOT NULL)");
        const auto cache = fixture.open();
        for (int i = 0; i < 5; ++i) {
            fixture.clock.advance(1);
            VERIFY_OK(cache->put(key(i), QByteArray(100, 'x')));
        }
        execute(*stranger, "ALTER TABLE cache ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0");
        execute(*stranger, "UPDATE cache SET pinned = 1 WHERE key = 'key-0'");
        fixture.clock.advance(1);
        VERIFY_OK(cache->put(key(5), QByteArray(900, 'x')));
        const auto stats = cache->stats();
        QCOMPARE(stats->pinnedEntries, 1);
        QCOMPARE(stats->pinnedBytes, 100);
        QCOMPARE(stats->dataBytes, 1100);
        QCOMPARE(*cache->containsMany({key(0), key(1), key(4), key(5)}),
                 (QStringList{key(0), key(4), key(5)}));
        verifyTotals(fixture);
        QCOMPARE(*cache->unpinAll(), 1);
        QCOMPARE(cache->stats()->pinnedEntries, 0);
    }

    void whatIsWrittenAfterAnAuditStaysCounted()
    {
        CacheFixture fixture;
        const auto cache = fixture.open();
        VERIFY_OK(cache->put(key(1), QByteArray(100, 'x')));
        const auto connection = fixture.stranger();
        execute(*connection, "UPDATE cachescope_totals SET data_bytes = 3, entries = 3");
        const auto audit = auditTotals(*connection, true, nullptr);
        VERIFY_OK(audit);
        QVERIFY(!audit->agrees());
        VERIFY_OK(cache->put(key(2), QByteArray(20, 'x')));
        QCOMPARE(*applyAudit(*connection, *audit), true);
        QCOMPARE(cache->stats()->entries, 2);
        QCOMPARE(cache->stats()->dataBytes, 120);
    }

    void anAuditDoesNotUndoACorrectionMadeSince()
    {
        CacheFixture fixture;
        const auto cache = fixture.open();
        VERIFY_OK(cache->put(key(1), QByteArray(100, 'x')));
        const auto connection = fixture.stranger();
        execute(*connection, "UPDATE cachescope_totals SET data_bytes = 3");
        const auto early = auditTotals(*connection, true, nullptr);
        const auto late = auditTotals(*connection, true, nullptr);
        QCOMPARE(*applyAudit(*connection, *late), true);
        QCOMPARE(*applyAudit(*connection, *early), false);
        verifyTotals(fixture);
    }

    void anAuditThatAgreesChangesNothing()
    {
        CacheFixture fixture;
        const auto cache = fixture.open();
        VERIFY_OK(cache->put(key(1), QByteArray(100, 'x')));
        const auto connection = fixture.stranger();
        const qint64 epoch = readTotals(*connection)->epoch;
        const auto audit = auditTotals(*connection, true, nullptr);
        QVERIFY(audit->agrees());
        QCOMPARE(*applyAudit(*connection, *audit), false);
        QCOMPARE(readTotals(*connection)->epoch, epoch);
    }

    void anAuditCanBeCancelled()
    {
        CacheFixture fixture;
        const auto cache = fixture.open();
        QList<NewEntry> entries;
        for (int i = 0; i < 2000; ++i)
            entries << NewEntry{key(i), "x", {}};
        VERIFY_OK(cache->putMany(entries));
        const auto connection = fixture.stranger();
        std::atomic<bool> stop{true};
        QCOMPARE(auditTotals(*connection, true, &stop).error().code, ErrorCode::Cancelled);
        stop = false;
        QVERIFY(auditTotals(*connection, true, &stop)->agrees());
    }

    void aCheckTellsOnceHoweverItEnds()
    {
        CacheFixture fixture;
        const auto cache = fixture.open();
        VERIFY_OK(cache->put(key(1), "x"));
        TotalsCheck check(fixture.path(), fixture.options);
        std::promise<Result<TotalsAudit>> finished;
        check.start(true, [&](const Result<TotalsAudit> &audit) { finished.set_value(audit); });
        QVERIFY(finished.get_future().get()->agrees());
        std::atomic<int> told{0};
        check.start(true, [&](const Result<TotalsAudit> &) { ++told; });
        check.stop();
        QCOMPARE(told, 1);
    }

    void aLargeFileWithWrongTotalsIsCorrectedInTheBackground()
    {
        CacheFixture fixture;
        makeLarge(fixture);
        execute(*fixture.stranger(), "UPDATE cachescope_totals SET data_bytes = 1");
        const auto cache = fixture.open();
        QTRY_COMPARE(cache->stats()->dataBytes, 65'000'100);
    }

    void aLargeFileWithoutTotalsIsCountedAndThenEvicts()
    {
        CacheFixture fixture;
        makeLarge(fixture);
        execute(*fixture.stranger(), "DROP TABLE cachescope_totals");
        fixture.options.maxBytes = 1000;
        const auto cache = fixture.open();
        // figures wait for the count
        QCOMPARE(cache->stats()->dataBytes, 65'000'100);
        QCOMPARE(cache->stats()->pinnedEntries, 1);
        fixture.clock.advance(1);
        VERIFY_OK(cache->put(key(2), QByteArray(1000, 'x')));
        QCOMPARE(*cache->contains(key(1)), false);
    }

    void aLargeFileWhoseTriggersAreDroppedWhileOpenIsCountedAgainUnasked()
    {
        CacheFixture fixture;
        makeLarge(fixture);
        fixture.options.maxBytes = 1000;
        fixture.options.lowWaterMark = 1.0;
        const auto cache = fixture.open();
        QCOMPARE(cache->stats()->entries, 2);
        const auto stranger = fixture.stranger();
        for (const char *sql : kDropTriggers)
            execute(*stranger, sql);
        fixture.clock.advance(1);
        VERIFY_OK(cache->put(key(2), QByteArray(1000, 'x')));
        // Not by asking for figures, which would start the count.
        QTRY_COMPARE(readTotals(*stranger)->known, true);
        QTRY_COMPARE(*cache->contains(key(1)), false);
        QVERIFY(*cache->contains(key(2)));
        verifyTotals(fixture);
    }
};

QTEST_GUILESS_MAIN(TestTotalsAudit)
#include "test_totals_audit.moc"
