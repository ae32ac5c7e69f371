// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/cli/cli_runner.h"
#include "tests/support/processes.h"
#include "tests/support/support.h"

#include <QJsonArray>
#include <QProcess>
#include <QTemporaryDir>

#include <unistd.h>

#include <csignal>

using namespace cachescope;

/// `load` over several processes and on a slow disk, as a script calls it.
class TestCliLoad : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void severalProcessesDoWhatOneDoes();
    void theTableSaysWhatWasSet();
    void aSlowDiskIsOneInEveryProcess();
    void wrongFiguresAreNamed_data();
    void wrongFiguresAreNamed();
    void aKilledProcessFailsTheRun();
    void ctrlCEndsAllWithWhatWasMeasured();
    void noProcessSurvivesTheRun();
    void workersAreNotForPeople();

private:
    static constexpr int kProcesses = 2;

    /// A run of two processes that would last for an hour.
    class Endless
    {
    public:
        Endless()
        {
            // A group of its own, as a shell gives each of its jobs.
            m_process.setChildProcessModifier([] { ::setpgid(0, 0); });
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(QStringLiteral("TMPDIR"), m_directory.path());
            m_process.setProcessEnvironment(environment);
            m_process.start(QStringLiteral(CACHESCOPE_CLI), arguments("--duration 1h --processes 2 --users 4 "
                                                                      "--think-time 1ms --json"));
        }
        ~Endless()
        {
            m_process.kill();
            m_process.waitForFinished();
        }

        QProcess &process() { return m_process; }
        [[nodiscard]] QList<qint64> workers() const { return test::childrenOf(m_process.processId()); }
        /// Each process has its two users, and thereby listens to what it is told.
        [[nodiscard]] bool isAtWork() const
        {
            const auto children = workers();
            return children.size() == kProcesses && std::ranges::all_of(children, [](qint64 pid) {
                       return test::threadsOf(pid) >= 4; // and the main and the writer thread
                   });
        }
        int exitCode()
        {
            m_process.waitForFinished();
            return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
        }
        QJsonObject report() { return QJsonDocument::fromJson(m_process.readAllStandardOutput()).object(); }
        QJsonObject firstRun() { return report().value(QStringLiteral("runs")).toArray().first().toObject(); }

    private:
        QTemporaryDir m_directory;
        QProcess m_process;
    };

    static QStringList arguments(const char *options)
    {
        return QStringLiteral("load --keys 30 --value-size 2k %1")
            .arg(QLatin1String(options))
            .split(QLatin1Char(' '));
    }

    static QJsonObject firstRun(const test::CliRun &run)
    {
        return run.json().value(QStringLiteral("runs")).toArray().first().toObject();
    }

    static int count(const QJsonObject &run, const char *group, const char *field)
    {
        return run.value(QLatin1String(group)).toObject().value(QLatin1String(field)).toInt(-1);
    }
};

void TestCliLoad::severalProcessesDoWhatOneDoes()
{
    const auto one = test::runCli(arguments("--users 6 --operations 600 --think-time 0 --json"));
    const auto three =
        test::runCli(arguments("--users 6 --operations 600 --think-time 0 --processes 3 --json"));
    QCOMPARE(three.exitCode, 0);
    QVERIFY2(three.err.isEmpty(), three.err.constData());
    const QJsonObject run = firstRun(three);
    QCOMPARE(run.value(QStringLiteral("operations")).toInt(), 600);
    QCOMPARE(run.value(QStringLiteral("processes")).toInt(), 3);
    QCOMPARE(run.value(QStringLiteral("workersFailed")).toInt(-1), 0);
    QCOMPARE(run.value(QStringLiteral("users")).toInt(), 6);
    QCOMPARE(count(run, "lockErrors", "total"), 0);
    QCOMPARE(count(run, "reads", "count"), count(firstRun(one), "reads", "count"));
    QCOMPARE(count(run, "writes", "count"), count(firstRun(one), "writes", "count"));
    QCOMPARE(three.json().value(QStringLiteral("scenario")).toObject().value(QStringLiteral("processes")), 3);
}

void TestCliLoad::theTableSaysWhatWasSet()
{
    const auto run = test::runCli(
        arguments("--users 4 --operations 40 --think-time 0 --processes 2 --disk-sync-delay 1ms"));
    QCOMPARE(run.exitCode, 0);
    const QByteArray header = run.out.left(run.out.indexOf('\n'));
    QVERIFY2(header.startsWith("4 users in 2 processes, "), header.constData());
    QVERIFY2(header.contains("disk sync=1ms"), header.constData());
    QVERIFY2(run.out.contains("Lost processes"), run.out.constData());
    const auto plain = test::runCli(arguments("--users 4 --operations 40 --think-time 0"));
    QVERIFY(!plain.out.contains("processes"));
    QVERIFY(!plain.out.contains("disk"));
    const auto onCopy = test::runCli(arguments("--users 4 --operations 40 --think-time 0 --file") +
                                     QStringList{test::dataFile(QStringLiteral("audio.db"))});
    QVERIFY2(onCopy.out.contains(", keys of audio.db ("), onCopy.out.constData());
}

void TestCliLoad::aSlowDiskIsOneInEveryProcess()
{
    const auto run = test::runCli(arguments("--design batch-eviction --users 2 --processes 2 --operations 6 "
                                            "--stores 1 --think-time 0 --disk-sync-delay 25ms --json"));
    QCOMPARE(run.exitCode, 0);
    const auto writes = firstRun(run).value(QStringLiteral("writes")).toObject();
    QCOMPARE(writes.value(QStringLiteral("count")).toInt(), 6);
    QVERIFY(writes.value(QStringLiteral("meanMs")).toDouble() >= 25.0);
    QVERIFY(writes.value(QStringLiteral("p50Ms")).toDouble() >= 25.0);
    const auto scenario = run.json().value(QStringLiteral("scenario")).toObject();
    const auto disk = scenario.value(QStringLiteral("disk")).toObject();
    QCOMPARE(disk.value(QStringLiteral("syncMs")).toArray(), QJsonArray({25, 25}));
}

void TestCliLoad::wrongFiguresAreNamed_data()
{
    QTest::addColumn<QByteArray>("named");
    QTest::newRow("--processes 7 --users 6")
        << QByteArray("\"processes\" (--processes) is 7; allowed is 1 to 6");
    QTest::newRow("--processes 0") << QByteArray("\"processes\" (--processes) is 0");
    QTest::newRow("--processes 65 --users 100")
        << QByteArray("\"processes\" (--processes) is 65; allowed is a whole number, 1 to 64");
    QTest::newRow("--processes many") << QByteArray("--processes");
    QTest::newRow("--disk-sync-delay soon") << QByteArray("--disk-sync-delay");
    QTest::newRow("--disk-sync-delay 11s") << QByteArray("\"diskSyncDelayMs\" (--disk-sync-delay) is 11000");
    QTest::newRow("--disk-sync-delay -1ms") << QByteArray("--disk-sync-delay");
    QTest::newRow("--disk hdd --disk-sync-delay 1ms") << QByteArray("--disk excludes --disk-sync-delay");
    QTest::newRow("--mix get=1 --stores 1") << QByteArray("--mix excludes --stores");
    QTest::newRow("--stages 6:1s --duration 1s") << QByteArray("--stages excludes --duration");
}

void TestCliLoad::wrongFiguresAreNamed()
{
    QFETCH(QByteArray, named);
    const auto run = test::runCli(arguments(QTest::currentDataTag()));
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(run.err.contains(named), run.err.constData());
    QVERIFY(run.out.isEmpty());
}

void TestCliLoad::aKilledProcessFailsTheRun()
{
    Endless run;
    QTRY_VERIFY(run.isAtWork());
    QCOMPARE(::kill(static_cast<pid_t>(run.workers().constLast()), SIGKILL), 0);
    QCOMPARE(run.exitCode(), 1);
    const QJsonObject report = run.firstRun();
    QCOMPARE(report.value(QStringLiteral("workersFailed")).toInt(), 1);
    QVERIFY(report.value(QStringLiteral("firstFailure")).toString().contains(QStringLiteral("signal 9")));
}

void TestCliLoad::ctrlCEndsAllWithWhatWasMeasured()
{
    Endless run;
    QTRY_VERIFY(run.isAtWork());
    QCOMPARE(::kill(-static_cast<pid_t>(run.process().processId()), SIGINT), 0);
    QCOMPARE(run.exitCode(), 130);
    const QJsonObject report = run.report();
    const QJsonObject first = report.value(QStringLiteral("runs")).toArray().first().toObject();
    const bool hadBegun = !first.isEmpty(); // its users are there a moment before they begin
    QVERIFY(first.value(QStringLiteral("interrupted")).toBool() == hadBegun);
    QVERIFY(report.contains(QStringLiteral("notRun")) != hadBegun);
    QCOMPARE(first.value(QStringLiteral("workersFailed")).toInt(), 0);
    const QByteArray said = "Stopping: what is under way is ended; press again to end at once\n";
    QCOMPARE(run.process().readAllStandardError(), // once, and not by each process
             hadBegun ? said : said + "Not run: corrected\n");
}

void TestCliLoad::noProcessSurvivesTheRun()
{
    Endless run;
    QTRY_VERIFY(run.isAtWork());
    const auto workers = run.workers();
    run.process().kill();
    for (const qint64 worker : workers)
        QTRY_VERIFY(!test::isAlive(worker));
}

void TestCliLoad::workersAreNotForPeople()
{
    QVERIFY(!test::runCli({QStringLiteral("--help")}).out.contains("load-worker"));
    const auto run = test::runCli({QStringLiteral("load-worker")});
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(run.err.contains("load --processes"), run.err.constData());
    QVERIFY(run.out.isEmpty());
}

QTEST_GUILESS_MAIN(TestCliLoad)
#include "test_cli_load.moc"
