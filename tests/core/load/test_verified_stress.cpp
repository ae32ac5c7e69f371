// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/blob_cache.h"
#include "core/load/verify/file_verifier.h"
#include "tests/core/load/lying_designs.h"
#include "tests/core/load/verified_stress.h"
#include "tests/support/verify.h"

#include <QTemporaryDir>

using namespace cachescope;
using namespace cachescope::load;

namespace {

/// A cache on a disk, with the names of a design.
class BlobCacheOnDisk
{
public:
    explicit BlobCacheOnDisk(cache::BlobCache &cache)
        : m_cache(cache)
    {
    }
    auto read(const QString &key) { return m_cache.get(key); }
    auto store(const QString &key, const QByteArray &value) { return m_cache.put(key, value); }
    auto remove(const QString &key) { return m_cache.remove(key); }

private:
    cache::BlobCache &m_cache;
};

} // namespace

/// Many threads on few keys: whoever is right is never accused, and whoever lies is found out.
class TestVerifiedStress : public QObject
{
    Q_OBJECT

private:
    const QStringList m_keys{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")};
    const QTemporaryDir m_directory;
    int m_files = 0;

    QString newPath() { return m_directory.filePath(QString::number(++m_files)); }
    std::unique_ptr<ValueRegister> newRegister(bool mayEvict = false)
    {
        auto made = ValueRegister::create(newPath(), {m_keys.size(), 0, false, mayEvict});
        if (!made)
            qFatal("%s", qPrintable(made.error().message));
        return std::move(*made);
    }
    template <typename Design>
    VerificationCounts stressed(const test::StressPlan &plan = {})
    {
        Design design;
        const auto values = newRegister();
        return test::stress(design, *values, m_keys, plan);
    }
    static QByteArray text(const VerificationCounts &counts)
    {
        return QStringLiteral("checked %1 torn %2 stale %3 lost %4 wrong %5 unchecked %6. %7")
            .arg(counts.checked)
            .arg(counts.torn)
            .arg(counts.stale)
            .arg(counts.lost)
            .arg(counts.wrong)
            .arg(counts.unchecked)
            .arg(counts.firstFinding)
            .toUtf8();
    }

private Q_SLOTS:
    void aCacheThatIsRightIsNeverAccused_data()
    {
        QTest::addColumn<int>("users");
        QTest::addColumn<int>("operations");
        QTest::newRow("two users") << 2 << 30'000;
        QTest::newRow("eight users") << 8 << 10'000;
        QTest::newRow("sixty users") << 60 << 1'000;
    }
    void aCacheThatIsRightIsNeverAccused()
    {
        QFETCH(int, users);
        QFETCH(int, operations);
        test::StressPlan plan;
        plan.users = users;
        plan.operations = operations;
        for (const auto &counts : {stressed<test::MapDesign>(plan), stressed<test::FailingDesign>(plan)}) {
            QVERIFY2(!counts.failed(), text(counts));
            QVERIFY2(counts.firstFinding.isEmpty(), text(counts));
            QCOMPARE(counts.unchecked, 0);
            QVERIFY(counts.checked > users * operations / 3);
        }
    }

    void tornValuesAreFound()
    {
        const auto counts = stressed<test::TearingDesign>();
        QVERIFY2(counts.torn > 100, text(counts));
        QVERIFY2(counts.stale + counts.lost + counts.wrong == 0, text(counts));
        QVERIFY2(counts.firstFinding.contains(QStringLiteral("was torn")), text(counts));
    }

    void lostValuesAreFound()
    {
        const auto counts = stressed<test::LosingDesign>();
        QVERIFY2(counts.lost > 20, text(counts));
        QVERIFY2(counts.stale + counts.torn + counts.wrong == 0, text(counts));
        QVERIFY2(counts.firstFinding.contains(QStringLiteral("was nothing, although version")), text(counts));
    }

    void staleValuesAreFound()
    {
        const auto counts = stressed<test::StaleDesign>();
        QVERIFY2(counts.stale > 100, text(counts));
        QVERIFY2(counts.torn + counts.lost + counts.wrong == 0, text(counts));
        QVERIFY2(counts.firstFinding.contains(QStringLiteral("before the read began")), text(counts));
    }

    void valuesOfOtherKeysAreFound()
    {
        const auto counts = stressed<test::MisdirectingDesign>();
        QVERIFY2(counts.wrong > 100, text(counts));
        QVERIFY2(counts.torn + counts.lost + counts.stale == 0, text(counts));
        QVERIFY2(counts.firstFinding.contains(QStringLiteral("of another key")), text(counts));
    }

    void liesAreFoundUnderManyStoresAtATime()
    {
        test::StressPlan plan;
        plan.users = 60;
        plan.operations = 1000;
        plan.storeShare = 0.6;
        const auto stale = stressed<test::StaleDesign>(plan);
        QVERIFY2(stale.stale > 0, text(stale));
        const auto lost = stressed<test::LosingDesign>(plan);
        QVERIFY2(lost.lost > 0, text(lost));
    }

    void theCorrectedCacheIsNeverAccused_data()
    {
        QTest::addColumn<qint64>("maxBytes");
        QTest::newRow("without a budget") << qint64{0};
        QTest::newRow("evicting all the time") << qint64{2500};
    }
    void theCorrectedCacheIsNeverAccused()
    {
        QFETCH(qint64, maxBytes);
        const QString path = newPath();
        cache::CacheOptions options;
        options.maxBytes = maxBytes;
        auto opened = cache::BlobCache::open(path, options);
        VERIFY_OK(opened);
        const auto values = newRegister(maxBytes > 0);
        BlobCacheOnDisk onDisk(**opened);
        test::StressPlan plan;
        plan.operations = 1500;
        plan.valueBytes = 1000;
        const auto counts = test::stress(onDisk, *values, m_keys, plan);
        QVERIFY2(!counts.failed(), text(counts));
        QVERIFY(counts.checked > plan.users * plan.operations / 3);
        VERIFY_OK((*opened)->close());
        const auto file = verifyFile(path, m_keys, *values);
        VERIFY_OK(file);
        QVERIFY2(!file->failed(), text(file->counts));
    }
};

QTEST_GUILESS_MAIN(TestVerifiedStress)
#include "test_verified_stress.moc"
