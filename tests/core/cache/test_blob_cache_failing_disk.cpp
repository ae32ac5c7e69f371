// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every call that a cache makes of its disk fails once, in turn; then everything fails at random under many
// threads. Whatever callers were told must be so.
#include "tests/core/cache/fault_fixture.h"
#include "tests/core/cache/many_entries.h"

#include <mutex>
#include <thread>
#include <vector>

using namespace cachescope;
using namespace cachescope::cache;
using namespace cachescope::sqlite;
using namespace cachescope::test;

namespace {

/// Calls a cache, and keeps what it was told. One thread.
class Ledger
{
public:
    explicit Ledger(QList<ErrorCode> allowed)
        : m_allowed(std::move(allowed))
    {
    }

    void put(BlobCache &cache, const QString &name, const QByteArray &value, bool pinned = true)
    {
        if (succeeded("put", cache.put(name, value, pinned)))
            m_values[name] = {value, !pinned};
    }
    void putMany(BlobCache &cache, const QList<NewEntry> &entries)
    {
        if (!succeeded("putMany", cache.putMany(entries)))
            return;
        for (const NewEntry &entry : entries)
            m_values[entry.key] = {entry.data, true};
    }
    void remove(BlobCache &cache, const QString &name)
    {
        if (succeeded("remove", cache.remove(name)))
            m_values.remove(name);
    }
    void get(BlobCache &cache, const QString &name)
    {
        const auto read = cache.get(name);
        if (succeeded("get", read))
            compare(name, *read);
    }
    template <typename T>
    bool succeeded(const char *doing, const Result<T> &result)
    {
        if (result)
            ++successes;
        else if (++failures; !m_allowed.contains(result.error().code))
            complain(doing, result.error().message);
        return bool(result);
    }

    /// Reads all that was ever stored, on a disk that works.
    void check(BlobCache &cache, const QStringList &names)
    {
        for (const QString &name : names) {
            const auto read = cache.get(name);
            if (read)
                compare(name, *read);
            else
                complain("get without a fault", read.error().message);
        }
    }

    QString complaints; ///< empty if all was as it should be
    int successes = 0;
    int failures = 0;

private:
    struct Value
    {
        QByteArray data;
        bool mayBeEvicted = false;
    };

    void complain(const char *doing, const QString &what)
    {
        complaints += QLatin1String(doing) + QStringLiteral(": ") + what + QLatin1Char('\n');
    }
    void compare(const QString &name, const std::optional<QByteArray> &read)
    {
        const auto expected = m_values.constFind(name);
        const bool stored = expected != m_values.cend();
        if (read && !stored)
            complain("never stored, or removed", name);
        else if (read && *read != expected->data)
            complain("wrong value", name);
        else if (!read && stored && !expected->mayBeEvicted)
            complain("lost", name);
    }

    const QList<ErrorCode> m_allowed;
    QHash<QString, Value> m_values;
};

/// Something of everything that a cache can do.
void useCache(BlobCache &cache, Ledger &ledger, ManualClock &clock)
{
    for (int i = 0; i < 3; ++i)
        ledger.put(cache, key(i), valueOf(i, 20'000));
    ledger.put(cache, key(0), valueOf(10, 30'000));
    ledger.remove(cache, key(1));
    clock.advance(1);
    QList<NewEntry> evictable;
    for (int i = 3; i < 8; ++i)
        evictable.append({key(i), valueOf(i, 10'000), false});
    ledger.putMany(cache, evictable);
    for (const QString &name : keys(9))
        ledger.get(cache, name);
    ledger.succeeded("flush", cache.flush());
    ledger.succeeded("setMaxBytes", cache.setMaxBytes(30'000));
    ledger.put(cache, key(8), valueOf(8, 10'000), false);
    ledger.succeeded("pin", cache.pin({key(8)}));
    ledger.succeeded("compact", cache.compact());
    ledger.succeeded("stats", cache.stats());
}

} // namespace

class TestBlobCacheFailingDisk : public QObject
{
    Q_OBJECT

private:
    /// `opens`: whether what is tried opens files.
    static void faultRows(bool opens = true)
    {
        QTest::addColumn<FaultRule>("rule");
        using enum DiskOperation;
        using enum DiskFault;
        const auto row = [](const char *name, const FaultRule &rule) { QTest::newRow(name) << rule; };
        row("a write finds the disk full", {.operation = Write, .fault = Full, .times = 1});
        row("writes find the disk full from then on", {.operation = Write, .fault = Full});
        row("a write fails", {.operation = Write, .times = 1});
        row("a sync fails", {.operation = Sync, .times = 1});
        row("syncs fail from then on", {.operation = Sync});
        row("a truncation fails", {.operation = Truncate, .times = 1});
        row("a read fails", {.operation = Read, .times = 1});
        row("reads fail from then on", {.operation = Read});
        if (!opens)
            return;
        row("an opening fails", {.operation = Open, .times = 1});
        row("openings fail from then on", {.operation = Open});
    }

    static QList<ErrorCode> allowedErrors(DiskOperation operation)
    {
        if (operation == DiskOperation::Open)
            return {ErrorCode::CannotOpen};
        return {ErrorCode::DiskFull, ErrorCode::Io};
    }

    /// Lets the first call, the second and so on fail, until all have had their turn. `life(rule)` is run
    /// once for each and says what was wrong and whether the fault struck.
    template <typename Life>
    static void inTurn(Life life)
    {
        FaultRule rule = rowsRule();
        int turns = 0;
        for (bool struck = true; struck; ++rule.firstCall, ++turns) {
            QString complaints;
            life(rule, complaints, struck);
            if (QTest::currentTestFailed())
                return;
            QVERIFY2(complaints.isEmpty(),
                     qPrintable(QStringLiteral("call %1: %2").arg(rule.firstCall).arg(complaints)));
            rule.firstCall += rule.firstCall / 4; // each of the first, then fewer
        }
        QVERIFY(turns > 1);
    }

private Q_SLOTS:
    void initTestCase() { prepareForFaults(); }

    void whicheverCallFailsNothingIsLostOrWrong_data() { faultRows(); }
    void whicheverCallFailsNothingIsLostOrWrong()
    {
        inTurn([](const FaultRule &rule, QString &complaints, bool &struck) {
            FaultFixture fixture;
            fixture.options.checkpointBytes = 100'000;
            Ledger ledger(allowedErrors(rule.operation));
            {
                const auto cache = fixture.open();
                QVERIFY(cache);
                fixture.disk.addRule(rule);
                useCache(*cache, ledger, fixture.clock);
                fixture.disk.clearRules();
                struck = fixture.disk.faults() > 0;
                ledger.check(*cache, keys(9));
                ledger.put(*cache, key(1), valueOf(20, 10'000));
                complaints = ledger.complaints + complaintAbout(*cache, *fixture.stranger());
                VERIFY_OK(cache->close());
            }
            const auto reopened = fixture.open();
            QVERIFY(reopened);
            ledger.check(*reopened, keys(9));
            complaints += ledger.complaints + complaintAbout(*reopened, *fixture.stranger());
        });
    }

    void whicheverCallFailsWhileAFileIsCreatedItCanBeOpenedLater_data() { faultRows(); }
    void whicheverCallFailsWhileAFileIsCreatedItCanBeOpenedLater()
    {
        inTurn([](const FaultRule &rule, QString &complaints, bool &struck) {
            FaultFixture fixture;
            fixture.disk.addRule(rule);
            fixture.options.clock = &fixture.clock;
            Ledger ledger(allowedErrors(rule.operation));
            if (auto opened = BlobCache::open(fixture.path(), fixture.options);
                ledger.succeeded("open", opened))
                ledger.put(**opened, key(0), "x");
            fixture.disk.clearRules();
            struck = fixture.disk.faults() > 0;
            const auto cache = fixture.open();
            QVERIFY(cache);
            ledger.check(*cache, keys(2));
            ledger.put(*cache, key(1), "y");
            ledger.check(*cache, keys(2));
            complaints = ledger.complaints + complaintAbout(*cache, *fixture.stranger());
        });
    }

    void whicheverCallFailsWhileACacheIsClosedNothingIsLost_data() { faultRows(false); }
    void whicheverCallFailsWhileACacheIsClosedNothingIsLost()
    {
        inTurn([](const FaultRule &rule, QString &complaints, bool &struck) {
            FaultFixture fixture;
            Ledger ledger(allowedErrors(rule.operation));
            auto cache = fixture.open();
            QVERIFY(cache);
            ledger.put(*cache, key(0), valueOf(0, 20'000));
            ledger.put(*cache, key(1), valueOf(1, 20'000));
            ledger.get(*cache, key(0));
            fixture.disk.addRule(rule);
            ledger.succeeded("close", cache->close());
            fixture.disk.clearRules();
            struck = fixture.disk.faults() > 0;
            cache = fixture.open();
            QVERIFY(cache);
            ledger.check(*cache, keys(3));
            ledger.put(*cache, key(2), "y");
            ledger.check(*cache, keys(3));
            complaints = ledger.complaints + complaintAbout(*cache, *fixture.stranger());
        });
    }

    void threadsOnADiskThatFailsAtRandom_data()
    {
        QTest::addColumn<QList<FaultRule>>("rules");
        using enum DiskOperation;
        using enum DiskFault;
        const auto row = [](const char *name, const QList<FaultRule> &rules) {
            QTest::newRow(name) << rules;
        };
        row("writing", {{.operation = Write, .fault = Full, .probability = 0.3}});
        row("reading", {{.operation = Read, .probability = 0.3}});
        row("syncing", {{.operation = Sync, .probability = 0.3}});
        row("everything", {{.operation = Write, .fault = Full, .probability = 0.03},
                           {.operation = Write, .probability = 0.03},
                           {.operation = Read, .probability = 0.03},
                           {.operation = Sync, .probability = 0.3},
                           {.operation = Truncate, .probability = 0.3}});
    }
    void threadsOnADiskThatFailsAtRandom()
    {
        constexpr int threads = 4;
        constexpr int calls = 150;
        QFETCH(QList<FaultRule>, rules);
        FaultFixture fixture;
        fixture.options.checkpointBytes = 20'000;
        fixture.options.flushInterval = std::chrono::milliseconds(5);
        const auto cache = fixture.open();
        for (const FaultRule &rule : rules)
            fixture.disk.addRule(rule);
        std::vector<Ledger> ledgers(threads, Ledger({ErrorCode::DiskFull, ErrorCode::Io}));
        const auto name = [](int t, int i) { return QStringLiteral("%1/%2").arg(t).arg(i % 10); };
        std::vector<std::thread> running;
        for (int t = 0; t < threads; ++t) {
            running.emplace_back([&, t] {
                Ledger &ledger = ledgers[static_cast<std::size_t>(t)];
                for (int i = 0; i < calls; ++i) {
                    if (i % 3 == 0)
                        ledger.put(*cache, name(t, i * 7), valueOf(t * calls + i, 2'000 + i * 10), i % 2);
                    else if (i % 11 == 0)
                        ledger.remove(*cache, name(t, i));
                    else
                        ledger.get(*cache, name(t, i));
                }
            });
        }
        for (std::thread &thread : running)
            thread.join();
        fixture.disk.clearRules();
        QVERIFY(fixture.disk.faults() > 0);

        int successes = 0;
        for (int t = 0; t < threads; ++t) {
            Ledger &ledger = ledgers[static_cast<std::size_t>(t)];
            QStringList names;
            for (int i = 0; i < 10; ++i)
                names << name(t, i);
            ledger.put(*cache, names.first(), "the disk works again");
            ledger.check(*cache, names);
            QCOMPARE(ledger.complaints, QString());
            successes += ledger.successes;
        }
        QVERIFY(successes > threads);
        VERIFY_OK(cache->flush());
        QCOMPARE(cache->stats()->pendingTouches, 0);
        VERIFY_WHOLE(fixture, cache);
    }
};

QTEST_GUILESS_MAIN(TestBlobCacheFailingDisk)
#include "test_blob_cache_failing_disk.moc"
