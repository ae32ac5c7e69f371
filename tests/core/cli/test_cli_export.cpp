// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/cli/cli_runner.h"
#include "tests/support/processes.h"
#include "tests/support/support.h"

#include <QProcess>

#include <sqlite3.h>
#include <unistd.h>

#include <csignal>

using namespace cachescope;

namespace {

constexpr uint kNobody = 65534;

QString fixture(const char *name)
{
    return test::dataFile(QLatin1StringView(name));
}

test::CliRun exported(const QString &file, const QString &out, const QByteArray &more = {})
{
    return test::runCli(QStringList{QStringLiteral("export"), file, QStringLiteral("--out"), out} +
                        QString::fromUtf8(more).split(u' ', Qt::SkipEmptyParts));
}

QStringList namesIn(const QString &directory)
{
    return QDir(directory).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
}

/// A file with `rows` of the VALUES list or SELECT, of key and data.
QString fileOf(const QString &path, const QByteArray &rows)
{
    sqlite3 *db = nullptr;
    const QByteArray sql =
        "PRAGMA synchronous = OFF;"
        "CREATE TABLE cache(key TEXT PRIMARY KEY, data BLOB, size, created_at, last_accessed);"
        "INSERT INTO cache SELECT *, 1, 1, 1 FROM (" +
        rows + ")";
    if (sqlite3_open(path.toUtf8().constData(), &db) != SQLITE_OK ||
        sqlite3_exec(db, sql.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        qFatal("%s cannot be made", qPrintable(path));
    sqlite3_close(db);
    return path;
}

} // namespace

class TestCliExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }
    void writesFilesAndTellsWhat();
    void takesTheFiltersOfList_data();
    void takesTheFiltersOfList();
    void keepsHostileKeysInTheDirectory();
    void overwritesNothing();
    void refusesWhatCannotBeWritten();
    void refusesWhatCannotBeOpened();
    void exportsWhatIsLeftOfATruncatedFile();
    void wantsADirectory();
    void exitsWithOneWhereEntriesFailed();
    void changesNothing();
    void ctrlCLeavesWholeFiles();

private:
    [[nodiscard]] QString out() const { return m_directory->filePath(QStringLiteral("out")); }
    /// For caches that are exported: nothing is made beside them.
    [[nodiscard]] QString cacheDirectory() const
    {
        QDir(m_directory->path()).mkpath(QStringLiteral("cache"));
        return m_directory->filePath(QStringLiteral("cache"));
    }

    std::unique_ptr<QTemporaryDir> m_directory;
};

void TestCliExport::writesFilesAndTellsWhat()
{
    const auto run = exported(fixture("audio.db"), out(), "--json");
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.err.isEmpty());
    const QJsonObject summary = run.json();
    QCOMPARE(summary.value(QLatin1String("directory")).toString(), out());
    QCOMPARE(summary.value(QLatin1String("index")).toString(), QStringLiteral("index.csv"));
    QCOMPARE(summary.value(QLatin1String("exported")).toInt(), 113);
    QCOMPARE(summary.value(QLatin1String("bytes")).toInt(), 871'696);
    QCOMPARE(summary.value(QLatin1String("failedCount")).toInt(-1), 0);
    QVERIFY(summary.value(QLatin1String("failed")).isArray());
    QVERIFY(!summary.value(QLatin1String("cancelled")).toBool(true));
    QCOMPARE(namesIn(out()).size(), 114);
    const auto table = exported(fixture("document.db"), m_directory->filePath(QStringLiteral("a/b")));
    QVERIFY(table.out.contains("Exported   37 (183 kB)\n"));
}

void TestCliExport::takesTheFiltersOfList_data()
{
    QTest::addColumn<QByteArray>("filters");
    QTest::addColumn<int>("entries");
    QTest::newRow("text") << QByteArray("--filter :ts") << 30;
    QTest::newRow("prefix") << QByteArray("--prefix 03b450c8ddd5") << 1;
    QTest::newRow("pinned") << QByteArray("--pinned yes") << 10;
    QTest::newRow("type") << QByteArray("--type json --limit 5") << 5;
    QTest::newRow("sizes") << QByteArray("--min-size 32k --max-size 33k") << 1;
    QTest::newRow("largest") << QByteArray("--sort size --desc --limit 3") << 3;
    QTest::newRow("nothing fits") << QByteArray("--filter %") << 0;
}

void TestCliExport::takesTheFiltersOfList()
{
    QFETCH(QByteArray, filters);
    const auto run = exported(fixture("audio.db"), out(), filters + " --json");
    QCOMPARE(run.exitCode, 0);
    QTEST(run.json().value(QLatin1String("exported")).toInt(-1), "entries");
    QTEST(static_cast<int>(namesIn(out()).size()) - 1, "entries");
}

void TestCliExport::keepsHostileKeysInTheDirectory()
{
    const QString path = fileOf(cacheDirectory() + QStringLiteral("/cache.db"),
                                "VALUES ('../../x', 'a'), ('../out2/y', 'b'), ('/tmp/z', 'c'), ('-rf', 'd'),"
                                "(CAST(x'610062' AS TEXT), 'e'), ('k', 'f'), ('K', 'g')");
    const auto run = exported(path, out());
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(namesIn(m_directory->path()), QStringList({QStringLiteral("cache"), QStringLiteral("out")}));
    QCOMPARE(namesIn(out()).size(), 8);
    QVERIFY(namesIn(out()).contains(QStringLiteral("_rf.txt")));
    QVERIFY(namesIn(out()).contains(QStringLiteral("K (2).txt")));
}

void TestCliExport::overwritesNothing()
{
    QVERIFY(QDir().mkpath(out()));
    QFile kept(out() + QStringLiteral("/index.csv"));
    QVERIFY(kept.open(QIODevice::WriteOnly));
    kept.write("kept");
    kept.close();
    const auto refused = exported(fixture("document.db"), out());
    QCOMPARE(refused.exitCode, 2);
    QVERIFY(refused.err.contains("has files in it"));
    QCOMPARE(namesIn(out()).size(), 1);
    const auto added = exported(fixture("document.db"), out(), "--into-existing --json");
    QCOMPARE(added.exitCode, 0);
    QCOMPARE(added.json().value(QLatin1String("index")).toString(), QStringLiteral("index (2).csv"));
    QCOMPARE(kept.size(), 4);
    QCOMPARE(namesIn(out()).size(), 39);
}

void TestCliExport::refusesWhatCannotBeWritten()
{
    QCOMPARE(exported(fixture("audio.db"), fixture("document.db")).exitCode, 3);
    QCOMPARE(exported(fixture("audio.db"), QStringLiteral("/dev/null/out")).exitCode, 3);
    // Readable by all, so that it is only writing that fails.
    QVERIFY(QFile::setPermissions(m_directory->path(), QFile::Permissions(0x5555)));
    const QStringList arguments{QStringLiteral("export"), fixture("audio.db"), QStringLiteral("--out"),
                                out()};
    const auto run = ::geteuid() == 0 ? test::runCliAs(kNobody, arguments) : test::runCli(arguments);
    QVERIFY(QFile::setPermissions(m_directory->path(), QFile::Permissions(0x7777)));
    QCOMPARE(run.exitCode, 3);
    QVERIFY(run.err.contains("cannot be written to"));
    QVERIFY(namesIn(m_directory->path()).isEmpty());
}

void TestCliExport::refusesWhatCannotBeOpened()
{
    QCOMPARE(exported(m_directory->filePath(QStringLiteral("none.db")), out()).exitCode, 3);
    QVERIFY(!QFileInfo::exists(out()));
}

void TestCliExport::exportsWhatIsLeftOfATruncatedFile()
{
    const auto run = exported(fixture("extraction-truncated.db"), out(), "--json");
    QCOMPARE(run.exitCode, 1);
    QVERIFY(run.err.contains("138,030 are missing"));
    const int count = run.json().value(QLatin1StringView("exported")).toInt();
    QVERIFY2(count > 40 && count < 138, qPrintable(QString::number(count)));
    QCOMPARE(namesIn(out()).size(), count + 1);
}

void TestCliExport::wantsADirectory()
{
    QCOMPARE(test::runCli({QStringLiteral("export"), fixture("audio.db")}).exitCode, 2);
    QCOMPARE(exported(fixture("audio.db"), out(), "--type nonsense").exitCode, 2);
    const QString path = test::copyOfDataFile(QStringLiteral("audio.db"), m_directory->path());
    const auto beside = exported(path, m_directory->path(), "--into-existing");
    QCOMPARE(beside.exitCode, 2);
    QVERIFY(beside.err.contains("Choose another one"));
    const auto inside = exported(path, m_directory->filePath(QStringLiteral("new/values")));
    QCOMPARE(inside.exitCode, 2);
    QVERIFY(inside.err.contains("beside which nothing is written"));
    QCOMPARE(namesIn(m_directory->path()).size(), 1);
}

void TestCliExport::exitsWithOneWhereEntriesFailed()
{
    const QString path = test::copyOfDataFile(QStringLiteral("extraction.db"), cacheDirectory());
    constexpr qint64 pageBytes = 4096;
    constexpr char tableLeaf = 0x0d; // https://www.sqlite.org/fileformat2.html, 1.6
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    qint64 page = 20;
    for (QByteArray type; type != QByteArray(1, tableLeaf); type = file.read(1))
        file.seek(++page * pageBytes);
    file.seek(page * pageBytes);
    file.write(QByteArray(pageBytes, '\xee'));
    file.close();
    const auto run = exported(path, out(), "--json");
    QCOMPARE(run.exitCode, 1);
    const QJsonObject summary = run.json();
    const int failed = summary.value(QLatin1String("failedCount")).toInt();
    QVERIFY(failed > 0);
    QCOMPARE(summary.value(QLatin1String("exported")).toInt() + failed, 138);
    QCOMPARE(summary.value(QLatin1String("failed")).toArray().size(), failed);
    const auto words = exported(path, m_directory->filePath(QStringLiteral("again")));
    QCOMPARE(words.exitCode, 1);
    QVERIFY(words.err.contains("was not exported: "));
}

void TestCliExport::changesNothing()
{
    const QString path = fixture("extraction-live/cache.db");
    const QByteArray before = test::directoryState(QFileInfo(path).path());
    QCOMPARE(exported(path, out(), "--json").json().value(QLatin1String("exported")).toInt(), 147);
    QCOMPARE(test::directoryState(QFileInfo(path).path()), before);
}

void TestCliExport::ctrlCLeavesWholeFiles()
{
    const QString path =
        fileOf(cacheDirectory() + QStringLiteral("/cache.db"),
               "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)"
               "SELECT i, 'value' FROM n");
    QProcess process;
    process.start(QStringLiteral(CACHESCOPE_CLI),
                  {QStringLiteral("export"), path, QStringLiteral("--out"), out(), QStringLiteral("--json")});
    QVERIFY(process.waitForStarted());
    while (!QFileInfo::exists(out() + QStringLiteral("/index.csv")))
        QVERIFY(test::isAlive(process.processId()));
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGINT), 0);
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 130);
    QVERIFY(process.readAllStandardError().contains("Stopped at your request"));
    const QJsonObject summary = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    QVERIFY(summary.value(QLatin1String("cancelled")).toBool());
    QCOMPARE(namesIn(out()).size(), summary.value(QLatin1String("exported")).toInt() + 1);
    QFile table(out() + QStringLiteral("/index.csv"));
    QVERIFY(table.open(QIODevice::ReadOnly));
    QCOMPARE(table.readAll().count('\n'), namesIn(out()).size());
}

QTEST_GUILESS_MAIN(TestCliExport)
#include "test_cli_export.moc"
