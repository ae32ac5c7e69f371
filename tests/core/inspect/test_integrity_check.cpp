// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/check/integrity_check.h"
#include "core/inspect/check/integrity_messages.h"
#include "core/inspect/check/integrity_progress.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"

#include <QProcess>
#include <QtEndian>

#include <algorithm>
#include <vector>

using namespace cachescope;
using namespace cachescope::inspect;

namespace {

constexpr qint64 kPageBytes = 4096;

IntegrityReport checked(const QString &path, const IntegrityOptions &options = {})
{
    const auto report = checkIntegrity(path, options);
    if (!report)
        qFatal("%s", qPrintable(report.error().message));
    return *report;
}

IntegrityReport quicklyChecked(const QString &path)
{
    IntegrityOptions options;
    options.quick = true;
    return checked(path, options);
}

void overwritePage(const QString &path, qint64 page, char byte)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite) || !file.seek((page - 1) * kPageBytes))
        qFatal("%s cannot be changed", qPrintable(path));
    file.write(QByteArray(kPageBytes, byte));
}

QString newFile(const QTemporaryDir &directory, const QByteArray &content)
{
    QFile file(directory.filePath(QStringLiteral("x.db")));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("no file can be made");
    file.write(content);
    return file.fileName();
}

/// A table whose pages of 512 bytes, with no cells, each have the next one for their child.
QString deepTree(const QTemporaryDir &directory, quint32 depth)
{
    constexpr qsizetype page = 512;
    const QString path = directory.filePath(QStringLiteral("deep.db"));
    test::runSql(path, "PRAGMA page_size = 512; CREATE TABLE cache(key)");
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite))
        qFatal("%s cannot be changed", qPrintable(path));
    QByteArray bytes = file.read(page);
    qToBigEndian(depth + 2, bytes.data() + 28);
    QByteArray link(page, '\0');
    link[0] = 5;
    qToBigEndian(quint16{page}, link.data() + 5);
    for (quint32 i = 0; i < depth; ++i) {
        qToBigEndian(i + 3, link.data() + 8);
        bytes += link;
    }
    link.fill('\0');
    link[0] = 13;
    qToBigEndian(quint16{page}, link.data() + 5);
    file.seek(0);
    file.write(bytes + link);
    return path;
}

/// About `rows` · 5 pages.
QString bigFile(const QTemporaryDir &directory, int rows)
{
    const QString path = directory.filePath(QStringLiteral("big.db"));
    test::createProductionTable(path);
    test::runSql(path, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " +
                           QByteArray::number(rows) +
                           ") INSERT INTO cache SELECT 'key ' || i, zeroblob(18000), 18000, i, i, 0 FROM n");
    return path;
}

} // namespace

class TestIntegrityCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsNothingInIntactFiles_data();
    void findsNothingInIntactFiles();
    void checksAnySqliteFile();
    void findsDamagedPages_data();
    void findsDamagedPages();
    void onlyTheFullCheckComparesIndexes();
    void tellsLostSpaceFromLostEntries();
    void endsAfterAsManyMessagesAsAreWanted();
    void saysWhatIsMissingOfATruncatedFile();
    void reportsWhatSqliteRefusesAsDamaged_data();
    void reportsWhatSqliteRefusesAsDamaged();
    void refusesWhatIsNoDatabase_data();
    void refusesWhatIsNoDatabase();
    void warnsOfBytesThatBelongToNoPage();
    void givesWhatItHasWhenCancelled();
    void tellsItsProgress_data();
    void tellsItsProgress();
    void measuresTheSecondPassByTheLeavesOfTheFirst();
    void comesToAnEndWithTreesWithoutEnd();
    void survivesTreesOfAnyDepth();
    void readsThroughLocksWhileAnotherWrites();
    void cutsWhatAFileSays();
};

void TestIntegrityCheck::findsNothingInIntactFiles_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("mode");
    for (const char *name : {"audio.db", "audio-unpinned-schema.db", "document.db", "extraction.db"})
        QTest::newRow(name) << QString::fromLatin1(name) << "immutable";
    QTest::newRow("with a log") << "extraction-live/cache.db"
                                << "wal-copy";
}

void TestIntegrityCheck::findsNothingInIntactFiles()
{
    QFETCH(QString, name);
    for (const bool quick : {false, true}) {
        IntegrityOptions options;
        options.quick = quick;
        for (const auto &report : {checkIntegrity(test::dataFile(name), options),
                                   checkIntegrity(test::opened(test::dataFile(name)), options)}) {
            QVERIFY(report);
            QVERIFY2(report->ok(), qPrintable(report->messages.join(QLatin1Char('\n'))));
            QCOMPARE(report->quick, quick);
            QVERIFY(!report->cancelled && !report->moreMessages);
            QCOMPARE(report->warnings, QStringList());
            QTEST(openModeName(report->openMode), "mode");
            QVERIFY(report->pages > 60);
            QVERIFY(report->pagesRead > 50 && report->pagesRead <= report->pages);
        }
    }
}

void TestIntegrityCheck::checksAnySqliteFile()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("books.db"));
    test::runSql(path, "CREATE TABLE books(title)");
    QVERIFY(checked(path).ok());
}

void TestIntegrityCheck::findsDamagedPages_data()
{
    QTest::addColumn<int>("page");
    QTest::addColumn<char>("byte");
    for (const int page : {2, 3, 10, 60}) {
        QTest::addRow("page %d, ones", page) << page << '\xff';
        QTest::addRow("page %d, zeros", page) << page << '\0';
    }
}

void TestIntegrityCheck::findsDamagedPages()
{
    QFETCH(int, page);
    QFETCH(char, byte);
    const QTemporaryDir directory;
    const QString path = test::copyOfDataFile(QStringLiteral("audio.db"), directory.path());
    overwritePage(path, page, byte);
    for (const IntegrityReport &report : {checked(path), quicklyChecked(path)}) {
        QVERIFY(!report.ok());
        QVERIFY(report.complete);
        QVERIFY(!report.messages.isEmpty());
        QVERIFY(!report.messages.first().contains(QStringLiteral("***")));
        QVERIFY(!explainIntegrityMessages(report.messages).isEmpty());
    }
}

void TestIntegrityCheck::onlyTheFullCheckComparesIndexes()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("cache.db"));
    test::createProductionTable(path);
    test::addRow(path, QStringLiteral("a"), 10, 1.0);
    // While its definition says so, the index takes no row.
    const QByteArray define = "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE INDEX "
                              "idx_cache_last_accessed ON cache(last_accessed)%1' WHERE type = 'index' AND "
                              "name = 'idx_cache_last_accessed'";
    test::runSql(path, QByteArray(define).replace("%1", " WHERE 0"));
    test::addRow(path, QStringLiteral("b"), 10, 2.0);
    test::runSql(path, QByteArray(define).replace("%1", ""));
    QVERIFY(quicklyChecked(path).ok());
    const IntegrityReport report = checked(path);
    QVERIFY(!report.ok());
    QVERIFY(report.messages.contains(QStringLiteral("row 2 missing from index idx_cache_last_accessed")));
    const QStringList meanings = explainIntegrityMessages(report.messages);
    QCOMPARE(meanings.size(), 1);
    QVERIFY(meanings.first().contains(QStringLiteral("REINDEX")));
}

void TestIntegrityCheck::tellsLostSpaceFromLostEntries()
{
    const QStringList lost{QStringLiteral("Page 7 is never used")};
    QVERIFY(treesAreSound(lost));
    QVERIFY(explainIntegrityMessages(lost).first().contains(QStringLiteral("no entry is affected")));
    const QStringList cutOff{QStringLiteral("Page 7 is never used"),
                             QStringLiteral("Page 3: btreeInitPage() returns error code 11")};
    QVERIFY(!treesAreSound(cutOff));
    QCOMPARE(explainIntegrityMessages(cutOff).size(), 2);
    QVERIFY(explainIntegrityMessages(cutOff).last().contains(QStringLiteral("that the damage cut off")));
    QVERIFY(!treesAreSound({QStringLiteral("Main freelist: 2nd reference to page 5")}));
    QVERIFY(explainIntegrityMessages({QStringLiteral("something new")})
                .first()
                .contains(QStringLiteral("SQLite's own words")));
    QVERIFY(explainIntegrityMessages({}).isEmpty());
}

void TestIntegrityCheck::endsAfterAsManyMessagesAsAreWanted()
{
    const QTemporaryDir directory;
    const QString path = test::copyOfDataFile(QStringLiteral("audio.db"), directory.path());
    overwritePage(path, 2, '\xff');
    IntegrityOptions options;
    options.mostMessages = 3;
    const IntegrityReport report = checked(path, options);
    QCOMPARE(report.messages.size(), 3);
    QVERIFY(report.moreMessages);
    QCOMPARE(checked(path).messages.size(), 100);
}

void TestIntegrityCheck::saysWhatIsMissingOfATruncatedFile()
{
    std::vector<double> shares;
    const auto report =
        checkIntegrity(test::dataFile(QStringLiteral("extraction-truncated.db")), IntegrityOptions(),
                       [&shares](double share) { shares.push_back(share); });
    QVERIFY(report);
    QVERIFY(!report->ok());
    QCOMPARE(report->messages.size(), 1);
    QVERIFY(report->messages.first().contains(QStringLiteral("138,030 are missing")));
    QVERIFY(explainIntegrityMessages(report->messages).first().contains(QStringLiteral("Download it again")));
    QCOMPARE(shares, std::vector<double>{1.0});
}

void TestIntegrityCheck::reportsWhatSqliteRefusesAsDamaged_data()
{
    QTest::addColumn<QByteArray>("content");
    const QByteArray magic("SQLite format 3\0", 16);
    QTest::newRow("cut in the header") << magic;
    QTest::newRow("impossible page size") << magic + QByteArray(200, '\3');
    QTest::newRow("header and noise")
        << magic + QByteArray("\x10\x00\x02\x02\x00\x40\x20\x20", 8) + QByteArray(100'000, '\x5a');
    QTest::newRow("damaged schema") << QByteArray();
}

void TestIntegrityCheck::reportsWhatSqliteRefusesAsDamaged()
{
    QFETCH(QByteArray, content);
    const QTemporaryDir directory;
    QString path = directory.filePath(QStringLiteral("schema.db"));
    if (content.isEmpty()) {
        test::createProductionTable(path);
        test::runSql(path,
                     "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE cache(' "
                     "WHERE name = 'cache'");
    } else {
        path = newFile(directory, content);
    }
    const IntegrityReport report = checked(path);
    QVERIFY(!report.ok());
    QCOMPARE(report.messages.size(), 1);
    QVERIFY(!explainIntegrityMessages(report.messages).isEmpty());
}

void TestIntegrityCheck::refusesWhatIsNoDatabase_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("text") << QByteArray("hello, world\n");
    QTest::newRow("zeros") << QByteArray(100'000, '\0');
}

void TestIntegrityCheck::refusesWhatIsNoDatabase()
{
    QFETCH(QByteArray, content);
    const QTemporaryDir directory;
    const auto report = checkIntegrity(newFile(directory, content), IntegrityOptions());
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::NotACache);
    QCOMPARE(checkIntegrity(directory.path(), IntegrityOptions()).error().code, ErrorCode::CannotOpen);
    QCOMPARE(checkIntegrity(directory.filePath(QStringLiteral("none")), IntegrityOptions()).error().code,
             ErrorCode::NotFound);
}

void TestIntegrityCheck::warnsOfBytesThatBelongToNoPage()
{
    const QTemporaryDir directory;
    const QString path = test::copyOfDataFile(QStringLiteral("audio.db"), directory.path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::Append));
    file.write(QByteArray(777, 'x'));
    file.close();
    const IntegrityReport report = checked(path);
    QVERIFY(report.ok());
    QCOMPARE(report.warnings.size(), 1);
    QVERIFY(report.warnings.first().contains(QStringLiteral("The last 777 bytes")));
}

void TestIntegrityCheck::givesWhatItHasWhenCancelled()
{
    const QTemporaryDir directory;
    const QString path = bigFile(directory, 400);
    std::atomic<bool> cancelled{false};
    double last = 0.0;
    const auto report = checkIntegrity(
        path, IntegrityOptions(),
        [&](double share) {
            last = share;
            cancelled = share > 0.2;
        },
        &cancelled);
    QVERIFY(report);
    QVERIFY(report->cancelled && !report->complete && !report->ok());
    // SQLite would call the pages "never used" that were not come to.
    QCOMPARE(report->messages, QStringList());
    QVERIFY(report->pagesRead > 100 && report->pagesRead < report->pages);
    QVERIFY(last < 0.3);

    const auto atOnce = checkIntegrity(path, IntegrityOptions(), {}, &cancelled);
    QVERIFY(atOnce && atOnce->cancelled);
    QVERIFY(atOnce->pagesRead < 5);
}

void TestIntegrityCheck::tellsItsProgress_data()
{
    QTest::addColumn<bool>("quick");
    QTest::newRow("full") << false;
    QTest::newRow("quick") << true;
}

void TestIntegrityCheck::tellsItsProgress()
{
    QFETCH(bool, quick);
    const QTemporaryDir directory;
    const QString path = bigFile(directory, 400);
    IntegrityOptions options;
    options.quick = quick;
    std::vector<double> shares;
    const auto report = checkIntegrity(path, options, [&shares](double share) { shares.push_back(share); });
    QVERIFY(report && report->ok());
    QVERIFY(shares.size() > 100);
    QVERIFY(std::is_sorted(shares.begin(), shares.end()));
    QCOMPARE(shares.back(), 1.0);
    QVERIFY(shares.front() < 0.05);
}

void TestIntegrityCheck::measuresTheSecondPassByTheLeavesOfTheFirst()
{
    constexpr int pages = 1000;
    const auto firstByte = [](int page) { return page % 10 == 0 ? '\x0d' : '\0'; };
    for (const bool full : {true, false}) {
        std::vector<double> shares;
        IntegrityProgress progress(pages, full, [&shares](double share) { shares.push_back(share); });
        for (int page = 0; page < pages; ++page)
            progress.onPage(firstByte(page), false);
        const double afterTrees = shares.back();
        QVERIFY(qAbs(afterTrees - (full ? 0.5 : 1.0 / 1.1)) < 0.01);
        for (int page = 0; page < pages / 2; ++page)
            progress.onPage(firstByte(page), true);
        QVERIFY(qAbs(shares.back() - (1.0 + afterTrees) / 2.0) < 0.01);
        progress.finish();
        QCOMPARE(shares.back(), 1.0);
        QVERIFY(std::is_sorted(shares.begin(), shares.end()));
        QCOMPARE(progress.pagesRead(), qint64{1500});
    }
}

void TestIntegrityCheck::comesToAnEndWithTreesWithoutEnd()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("cache.db"));
    test::createProductionTable(path);
    test::runSql(path, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
                       "INSERT INTO cache SELECT 'key ' || i, x'00', 1, i, i + 0.5, 0 FROM n");
    test::makeEndless(path, "idx_cache_last_accessed");
    for (const IntegrityReport &report : {checked(path), quicklyChecked(path)}) {
        QVERIFY(!report.ok());
        QVERIFY(report.messages.join(QLatin1Char('\n')).contains(QStringLiteral("2nd reference to page")));
        QCOMPARE(report.warnings.size(), 1);
        QVERIFY(report.warnings.first().contains(QStringLiteral("were not compared")));
    }
}

/// Each level of a tree takes room on the stack: SQLite 3.40 itself crashes on this file.
void TestIntegrityCheck::survivesTreesOfAnyDepth()
{
    const QTemporaryDir directory;
    const IntegrityReport report = checked(deepTree(directory, 100'000));
    QVERIFY(!report.ok() && !report.complete && !report.cancelled);
    QCOMPARE(report.messages.size(), 1);
    QVERIFY(report.messages.first().contains(QStringLiteral("deeper than any real one")));
    QVERIFY(explainIntegrityMessages(report.messages).first().contains(QStringLiteral("made to mislead")));
    QVERIFY(report.pagesRead < 10'000);
}

void TestIntegrityCheck::readsThroughLocksWhileAnotherWrites()
{
    const QTemporaryDir directory;
    const QString path = bigFile(directory, 200);
    test::runSql(path, "PRAGMA journal_mode = WAL");
    QProcess writer;
    writer.start(QStringLiteral(CACHESCOPE_PRODUCTION_WRITER), {path});
    const auto answer = [&writer] { return writer.waitForReadyRead() ? writer.readAll() : QByteArray(); };
    writer.write("put first 1000 1 0\n");
    QCOMPARE(answer(), QByteArray("ok\n"));
    writer.write("churn 300 1\n");
    for (int i = 0; i < 5; ++i) {
        const IntegrityReport report = checked(path);
        QVERIFY2(report.ok(), qPrintable(report.messages.join(QLatin1Char('\n'))));
        QCOMPARE(openModeName(report.openMode), QStringLiteral("live"));
        QVERIFY(report.warnings.join(QLatin1Char('\n')).contains(QStringLiteral("cannot be emptied")));
    }
    QCOMPARE(answer(), QByteArray("ok\n"));
    writer.closeWriteChannel();
    QVERIFY(writer.waitForFinished());
}

void TestIntegrityCheck::cutsWhatAFileSays()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("cache.db"));
    const QByteArray column(5000, 'c');
    test::runSql(path, "CREATE TABLE t(" + column +
                           "); INSERT INTO t VALUES(NULL);"
                           "PRAGMA writable_schema = ON;"
                           "UPDATE sqlite_schema SET sql = 'CREATE TABLE t(" +
                           column + " NOT NULL)'");
    const IntegrityReport report = checked(path);
    QCOMPARE(report.messages.size(), 1);
    QVERIFY(report.messages.first().startsWith(QStringLiteral("NULL value in t.ccc")));
    QCOMPARE(report.messages.first().size(), 1000);
}

QTEST_GUILESS_MAIN(TestIntegrityCheck)
#include "test_integrity_check.moc"
