// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/totals_table.h"
#include "tests/core/cache/cache_fixture.h"
#include "tests/support/test_value.h"

#include <QProcess>

using namespace cachescope;
using namespace cachescope::cache;
using namespace cachescope::test;

/// Several processes on one file, whether or not they know this library.
class TestBlobCacheProcesses : public QObject
{
    Q_OBJECT

private:
    /// A worker that waits for startAll().
    static std::unique_ptr<QProcess> worker(const QString &file, int number, int threads, int stores,
                                            int valueBytes, qint64 budget)
    {
        auto process = std::make_unique<QProcess>();
        process->start(QStringLiteral(CACHESCOPE_CACHE_WORKER),
                       {file, QStringLiteral("w%1").arg(number), QString::number(threads),
                        QString::number(stores), QString::number(valueBytes), QString::number(budget)});
        return process;
    }

    static void startAll(const std::vector<std::unique_ptr<QProcess>> &processes)
    {
        for (const auto &process : processes) {
            while (!process->canReadLine())
                QVERIFY(process->waitForReadyRead());
            QCOMPARE(process->readLine(), QByteArray("ready\n"));
        }
        for (const auto &process : processes) {
            process->write("go\n");
            QVERIFY(process->waitForBytesWritten());
        }
    }

    /// Waits for all; the lines of the stores that they acknowledged.
    static QByteArrayList finishAll(const std::vector<std::unique_ptr<QProcess>> &processes)
    {
        QByteArrayList stored;
        for (const auto &process : processes) {
            if (!process->waitForFinished() || process->exitCode() != 0)
                qWarning("a worker did not end well");
            const QByteArrayList lines = process->readAllStandardOutput().trimmed().split('\n');
            if (lines.isEmpty() || lines.last() != "done")
                qWarning() << "a worker was not done:" << lines.value(lines.size() - 1);
            for (const QByteArray &line : lines) {
                if (line.startsWith("error"))
                    qWarning().noquote() << line;
                else if (line != "done")
                    stored << line;
            }
        }
        return stored;
    }

    /// Its input ends with it, and so does the process.
    struct EndOfInput
    {
        void operator()(QProcess *process) const
        {
            process->closeWriteChannel();
            process->waitForFinished();
            delete process;
        }
    };
    using ProductionWriter = std::unique_ptr<QProcess, EndOfInput>;

    static ProductionWriter productionWriter(const QString &file)
    {
        ProductionWriter process(new QProcess);
        process->start(QStringLiteral(CACHESCOPE_PRODUCTION_WRITER), {file});
        return process->waitForStarted() ? std::move(process) : nullptr;
    }

    static QByteArray answerOf(QProcess &process)
    {
        while (!process.canReadLine() && process.waitForReadyRead()) {
        }
        return process.readLine().trimmed();
    }

    static QByteArray ask(QProcess &process, const QByteArray &command)
    {
        process.write(command + '\n');
        return answerOf(process);
    }

    static void verifyTotals(CacheFixture &fixture)
    {
        const auto connection = fixture.stranger();
        const auto recorded = readTotals(*connection);
        VERIFY_OK(recorded);
        QVERIFY(recorded->known);
        QCOMPARE(recorded->totals, *countTotals(*connection, true));
        QCOMPARE(connection->queryText("PRAGMA integrity_check").value(), QStringLiteral("ok"));
    }

private Q_SLOTS:
    void sixteenOpenANewFileAtTheSameMoment()
    {
        CacheFixture fixture;
        std::vector<std::unique_ptr<QProcess>> processes;
        for (int i = 0; i < 16; ++i)
            processes.push_back(worker(fixture.path(), i, 1, 1, 100, 0));
        startAll(processes);
        const QByteArrayList stored = finishAll(processes);
        QCOMPARE(stored.size(), 16);
        const auto cache = fixture.open();
        QCOMPARE(cache->stats()->entries, 16);
        for (const QByteArray &line : stored) {
            const auto value = cache->get(QString::fromUtf8(line.split(' ')[0]));
            QVERIFY(value && *value);
            QCOMPARE(checksum(**value), line.split(' ')[1]);
        }
        verifyTotals(fixture);
        QCOMPARE(fixture.stranger()->queryInt("PRAGMA auto_vacuum").value(), 2);
    }

    void fourStoreAndEvictUnderOneBudget()
    {
        constexpr qint64 budget = 100'000;
        CacheFixture fixture;
        std::vector<std::unique_ptr<QProcess>> processes;
        for (int i = 0; i < 4; ++i)
            processes.push_back(worker(fixture.path(), i, 3, 100, 1000, budget));
        startAll(processes);
        QCOMPARE(finishAll(processes).size(), 4 * 3 * 100);
        verifyTotals(fixture);
        const auto cache = fixture.open();
        const auto stats = cache->stats();
        QVERIFY2(stats->dataBytes <= budget, qPrintable(QString::number(stats->dataBytes)));
        QVERIFY(stats->dataBytes > budget / 2);
        // What is there is whole.
        const auto stranger = fixture.stranger();
        auto keys = stranger->prepare("SELECT key FROM cache");
        while (*keys->step(sqlite::LockPhase::Read)) {
            const QString name = keys->columnText(0);
            QCOMPARE(**cache->get(name), valueFor(name, 1000));
        }
    }

    void aCacheStoresAndEvictsWhileAnotherProgramWritesWithProductionsStatements()
    {
        constexpr qint64 budget = 100'000;
        CacheFixture fixture;
        fixture.options.maxBytes = budget;
        const auto cache = fixture.open();
        std::vector<ProductionWriter> writers;
        for (int i = 0; i < 2; ++i) {
            writers.push_back(productionWriter(fixture.path()));
            QVERIFY(writers.back());
            writers.back()->write("churn 400 " + QByteArray::number(i + 1) + '\n');
            QVERIFY(writers.back()->waitForBytesWritten());
        }
        for (int i = 0; i < 400; ++i) {
            fixture.clock.advance(1);
            VERIFY_OK(cache->put(key(i % 150), QByteArray(1000 + i, 'x'), i % 50 == 0));
            VERIFY_OK(cache->get(key(i % 70)));
        }
        for (const auto &writer : writers)
            QCOMPARE(answerOf(*writer), QByteArray("ok"));
        QCOMPARE(fixture.monitor.totalErrors(), 0);
        verifyTotals(fixture);
        VERIFY_OK(cache->put(key(1000), "last"));
        const auto stats = cache->stats();
        QVERIFY(stats->dataBytes - stats->pinnedBytes <= budget);
        QVERIFY(stats->evictedEntries > 0);
        verifyTotals(fixture);
    }

    void evictionFollowsTheAccessTimesOfAnotherProgram()
    {
        CacheFixture fixture;
        fixture.options.maxBytes = 1000;
        fixture.options.lowWaterMark = 1.0;
        const auto cache = fixture.open();
        for (int i = 0; i < 10; ++i) {
            fixture.clock.advance(1);
            VERIFY_OK(cache->put(key(i), QByteArray(100, 'x')));
        }
        const auto writer = productionWriter(fixture.path());
        QVERIFY(writer);
        const QByteArray now = QByteArray::number(fixture.clock.nowSeconds() + 0.5, 'f', 1);
        QCOMPARE(ask(*writer, "touch key-0 " + now), QByteArray("ok"));
        QCOMPARE(ask(*writer, "touch key-2 " + now), QByteArray("ok"));
        QCOMPARE(ask(*writer, "delete key-3"), QByteArray("ok"));
        QCOMPARE(ask(*writer, "put new 100 " + now + " 0"), QByteArray("ok"));
        QCOMPARE(ask(*writer, "put pinned 5000 1 1"), QByteArray("ok"));
        QCOMPARE(ask(*writer, "put old 100 1 0"), QByteArray("ok"));
        fixture.clock.advance(1);
        VERIFY_OK(cache->put(key(10), QByteArray(400, 'x')));
        // 1,500 bytes that are not pinned: the five oldest go, by the other program's times.
        QStringList expected{key(0), key(2), key(7), key(8), key(9), key(10)};
        expected << QStringLiteral("new") << QStringLiteral("pinned");
        QStringList all;
        for (int i = 0; i <= 10; ++i)
            all << key(i);
        all << QStringLiteral("new") << QStringLiteral("old") << QStringLiteral("pinned");
        QCOMPARE(*cache->containsMany(all), expected);
        verifyTotals(fixture);
    }
};

QTEST_GUILESS_MAIN(TestBlobCacheProcesses)
#include "test_blob_cache_processes.moc"
