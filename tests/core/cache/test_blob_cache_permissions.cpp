// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/cache/fault_fixture.h"
#include "tests/support/support.h"

#include <sys/stat.h>
#include <unistd.h>

#include <thread>

using namespace cachescope;
using namespace cachescope::cache;
using namespace cachescope::test;

namespace {

/// While it lives, the whole process has no rights that files do not give to everybody: permissions mean
/// nothing to root.
class WithoutPrivileges
{
public:
    WithoutPrivileges()
        : m_isRoot(::geteuid() == 0)
        , m_isInForce(!m_isRoot || ::setresuid(kNobody, kNobody, 0) == 0)
    {
    }
    ~WithoutPrivileges()
    {
        if (m_isRoot && ::setresuid(0, 0, 0) != 0)
            qFatal("The test cannot get its rights back");
    }
    WithoutPrivileges(const WithoutPrivileges &) = delete;
    WithoutPrivileges &operator=(const WithoutPrivileges &) = delete;

    /// Whether it could be done, and the tests' directories can be reached all the same.
    [[nodiscard]] bool isInForce() const { return m_isInForce && QFileInfo(QDir::tempPath()).isExecutable(); }

private:
    static constexpr uid_t kNobody = 65534;

    const bool m_isRoot;
    const bool m_isInForce;
};

bool setMode(const QString &path, int mode)
{
    return ::chmod(path.toLocal8Bit().constData(), static_cast<mode_t>(mode)) == 0;
}

} // namespace

/// Directories and files that may not be written to, or not even be read.
class TestBlobCachePermissions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareForFaults(); }

    void whatMayNotBeOpenedIsLeftAlone_data()
    {
        QTest::addColumn<int>("directoryMode");
        QTest::addColumn<int>("fileMode"); // −1: no file
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("no file, in a read-only directory") << 0555 << -1 << ErrorCode::CannotOpen;
        QTest::newRow("a read-only file in a read-only directory") << 0555 << 0444 << ErrorCode::ReadOnly;
        QTest::newRow("a file in a read-only directory") << 0555 << 0666 << ErrorCode::ReadOnly;
        QTest::newRow("a read-only file") << 0777 << 0444 << ErrorCode::ReadOnly;
        QTest::newRow("a file that may not be read") << 0777 << 0000 << ErrorCode::CannotOpen;
        QTest::newRow("a directory that may not be entered") << 0000 << 0666 << ErrorCode::CannotOpen;
    }
    void whatMayNotBeOpenedIsLeftAlone()
    {
        QFETCH(int, directoryMode);
        QFETCH(int, fileMode);
        QFETCH(ErrorCode, code);
        CacheFixture fixture;
        const QString directory = fixture.directory.path();
        if (fileMode >= 0) {
            VERIFY_OK(fixture.open()->put(key(1), "x"));
            QVERIFY(setMode(fixture.path(), fileMode));
        }
        const QByteArray before = directoryState(directory);
        QVERIFY(setMode(directory, directoryMode));
        {
            const WithoutPrivileges scope;
            if (!scope.isInForce())
                QSKIP("Root cannot become a user here who reaches the temporary directory");
            const auto opened = BlobCache::open(fixture.path(), fixture.options);
            VERIFY_FAILS(opened, code);
            QVERIFY2(opened.error().message.contains(fixture.path()), qPrintable(opened.error().message));
        }
        QVERIFY(setMode(directory, 0755));
        QCOMPARE(directoryState(directory), before);

        if (fileMode >= 0)
            QVERIFY(setMode(fixture.path(), 0644));
        const auto cache = fixture.open();
        QVERIFY(cache);
        QCOMPARE(*cache->contains(key(1)), fileMode >= 0);
        VERIFY_OK(cache->put(key(2), "y"));
        VERIFY_WHOLE(fixture, cache);
    }

    /// What is open stays open; only threads that read for the first time must open the file.
    void aCacheOutlivesTheLossOfItsPermissions()
    {
        CacheFixture fixture;
        const auto cache = fixture.open();
        QCOMPARE(*fill(*cache, 0, 4), 5);
        QCOMPARE(wrongValues(*cache, 0, 4), 0);
        QVERIFY(setMode(fixture.path(), 0000));
        QVERIFY(setMode(fixture.directory.path(), 0555));
        {
            const WithoutPrivileges scope;
            if (!scope.isInForce())
                QSKIP("Root cannot become a user here who reaches the temporary directory");
            QCOMPARE(*fill(*cache, 5, 9), 5);
            QCOMPARE(wrongValues(*cache, 0, 9), 0);
            std::optional<ErrorCode> code;
            std::thread([&] { code = cache->get(key(1)).error().code; }).join();
            QCOMPARE(code, ErrorCode::CannotOpen);
        }
        QVERIFY(setMode(fixture.directory.path(), 0755));
        QVERIFY(setMode(fixture.path(), 0644));
        int wrong = -1;
        std::thread([&] { wrong = wrongValues(*cache, 0, 9); }).join();
        QCOMPARE(wrong, 0);
        VERIFY_WHOLE(fixture, cache);
    }
};

QTEST_GUILESS_MAIN(TestBlobCachePermissions)
#include "test_blob_cache_permissions.moc"
