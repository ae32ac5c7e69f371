// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/cli/cli_runner.h"
#include "tests/support/support.h"

#include <QProcess>

#include <unistd.h>

using namespace cachescope;

namespace {

constexpr uint kNobody = 65534;

QJsonObject proofOf(const test::CliRun &run)
{
    return run.json().value(QLatin1String("proof")).toObject();
}

test::CliRun prove(const QString &path)
{
    return test::runCli({QStringLiteral("info"), path, QStringLiteral("--proof"), QStringLiteral("--json")});
}

/// The program as a user who may read the files of `directory` and write nothing there. Root may always
/// write, and so becomes nobody.
test::CliRun runWithoutPermission(const QStringList &arguments)
{
    return ::geteuid() == 0 ? test::runCliAs(kNobody, arguments) : test::runCli(arguments);
}

} // namespace

/// `info --proof`, and what it proves.
class TestCliProof : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsSizeTimesAndHashBeforeAndAfter();
    void provesItInATable();
    void provesItOfATruncatedFile();
    void takesNoHashOfALiveFile();
    void refusesWhatCannotBeOpened();
    void changesNothingWhereNothingMayBeWritten_data();
    void changesNothingWhereNothingMayBeWritten();
};

void TestCliProof::listsSizeTimesAndHashBeforeAndAfter()
{
    const QString path = test::dataFile(QStringLiteral("extraction-live/cache.db"));
    const auto run = prove(path);
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.json().value(QLatin1String("entries")).toInt(), 147);
    const QJsonObject proof = proofOf(run);
    QVERIFY(proof.value(QLatin1String("unchanged")).toBool());
    QVERIFY(proof.value(QLatin1String("contentCompared")).toBool());
    QVERIFY(!proof.value(QLatin1String("verdict")).toString().isEmpty());
    for (const char *when : {"before", "after"}) {
        const QJsonArray files =
            proof.value(QLatin1String(when)).toObject().value(QLatin1String("files")).toArray();
        QCOMPARE(files.size(), 4);
        const QJsonObject main = files.at(0).toObject();
        QCOMPARE(main.value(QLatin1String("sizeBytes")).toInt(), 348'160);
        QCOMPARE(main.value(QLatin1String("sha256")).toString().toLatin1(), test::fileHash(path));
        QVERIFY(main.value(QLatin1String("modifiedNs")).toInteger() > 1'700'000'000'000'000'000);
        QVERIFY(files.at(1).toObject().value(QLatin1String("exists")).toBool());
        QVERIFY(!files.at(2).toObject().value(QLatin1String("exists")).toBool(true));
    }
    QVERIFY(!test::runCli({QStringLiteral("info"), path, QStringLiteral("--json")})
                 .json()
                 .contains(QLatin1String("proof")));
}

void TestCliProof::provesItInATable()
{
    const QString path = test::dataFile(QStringLiteral("audio.db"));
    const auto run = test::runCli({QStringLiteral("info"), path, QStringLiteral("--proof")});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.out.count("SHA-256 " + test::fileHash(path)), 3); // before, after, the same
    QVERIFY(run.out.contains("Proof "));
    QVERIFY(!run.out.contains("CHANGED"));
}

void TestCliProof::provesItOfATruncatedFile()
{
    const auto run = prove(test::dataFile(QStringLiteral("extraction-truncated.db")));
    QCOMPARE(run.exitCode, 1);
    QVERIFY(run.json().value(QLatin1String("truncated")).toBool());
    QVERIFY(proofOf(run).value(QLatin1String("unchanged")).toBool());
}

void TestCliProof::takesNoHashOfALiveFile()
{
    const QTemporaryDir directory;
    const QString path = test::copyOfDataFile(QStringLiteral("audio.db"), directory.path());
    QProcess holder;
    holder.start(QStringLiteral(CACHESCOPE_LOCK_HOLDER), {path});
    QVERIFY(holder.waitForReadyRead());
    const auto run = prove(path);
    // A reader of a file in use takes its place in the -shm, and that may show.
    QCOMPARE(run.exitCode, proofOf(run).value(QLatin1String("unchanged")).toBool() ? 0 : 1);
    QVERIFY(run.out.contains("audio.db is as it was"));
    QCOMPARE(run.json().value(QLatin1String("openMode")).toString(), QStringLiteral("live"));
    QVERIFY(!proofOf(run).value(QLatin1String("contentCompared")).toBool(true));
    QVERIFY(!run.out.contains("sha256\""));
    QVERIFY(run.err.contains("No SHA-256 is taken"));
    holder.closeWriteChannel();
    QVERIFY(holder.waitForFinished());
}

void TestCliProof::refusesWhatCannotBeOpened()
{
    const QTemporaryDir directory;
    const auto run = prove(directory.filePath(QStringLiteral("none.db")));
    QCOMPARE(run.exitCode, 3);
    QVERIFY(run.out.isEmpty());
    QVERIFY(run.err.contains("There is no file"));
}

void TestCliProof::changesNothingWhereNothingMayBeWritten_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name :
         {"audio.db", "audio-unpinned-schema.db", "document.db", "extraction.db", "extraction-live/cache.db"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestCliProof::changesNothingWhereNothingMayBeWritten()
{
    QFETCH(QString, name);
    const QTemporaryDir directory;
    QStringList files{test::copyOfDataFile(name, directory.path())};
    if (QFile::exists(test::dataFile(name + QStringLiteral("-wal"))))
        files << test::copyOfDataFile(name + QStringLiteral("-wal"), directory.path());
    constexpr auto all = QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther;
    for (const QString &file : files)
        QFile::setPermissions(file, all);
    QFile::setPermissions(directory.path(), all | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther);
    const QByteArray before = test::directoryState(directory.path());
    const auto run = runWithoutPermission(
        {QStringLiteral("info"), files.first(), QStringLiteral("--proof"), QStringLiteral("--json")});
    QVERIFY2(run.exitCode == 0, run.err.constData());
    QVERIFY(proofOf(run).value(QLatin1String("unchanged")).toBool());
    for (const char *command : {"stats", "list", "check"})
        QCOMPARE(runWithoutPermission({QLatin1String(command), files.first()}).exitCode, 0);
    QCOMPARE(test::directoryState(directory.path()), before);
    QFile::setPermissions(directory.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

QTEST_GUILESS_MAIN(TestCliProof)
#include "test_cli_proof.moc"
