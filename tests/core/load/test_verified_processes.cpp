// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/blob_cache.h"
#include "core/load/verify/file_verifier.h"
#include "tests/core/load/verified_stress.h"
#include "tests/support/verify.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>

#include <cstdio>

using namespace cachescope;
using namespace cachescope::load;

namespace {

/// The argument that makes this program the other process.
const QString kOther = QStringLiteral("--other");
const QStringList kKeys{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")};

test::StressPlan planFor(quint64 process)
{
    test::StressPlan plan;
    plan.users = 4;
    plan.operations = 1500;
    plan.valueBytes = 1000;
    plan.seed = process;
    return plan;
}

/// Begins and ends the operations of a stress, on a cache of this process alone.
class OnDisk
{
public:
    explicit OnDisk(std::unique_ptr<cache::BlobCache> cache)
        : m_cache(std::move(cache))
    {
    }
    auto read(const QString &key) { return m_cache->get(key); }
    auto store(const QString &key, const QByteArray &value) { return m_cache->put(key, value); }
    auto remove(const QString &key) { return m_cache->remove(key); }
    auto close() { return m_cache->close(); }

private:
    std::unique_ptr<cache::BlobCache> m_cache;
};

/// Uses the cache and the register that another process has made, from a line on its input on. Prints what it
/// found.
int beTheOther(const QString &cachePath, const QString &registerPath)
{
    auto cache = cache::BlobCache::open(cachePath);
    auto values = ValueRegister::open(registerPath);
    if (!cache || !values)
        return 3;
    std::puts("ready");
    std::fflush(stdout);
    while (std::getchar() != '\n') {
    }
    OnDisk onDisk(std::move(*cache));
    const VerificationCounts counts = test::stress(onDisk, **values, kKeys, planFor(2));
    if (!onDisk.close())
        return 4;
    std::printf("%lld checked, %s\n", static_cast<long long>(counts.checked),
                counts.failed() ? qPrintable(counts.firstFinding) : "no finding");
    return counts.failed() || counts.checked == 0 || counts.unchecked > 0 ? 1 : 0;
}

} // namespace

/// Two processes, one cache file and one register.
class TestVerifiedProcesses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoProcessesOnOneCacheThatIsRightAreNeverAccused()
    {
        const QTemporaryDir directory;
        const QString cachePath = directory.filePath(QStringLiteral("cache.db"));
        const QString registerPath = directory.filePath(QStringLiteral("register"));
        auto values = ValueRegister::create(registerPath, {kKeys.size(), 0, false, false});
        VERIFY_OK(values);
        auto cache = cache::BlobCache::open(cachePath);
        VERIFY_OK(cache);
        QProcess other;
        other.setProcessChannelMode(QProcess::MergedChannels);
        other.start(QCoreApplication::applicationFilePath(), {kOther, cachePath, registerPath});
        QVERIFY(other.waitForReadyRead());
        QCOMPARE(other.readLine(), QByteArray("ready\n"));
        other.write("\n");
        QVERIFY(other.waitForBytesWritten());
        OnDisk onDisk(std::move(*cache));
        const VerificationCounts counts = test::stress(onDisk, **values, kKeys, planFor(1));
        QVERIFY(other.waitForFinished(60'000));
        const QByteArray said = other.readAll();
        QVERIFY2(other.exitStatus() == QProcess::NormalExit && other.exitCode() == 0, said);
        QVERIFY2(!counts.failed(), qPrintable(counts.firstFinding));
        QCOMPARE(counts.unchecked, 0);
        VERIFY_OK(onDisk.close());
        // Both stored: versions are those of both.
        quint64 versions = 0;
        for (qint64 key = 0; key < kKeys.size(); ++key)
            versions += (*values)->beginRead(key).history.lastVersion();
        QVERIFY(versions > 2 * 4 * 1500 / 3);
        const auto file = verifyFile(cachePath, kKeys, **values);
        VERIFY_OK(file);
        QVERIFY2(!file->failed(), qPrintable(file->counts.firstFinding));
    }

    void whatADeadProcessWasDoingIsInDoubtForEver()
    {
        const QTemporaryDir directory;
        const QString cachePath = directory.filePath(QStringLiteral("cache.db"));
        const QString registerPath = directory.filePath(QStringLiteral("register"));
        auto values = ValueRegister::create(registerPath, {kKeys.size(), 0, false, false});
        VERIFY_OK(values);
        VERIFY_OK(cache::BlobCache::open(cachePath));
        QProcess other;
        other.start(QCoreApplication::applicationFilePath(), {kOther, cachePath, registerPath});
        QVERIFY(other.waitForReadyRead());
        other.write("\n");
        QVERIFY(other.waitForBytesWritten());
        const auto begun = [&values] { return (*values)->beginRead(0).history.lastVersion(); };
        QTRY_VERIFY(begun() > 20);
        other.kill();
        QVERIFY(other.waitForFinished());
        auto cache = cache::BlobCache::open(cachePath);
        VERIFY_OK(cache);
        OnDisk onDisk(std::move(*cache));
        const VerificationCounts counts = test::stress(onDisk, **values, kKeys, planFor(3));
        QVERIFY2(!counts.failed(), qPrintable(counts.firstFinding));
        QVERIFY(counts.checked > 1000);
        VERIFY_OK(onDisk.close());
        const auto file = verifyFile(cachePath, kKeys, **values);
        VERIFY_OK(file);
        QVERIFY2(!file->failed(), qPrintable(file->counts.firstFinding));
    }
};

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 4 && arguments[1] == kOther)
        return beTheOther(arguments[2], arguments[3]);
    TestVerifiedProcesses tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "test_verified_processes.moc"
