// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/blob_cache.h"
#include "core/load/verify/file_verifier.h"
#include "core/sqlite/connection.h"
#include "tests/support/verify.h"

#include <QFile>
#include <QTemporaryDir>

using namespace cachescope;
using namespace cachescope::load;

namespace {

constexpr qint64 kKeys = 20;
constexpr qint64 kBytes = 3000;

} // namespace

/// A file with twenty keys stored once, and one defect.
class TestFileVerifier : public QObject
{
    Q_OBJECT

private:
    QStringList m_keys;
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<ValueRegister> m_values;
    const QByteArray m_material = QByteArray(kBytes + 65536, 'm');

    [[nodiscard]] QString path() const { return m_directory->filePath(QStringLiteral("cache.db")); }

    void makeRegister(bool foreignValues, bool mayEvict)
    {
        const QString file = m_directory->filePath(QStringLiteral("register"));
        QFile::remove(file);
        auto made = ValueRegister::create(file, {kKeys, foreignValues ? kKeys : 0, foreignValues, mayEvict});
        if (!made)
            qFatal("%s", qPrintable(made.error().message));
        m_values = std::move(*made);
    }

    [[nodiscard]] QByteArray valueOf(qint64 key, quint64 version) const
    {
        return stampedValue(stampKeyHash(m_keys[key]), version, kBytes, m_material);
    }

    /// Stores every key once, in the register and in the file.
    void fill()
    {
        auto cache = cache::BlobCache::open(path());
        QList<cache::NewEntry> entries;
        for (qint64 key = 0; key < kKeys; ++key) {
            const WriteTicket ticket = m_values->beginStore(key);
            entries.append({m_keys[key], valueOf(key, ticket.version), {}});
            m_values->endStore(key, ticket, true);
        }
        if (!cache || !(*cache)->putMany(entries) || !(*cache)->close())
            qFatal("%s cannot be filled", qPrintable(path()));
    }

    void run(const char *sql, qint64 key, const QByteArray &value = {}) const
    {
        sqlite::ConnectionOptions options;
        options.fileName = path();
        const auto connection = sqlite::Connection::open(options);
        auto statement = (*connection)->prepare(sql);
        if (!statement)
            qFatal("%s", qPrintable(statement.error().message));
        statement->bind(1, m_keys[key]);
        if (!value.isNull())
            statement->bindBlob(2, value);
        if (!statement->run(sqlite::LockPhase::Write))
            qFatal("%s failed", sql);
    }
    void replace(qint64 key, const QByteArray &value) const
    {
        run("UPDATE cache SET data=?2 WHERE key=?1", key, value);
    }

    FileVerification verified(std::optional<qint64> evicted = std::nullopt)
    {
        auto result = verifyFile(path(), m_keys, *m_values, {}, nullptr, evicted);
        if (!result)
            qFatal("%s", qPrintable(result.error().message));
        return *result;
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (qint64 key = 0; key < kKeys; ++key)
            m_keys << QStringLiteral("key %1").arg(key);
    }
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        makeRegister(false, false);
        fill();
    }

    void aFileThatIsRightIsThat()
    {
        const FileVerification result = verified();
        QCOMPARE(result.entries, kKeys);
        QCOMPARE(result.counts.checked, kKeys);
        QVERIFY(result.integrityOk);
        QVERIFY(result.messages.isEmpty());
        QVERIFY(!result.failed());
    }

    void entriesOfOthersAreNoneOfItsBusiness()
    {
        run("INSERT INTO cache(key, size, created_at, last_accessed, data) "
            "VALUES('of another ' || ?1, 3, 1, 1, ?2)",
            0, "abc");
        const FileVerification result = verified();
        QCOMPARE(result.entries, kKeys);
        QVERIFY(!result.failed());
    }

    void keysThatAreNoTextAreNoneOfItsBusiness()
    {
        run("INSERT INTO cache(key, size, created_at, last_accessed, data) "
            "VALUES(CAST(?1 AS BLOB), 3, 1, 1, ?2)",
            0, "abc");
        const FileVerification result = verified();
        QCOMPARE(result.entries, kKeys);
        QVERIFY(!result.failed());
    }

    void keysThatWereNeverStoredMayBeMissing()
    {
        run("DELETE FROM cache WHERE key=?1", 4);
        m_values->endRemove(4, m_values->beginRemove(4), true);
        const FileVerification result = verified();
        QCOMPARE(result.entries, kKeys - 1);
        QVERIFY(!result.failed());
    }

    void findsATornValue()
    {
        QByteArray value = valueOf(3, 1);
        value[1500] = 'x';
        replace(3, value);
        const FileVerification result = verified();
        QCOMPARE(result.counts.torn, 1);
        QVERIFY(result.counts.firstFinding.contains(m_keys[3] + QStringLiteral(" was torn")));
        QVERIFY(result.integrityOk);
        QVERIFY(result.failed());
    }

    void findsAStaleValue()
    {
        m_values->endStore(5, m_values->beginStore(5), true);
        const FileVerification result = verified();
        QCOMPARE(result.counts.stale, 1);
        QVERIFY(result.counts.firstFinding.contains(QStringLiteral("version 2 had replaced it")));
    }

    void findsAValueThatCameBack()
    {
        m_values->endRemove(5, m_values->beginRemove(5), true);
        QCOMPARE(verified().counts.stale, 1);
    }

    void findsALostValue()
    {
        run("DELETE FROM cache WHERE key=?1", 7);
        const FileVerification result = verified();
        QCOMPARE(result.counts.lost, 1);
        QCOMPARE(result.entries, kKeys - 1);
        QCOMPARE(result.counts.checked, kKeys);
        QVERIFY(result.counts.firstFinding.contains(m_keys[7]));
    }

    void withoutKnowingTheEvictionsNothingIsLost()
    {
        makeRegister(false, true);
        fill();
        for (qint64 key : {3, 7, 9})
            run("DELETE FROM cache WHERE key=?1", key);
        m_values->endRemove(3, m_values->beginRemove(3), true);
        const FileVerification unknown = verified();
        QVERIFY(!unknown.failed());
        QCOMPARE(unknown.counts.unchecked, 2);
        QCOMPARE(unknown.counts.checked, kKeys - 2);
    }

    void evictionsExcuseAsManyKeys_data()
    {
        QTest::addColumn<qint64>("evicted");
        QTest::addColumn<qint64>("lost");
        QTest::newRow("none") << qint64{0} << qint64{2};
        QTest::newRow("one") << qint64{1} << qint64{1};
        QTest::newRow("all") << qint64{2} << qint64{0};
        QTest::newRow("more") << qint64{9} << qint64{0};
    }
    void evictionsExcuseAsManyKeys()
    {
        QFETCH(qint64, evicted);
        QFETCH(qint64, lost);
        makeRegister(false, true);
        fill();
        for (qint64 key : {7, 9})
            run("DELETE FROM cache WHERE key=?1", key);
        const FileVerification result = verified(evicted);
        QCOMPARE(result.counts.lost, lost);
        QCOMPARE(result.counts.unchecked, 2 - lost);
        QCOMPARE(result.failed(), lost > 0);
    }

    void whatWasSeenToBeGoneBeforeIsNotCountedAgain()
    {
        makeRegister(false, true);
        fill();
        run("DELETE FROM cache WHERE key=?1", 7);
        m_values->judgeMiss(7, m_values->beginRead(7));
        QVERIFY(!verified(0).failed());
    }

    void findsWrongValues()
    {
        replace(1, valueOf(2, 1));
        replace(3, valueOf(3, 9));
        replace(4, QByteArray("foreign"));
        replace(5, QByteArray(""));
        QCOMPARE(verified().counts.wrong, 4);
    }

    void foreignValuesMayStandWhereNothingWasStored()
    {
        makeRegister(true, false);
        for (qint64 key = 0; key < kKeys; ++key)
            replace(key, QByteArray("foreign"));
        QVERIFY(!verified().failed());
        m_values->endStore(4, m_values->beginStore(4), true);
        QCOMPARE(verified().counts.stale, 1);
    }

    void tellsOfItsProgress()
    {
        std::vector<double> shares;
        VERIFY_OK(
            verifyFile(path(), m_keys, *m_values, [&shares](double share) { shares.push_back(share); }));
        QVERIFY(shares.size() > 2);
        QVERIFY(std::is_sorted(shares.begin(), shares.end()));
        QVERIFY(shares.front() > 0.0);
        QCOMPARE(shares.back(), 1.0);
    }

    void stopsAtOnce()
    {
        const std::atomic<bool> stopped{true};
        VERIFY_FAILS(verifyFile(path(), m_keys, *m_values, {}, &stopped), ErrorCode::Cancelled);
    }

    void stopsInTheMiddle_data()
    {
        QTest::addColumn<double>("share");
        QTest::newRow("among the entries") << 0.2;
        QTest::newRow("in SQLite's check") << 0.6;
    }
    void stopsInTheMiddle()
    {
        QFETCH(double, share);
        std::atomic<bool> stop{false};
        const auto stopThere = [&stop, share](double done) { stop = stop || done >= share; };
        VERIFY_FAILS(verifyFile(path(), m_keys, *m_values, stopThere, &stop), ErrorCode::Cancelled);
    }

    void changesNothing()
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray before = file.readAll();
        verified();
        file.seek(0);
        QCOMPARE(file.readAll(), before);
    }

    void damageIsAResult()
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        // All pages but the first, which has the schema.
        file.seek(16384);
        file.write(QByteArray(file.size() - 16384, '\x55'));
        file.close();
        const FileVerification result = verified();
        QVERIFY(!result.integrityOk);
        QVERIFY(!result.messages.isEmpty() && result.messages.size() <= 100);
        QVERIFY(result.failed());
        QCOMPARE(result.counts.lost, 0); // they were not come to
        QCOMPARE(result.counts.unchecked + result.entries, kKeys);
    }

    void aFileCutShortIsAResult()
    {
        QVERIFY(QFile::resize(path(), 20'000));
        const FileVerification result = verified();
        QVERIFY(!result.integrityOk);
        QVERIFY(!result.messages.isEmpty());
    }

    void otherFilesAreErrors()
    {
        VERIFY_FAILS(verifyFile(m_directory->filePath(QStringLiteral("none.db")), m_keys, *m_values),
                     ErrorCode::NotFound);
        const auto directory = verifyFile(m_directory->path(), m_keys, *m_values);
        VERIFY_FAILS(directory, ErrorCode::CannotOpen);
        const QString text = m_directory->filePath(QStringLiteral("text.db"));
        QFile file(text);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(5000, 'x'));
        file.close();
        VERIFY_FAILS(verifyFile(text, m_keys, *m_values), ErrorCode::NotACache);
    }
};

QTEST_GUILESS_MAIN(TestFileVerifier)
#include "test_file_verifier.moc"
