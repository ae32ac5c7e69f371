// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/run/run_directory.h"
#include "tests/support/support.h"
#include "tests/support/verify.h"

#include <QDir>

#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <thread>

using namespace cachescope;
using namespace cachescope::load;

namespace {

const QString kLeftover = QStringLiteral("cachescope-load-AbCdEf");

bool write(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write("x") == 1;
}

/// In a process of its own: makes a directory in `parent` with a file, and waits to be killed.
[[noreturn]] void ownUntilKilled(const QString &parent, int told)
{
    const auto directory = RunDirectory::create(parent);
    if (!directory || !write((*directory)->filePath(QStringLiteral("cache.db"))) ||
        ::write(told, "x", 1) != 1)
        ::_exit(1);
    while (true)
        ::pause();
}

} // namespace

/// The directory of a run goes with the run, and with the next one if its program was killed.
class TestRunDirectory : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_parent;

    QStringList all() const
    {
        return QDir(m_parent->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }
    /// A directory with these files.
    QString make(const QString &name, const QStringList &files) const
    {
        const QString path = m_parent->filePath(name);
        if (!QDir().mkpath(path))
            return {};
        for (const QString &file : files) {
            if (!write(path + QLatin1Char('/') + file))
                return {};
        }
        return path;
    }
    static QStringList filesOfARun()
    {
        return {QStringLiteral("cache.db"), QStringLiteral("cache.db-wal"), QStringLiteral("owner"),
                QStringLiteral("register")};
    }

private Q_SLOTS:
    void init() { m_parent = std::make_unique<QTemporaryDir>(); }

    void goesWithItsObject()
    {
        auto directory = RunDirectory::create(m_parent->path());
        VERIFY_OK(directory);
        QVERIFY((*directory)->path().startsWith(m_parent->path() + QStringLiteral("/cachescope-load-")));
        QVERIFY(write((*directory)->filePath(QStringLiteral("cache.db"))));
        QCOMPARE(QDir((*directory)->path()).entryList(QDir::Files),
                 (QStringList{QStringLiteral("cache.db"), QStringLiteral("owner")}));
        directory->reset();
        QCOMPARE(all(), QStringList());
    }

    void isRefusedWhereThereIsNoPlace()
    {
        VERIFY_FAILS(RunDirectory::create(m_parent->filePath(QStringLiteral("none"))), ErrorCode::CannotOpen);
    }

    void aLeftoverIsRemoved()
    {
        QVERIFY(!make(kLeftover, filesOfARun()).isEmpty());
        const auto directory = RunDirectory::create(m_parent->path());
        VERIFY_OK(directory);
        QCOMPARE(all(), QStringList(QFileInfo((*directory)->path()).fileName()));
    }

    void oneInUseStays()
    {
        const auto first = RunDirectory::create(m_parent->path());
        VERIFY_OK(first);
        const auto second = RunDirectory::create(m_parent->path());
        VERIFY_OK(second);
        QCOMPARE(all().size(), 2);
        QVERIFY(QFile::exists((*first)->filePath(QStringLiteral("owner"))));
    }

    void thatOfAKilledProgramIsRemovedAndThatOfALivingOneStays()
    {
        std::array<int, 2> ends{};
        QCOMPARE(::pipe(ends.data()), 0);
        const pid_t child = ::fork();
        if (child == 0)
            ownUntilKilled(m_parent->path(), ends[1]);
        ::close(ends[1]);
        char told = 0;
        const auto got = ::read(ends[0], &told, 1);
        removeLeftovers(m_parent->path());
        const QStringList alive = all();
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        ::close(ends[0]);
        removeLeftovers(m_parent->path());
        QCOMPARE(got, 1);
        QCOMPARE(alive.size(), 1);
        QCOMPARE(all(), QStringList());
    }

    void whatIsNotALeftoverStays_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("files");
        QTest::newRow("without an owner, of an earlier version")
            << kLeftover << QStringList{QStringLiteral("cache.db"), QStringLiteral("register")};
        QTest::newRow("being made") << kLeftover << QStringList{QStringLiteral("owner-to-be")};
        QTest::newRow("empty") << kLeftover << QStringList();
        QTest::newRow("another name") << "cachescope-load-results" << filesOfARun();
        QTest::newRow("a name that goes on") << kLeftover + QStringLiteral(".old") << filesOfARun();
        QTest::newRow("a name that begins before") << QStringLiteral("my-") + kLeftover << filesOfARun();
    }
    void whatIsNotALeftoverStays()
    {
        QFETCH(QString, name);
        QFETCH(QStringList, files);
        const QString path = make(name, files);
        QVERIFY(!path.isEmpty());
        removeLeftovers(m_parent->path());
        QCOMPARE(QDir(path).entryList(QDir::Files), files);
        QCOMPARE(all(), QStringList(name));
    }

    void aDirectoryWithDirectoriesStays()
    {
        const QString path = make(kLeftover, filesOfARun());
        QVERIFY(QDir(path).mkdir(QStringLiteral("results")));
        removeLeftovers(m_parent->path());
        QCOMPARE(QDir(path).entryList(QDir::Files), filesOfARun());
    }

    void linksAreNotFollowed()
    {
        const QString place = make(QStringLiteral("elsewhere"), filesOfARun());
        QVERIFY(QFile::link(place, m_parent->filePath(kLeftover)));
        const QString owned = make(QStringLiteral("cachescope-load-GhIjKl"), {});
        QVERIFY(QFile::link(place + QStringLiteral("/owner"), owned + QStringLiteral("/owner")));
        const QString linking = make(QStringLiteral("cachescope-load-MnOpQr"), {QStringLiteral("owner")});
        QVERIFY(QFile::link(place + QStringLiteral("/register"), linking + QStringLiteral("/register")));
        removeLeftovers(m_parent->path());
        QCOMPARE(QDir(place).entryList(QDir::Files), filesOfARun());
        QCOMPARE(all(), (QStringList{kLeftover, QStringLiteral("cachescope-load-GhIjKl"),
                                     QStringLiteral("elsewhere")})); // and the third was a leftover
    }

    void anotherFileOfThatNameStays()
    {
        QVERIFY(write(m_parent->filePath(kLeftover)));
        removeLeftovers(m_parent->path());
        QCOMPARE(all(), QStringList(kLeftover));
    }

    void whatCannotBeRemovedIsNoError()
    {
        const QString path = make(kLeftover, filesOfARun());
        const auto readable = QFile::ReadOwner | QFile::ExeOwner;
        QVERIFY(QFile::setPermissions(path, readable));
        const auto directory = RunDirectory::create(m_parent->path());
        QVERIFY(QFile::setPermissions(path, readable | QFile::WriteOwner) || !QFile::exists(path)); // root
        VERIFY_OK(directory);
    }

    void manyCreatorsAtOnceDoEachOtherNoHarm()
    {
        constexpr int rounds = 50;
        std::array<int, 4> kept{};
        std::array<std::thread, 4> threads;
        for (int leftover = 0; leftover < rounds; ++leftover)
            QVERIFY(!make(QStringLiteral("cachescope-load-%1").arg(leftover, 6, 10, QLatin1Char('0')),
                          filesOfARun())
                         .isEmpty());
        for (std::size_t i = 0; i < threads.size(); ++i)
            threads[i] = std::thread([this, &kept, i] {
                for (int round = 0; round < rounds; ++round) {
                    const auto directory = RunDirectory::create(m_parent->path());
                    removeLeftovers(m_parent->path());
                    kept[i] += directory && QFile::exists((*directory)->filePath(QStringLiteral("owner")));
                }
            });
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(kept, (std::array<int, 4>{rounds, rounds, rounds, rounds}));
        QCOMPARE(all(), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestRunDirectory)
#include "test_run_directory.moc"
