// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/thread_connections.h"
#include "tests/support/verify.h"

#include <QSqlDatabase>
#include <QTemporaryDir>

#include <mutex>
#include <set>
#include <thread>

using namespace cachescope;
using namespace cachescope::sqlite;

namespace {

std::atomic<int> g_warnings{0};

/// Qt complains about misused connections only in its log.
void countWarnings(QtMsgType type, const QMessageLogContext &, const QString &)
{
    if (type != QtDebugMsg && type != QtInfoMsg)
        ++g_warnings;
}

} // namespace

/// One connection a thread, opened and closed there.
class TestThreadConnections : public QObject
{
    Q_OBJECT

private:
    ThreadConnections::Opener opener()
    {
        return [this]() -> Result<std::unique_ptr<Connection>> {
            ++m_opened;
            ConnectionOptions options;
            options.fileName = m_directory.filePath(QStringLiteral("a.db"));
            return Connection::open(options);
        };
    }

    QTemporaryDir m_directory;
    std::atomic<int> m_opened{0};
    QtMessageHandler m_before = nullptr;

private Q_SLOTS:
    void init()
    {
        m_opened = 0;
        g_warnings = 0;
        m_before = qInstallMessageHandler(countWarnings);
    }
    void cleanup()
    {
        qInstallMessageHandler(m_before);
        QCOMPARE(g_warnings.load(), 0);
        QVERIFY(QSqlDatabase::connectionNames().isEmpty());
    }

    void aThreadKeepsItsConnection()
    {
        ThreadConnections connections(opener());
        const auto first = connections.current();
        VERIFY_OK(first);
        QCOMPARE(*connections.current(), *first);
        QCOMPARE(m_opened.load(), 1);
    }

    void eachThreadHasItsOwnAndClosesItAtItsEnd()
    {
        constexpr int threads = 8;
        ThreadConnections connections(opener());
        std::mutex mutex;
        std::set<Connection *> seen;
        std::vector<std::thread> users;
        std::atomic<int> ready{0};
        for (int i = 0; i < threads; ++i) {
            users.emplace_back([&] {
                const auto mine = connections.current();
                {
                    const std::lock_guard lock(mutex);
                    seen.insert(mine ? *mine : nullptr);
                }
                // All at once, or an ended thread's connection could give its address to a later one.
                ++ready;
                while (ready < threads)
                    std::this_thread::yield();
                (void)(*mine)->queryInt("SELECT count(*) FROM sqlite_schema");
            });
        }
        for (std::thread &user : users)
            user.join();
        QCOMPARE(seen.size(), std::size_t{threads});
        QVERIFY(!seen.contains(nullptr));
        QVERIFY(QSqlDatabase::connectionNames().isEmpty()); // all closed, while the pool is still open
    }

    void afterARenewalAConnectionStaysUntilTheNextIsAskedFor()
    {
        ThreadConnections connections(opener());
        const auto old = connections.current();
        VERIFY_OK(old);
        VERIFY_OK((*old)->execute("PRAGMA user_version = 7", LockPhase::Write));
        connections.renew();
        const auto version = (*old)->queryInt("PRAGMA user_version");
        VERIFY_OK(version);
        QCOMPARE(*version, 7);
        QCOMPARE(m_opened.load(), 1);
        const auto renewed = connections.current();
        VERIFY_OK(renewed);
        QCOMPARE(m_opened.load(), 2);
        QCOMPARE(*connections.current(), *renewed);
        QCOMPARE(QSqlDatabase::connectionNames().size(), 1); // the old one is gone
    }

    void closingIsFinal()
    {
        ThreadConnections connections(opener());
        VERIFY_OK(connections.current());
        connections.close();
        QVERIFY(QSqlDatabase::connectionNames().isEmpty());
        const auto after = connections.current();
        QVERIFY(!after);
        QCOMPARE(after.error().code, ErrorCode::Closed);
        QCOMPARE(m_opened.load(), 1);
    }

    void aThreadThatLivesOnDropsAClosedPoolsConnection()
    {
        auto first = std::make_unique<ThreadConnections>(opener());
        ThreadConnections second(opener());
        std::atomic<int> step{0};
        const auto waitFor = [&step](int wanted) {
            while (step < wanted)
                std::this_thread::yield();
        };
        qsizetype left = -1;
        std::thread user([&] {
            (void)first->current();
            step = 1;
            waitFor(2);
            (void)second.current();
            left = QSqlDatabase::connectionNames().size();
        });
        waitFor(1);
        first.reset();
        QCOMPARE(QSqlDatabase::connectionNames().size(), 1); // not closed from this thread
        step = 2;
        user.join();
        QCOMPARE(left, 1); // only the second pool's
    }

    void aFailedOpeningIsTriedAgain()
    {
        bool works = false;
        ThreadConnections connections([&]() -> Result<std::unique_ptr<Connection>> {
            if (!works)
                return Error{ErrorCode::CannotOpen, QStringLiteral("not yet")};
            return opener()();
        });
        const auto failed = connections.current();
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, ErrorCode::CannotOpen);
        works = true;
        VERIFY_OK(connections.current());
    }
};

QTEST_GUILESS_MAIN(TestThreadConnections)
#include "test_thread_connections.moc"
