// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/designs/commit_queue.h"

#include <QTest>

#include <thread>

using namespace cachescope;
using namespace cachescope::load;

/// How stores of many threads come to share a commit.
class TestCommitQueue : public QObject
{
    Q_OBJECT

private:
    static QList<DesignEntry> entry(int number)
    {
        return {{QString::number(number), QByteArray::number(number)}};
    }

private Q_SLOTS:
    void oneAloneCommitsAtOnce()
    {
        CommitQueue queue;
        int entries = 0;
        QVERIFY(queue.store(entry(1), [&](const auto &all) {
            entries += static_cast<int>(all.size());
            return Result<void>();
        }));
        QCOMPARE(entries, 1);
        QCOMPARE(queue.waiting(), 0);
    }

    /// While the first commits, the others come; the second batch is all of them.
    void whoComesMeanwhileSharesTheNextCommit_data()
    {
        QTest::addColumn<bool>("fails");
        QTest::newRow("and it works") << false;
        QTest::newRow("and it fails for all of them") << true;
    }
    void whoComesMeanwhileSharesTheNextCommit()
    {
        QFETCH(bool, fails);
        constexpr int others = 5;
        CommitQueue queue;
        QList<qsizetype> batches; // written by one commit at a time
        std::vector<std::thread> threads;
        std::atomic<int> worked{0};
        std::atomic<int> failed{0};
        const auto commit = [&](const QList<DesignEntry> &all) -> Result<void> {
            batches << all.size();
            if (fails)
                return Error{ErrorCode::Busy, QStringLiteral("the lock is taken")};
            return {};
        };
        const auto first = queue.store(entry(0), [&](const QList<DesignEntry> &all) {
            batches << all.size();
            for (int i = 1; i <= others; ++i) {
                threads.emplace_back([&, i] {
                    const auto done = queue.store(entry(i), commit);
                    ++(done ? worked : failed);
                });
            }
            while (queue.waiting() < others)
                std::this_thread::yield();
            return Result<void>();
        });
        for (std::thread &thread : threads)
            thread.join();
        QVERIFY(first);
        QCOMPARE(batches, QList<qsizetype>({1, others}));
        QCOMPARE(worked.load(), fails ? 0 : others);
        QCOMPARE(failed.load(), fails ? others : 0);
        QCOMPARE(queue.waiting(), 0);
    }

    void everyEntryIsCommittedOnce()
    {
        constexpr int kThreads = 8;
        constexpr int kEach = 500;
        CommitQueue queue;
        QHash<QString, int> seen;
        int inside = 0;
        bool overlapped = false;
        std::atomic<int> worked{0};
        const auto commit = [&](const QList<DesignEntry> &all) -> Result<void> {
            overlapped = overlapped || ++inside > 1;
            for (const auto &[key, value] : all)
                ++seen[key];
            --inside;
            return {};
        };
        std::vector<std::thread> threads;
        for (int thread = 0; thread < kThreads; ++thread) {
            threads.emplace_back([&, thread] {
                for (int i = 0; i < kEach; ++i)
                    worked += queue.store(entry(thread * kEach + i), commit) ? 1 : 0;
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(worked.load(), kThreads * kEach);
        QCOMPARE(seen.size(), kThreads * kEach);
        QVERIFY(!overlapped);
        for (const int times : std::as_const(seen))
            QCOMPARE(times, 1);
    }
};

QTEST_APPLESS_MAIN(TestCommitQueue)
#include "test_commit_queue.moc"
