// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/cache/cache_fixture.h"

#include <QCoreApplication>

#include <atomic>
#include <thread>

using namespace cachescope;
using namespace cachescope::cache;
using namespace cachescope::test;

/// A cache that is used before the program has a QCoreApplication, or after it has ended: without one Qt
/// delivers no events, in no thread.
class TestBlobCacheWithoutApplication : public QObject
{
    Q_OBJECT

private:
    /// What main() would make.
    std::unique_ptr<QCoreApplication> application()
    {
        return std::make_unique<QCoreApplication>(m_argc, m_argv);
    }

    char m_name[5] = "test";
    char *m_argv[2] = {m_name, nullptr};
    int m_argc = 1;

private Q_SLOTS:
    void cannotBeOpened()
    {
        const QTemporaryDir directory;
        const auto opened = BlobCache::open(directory.filePath(QStringLiteral("cache.db")), {});
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::InvalidArgument);
    }

    void isClosedAllTheSameAndKeepsWhatWasQueued()
    {
        CacheFixture fixture;
        auto app = application();
        auto cache = fixture.open();
        VERIFY_OK(cache->put(key(0), "value"));
        QVERIFY(cache->get(key(0))->has_value()); // a note to be flushed
        const auto queued = cache->putAsync(key(1), "value");
        app.reset();
        cache.reset();
        QVERIFY(queued.isFinished());
        VERIFY_OK(queued.result());

        app = application();
        cache = fixture.open();
        QCOMPARE(cache->stats()->entries, 2);
    }

    void survivesTheEndOfTheApplicationAmidStores()
    {
        for (int round = 0; round < 20; ++round) {
            CacheFixture fixture;
            auto app = application();
            const auto cache = fixture.open();
            std::atomic<int> stored{0};
            std::atomic<bool> failed{false};
            const auto storeUntilClosed = [&] {
                while (cache->put(key(stored), "value"))
                    ++stored;
                failed = true;
            };
            std::thread first(storeUntilClosed);
            std::thread second(storeUntilClosed);
            while (stored < 10 && !failed)
                std::this_thread::yield();
            const bool failedEarly = failed;
            app.reset();
            first.join();
            second.join();
            QVERIFY(!failedEarly);
            QCOMPARE(cache->put(key(0), "value").error().code, ErrorCode::Closed);
            QCOMPARE(cache->pending(), 0);
            VERIFY_OK(cache->close());
        }
    }

    void writesWhatWasNotedWhenTheApplicationEnds()
    {
        CacheFixture fixture;
        auto app = application();
        const auto cache = fixture.open();
        VERIFY_OK(cache->put(key(0), "value"));
        QVERIFY(cache->get(key(0))->has_value());
        QVERIFY(cache->pending() > 0);
        app.reset();
        QCOMPARE(cache->pending(), 0);
    }

    void refusesStoresWithoutWaiting()
    {
        CacheFixture fixture;
        auto app = application();
        const auto cache = fixture.open();
        VERIFY_OK(cache->put(key(0), "value"));
        app.reset();
        QCOMPARE(cache->put(key(1), "value").error().code, ErrorCode::Closed);
        QCOMPARE(cache->flush().error().code, ErrorCode::Closed);
        QVERIFY(cache->get(key(0))->has_value());
        app = application(); // too late
        QCOMPARE(cache->put(key(1), "value").error().code, ErrorCode::Closed);
        VERIFY_OK(cache->close());
    }
};

QTEST_APPLESS_MAIN(TestBlobCacheWithoutApplication)
#include "test_blob_cache_without_application.moc"
