// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/processes.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

#include <csignal>

/// The commands load, designs and generate, as a script calls them.
class TestLoadCommands : public QObject
{
    Q_OBJECT

private:
    struct Outcome
    {
        int exitCode = -1;
        QByteArray out;
        QByteArray err;
    };

    static Outcome run(const QStringList &arguments)
    {
        QProcess process;
        process.start(QStringLiteral(CACHESCOPE_CLI), arguments);
        if (!process.waitForFinished(60'000))
            return {};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

    /// Words separated by spaces.
    static Outcome run(const char *arguments)
    {
        return run(QString::fromLatin1(arguments).split(QLatin1Char(' ')));
    }

    static QJsonObject json(const Outcome &outcome) { return QJsonDocument::fromJson(outcome.out).object(); }

private Q_SLOTS:
    void theCorrectionPasses()
    {
        const auto outcome =
            run("load --design corrected --users 10 --operations 300 --think-time 0ms --keys 30 "
                "--value-size 2k --json");
        QCOMPARE(outcome.exitCode, 0);
        const QJsonObject report = json(outcome);
        QVERIFY(report.value(QStringLiteral("passed")).toBool());
        const QJsonObject first = report.value(QStringLiteral("runs")).toArray().first().toObject();
        QCOMPARE(first.value(QStringLiteral("operations")).toInt(), 300);
        QCOMPARE(
            report.value(QStringLiteral("scenario")).toObject().value(QStringLiteral("valueBytes")).toInt(),
            2000);
        QVERIFY(outcome.err.isEmpty());
    }

    void theFaultFailsTheCheck()
    {
        const auto outcome = run("load --design legacy-no-timeout,corrected --users 40 --operations 1500 "
                                 "--think-time 0ms --keys 30 --value-size 2k --json");
        QCOMPARE(outcome.exitCode, 1);
        const QJsonArray runs = json(outcome).value(QStringLiteral("runs")).toArray();
        QCOMPARE(runs.size(), 2);
        const auto lockErrors = runs.first().toObject().value(QStringLiteral("lockErrors")).toObject();
        QVERIFY(lockErrors.value(QStringLiteral("total")).toInt() > 0);
    }

    void aTableIsPrintedForPeople()
    {
        const auto outcome = run("load --users 4 --operations 40 --think-time 0 --keys 10 --value-size 1k");
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY(outcome.out.contains("Lock errors"));
        QVERIFY(outcome.out.contains("holds"));
    }

    void aScenarioFileIsReadAndOptionsChangeIt()
    {
        const QTemporaryDir directory;
        QFile file(directory.filePath(QStringLiteral("a.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"name": "mine", "users": 3, "operations": 30, "thinkTimeMs": 0, "keyCount": 10})");
        file.close();
        const auto outcome = run({QStringLiteral("load"), file.fileName(), QStringLiteral("--users"),
                                  QStringLiteral("5"), QStringLiteral("--json")});
        QCOMPARE(outcome.exitCode, 0);
        const QJsonObject scenario = json(outcome).value(QStringLiteral("scenario")).toObject();
        QCOMPARE(scenario.value(QStringLiteral("name")).toString(), QStringLiteral("mine"));
        QCOMPARE(scenario.value(QStringLiteral("users")).toInt(), 5);
        QCOMPARE(scenario.value(QStringLiteral("operations")).toInt(), 30);
    }

    void wrongUseIsNamed_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QByteArray>("named");
        const auto row = [](const char *arguments, int exitCode, const char *named) {
            QTest::newRow(arguments) << QString::fromLatin1(arguments) << exitCode << QByteArray(named);
        };
        row("load --users 0", 2, "users");
        row("load --users many", 2, "users");
        row("load --design magic", 2, "magic");
        row("load --duration soon", 2, "soon");
        row("load --duration 1s --operations 5", 2, "--operations");
        row("load --distribution newest", 2, "hotspot, latest, sessions");
        row("load --rate -5", 2, "--rate");
        row("load /no/such/scenario.json", 3, "/no/such/scenario.json");
        row("load --file /no/such/cache.db", 3, "/no/such/cache.db");
        row("generate /no/such/directory/a.db --entries 5", 3, "/no/such/directory/a.db");
        row("generate a.db", 2, "--entries");
        row("generate a.db --entries 0", 2, "more than none");
        row("generate a.db --entries -5", 2, "\"-5\"");
        row("generate a.db --entries 1.5", 2, "\"1.5\"");
        row("generate a.db --bytes 0", 2, "more than none");
        row("generate a.db --bytes -1", 2, "\"-1\"");
        row("generate a.db --bytes 8G --entries 5", 2, "--bytes");
        row("generate a.db --bytes 9000000T", 3, "free");
        row("generate a.db --entries 5 --value-size 10", 2, "300");
        row("generate a.db --entries 5 --value-size -1", 2, "--value-size");
        row("generate a.db --entries 5 --seed -1", 2, "--seed");
        row("generate a.db --entries 5 --layout other", 2, "other");
        row("generate /proc/a.db --entries 5", 3, "/proc/a.db");
        row("generate a.db --entries 5 --profile video", 2, "video");
    }
    void wrongUseIsNamed()
    {
        QFETCH(QString, arguments);
        QFETCH(int, exitCode);
        QFETCH(QByteArray, named);
        const auto outcome = run(arguments.split(QLatin1Char(' ')));
        QCOMPARE(outcome.exitCode, exitCode);
        QVERIFY2(outcome.err.contains(named), outcome.err.constData());
        QVERIFY(outcome.out.isEmpty());
    }

    void filesThatAreOfNoUseAreNamed_data()
    {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("directory as cache") << "--file" << QByteArray() << 3 << QByteArray("is a directory");
        QTest::newRow("directory as scenario") << "" << QByteArray() << 3 << QByteArray("is a directory");
        QTest::newRow("no JSON") << "" << QByteArray("{\"users\": ") << 2 << QByteArray("is not JSON");
        QTest::newRow("no object") << "" << QByteArray("[1]") << 2 << QByteArray("JSON object");
        QTest::newRow("wrong field") << "" << QByteArray("{\"users\": 0}") << 2 << QByteArray("users");
    }
    void filesThatAreOfNoUseAreNamed()
    {
        QFETCH(QString, option);
        QFETCH(QByteArray, content);
        QFETCH(QByteArray, said);
        const QTemporaryDir directory;
        QFile file(directory.filePath(QStringLiteral("a.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        QStringList arguments{QStringLiteral("load"), option,
                              content.isEmpty() ? directory.path() : file.fileName()};
        arguments.removeAll(QString());
        const auto outcome = run(arguments);
        QTEST(outcome.exitCode, "exitCode");
        QVERIFY2(outcome.err.contains(said), outcome.err.constData());
        QVERIFY(outcome.err.contains(arguments.constLast().toUtf8()));
    }

    void aCacheWithoutEntriesIsNamed()
    {
        const QTemporaryDir directory;
        const QString path = directory.filePath(QStringLiteral("empty.db"));
        sqlite3 *db = nullptr;
        QCOMPARE(sqlite3_open(path.toUtf8().constData(), &db), SQLITE_OK);
        QCOMPARE(sqlite3_exec(db,
                              "CREATE TABLE cache(key TEXT PRIMARY KEY, data BLOB NOT NULL, size INTEGER NOT "
                              "NULL, created_at REAL NOT NULL, last_accessed REAL NOT NULL, pinned INTEGER "
                              "NOT NULL DEFAULT 0)",
                              nullptr, nullptr, nullptr),
                 SQLITE_OK);
        sqlite3_close(db);
        const auto outcome = run({QStringLiteral("load"), QStringLiteral("--file"), path});
        QCOMPARE(outcome.exitCode, 3);
        QVERIFY2(outcome.err.contains("no entries"), outcome.err.constData());
        QVERIFY(outcome.err.contains(path.toUtf8()));
    }

    void ctrlCEndsItWithWhatWasMeasured()
    {
        QProcess process;
        process.start(QStringLiteral(CACHESCOPE_CLI),
                      {QStringLiteral("load"), QStringLiteral("--duration"), QStringLiteral("10m"),
                       QStringLiteral("--users"), QStringLiteral("5"), QStringLiteral("--json"),
                       QStringLiteral("--design"), QStringLiteral("corrected,legacy")});
        QVERIFY(process.waitForStarted());
        QTRY_VERIFY(cachescope::test::catchesInterrupt(process.processId())); // it says nothing while it runs
        QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGINT), 0);
        QVERIFY(process.waitForFinished(30'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 130);
        const auto report = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
        const QJsonArray runs = report.value(QStringLiteral("runs")).toArray();
        QVERIFY(runs.size() <= 1); // the second design was not begun
        if (!runs.isEmpty())
            QVERIFY(runs.first().toObject().value(QStringLiteral("interrupted")).toBool());
    }

    void designsListsThemAll()
    {
        const auto outcome = run("designs --json");
        QCOMPARE(outcome.exitCode, 0);
        const QJsonArray designs = json(outcome).value(QStringLiteral("designs")).toArray();
        QStringList names;
        for (const QJsonValue &design : designs)
            names << design.toObject().value(QStringLiteral("name")).toString();
        for (const char *name : {"legacy", "legacy-no-timeout", "corrected"})
            QVERIFY(names.contains(QLatin1String(name)));
        QVERIFY(run("designs").out.contains("legacy-no-timeout"));
    }

    void ctrlCWhileGeneratingLeavesNothing()
    {
        const QTemporaryDir directory;
        QProcess process;
        process.start(QStringLiteral(CACHESCOPE_CLI),
                      {QStringLiteral("generate"), directory.filePath(QStringLiteral("a.db")),
                       QStringLiteral("--entries"), QStringLiteral("1G")});
        QVERIFY(process.waitForStarted());
        QTRY_VERIFY(QFileInfo(directory.filePath(QStringLiteral("a.db.partial"))).size() > 0);
        QVERIFY(!QFile::exists(directory.filePath(QStringLiteral("a.db"))));
        QVERIFY(cachescope::test::catchesInterrupt(process.processId()));
        QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGINT), 0);
        QVERIFY(process.waitForFinished(30'000));
        QCOMPARE(process.exitCode(), 130);
        QVERIFY(process.readAllStandardError().contains("stopped"));
        QVERIFY(QDir(directory.path()).isEmpty());
    }

    void generateMakesAFileAndNeverOverwrites()
    {
        const QTemporaryDir directory;
        const QString path = directory.filePath(QStringLiteral("a.db"));
        const QStringList arguments{QStringLiteral("generate"),     path,
                                    QStringLiteral("--bytes"),      QStringLiteral("100k"),
                                    QStringLiteral("--value-size"), QStringLiteral("1000")};
        const auto made = run(arguments);
        QCOMPARE(made.exitCode, 0);
        QVERIFY(made.out.contains("100 entries"));
        const auto again = run(arguments);
        QCOMPARE(again.exitCode, 2);
        QVERIFY(again.err.contains("exists already"));
    }
};

QTEST_GUILESS_MAIN(TestLoadCommands)
#include "test_load_commands.moc"
