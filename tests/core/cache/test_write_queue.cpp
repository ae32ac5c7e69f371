// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/write_queue.h"

#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

using namespace cachescope;
using namespace cachescope::cache;

namespace {

std::unique_ptr<WriteJob> job(
    qint64 bytes, TransactionJob<void>::Done done = [](const Result<void> &) {})
{
    return std::make_unique<TransactionJob<void>>(
        bytes, [](GroupCommit &) { return Result<void>(); }, std::move(done));
}

void push(WriteQueue &queue, qint64 bytes)
{
    auto pushed = job(bytes);
    QVERIFY(queue.push(pushed));
}

void pushAlone(WriteQueue &queue)
{
    auto alone = std::unique_ptr<WriteJob>(
        new AloneJob<void>([] { return Result<void>(); }, [](const Result<void> &) {}));
    QVERIFY(queue.push(alone));
}

std::vector<qint64> bytesOf(const std::vector<std::unique_ptr<WriteJob>> &jobs)
{
    std::vector<qint64> bytes;
    for (const auto &each : jobs)
        bytes.push_back(each->bytes());
    return bytes;
}

} // namespace

class TestWriteQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void handsOutInOrderUpToTheBounds()
    {
        WriteQueue queue(1000);
        for (const qint64 bytes : {10, 20, 30, 40})
            push(queue, bytes);
        QCOMPARE(queue.count(), 4);
        const auto byBytes = queue.takeBatch(10, 35);
        QCOMPARE(byBytes.size(), std::size_t{2});
        QCOMPARE(queue.count(), 2);
        QCOMPARE(byBytes[0]->bytes(), 10);
        QCOMPARE(queue.takeBatch(1, 1000).size(), std::size_t{1});
        QCOMPARE(queue.takeBatch(10, 1000).size(), std::size_t{1});
        QVERIFY(queue.takeBatch(10, 1000).empty());
    }

    void oneJobLargerThanTheBatchGoesAlone()
    {
        WriteQueue queue(1000);
        push(queue, 500);
        push(queue, 1);
        QCOMPARE(queue.takeBatch(10, 100).size(), std::size_t{1});
    }

    void aJobWithoutATransactionKeepsItsPlace()
    {
        WriteQueue queue(1000);
        push(queue, 1);
        pushAlone(queue);
        push(queue, 2);
        QVERIFY(!queue.takeAlone());
        QCOMPARE(queue.takeBatch(10, 1000).size(), std::size_t{1});
        QVERIFY(queue.takeBatch(10, 1000).empty());
        QVERIFY(queue.takeAlone());
        QCOMPARE(queue.takeBatch(10, 1000).size(), std::size_t{1});
    }

    void jobsWithoutATransactionStayBehindWhileOthersPassThem()
    {
        using enum WriteQueue::AloneJobs;
        WriteQueue queue(1000);
        pushAlone(queue);
        push(queue, 1);
        pushAlone(queue);
        push(queue, 2);
        push(queue, 30);
        QVERIFY(queue.takeBatch(10, 10, EndBatch).empty());
        QCOMPARE(bytesOf(queue.takeBatch(10, 10, StayBehind)), (std::vector<qint64>{1, 2}));
        QCOMPARE(bytesOf(queue.takeBatch(10, 10, StayBehind)), std::vector<qint64>{30});
        QVERIFY(queue.takeBatch(10, 10, StayBehind).empty());
        QVERIFY(queue.takeAlone());
        QVERIFY(queue.takeAlone());
        QVERIFY(!queue.takeAlone());
    }

    void whatPassesAJobWithoutATransactionMakesRoom()
    {
        WriteQueue queue(100);
        pushAlone(queue);
        push(queue, 100);
        QCOMPARE(queue.takeBatch(1, 1, WriteQueue::AloneJobs::StayBehind).size(), std::size_t{1});
        push(queue, 100); // otherwise it would wait for ever
        QVERIFY(queue.takeAlone());
    }

    void makesCallersWaitWhileItIsFull()
    {
        WriteQueue queue(100);
        push(queue, 90);
        std::atomic<bool> entered{false};
        std::thread caller([&] {
            auto second = job(20);
            QVERIFY(queue.push(second));
            entered = true;
        });
        QVERIFY(!entered);
        QCOMPARE(queue.takeBatch(1, 1000).size(), std::size_t{1});
        caller.join();
        QVERIFY(entered);
        QCOMPARE(queue.takeBatch(1, 1000).size(), std::size_t{1});
    }

    void lettingInAJobLargerThanTheBoundWhenEmpty()
    {
        WriteQueue queue(100);
        push(queue, 5000);
        QCOMPARE(queue.takeBatch(1, 1).size(), std::size_t{1});
    }

    void closingTurnsAwayWhoWaitsAndKeepsWhatIsQueued()
    {
        WriteQueue queue(100);
        push(queue, 90);
        std::atomic<int> turnedAway{0};
        std::thread caller([&] {
            auto second = job(20);
            turnedAway += queue.push(second) ? 0 : 1;
        });
        queue.close();
        caller.join();
        QCOMPARE(turnedAway, 1);
        QCOMPARE(queue.takeBatch(10, 1000).size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(TestWriteQueue)
#include "test_write_queue.moc"
