// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/processes/worker.h"
#include "tests/support/verify.h"

#include <QTemporaryDir>

#include <thread>

using namespace cachescope;
using namespace cachescope::load;

/// What one process of a run does and says, here in this process; and the lines in which it says so.
class TestWorker : public QObject
{
    Q_OBJECT

private:
    /// A worker in a thread, and the lines that it has sent.
    class Running
    {
    public:
        explicit Running(const WorkerTask &task)
            : m_worker(task, [this](const QByteArray &line) { keep(line); })
            , m_thread([this] { m_worker.run(); })
        {
        }
        /// However far a test came.
        ~Running()
        {
            obey(WorkerCommand::Stop);
            obey(WorkerCommand::Close);
            m_thread.join();
        }

        void obey(const WorkerOrder &order) { m_worker.obey(order); }
        std::vector<WorkerMessage> messages()
        {
            const std::lock_guard lock(m_mutex);
            return m_messages;
        }
        template <typename T>
        bool hasSaid()
        {
            const auto said = messages();
            return !said.empty() && std::holds_alternative<T>(said.back());
        }

    private:
        void keep(const QByteArray &line)
        {
            const auto message = parseMessage(line);
            const std::lock_guard lock(m_mutex);
            m_messages.push_back(message ? *message : WorkerMessage(WorkerFailed{message.error()}));
        }

        std::mutex m_mutex;
        std::vector<WorkerMessage> m_messages;
        Worker m_worker;
        std::thread m_thread;
    };

    static WorkerTask task(const QString &path)
    {
        WorkerTask task;
        task.scenario.users = 7;
        task.scenario.operations = 70;
        task.scenario.thinkTime = std::chrono::milliseconds(0);
        task.scenario.keyCount = 20;
        task.scenario.valueBytes = 500;
        task.design = QStringLiteral("corrected");
        task.path = path;
        task.users = {2, 3};
        return task;
    }

    QTemporaryDir m_directory;

    QString path() const { return m_directory.filePath(QStringLiteral("cache.db")); }

private Q_SLOTS:
    void usersAreSpreadEvenly()
    {
        for (const int processes : {1, 3, 7}) {
            int next = 0;
            for (int process = 0; process < processes; ++process) {
                const UserRange range = usersOfProcess(7, process, processes);
                QCOMPARE(range.first, next);
                QVERIFY(range.count == 7 / processes || range.count == 7 / processes + 1);
                next += range.count;
            }
            QCOMPARE(next, 7);
        }
    }

    void tasksGoOverTheWire()
    {
        WorkerTask sent = task(QStringLiteral("/with \"quotes\"/and\nlines"));
        sent.scenario.sourceFile = QStringLiteral("/source.db");
        sent.scenario.processes = 3;
        sent.registerPath = QStringLiteral("/of/values");
        sent.steerable = true;
        const QByteArray line = taskLine(sent);
        QCOMPARE(line.count('\n'), 1);
        QVERIFY(line.endsWith('\n'));
        const auto back = parseTask(line);
        VERIFY_OK(back);
        QVERIFY(*back == sent);
    }

    void aTaskOfAnotherVersionIsRefused()
    {
        QByteArray line = taskLine(task(QStringLiteral("/cache.db")));
        QVERIFY(line.contains("\"" CACHESCOPE_VERSION "\""));
        line.replace("\"" CACHESCOPE_VERSION "\"", "\"0.0.1\"");
        const auto refused = parseTask(line);
        QCOMPARE(refused.error().code, ErrorCode::CannotOpen);
        QVERIFY(refused.error().message.contains(QStringLiteral("0.0.1")));
    }

    void commandsGoOverTheWire()
    {
        for (const auto command : {WorkerCommand::Go, WorkerCommand::Stop, WorkerCommand::Close}) {
            const auto back = parseOrder(orderLine(command));
            VERIFY_OK(back);
            QVERIFY(*back == WorkerOrder(command));
        }
    }

    void theStartGoesOverTheWire()
    {
        using std::chrono::microseconds;
        const WorkerStart start{std::chrono::steady_clock::time_point(microseconds(9'007'199'254'740'993))};
        const auto back = parseOrder(orderLine(start));
        VERIFY_OK(back);
        QVERIFY(*back == WorkerOrder(start));
        QVERIFY(!parseOrder(R"({"type": "start", "atMicroseconds": "now"})"));
    }

    void steeringGoesOverTheWire()
    {
        for (const char *disk : {"none", "sync=5ms..300ms,sync-skew=6,write=1ms,fail-sync=0.001"}) {
            const Steer steer{17, *DiskModel::fromText(QLatin1String(disk)), 12.5, true,
                              std::chrono::nanoseconds(9'007'199'254'740'993)};
            const QByteArray line = orderLine(steer);
            QCOMPARE(line.count('\n'), 1);
            const auto back = parseOrder(line);
            VERIFY_OK(back);
            QVERIFY(std::get<Steer>(*back) == steer);
        }
    }

    void messagesGoOverTheWire()
    {
        Progress progress;
        progress.counts.operations = 17;
        Measurement measured;
        measured.evicted = 18;
        const Error error{ErrorCode::DiskFull, QStringLiteral("full"), 13};
        const std::vector<WorkerMessage> all{WorkerReady(), progress, measured, WorkerClosed{19},
                                             WorkerFailed{error}};
        for (const WorkerMessage &message : all) {
            const QByteArray line = messageLine(message);
            QCOMPARE(line.count('\n'), 1);
            const auto back = parseMessage(line);
            VERIFY_OK(back);
            QCOMPARE(back->index(), message.index());
            QCOMPARE(messageLine(*back), line);
        }
        const auto failed = std::get<WorkerFailed>(*parseMessage(messageLine(WorkerFailed{error})));
        QCOMPARE(failed.error.code, ErrorCode::DiskFull);
        QCOMPARE(failed.error.sqliteCode, 13);
        QCOMPARE(std::get<WorkerClosed>(*parseMessage(messageLine(WorkerClosed{19}))).evicted, 19);
    }

    void linesThatMakeNoSenseAreRefused_data()
    {
        QTest::addColumn<QByteArray>("line");
        for (const char *line :
             {"", "nonsense", "{}", "[1]", R"({"type": "magic"})", R"({"type": 5})",
              R"({"type": "progress"})", R"({"type": "closed"})", R"({"type": "measurement", "seconds": 1})",
              R"({"type": "failed", "code": 99, "message": "", "sqliteCode": 0})"})
            QTest::newRow(line) << QByteArray(line);
    }
    void linesThatMakeNoSenseAreRefused()
    {
        QFETCH(QByteArray, line);
        QVERIFY(!parseMessage(line));
        QVERIFY(!parseOrder(line));
        QVERIFY(!parseTask(line));
    }

    void tasksThatCannotBeAreRefused()
    {
        WorkerTask wrong = task(path());
        wrong.users = {6, 2}; // there are seven in all
        QVERIFY(!parseTask(taskLine(wrong)));
        wrong.users = {0, 0};
        QVERIFY(!parseTask(taskLine(wrong)));
        wrong = task(path());
        wrong.design = QStringLiteral("magic");
        QVERIFY(!parseTask(taskLine(wrong)));
        wrong = task(path());
        wrong.scenario.keyCount = 0;
        QVERIFY(!parseTask(taskLine(wrong)));
    }

    void doesItsPartWhenToldTo()
    {
        Running worker(task(path()));
        QTRY_VERIFY(worker.hasSaid<WorkerReady>());
        worker.obey(WorkerCommand::Go);
        QTRY_VERIFY(worker.hasSaid<Measurement>());
        const auto measured = std::get<Measurement>(worker.messages().back());
        QCOMPARE(measured.counts.operations, 30); // three of seven users, ten each
        QCOMPARE(measured.locks.totalErrors, quint64{0});
        QVERIFY(measured.seconds > 0.0);
        const auto last = worker.messages().at(worker.messages().size() - 2);
        QCOMPARE(std::get<Progress>(last).counts.operations, 30);
        worker.obey(WorkerCommand::Close);
        QTRY_VERIFY(worker.hasSaid<WorkerClosed>());
    }

    void beginsAtTheMomentThatItIsTold()
    {
        Running worker(task(path()));
        QTRY_VERIFY(worker.hasSaid<WorkerReady>());
        worker.obey(WorkerStart{std::chrono::steady_clock::now() + std::chrono::hours(1)});
        worker.obey(WorkerCommand::Go);
        QTRY_VERIFY(worker.hasSaid<Progress>());
        QCOMPARE(std::get<Progress>(worker.messages().back()).counts.operations, 0);
        worker.obey(WorkerCommand::Stop);
        QTRY_VERIFY(worker.hasSaid<Measurement>());
        QCOMPARE(std::get<Measurement>(worker.messages().back()).counts.operations, 0);
        worker.obey(WorkerCommand::Close);
    }

    void aStopBeforeTheStartMeasuresNothing()
    {
        Running worker(task(path()));
        worker.obey(WorkerCommand::Stop);
        QTRY_VERIFY(worker.hasSaid<Measurement>());
        const auto measured = std::get<Measurement>(worker.messages().back());
        QCOMPARE(measured.counts.operations, 0);
        QCOMPARE(measured.seconds, 0.0);
        worker.obey(WorkerCommand::Close);
    }

    void aStopEndsItEarly()
    {
        WorkerTask endless = task(path());
        endless.scenario.operations = 0;
        endless.scenario.duration = std::chrono::hours(1);
        Running worker(endless);
        worker.obey(WorkerCommand::Go);
        QTRY_VERIFY(worker.hasSaid<Progress>());
        worker.obey(WorkerCommand::Stop);
        QTRY_VERIFY(worker.hasSaid<Measurement>());
        QVERIFY(std::get<Measurement>(worker.messages().back()).counts.operations > 0);
        worker.obey(WorkerCommand::Close);
    }

    void changesWhatItIsToldToChange()
    {
        WorkerTask endless = task(path());
        endless.scenario.operations = 0;
        endless.scenario.duration = std::chrono::hours(1);
        Running worker(endless);
        worker.obey(WorkerCommand::Go);
        const auto active = [&worker] {
            const auto said = worker.messages();
            const auto *progress = said.empty() ? nullptr : std::get_if<Progress>(&said.back());
            return progress ? progress->activeUsers : -1;
        };
        QTRY_COMPARE(active(), 3);
        worker.obey(Steer{4, {}}); // of users 2, 3 and 4 the first two
        QTRY_VERIFY(active() > 0 && active() < 3);
        worker.obey(Steer{0, {}});
        QTRY_COMPARE(active(), 0);
        worker.obey(WorkerCommand::Stop);
        QTRY_VERIFY(worker.hasSaid<Measurement>());
        worker.obey(WorkerCommand::Close);
    }

    void standsStillWhileItIsPaused()
    {
        WorkerTask endless = task(path());
        endless.scenario.operations = 0;
        endless.scenario.duration = std::chrono::hours(1);
        Running worker(endless);
        worker.obey(WorkerCommand::Go);
        const auto done = [&worker] {
            const auto said = worker.messages();
            const auto *progress = said.empty() ? nullptr : std::get_if<Progress>(&said.back());
            return progress ? progress->counts.operations : 0;
        };
        QTRY_VERIFY(done() > 0);
        worker.obey(Steer{5, {}, 0.0, true});
        // Twice the same: the last operations have ended.
        qint64 before = -1;
        QTRY_VERIFY(std::exchange(before, done()) == done());
        worker.obey(Steer{5, {}, 0.0, false, std::chrono::milliseconds(1)});
        QTRY_VERIFY(done() > before);
        worker.obey(WorkerCommand::Stop);
        QTRY_VERIFY(worker.hasSaid<Measurement>());
        worker.obey(WorkerCommand::Close);
    }

    void tellsNothingWhileItIsPaused()
    {
        WorkerTask endless = task(path());
        endless.scenario.operations = 0;
        endless.scenario.duration = std::chrono::hours(1);
        Running worker(endless);
        worker.obey(WorkerCommand::Go);
        QTRY_VERIFY(worker.hasSaid<Progress>());
        worker.obey(Steer{5, {}, 0.0, true});
        // Asked twenty times a second, which is twice as often as it would tell.
        std::size_t before = 0;
        int same = 0;
        const auto countSame = [&] {
            same = std::exchange(before, worker.messages().size()) == before ? same + 1 : 0;
            return same;
        };
        QTRY_VERIFY(countSame() >= 8);
        worker.obey(Steer{5, {}, 0.0, false, std::chrono::milliseconds(1)});
        QTRY_VERIFY(worker.messages().size() > before);
        worker.obey(WorkerCommand::Stop);
        QTRY_VERIFY(worker.hasSaid<Measurement>());
        worker.obey(WorkerCommand::Close);
    }

    void checksValuesAgainstTheRegisterOfTheRun()
    {
        WorkerTask checked = task(m_directory.filePath(QStringLiteral("checked.db")));
        checked.registerPath = m_directory.filePath(QStringLiteral("register"));
        VERIFY_OK(ValueRegister::create(checked.registerPath, {20, 0, false, false}));
        Running worker(checked);
        worker.obey(WorkerCommand::Go);
        QTRY_VERIFY(worker.hasSaid<Measurement>());
        const auto measured = std::get<Measurement>(worker.messages().back());
        QVERIFY(measured.verification.checked > 0);
        QVERIFY(!measured.verification.failed());
        worker.obey(WorkerCommand::Close);
    }

    void saysThatItCannotOpenTheRegister()
    {
        WorkerTask wrong = task(path());
        wrong.registerPath = m_directory.filePath(QStringLiteral("no/register"));
        Running worker(wrong);
        QTRY_VERIFY(worker.hasSaid<WorkerFailed>());
    }

    void saysThatItCannotOpenTheFile()
    {
        Running worker(task(m_directory.filePath(QStringLiteral("no/such/directory/cache.db"))));
        QTRY_VERIFY(worker.hasSaid<WorkerFailed>());
        const Error error = std::get<WorkerFailed>(worker.messages().back()).error;
        QCOMPARE(error.code, ErrorCode::CannotOpen);
        QVERIFY(!error.message.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestWorker)
#include "test_worker.moc"
