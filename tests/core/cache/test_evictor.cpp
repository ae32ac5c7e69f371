// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/cache/many_entries.h"

#include <QRandomGenerator>

#include <algorithm>
#include <map>
#include <thread>

using namespace cachescope;
using namespace cachescope::cache;
using namespace cachescope::test;

namespace {

/// What a cache must hold, by the plainest means: all entries in a list, sorted whenever something must go.
class Model
{
public:
    explicit Model(double lowWaterMark)
        : m_lowWaterMark(lowWaterMark)
    {
    }

    void put(const QString &name, qint64 bytes, std::optional<bool> pinned, double now)
    {
        const auto old = m_entries.find(name);
        const bool isPinned = pinned.value_or(old != m_entries.end() && old->second.pinned);
        m_entries[name] = Entry{bytes, now, ++m_stores, isPinned};
        evict(name);
    }
    void get(const QString &name, double now)
    {
        if (const auto found = m_entries.find(name); found != m_entries.end())
            found->second.accessed = now;
    }
    void remove(const QString &name) { m_entries.erase(name); }
    void pin(const QString &name)
    {
        if (const auto found = m_entries.find(name); found != m_entries.end())
            found->second.pinned = true;
    }
    void unpinAll()
    {
        for (auto &[name, entry] : m_entries)
            entry.pinned = false;
    }
    void setMaxBytes(qint64 maxBytes)
    {
        m_maxBytes = maxBytes;
        evict({});
    }
    [[nodiscard]] qint64 maxBytes() const { return m_maxBytes; }
    [[nodiscard]] bool wouldBePinned(const QString &name, std::optional<bool> pinned) const
    {
        const auto old = m_entries.find(name);
        return pinned.value_or(old != m_entries.end() && old->second.pinned);
    }

    [[nodiscard]] QStringList names() const
    {
        QStringList names;
        for (const auto &[name, entry] : m_entries)
            names << name;
        return names;
    }

private:
    struct Entry
    {
        qint64 bytes = 0;
        double accessed = 0.0;
        qint64 store = 0; // breaks ties
        bool pinned = false;
    };

    [[nodiscard]] qint64 unpinnedBytes() const
    {
        qint64 bytes = 0;
        for (const auto &[name, entry] : m_entries)
            bytes += entry.pinned ? 0 : entry.bytes;
        return bytes;
    }

    void evict(const QString &spared)
    {
        qint64 unpinned = unpinnedBytes();
        if (m_maxBytes == 0 || unpinned <= m_maxBytes)
            return;
        const auto lowWater = static_cast<qint64>(static_cast<double>(m_maxBytes) * m_lowWaterMark);
        std::vector<std::pair<std::pair<double, qint64>, QString>> oldest;
        for (const auto &[name, entry] : m_entries) {
            if (!entry.pinned && name != spared)
                oldest.push_back({{entry.accessed, entry.store}, name});
        }
        std::sort(oldest.begin(), oldest.end());
        for (const auto &[age, name] : oldest) {
            if (unpinned <= lowWater)
                return;
            unpinned -= m_entries[name].bytes;
            m_entries.erase(name);
        }
    }

    const double m_lowWaterMark;
    qint64 m_maxBytes = 0;
    qint64 m_stores = 0;
    std::map<QString, Entry> m_entries;
};

} // namespace

/// Eviction takes just the entries that it should: the fewest of the oldest.
class TestEvictor : public QObject
{
    Q_OBJECT

private:
    static constexpr int kKeys = 120;

    /// One random operation on both; a store may be too large for both.
    static void operateOnBoth(QRandomGenerator &random, int readsPercent, BlobCache &cache, Model &model,
                              double now)
    {
        const QString name = key(random.bounded(kKeys));
        const int choice = random.bounded(100);
        if (choice < 90 - readsPercent) {
            const int bytes = random.bounded(10) == 0 ? random.bounded(600) : random.bounded(60);
            std::optional<bool> pinned;
            if (random.bounded(8) == 0)
                pinned = random.bounded(3) == 0;
            const auto stored = cache.put(name, QByteArray(bytes, 'x'), pinned);
            const bool fits =
                model.maxBytes() == 0 || bytes <= model.maxBytes() || model.wouldBePinned(name, pinned);
            QCOMPARE(bool(stored), fits);
            if (fits)
                model.put(name, bytes, pinned, now);
        } else if (choice < 90) {
            VERIFY_OK(cache.get(name));
            model.get(name, now);
        } else if (choice < 93) {
            VERIFY_OK(cache.remove(name));
            model.remove(name);
        } else if (choice < 95) {
            VERIFY_OK(cache.pin({name}));
            model.pin(name);
        } else if (choice < 96) {
            VERIFY_OK(cache.unpinAll());
            model.unpinAll();
        } else if (choice < 98) {
            const qint64 maxBytes = 200 + random.bounded(2000);
            VERIFY_OK(cache.setMaxBytes(maxBytes));
            model.setMaxBytes(maxBytes);
        } else {
            VERIFY_OK(cache.flush());
        }
    }

private Q_SLOTS:
    void whatSurvivesIsWhatAPlainModelKeeps_data()
    {
        QTest::addColumn<double>("lowWaterMark");
        QTest::addColumn<int>("readsPercent");
        QTest::addColumn<quint32>("seed");
        for (const quint32 seed : {1U, 2U}) {
            for (const double mark : {1.0, 0.9, 0.4}) {
                for (const int reads : {45, 75})
                    QTest::addRow("down to %.0f %%, %d %% reads, seed %u", mark * 100, reads, seed)
                        << mark << reads << seed;
            }
        }
    }
    void whatSurvivesIsWhatAPlainModelKeeps()
    {
        QFETCH(double, lowWaterMark);
        QFETCH(int, readsPercent);
        QFETCH(quint32, seed);
        CacheFixture fixture;
        fixture.options.maxBytes = 1500;
        fixture.options.lowWaterMark = lowWaterMark;
        const auto cache = fixture.open();
        Model model(lowWaterMark);
        model.setMaxBytes(1500);
        QRandomGenerator random(seed);
        for (int i = 0; i < 1000; ++i) {
            fixture.clock.advance(random.bounded(3)); // also not at all
            operateOnBoth(random, readsPercent, *cache, model, fixture.clock.nowSeconds());
            QStringList expected = model.names();
            QStringList found = survivors(*cache, kKeys);
            found.sort();
            expected.sort();
            QVERIFY2(found == expected, qPrintable(QStringLiteral("after operation %1").arg(i)));
        }
        QVERIFY(cache->stats()->evictedEntries > 40);
    }

    void howeverManyOfTheOldestWereReadAllOfThemStay()
    {
        CacheFixture fixture;
        fixture.options.maxBytes = 3000;
        fixture.options.lowWaterMark = 1.0;
        const auto cache = fixture.open();
        storeInTurn(fixture, *cache, 30, 100);
        // All but one, and each store needs room for one entry only.
        fixture.clock.advance(1);
        for (int i = 0; i < 29; ++i)
            VERIFY_OK(cache->get(key(i)));
        fixture.clock.advance(1);
        VERIFY_OK(cache->put(key(30), QByteArray(100, 'x')));
        QStringList expected = keys(31);
        expected.removeOne(key(29));
        QCOMPARE(survivors(*cache, 31), expected);
    }

    void thousandsOfReadEntriesAtTheOldEndStay()
    {
        constexpr int count = 5000;
        CacheFixture fixture;
        fixture.options.maxBytes = count;
        fixture.options.lowWaterMark = 1.0;
        const auto cache = fixture.open();
        VERIFY_OK(cache->putMany(entries(count, "x")));
        fixture.clock.advance(1);
        VERIFY_OK(cache->getMany(keys(count - 1)));
        fixture.clock.advance(1);
        VERIFY_OK(cache->put(key(count), "x"));
        QTRY_COMPARE(cache->stats()->evictedEntries, 1);
        QCOMPARE(*cache->contains(key(count - 1)), false);
    }

    void aCacheThatIsReadThroughoutStillEvicts()
    {
        CacheFixture fixture;
        fixture.options.clock = nullptr;
        fixture.options.maxBytes = 1000;
        const auto cache = *BlobCache::open(fixture.path(), fixture.options);
        std::atomic<bool> done{false};
        std::vector<std::thread> readers;
        for (int t = 0; t < 3; ++t) {
            readers.emplace_back([&] {
                while (!done) {
                    for (int i = 0; i < 20; ++i)
                        (void)cache->get(key(i));
                }
            });
        }
        int failed = 0;
        for (int i = 0; i < 300; ++i) {
            failed += cache->put(key(i % 20), QByteArray(100, 'x')) ? 0 : 1;
            failed += cache->stats()->dataBytes <= 1000 ? 0 : 1;
        }
        done = true;
        for (std::thread &reader : readers)
            reader.join();
        QCOMPARE(failed, 0);
    }

    void pinnedEntriesAtTheOldEndAreNotInTheWay()
    {
        CacheFixture fixture;
        fixture.options.maxBytes = 500;
        fixture.options.lowWaterMark = 1.0;
        const auto cache = fixture.open();
        storeInTurn(fixture, *cache, 25, 100, 20);
        for (int i = 25; i < 40; ++i) {
            fixture.clock.advance(1);
            VERIFY_OK(cache->put(key(i), QByteArray(100, 'x')));
            QStringList expected = keys(20);
            for (int kept = i - 4; kept <= i; ++kept)
                expected << key(kept);
            QCOMPARE(survivors(*cache, 40), expected);
        }
        // Unpinned they are the oldest again.
        VERIFY_OK(cache->unpinAll());
        fixture.clock.advance(1);
        VERIFY_OK(cache->put(key(40), QByteArray(100, 'x')));
        QCOMPARE(survivors(*cache, 41), (QStringList{key(36), key(37), key(38), key(39), key(40)}));
    }

    void notesOfEntriesThatAreNotOldStayPending()
    {
        CacheFixture fixture;
        fixture.options.maxBytes = 1000;
        fixture.options.lowWaterMark = 1.0;
        const auto cache = fixture.open();
        storeInTurn(fixture, *cache, 10, 100);
        for (int i = 4; i < 10; ++i)
            VERIFY_OK(cache->get(key(i)));
        fixture.clock.advance(1);
        VERIFY_OK(cache->put(key(10), QByteArray(100, 'x')));
        QCOMPARE(*cache->contains(key(0)), false);
        QCOMPARE(cache->stats()->pendingTouches, 6);
    }

    void manyThousandEntriesGoInBatchesDownToTheLowWaterMark()
    {
        constexpr int count = 12'000;
        CacheFixture fixture;
        fixture.options.lowWaterMark = 0.5;
        const auto cache = fixture.open();
        VERIFY_OK(cache->putMany(entries(count, "0123456789")));
        fixture.clock.advance(1);
        VERIFY_OK(cache->getMany(keys(1000))); // the oldest 1,000 become the newest
        VERIFY_OK(cache->setMaxBytes(60'000));
        QCOMPARE(cache->stats()->dataBytes, 30'000);
        QCOMPARE(cache->stats()->evictedEntries, 9'000);
        QStringList expected = keys(1000);
        for (int i = 10'000; i < count; ++i)
            expected << key(i);
        QCOMPARE(survivors(*cache, count), expected);
    }

    void aStoreThatNeedsManyEntriesGoneGetsThemInBatches()
    {
        constexpr int count = 5'000;
        CacheFixture fixture;
        fixture.options.maxBytes = 50'000;
        fixture.options.lowWaterMark = 1.0;
        const auto cache = fixture.open();
        VERIFY_OK(cache->putMany(entries(count, "0123456789")));
        fixture.clock.advance(1);
        VERIFY_OK(cache->put(QStringLiteral("large"), QByteArray(40'000, 'x')));
        QTRY_COMPARE(cache->stats()->dataBytes, 50'000);
        QVERIFY(*cache->contains(QStringLiteral("large")));
        QCOMPARE(*cache->contains(key(3999)), false);
        QCOMPARE(*cache->contains(key(4000)), true);
    }

    void theStoredEntryStaysHoweverManyBatchesItNeeds()
    {
        constexpr int count = 5'000;
        CacheFixture fixture;
        fixture.options.maxBytes = 50'000;
        fixture.options.lowWaterMark = 0.5;
        const auto cache = fixture.open();
        VERIFY_OK(cache->putMany(entries(count, "0123456789")));
        fixture.clock.advance(1);
        // Above the low-water mark by itself, but not above the budget.
        VERIFY_OK(cache->put(QStringLiteral("large"), QByteArray(40'000, 'x')));
        QTRY_COMPARE(cache->stats()->evictedEntries, count);
        QVERIFY(*cache->contains(QStringLiteral("large")));
        // The next store may take it, and a lower budget does.
        VERIFY_OK(cache->setMaxBytes(39'999));
        QCOMPARE(*cache->contains(QStringLiteral("large")), false);
    }
};

QTEST_GUILESS_MAIN(TestEvictor)
#include "test_evictor.moc"
