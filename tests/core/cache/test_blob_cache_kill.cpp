// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/totals_table.h"
#include "tests/core/cache/cache_fixture.h"
#include "tests/support/test_value.h"

#include <QProcess>
#include <QRandomGenerator>

using namespace cachescope;
using namespace cachescope::cache;
using namespace cachescope::test;

/// A process that uses a cache is killed (SIGKILL) again and again, at any moment. CACHESCOPE_KILLS sets how
/// often for each row; 10 without it.
class TestBlobCacheKill : public QObject
{
    Q_OBJECT

private:
    static constexpr int kValueBytes = 1500;

    struct Acknowledged
    {
        QString key;
        QByteArray checksum;
        qsizetype before = 0; ///< how many of all rounds had surely returned when this store began
    };

    static int kills()
    {
        const int wanted = qEnvironmentVariableIntValue("CACHESCOPE_KILLS");
        return wanted > 0 ? wanted : 10;
    }

    /// Adds what the worker said in whole lines. Fails the test on a line that tells of an error.
    static void append(QList<Acknowledged> &stores, const QByteArray &output)
    {
        const qsizetype ofOtherRounds = stores.size();
        const qsizetype end = output.lastIndexOf('\n');
        for (const QByteArray &line : output.left(std::max<qsizetype>(end, 0)).split('\n')) {
            if (line.startsWith("error"))
                QTest::qFail(line.constData(), __FILE__, __LINE__);
            const QByteArrayList words = line.split(' ');
            if (words.size() == 3)
                stores << Acknowledged{QString::fromUtf8(words[0]), words[1],
                                       ofOtherRounds + words[2].toInt()};
        }
    }

    /// Whether a budget may have cost this entry its place. It stands if few stores can be younger, though
    /// each comes with a read that makes an older entry younger too, and some never told that they returned.
    static bool mayBeGone(const Acknowledged &entry, qsizetype storesInAll, qint64 budget)
    {
        return budget > 0 && (storesInAll - entry.before) * kValueBytes > budget / 4;
    }

    /// Runs a worker for a while and kills it; what it said. Some are killed while they open the file, some
    /// after so many stores.
    static QByteArray runAndKill(const QString &file, int round, qint64 budget, QRandomGenerator &random)
    {
        QProcess process;
        process.start(QStringLiteral(CACHESCOPE_CACHE_WORKER),
                      {file, QStringLiteral("r%1").arg(round), QString::number(1 + random.bounded(8)),
                       QStringLiteral("0"), QString::number(kValueBytes), QString::number(budget)});
        QByteArray output;
        while (!output.contains('\n') && process.waitForReadyRead())
            output += process.readAllStandardOutput();
        process.write("go\n");
        process.waitForBytesWritten();
        if (round % 3 == 0) {
            process.waitForFinished(random.bounded(30)); // which it never does by itself
        } else {
            const int lines = 1 + random.bounded(150);
            while (output.count('\n') < lines && process.waitForReadyRead())
                output += process.readAllStandardOutput();
        }
        process.kill();
        process.waitForFinished();
        return output + process.readAllStandardOutput();
    }

    /// Before anything else opens it as a cache.
    static void verifyFile(const QString &file, BlobCache *cache)
    {
        sqlite::ConnectionOptions settings;
        settings.fileName = file;
        const auto opened = sqlite::Connection::open(settings);
        VERIFY_OK(opened);
        sqlite::Connection &connection = **opened;
        QCOMPARE(connection.queryText("PRAGMA integrity_check").value(), QStringLiteral("ok"));
        if (connection.queryInt("SELECT count(*) FROM sqlite_schema WHERE name = 'cache'").value() == 0)
            return; // killed before it made the table
        // Triggers keep the totals in the transaction of the change: they are right before they are checked.
        QCOMPARE(readTotals(connection)->totals, *countTotals(connection, true));
        if (cache)
            QCOMPARE(cache->stats()->entries, countTotals(connection, true)->entries);
    }

private Q_SLOTS:
    void whatWasAcknowledgedIsThere_data()
    {
        QTest::addColumn<qint64>("budget");
        QTest::newRow("without a budget") << qint64{0};
        QTest::newRow("under a small budget") << qint64{60'000};
    }
    void whatWasAcknowledgedIsThere()
    {
        QFETCH(qint64, budget);
        CacheFixture fixture;
        QRandomGenerator random(7 + static_cast<quint32>(budget));
        QList<Acknowledged> stores; // of all rounds: the file is used again
        for (int round = 0; round < kills(); ++round) {
            append(stores, runAndKill(fixture.path(), round, budget, random));
            verifyFile(fixture.path(), nullptr);
            const auto cache = fixture.open();
            QVERIFY(cache);
            verifyFile(fixture.path(), cache.get());
            for (auto it = stores.crbegin(); it != stores.crend(); ++it) {
                const auto value = cache->get(it->key);
                VERIFY_OK(value);
                QVERIFY2(value->has_value() || mayBeGone(*it, stores.size(), budget), qPrintable(it->key));
                if (value->has_value())
                    QCOMPARE(checksum(**value), it->checksum);
                if (budget > 0 && (stores.size() - it->before) * kValueBytes > 2 * budget)
                    break; // the rest is long gone
            }
            VERIFY_OK(cache->close());
        }
        QVERIFY(stores.size() > kills());
    }
};

QTEST_GUILESS_MAIN(TestBlobCacheKill)
#include "test_blob_cache_kill.moc"
