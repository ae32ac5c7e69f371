// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/cli/cli_runner.h"
#include "tests/support/support.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStorageInfo>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <sys/stat.h>
#include <unistd.h>

using namespace cachescope;

/// The files that `load` writes, and what it runs again from them.
class TestCliLoadReports : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_directory;

    QString path(const char *name) const { return m_directory->filePath(QString::fromUtf8(name)); }
    QByteArray content(const char *name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void write(const char *name, const QByteArray &text) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), qint64{text.size()});
    }
    static test::CliRun load(const QStringList &options)
    {
        const QString small = QStringLiteral("load --keys 20 --value-size 2k --think-time 0");
        return test::runCli(small.split(QLatin1Char(' ')) + options);
    }
    static QStringList few() { return QStringLiteral("--users 4 --operations 80").split(QLatin1Char(' ')); }
    static QJsonObject firstRun(const QJsonObject &document)
    {
        return document[QStringLiteral("runs")][0].toObject();
    }
    /// The names of all elements; none if it does not parse.
    static QStringList elementsOf(const QByteArray &xml)
    {
        QXmlStreamReader reader(xml);
        QStringList names;
        while (!reader.atEnd()) {
            if (reader.readNext() == QXmlStreamReader::StartElement)
                names << reader.name().toString();
        }
        return reader.hasError() ? QStringList() : names;
    }

private Q_SLOTS:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }

    void everyFileIsWrittenAndParses()
    {
        const auto run =
            load(few() + QStringList({QStringLiteral("--design"), QStringLiteral("corrected,batch-eviction"),
                                      QStringLiteral("--report"), path("r.json"), QStringLiteral("--html"),
                                      path("r.html"), QStringLiteral("--junit"), path("r.xml"),
                                      QStringLiteral("--csv"), path("r.csv"), QStringLiteral("--hgrm"),
                                      path("r"), QStringLiteral("--json")}));
        QCOMPARE(run.exitCode, 0);
        QVERIFY2(run.err.isEmpty(), run.err.constData());
        QCOMPARE(QJsonDocument::fromJson(content("r.json")).object(), run.json());
        const QString command = run.json()[QStringLiteral("command")].toString();
        QVERIFY2(command.startsWith(QStringLiteral("cachescope-cli load --keys 20 --value-size 2k")),
                 qPrintable(command));
        QVERIFY2(command.endsWith(QStringLiteral(" --json")), qPrintable(command));
        QVERIFY(content("r.html").contains("cachescope-cli load --keys 20"));
        QVERIFY(content("r.xml").contains("value=\"cachescope-cli load --keys 20"));
        QCOMPARE(run.json()[QStringLiteral("runs")].toArray().size(), 2);
        QCOMPARE(elementsOf(content("r.html")).first(), QStringLiteral("html"));
        QCOMPARE(elementsOf(content("r.xml")).first(), QStringLiteral("testsuites"));
        QCOMPARE(elementsOf(content("r.xml")).count(QStringLiteral("testsuite")), 2);
        const QList<QByteArray> lines = content("r.csv").trimmed().split('\n');
        QVERIFY(lines.size() >= 3); // at least one of each design
        for (const QByteArray &line : lines)
            QCOMPARE(line.count(','), lines.first().count(','));
        for (const char *name : {"r-corrected-reads.hgrm", "r-corrected-writes.hgrm",
                                 "r-batch-eviction-reads.hgrm", "r-batch-eviction-writes.hgrm"}) {
            QVERIFY2(content(name).trimmed().startsWith("Value"), name);
            QVERIFY2(content(name).contains("Total count"), name);
        }
        QCOMPARE(QDir(m_directory->path()).entryList(QDir::Files).size(), 8); // and nothing else
    }

    void runsOfTheSameDesignAreToldApart()
    {
        const auto run =
            load(few() + QStringList({QStringLiteral("--design"), QStringLiteral("corrected,corrected"),
                                      QStringLiteral("--hgrm"), path("r")}));
        QCOMPARE(run.exitCode, 0);
        QVERIFY2(run.out.contains("corrected (1)") && run.out.contains("corrected (2)"), run.out.constData());
        QCOMPARE(QDir(m_directory->path()).entryList(QDir::Files),
                 QStringList({QStringLiteral("r-corrected (1)-reads.hgrm"),
                              QStringLiteral("r-corrected (1)-writes.hgrm"),
                              QStringLiteral("r-corrected (2)-reads.hgrm"),
                              QStringLiteral("r-corrected (2)-writes.hgrm")}));
    }

    void whatCannotBeWrittenIsRefusedBeforeTheRun_data()
    {
        QTest::addColumn<QString>("option");
        for (const char *option : {"--report", "--html", "--junit", "--csv", "--hgrm"})
            QTest::newRow(option) << QString::fromLatin1(option);
    }
    void whatCannotBeWrittenIsRefusedBeforeTheRun()
    {
        QFETCH(QString, option);
        const QString file = path("no/such/report");
        QStringList options{QStringLiteral("--duration"), QStringLiteral("1h"), option, file};
        if (option != QStringLiteral("--report"))
            options << QStringLiteral("--report") << path("other.json");
        const auto run = load(options); // it would last for an hour
        QCOMPARE(run.exitCode, 3);
        QVERIFY2(run.err.contains(file.toUtf8()), run.err.constData());
        QVERIFY(run.out.isEmpty());
        QVERIFY(QDir(m_directory->path()).isEmpty());
    }

    void aReportThatWasThereStaysUntilThereIsANewOne()
    {
        QFile old(path("r.json"));
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("old");
        old.close();
        const auto refused = load(few() + QStringList({QStringLiteral("--report"), path("r.json"),
                                                       QStringLiteral("--csv"), path("no/r.csv")}));
        QCOMPARE(refused.exitCode, 3);
        QCOMPARE(content("r.json"), QByteArray("old"));
        QCOMPARE(load(few() + QStringList({QStringLiteral("--report"), path("r.json")})).exitCode, 0);
        QVERIFY(QJsonDocument::fromJson(content("r.json")).isObject());
    }

    void aReportIsRunAgain()
    {
        const auto first = load(
            few() + QStringList({QStringLiteral("--seed"), QStringLiteral("7"), QStringLiteral("--stores"),
                                 QStringLiteral("0.5"), QStringLiteral("--report"), path("r.json")}));
        QCOMPARE(first.exitCode, 0);
        const auto report = QJsonDocument::fromJson(content("r.json")).object();
        const auto again = test::runCli({QStringLiteral("load"), path("r.json"), QStringLiteral("--json")});
        QCOMPARE(again.exitCode, 0);
        QCOMPARE(again.json()[QStringLiteral("scenario")], report[QStringLiteral("scenario")]);
        const QString digest = QStringLiteral("operationsDigest");
        QCOMPARE(firstRun(again.json())[digest], firstRun(report)[digest]);
        const auto other = test::runCli({QStringLiteral("load"), path("r.json"), QStringLiteral("--seed"),
                                         QStringLiteral("8"), QStringLiteral("--json")});
        QVERIFY(firstRun(other.json())[digest] != firstRun(report)[digest]);
    }

    void aScenarioIsReadFromStandardInput()
    {
        test::copyOfDataFile(QStringLiteral("audio.db"), m_directory->path());
        write("s.json", R"({"name": "piped", "users": 2, "operations": 20, "sourceFile": "audio.db"})");
        const QString there = QStringLiteral("cd '%1' && cat s.json | %2 --report r.json")
                                  .arg(m_directory->path(), QStringLiteral("%1"));
        const auto run = test::runCliInShell(there, {QStringLiteral("load"), QStringLiteral("-")});
        QVERIFY2(run.exitCode == 0, run.err.constData());
        const auto report = QJsonDocument::fromJson(content("r.json")).object();
        QCOMPARE(report[QStringLiteral("scenario")][QStringLiteral("name")].toString(),
                 QStringLiteral("piped"));
        const auto nothing = test::runCli({QStringLiteral("load"), QStringLiteral("-")});
        QCOMPARE(nothing.exitCode, 2);
        QVERIFY2(nothing.err.contains("The scenario file (standard input) is not JSON: it is empty"),
                 nothing.err.constData());
    }

    void aReportIsRunAgainFromWhereverItIs()
    {
        test::copyOfDataFile(QStringLiteral("audio.db"), m_directory->path());
        QVERIFY(QDir(m_directory->path()).mkdir(QStringLiteral("reports")));
        const QString there = QStringLiteral("cd '%1' && %2").arg(m_directory->path(), QStringLiteral("%1"));
        const auto first = test::runCliInShell(
            there, QStringLiteral("load --file audio.db --users 2 --operations 20 --think-time 0 --report "
                                  "reports/r.json")
                       .split(QLatin1Char(' ')));
        QVERIFY2(first.exitCode == 0, first.err.constData());
        const auto again = test::runCli({QStringLiteral("load"), path("reports/r.json")});
        QVERIFY2(again.exitCode == 0, again.err.constData());
    }

    void twoReportsInOneFileAreRefusedBeforeTheRun()
    {
        const auto run = load({QStringLiteral("--duration"), QStringLiteral("1h"), QStringLiteral("--html"),
                               path("same"), QStringLiteral("--csv"), path("same")});
        QCOMPARE(run.exitCode, 2);
        QVERIFY2(run.err.contains(path("same").toUtf8()), run.err.constData());
        QVERIFY(run.out.isEmpty());
        QVERIFY(QDir(m_directory->path()).isEmpty());
    }

    void oneFileByTwoNamesIsRefusedToo_data()
    {
        QTest::addColumn<QString>("other");
        QTest::newRow("dot") << "./same";
        QTest::newRow("up and down") << "down/../same";
        QTest::newRow("a directory by another name") << "link/same";
    }
    void oneFileByTwoNamesIsRefusedToo()
    {
        QFETCH(QString, other);
        QVERIFY(QDir(m_directory->path()).mkdir(QStringLiteral("down")));
        QVERIFY(QFile::link(m_directory->path(), path("link")));
        const auto run = load({QStringLiteral("--duration"), QStringLiteral("1h"), QStringLiteral("--html"),
                               path("same"), QStringLiteral("--csv"), m_directory->filePath(other)});
        QCOMPARE(run.exitCode, 2);
        QVERIFY2(run.err.contains("--csv") && run.err.contains("would overwrite the file of --html"),
                 run.err.constData());
        QVERIFY(!QFileInfo::exists(path("same")));
    }

    void aLinkToAReportIsTheReport()
    {
        QVERIFY(QFile::link(path("same"), path("link")));
        const auto run = load({QStringLiteral("--duration"), QStringLiteral("1h"), QStringLiteral("--html"),
                               path("link"), QStringLiteral("--csv"), path("same")});
        QCOMPARE(run.exitCode, 2);
        QVERIFY2(run.err.contains("--csv") && run.err.contains("would overwrite the file of --html"),
                 run.err.constData());
    }

    void whatTheRunReadsIsNotOverwritten_data()
    {
        QTest::addColumn<QString>("options"); // in the directory of the files
        QTest::addColumn<QString>("named");
        const auto row = [](const char *options, const char *named) {
            QTest::newRow(options) << QString::fromLatin1(options) << QString::fromLatin1(named);
        };
        row("--file audio.db --report audio.db", "--report (audio.db) would overwrite the file of --file");
        row("--file audio.db --in-place --csv link.db", "--csv (link.db) would overwrite the file of --file");
        row("--file audio.db --junit audio.db-wal", "--junit (audio.db-wal) would overwrite");
        row("--file audio.db --html ./audio.db-journal", "--html (./audio.db-journal) would overwrite");
        row("--value-sizes file --value-sizes-file audio.db --html audio.db", "of --value-sizes-file");
        row("--distribution trace --trace t.csv --csv t.csv",
            "--csv (t.csv) would overwrite the file of --trace");
        row("s.json --report s.json", "--report (s.json) would overwrite the file of SCENARIO (s.json)");
        row("report.json --report ./report.json", "would overwrite the file of SCENARIO (report.json)");
        row("names-audio.json --report audio.db", "would overwrite the file of --file");
        row("--file p-1-reads.hgrm --hgrm p", "--hgrm (p) would overwrite the file of --file (");
        row("--file audio.db --hgrm linked", "--hgrm (linked) would overwrite the file of --file (");
        row("--csv p-corrected-writes.hgrm --hgrm p", "--hgrm (p) would overwrite the file of --csv (");
    }
    void whatTheRunReadsIsNotOverwritten()
    {
        QFETCH(QString, options);
        QFETCH(QString, named);
        test::copyOfDataFile(QStringLiteral("audio.db"), m_directory->path());
        QVERIFY(QFile::copy(path("audio.db"), path("p-1-reads.hgrm")));
        QVERIFY(QFile::link(path("audio.db"), path("link.db")));
        QVERIFY(QFile::link(path("audio.db"), path("linked-x-writes.hgrm")));
        write("t.csv", "1,get,a,10\n");
        write("s.json", "{}");
        write("names-audio.json", R"({"sourceFile": "audio.db"})");
        write("report.json", R"({"runs": [], "scenario": {}})");
        const QByteArray before = test::directoryState(m_directory->path());
        const QString there = QStringLiteral("cd '%1' && %2").arg(m_directory->path(), QStringLiteral("%1"));
        const auto run =
            test::runCliInShell(there, (QStringLiteral("load ") + options).split(QLatin1Char(' ')));
        QCOMPARE(run.exitCode, 2);
        QVERIFY2(run.err.contains(named.toUtf8()), run.err.constData());
        QVERIFY(run.out.isEmpty());
        QCOMPARE(test::directoryState(m_directory->path()), before);
    }

    void aReportMayGoBesideWhatItTellsOf()
    {
        const QString file = test::copyOfDataFile(QStringLiteral("audio.db"), m_directory->path());
        const QByteArray hash = test::fileHash(file);
        const auto run =
            load({QStringLiteral("--file"), file, QStringLiteral("--users"), QStringLiteral("2"),
                  QStringLiteral("--operations"), QStringLiteral("20"), QStringLiteral("--report"),
                  file + QStringLiteral(".json"), QStringLiteral("--html"), QStringLiteral("/dev/null"),
                  QStringLiteral("--csv"), QStringLiteral("/dev/null"), QStringLiteral("--hgrm"), file});
        QVERIFY2(run.exitCode == 0, run.err.constData());
        QCOMPARE(test::fileHash(file), hash);
        QVERIFY(QJsonDocument::fromJson(content("audio.db.json")).isObject());
    }

    void aReportThatDoesNotFitLeavesTheOldOne()
    {
        write("r.html", "old");
        // No file may have more than 60 kB: enough for the cache, not for a report of 16 runs.
        const QString limited = QStringLiteral("cd '%1' && trap '' XFSZ && ulimit -f 120 && %2")
                                    .arg(m_directory->path(), QStringLiteral("%1"));
        QStringList designs;
        designs.fill(QStringLiteral("legacy"), 16);
        const auto run = test::runCliInShell(
            limited, QStringLiteral("load --keys 1 --value-size 300 --users 1 --operations 10 --think-time 0 "
                                    "--html r.html --csv r.csv --design %1")
                         .arg(designs.join(QLatin1Char(',')))
                         .split(QLatin1Char(' ')));
        QCOMPARE(run.exitCode, 3);
        QVERIFY2(run.err.contains("The report r.html cannot be written: File too large"),
                 run.err.constData());
        QVERIFY(!run.out.isEmpty());
        QCOMPARE(content("r.html"), QByteArray("old"));
        QVERIFY(content("r.csv").startsWith("design,")); // the others are written
        QCOMPARE(QDir(m_directory->path()).entryList(QDir::Files | QDir::Hidden).size(), 2);
    }

    void aPipeIsWrittenTo()
    {
        const QString reading = QStringLiteral("cd '%1' && mkfifo pipe && { cat pipe > read & } && %2 && "
                                               "wait && test -p pipe")
                                    .arg(m_directory->path(), QStringLiteral("%1"));
        const auto run = test::runCliInShell(
            reading, QStringLiteral("load --keys 20 --users 1 --operations 20 --think-time 0 --html pipe")
                         .split(QLatin1Char(' ')));
        QVERIFY2(run.exitCode == 0, run.err.constData());
        QCOMPARE(elementsOf(content("read")).first(), QStringLiteral("html"));
    }

    void aFullDeviceIsNamedAndStaysADevice()
    {
        struct stat device;
        if (::stat("/dev/full", &device) != 0 || !S_ISCHR(device.st_mode))
            QSKIP("there is no /dev/full");
        const QStringList arguments =
            QStringLiteral("load --keys 20 --users 1 --operations 20 --think-time 0 --html /dev/full")
                .split(QLatin1Char(' '));
        // Nobody, who could not replace it.
        const auto run = ::geteuid() == 0 ? test::runCliAs(65534, arguments) : test::runCli(arguments);
        QCOMPARE(run.exitCode, 3);
        QVERIFY2(run.err.contains("The report /dev/full cannot be written: No space left on device"),
                 run.err.constData());
    }

    void aFailedThresholdFailsTheCommandAndIsInAllReports()
    {
        const auto run =
            load(few() + QStringList({QStringLiteral("--threshold"), QStringLiteral("operations<80"),
                                      QStringLiteral("--report"), path("r.json"), QStringLiteral("--junit"),
                                      path("r.xml")}));
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.out.contains("operations 80 (allowed: less than 80)"), run.out.constData());
        QVERIFY(elementsOf(content("r.xml")).contains(QStringLiteral("failure")));
        const auto report = QJsonDocument::fromJson(content("r.json")).object();
        QVERIFY(!report[QStringLiteral("passed")].toBool(true));
        const QJsonObject threshold =
            firstRun(report)[QStringLiteral("thresholds")].toArray().last().toObject();
        QCOMPARE(threshold[QStringLiteral("name")].toString(), QStringLiteral("operations"));
        QCOMPARE(threshold[QStringLiteral("value")].toInt(), 80);
        QVERIFY(!threshold[QStringLiteral("passed")].toBool(true));
        QCOMPARE(load(few() + QStringList({QStringLiteral("--threshold"), QStringLiteral("operations<=80")}))
                     .exitCode,
                 0);
    }

    void theFileIsLeftAsItIsUnlessSaidOtherwise()
    {
        const QString file = test::copyOfDataFile(QStringLiteral("audio.db"), m_directory->path());
        const QByteArray before = test::directoryState(m_directory->path());
        const QStringList options{QStringLiteral("--file"),       file,
                                  QStringLiteral("--users"),      QStringLiteral("2"),
                                  QStringLiteral("--operations"), QStringLiteral("20"),
                                  QStringLiteral("--stores"),     QStringLiteral("1")};
        QCOMPARE(load(options).exitCode, 0);
        QCOMPARE(test::directoryState(m_directory->path()), before);
        const QByteArray hash = test::fileHash(file);
        QCOMPARE(load(options + QStringList(QStringLiteral("--in-place"))).exitCode, 0);
        QVERIFY(test::fileHash(file) != hash);
        const auto none = load(few() + QStringList(QStringLiteral("--in-place")));
        QCOMPARE(none.exitCode, 2);
        QVERIFY2(none.err.contains("--in-place"), none.err.constData());
    }

    void namesDoNotSteerTheTerminal()
    {
        const QString hostile = path("a\x1b[31m\nb\u202e.db");
        QVERIFY(
            QFile::rename(test::copyOfDataFile(QStringLiteral("audio.db"), m_directory->path()), hostile));
        const auto run = load(few() + QStringList({QStringLiteral("--file"), hostile}));
        QCOMPARE(run.exitCode, 0);
        QVERIFY2(run.out.contains("keys of a?[31m?b?.db (zipf"), run.out.constData());
        QVERIFY(!run.out.contains('\x1b'));
        QVERIFY(!run.out.contains("\u202e"));
    }

    void filesInMemoryAreWarnedOf()
    {
        const QString shared = QStringLiteral("/dev/shm");
        if (QStorageInfo(shared).fileSystemType() != "tmpfs" || !QFileInfo(shared).isWritable())
            QSKIP("there is no file system in memory");
        const QStringList there = few() + QStringList({QStringLiteral("--work-dir"), shared});
        const auto run = load(there);
        QVERIFY2(run.err.contains("in memory (/dev/shm is on tmpfs)"), run.err.constData());
        const auto slow = load(there + QStringList({QStringLiteral("--disk"), QStringLiteral("fast")}));
        QVERIFY2(slow.err.isEmpty(), slow.err.constData());
        const auto json = load(there + QStringList(QStringLiteral("--json")));
        QVERIFY2(json.err.isEmpty(), json.err.constData());
        QCOMPARE(json.json()[QStringLiteral("machine")][QStringLiteral("fileSystem")].toString(),
                 QStringLiteral("tmpfs"));
    }

    void runsInTheDirectoryThatItIsGivenAndLeavesNothingThere()
    {
        const auto run = load(few() + QStringList({QStringLiteral("--work-dir"), m_directory->path()}));
        QCOMPARE(run.exitCode, 0);
        QVERIFY(QDir(m_directory->path()).isEmpty());
        const auto none = load(few() + QStringList({QStringLiteral("--work-dir"), path("none")}));
        QCOMPARE(none.exitCode, 3);
        QVERIFY2(none.err.contains("emporary directory"), none.err.constData());
    }
};

QTEST_GUILESS_MAIN(TestCliLoadReports)
#include "test_cli_load_reports.moc"
