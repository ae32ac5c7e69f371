// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/cache/many_entries.h"

using namespace cachescope;
using namespace cachescope::cache;
using namespace cachescope::test;

/// How noted reads get into the file.
class TestBlobCacheFlush : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void moreThanAHundredThousandNotesAreFlushedAtOnce()
    {
        constexpr int count = 100'500;
        CacheFixture fixture;
        fixture.options.newFilePageSize = 2048; // each chunk of notes rewrites most of the pages
        const auto cache = fixture.open();
        QCOMPARE(*cache->putMany(entries(count, "x")), count);
        fixture.clock.advance(5);
        QCOMPARE(cache->getMany(keys(count))->size(), count);
        QCOMPARE(cache->stats()->pendingTouches, count);
        QCOMPARE(*cache->flush(), count);
        QCOMPARE(cache->stats()->pendingTouches, 0);
        QCOMPARE(fixture.stranger()->queryInt("SELECT count(DISTINCT last_accessed) FROM cache").value(), 1);
        QCOMPARE(fixture.columnInFile("last_accessed", key(count - 1)), fixture.clock.nowSeconds());
    }

    void withinTheTouchResolutionAKeyIsWrittenOnce()
    {
        CacheFixture fixture;
        fixture.options.touchResolution = std::chrono::seconds(60);
        const auto cache = fixture.open();
        VERIFY_OK(cache->put(key(1), "x"));
        fixture.clock.advance(1);
        VERIFY_OK(cache->get(key(1)));
        QCOMPARE(*cache->flush(), 1);
        const double written = fixture.clock.nowSeconds();
        fixture.clock.advance(59);
        VERIFY_OK(cache->get(key(1)));
        QCOMPARE(*cache->flush(), 0);
        QCOMPARE(fixture.columnInFile("last_accessed", key(1)), written);
        fixture.clock.advance(1);
        VERIFY_OK(cache->get(key(1)));
        QCOMPARE(*cache->flush(), 1);
        QCOMPARE(fixture.columnInFile("last_accessed", key(1)), written + 60);
    }
};

QTEST_GUILESS_MAIN(TestBlobCacheFlush)
#include "test_blob_cache_flush.moc"
