// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/cache/fault_fixture.h"

using namespace cachescope;
using namespace cachescope::cache;
using namespace cachescope::sqlite;
using namespace cachescope::test;

/// Giving pages back writes as much as storing does, and the write-ahead log stays as small.
class TestBlobCacheLogBound : public QObject
{
    Q_OBJECT

private:
    static constexpr qint64 kMaxWalBytes = 1'000'000;

    /// A cache of 600 values whose first half another program has removed, so that giving those pages back
    /// moves the second half, 6 MB of log. The log is empty, and its file is never shortened from now on: it
    /// is as large as the log ever was.
    static std::unique_ptr<BlobCache> halfEmptyCache(FaultFixture &fixture)
    {
        fixture.options.checkpointBytes = 300'000;
        fixture.options.maxWalBytes = kMaxWalBytes;
        auto cache = fixture.open();
        [&] {
            VERIFY_OK(fill(*cache, 0, 599));
            VERIFY_OK(fixture.stranger()->execute("DELETE FROM cache WHERE rowid <= 300", LockPhase::Write));
            QVERIFY(fixture.emptyLog());
        }();
        fixture.disk.addRule({.file = DiskFile::Wal, .operation = DiskOperation::Truncate});
        return cache;
    }

    /// A step takes a megabyte, and a try to begin the log anew may fail now and then.
    static void verifyLogStayedBounded(const CacheFixture &fixture)
    {
        const qint64 bytes = QFileInfo(fixture.path() + QStringLiteral("-wal")).size();
        QVERIFY2(bytes > 0 && bytes < kMaxWalBytes + 3'000'000, qPrintable(QString::number(bytes)));
    }

private Q_SLOTS:
    void initTestCase() { prepareForFaults(); }

    void theLogStaysBoundedWhileAFileIsCompactedInSteps()
    {
        FaultFixture fixture;
        const auto cache = halfEmptyCache(fixture);
        VERIFY_OK(cache->compact());
        QCOMPARE(*fixture.stranger()->queryInt("PRAGMA freelist_count"), 0);
        verifyLogStayedBounded(fixture);
        QCOMPARE(wrongValues(*cache, 300, 599), 0);
    }

    void theLogStaysBoundedWhilePagesAreGivenBackBecauseNobodyStores()
    {
        FaultFixture fixture;
        const auto cache = halfEmptyCache(fixture);
        VERIFY_OK(cache->put(key(600), "x"));
        const auto stranger = fixture.stranger();
        const qint64 kept = *stranger->queryInt("PRAGMA page_count") / 10;
        QTRY_VERIFY_WITH_TIMEOUT(*stranger->queryInt("PRAGMA freelist_count") <= kept, 30'000);
        verifyLogStayedBounded(fixture);
        QCOMPARE(wrongValues(*cache, 300, 599), 0);
    }
};

QTEST_GUILESS_MAIN(TestBlobCacheLogBound)
#include "test_blob_cache_log_bound.moc"
