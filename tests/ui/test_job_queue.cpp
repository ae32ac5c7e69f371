// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/job_queue.h"

#include <QSemaphore>
#include <QTest>
#include <QThread>

using namespace cachescope::ui;

class TestJobQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doesOneAfterTheOther()
    {
        QList<int> answered;
        QList<QThread *> threads;
        JobQueue queue;
        for (int number = 0; number < 5; ++number) {
            queue.add([&, number]() -> std::function<void()> {
                threads << QThread::currentThread(); // no two at a time
                return [&, number] {
                    QCOMPARE(QThread::currentThread(), qApp->thread());
                    answered << number;
                };
            });
        }
        QTRY_COMPARE(answered, (QList<int>{0, 1, 2, 3, 4}));
        QVERIFY(!threads.contains(qApp->thread()));
        QVERIFY(!queue.isRunning());
    }

    void anAnswerMayAskForMore()
    {
        int done = 0;
        JobQueue queue;
        queue.add(
            [&]() -> std::function<void()> { return [&] { queue.add([&] { return [&] { ++done; }; }); }; });
        QTRY_COMPARE(done, 1);
    }

    void whatIsToBeKeptIsDoneAtTheEnd()
    {
        QSemaphore go;
        QList<int> done;
        bool answered = false;
        {
            JobQueue queue;
            queue.add([&]() -> std::function<void()> {
                go.acquire();
                return [&] { answered = true; };
            });
            const auto note = [&](int number) -> JobQueue::Task {
                return [&, number] {
                    done << number;
                    return [&] { answered = true; };
                };
            };
            queue.add(note(1), JobQueue::AtTheEnd::Do);
            queue.add(note(2));
            queue.add(note(3), JobQueue::AtTheEnd::Do);
            go.release();
        }
        QCOMPARE(done, (QList<int>{1, 3}));
        QVERIFY(!answered);
    }

    void whatIsToBeKeptWaitsForWhatGoesOnAtTheEnd()
    {
        QSemaphore begun;
        QSemaphore overtaken;
        QList<int> done;
        {
            JobQueue queue;
            queue.add([&]() -> std::function<void()> {
                begun.release();
                (void)overtaken.tryAcquire(1, 100); // time enough for the other to come first
                done << 1;
                return [] {};
            });
            queue.add(
                [&]() -> std::function<void()> {
                    overtaken.release();
                    done << 2;
                    return [] {};
                },
                JobQueue::AtTheEnd::Do);
            begun.acquire();
        }
        QCOMPARE(done, (QList<int>{1, 2}));
    }

    void flushingDoesWhatIsToBeKept()
    {
        QList<int> done;
        QList<int> answered;
        JobQueue queue;
        const auto note = [&](int number) -> JobQueue::Task {
            return [&, number] {
                done << number;
                return [&, number] { answered << number; };
            };
        };
        queue.add(note(1));
        queue.add(note(2));
        queue.add(note(3), JobQueue::AtTheEnd::Do);
        queue.flush();
        QCOMPARE(done, (QList<int>{1, 3}));
        QVERIFY(answered.isEmpty());
        QTRY_COMPARE(answered.size(), 3);
        QCOMPARE(answered.first(), 1);
        QCOMPARE(done, (QList<int>{1, 3, 2}));
    }
};

QTEST_GUILESS_MAIN(TestJobQueue)
#include "test_job_queue.moc"
