// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/export/chosen_file.h"
#include "core/inspect/export/list_export.h"
#include "core/inspect/export/value_file.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/file_limit.h"
#include "tests/support/support.h"
#include "tests/support/verify.h"

#include <limits>
#include <numeric>

using namespace cachescope;
using namespace cachescope::inspect;

/// One file whose path somebody chose: a list of entries, or one value.
class TestChosenFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void listsEntriesInTheOrderAsked();
    void listsManyEntriesWithoutReadingTheirValues();
    void replacesAFileWhenAllIsWritten();
    void leavesTheFileThatIsThereWhenStopped();
    void leavesTheFileThatIsThereWithoutRoom();
    void writesNothingWhereItMustNot_data();
    void writesNothingWhereItMustNot();
    void writesNothingThatWouldNotFit();
    void savesAValueUnchanged();
    void savesBytes();
    void namesAValueAfterItsKey_data();
    void namesAValueAfterItsKey();
    void saysThatTheEntryIsGone();

private:
    [[nodiscard]] CacheFile fileOf(const QByteArray &rows) const;
    [[nodiscard]] QString path(const QString &name) const { return m_directory->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_directory;
};

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
}

void put(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

std::vector<qint64> countedTo(qint64 last)
{
    std::vector<qint64> rowids(static_cast<std::size_t>(last));
    std::iota(rowids.begin(), rowids.end(), 1);
    return rowids;
}

} // namespace

void TestChosenFile::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_directory->path()).mkpath(QStringLiteral("cache")));
}

/// A production file with the rows of the VALUES list `rows`: key, data.
CacheFile TestChosenFile::fileOf(const QByteArray &rows) const
{
    const QString cache = path(QStringLiteral("cache/cache.db"));
    test::createProductionTable(cache);
    test::runSql(cache, "INSERT INTO cache SELECT column1, column2, 1, 5, 6.5, 0 FROM (VALUES " + rows + ")");
    return test::opened(cache);
}

void TestChosenFile::listsEntriesInTheOrderAsked()
{
    const CacheFile file = fileOf("('a', '{}'), ('=b', x'00'), ('c', x'00')");
    const std::vector<qint64> rowids{2, 99, 1};
    double last = 0.0;
    const auto result = exportList(file, rowids, {path(QStringLiteral("l.csv")), LineFormat::Csv, nullptr},
                                   [&last](double fraction) { last = fraction; });
    VERIFY_OK(result);
    QCOMPARE(result->entries, 2);
    QCOMPARE(result->missing, 1);
    QCOMPARE(result->withoutCreation, 0);
    QCOMPARE(last, 1.0);
    const auto lines = contentOf(result->path).split('\n');
    QCOMPARE(lines.size(), 4);
    QVERIFY(lines[1].startsWith("'=b,application/octet-stream,1,6.5,5,false,2,"));
    QVERIFY(lines[2].startsWith("a,application/json,2,6.5,5,false,1,"));
}

void TestChosenFile::listsManyEntriesWithoutReadingTheirValues()
{
    const QString cache = path(QStringLiteral("cache/cache.db"));
    test::createProductionTable(cache);
    test::runSql(cache, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1500)"
                        "INSERT INTO cache SELECT 'key ' || i, zeroblob(9000), 9000, i, i, 0 FROM n");
    const CacheFile file = test::opened(cache);
    const auto result =
        exportList(file, countedTo(1500), {path(QStringLiteral("l.jsonl")), LineFormat::JsonLines, nullptr});
    VERIFY_OK(result);
    QCOMPARE(result->entries, 1500);
    QCOMPARE(result->withoutCreation, 1500);
    const QByteArray text = contentOf(result->path);
    QCOMPARE(text.count('\n'), 1500);
    QVERIFY(text.contains("\"lastAccessed\":1500,"));
}

void TestChosenFile::replacesAFileWhenAllIsWritten()
{
    const CacheFile file = fileOf("('a', 'x')");
    put(path(QStringLiteral("l.json")), "before");
    VERIFY_OK(exportList(file, countedTo(1), {path(QStringLiteral("l.json")), LineFormat::Json, nullptr}));
    QVERIFY(contentOf(path(QStringLiteral("l.json"))).startsWith("[\n{"));
    QCOMPARE(QDir(m_directory->path()).entryList(QDir::Files), QStringList(QStringLiteral("l.json")));
}

void TestChosenFile::leavesTheFileThatIsThereWhenStopped()
{
    const CacheFile file = fileOf("('a', zeroblob(900000))");
    put(path(QStringLiteral("l.json")), "before");
    std::atomic<bool> cancelled{true};
    VERIFY_FAILS(exportList(file, countedTo(1), {path(QStringLiteral("l.json")), LineFormat::Json, nullptr},
                            {}, &cancelled),
                 ErrorCode::Cancelled);
    cancelled = false;
    VERIFY_FAILS(
        saveValue(
            file, 1, path(QStringLiteral("l.json")), [&cancelled](double) { cancelled = true; }, &cancelled),
        ErrorCode::Cancelled);
    QCOMPARE(contentOf(path(QStringLiteral("l.json"))), QByteArray("before"));
    QCOMPARE(QDir(m_directory->path()).entryList(QDir::Files), QStringList(QStringLiteral("l.json")));
}

void TestChosenFile::leavesTheFileThatIsThereWithoutRoom()
{
    const CacheFile file = fileOf("('a', zeroblob(900000)), (printf('%.*c', 700000, 'k'), 'x')");
    put(path(QStringLiteral("l.bin")), "before");
    const test::FileLimit limit(500'000);
    VERIFY_FAILS(saveValue(file, 1, path(QStringLiteral("l.bin"))), ErrorCode::DiskFull);
    VERIFY_FAILS(exportList(file, countedTo(2), {path(QStringLiteral("l.bin")), LineFormat::Csv, nullptr}),
                 ErrorCode::DiskFull);
    QCOMPARE(contentOf(path(QStringLiteral("l.bin"))), QByteArray("before"));
    QCOMPARE(QDir(m_directory->path()).entryList(QDir::Files), QStringList(QStringLiteral("l.bin")));
}

void TestChosenFile::writesNothingWhereItMustNot_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("error");
    QTest::newRow("the cache") << QStringLiteral("cache/cache.db")
                               << static_cast<int>(ErrorCode::InvalidArgument);
    QTest::newRow("its log") << QStringLiteral("cache/cache.db-wal")
                             << static_cast<int>(ErrorCode::InvalidArgument);
    QTest::newRow("beside it") << QStringLiteral("out/../cache/new")
                               << static_cast<int>(ErrorCode::InvalidArgument);
    QTest::newRow("through a linked directory")
        << QStringLiteral("linked/new") << static_cast<int>(ErrorCode::InvalidArgument);
    QTest::newRow("a link to it") << QStringLiteral("link.db") << static_cast<int>(ErrorCode::CannotOpen);
    QTest::newRow("a link to nowhere")
        << QStringLiteral("nowhere") << static_cast<int>(ErrorCode::CannotOpen);
    QTest::newRow("a directory") << QStringLiteral("out") << static_cast<int>(ErrorCode::CannotOpen);
    QTest::newRow("no directory") << QStringLiteral("missing/new") << static_cast<int>(ErrorCode::CannotOpen);
}

void TestChosenFile::writesNothingWhereItMustNot()
{
    QFETCH(QString, name);
    QFETCH(int, error);
    const CacheFile file = fileOf("('a', 'x')");
    QVERIFY(QDir(m_directory->path()).mkpath(QStringLiteral("out")));
    QVERIFY(QFile::link(path(QStringLiteral("cache/cache.db")), path(QStringLiteral("link.db"))));
    QVERIFY(QFile::link(path(QStringLiteral("cache")), path(QStringLiteral("linked"))));
    QVERIFY(QFile::link(path(QStringLiteral("cache/new")), path(QStringLiteral("nowhere"))));
    const QByteArray before = test::directoryState(path(QStringLiteral("cache")));
    VERIFY_FAILS(saveValue(file, 1, path(name)), static_cast<ErrorCode>(error));
    VERIFY_FAILS(exportList(file, countedTo(1), {path(name), LineFormat::Csv, nullptr}),
                 static_cast<ErrorCode>(error));
    QCOMPARE(test::directoryState(path(QStringLiteral("cache"))), before);
}

void TestChosenFile::writesNothingThatWouldNotFit()
{
    const CacheFile file = fileOf("('a', 'x')");
    const auto refused =
        ChosenFile::open(path(QStringLiteral("new")), file, std::numeric_limits<qint64>::max() / 2);
    VERIFY_FAILS(refused, ErrorCode::DiskFull);
    QVERIFY(refused.error().message.contains(QStringLiteral("Nothing was written.")));
}

void TestChosenFile::savesAValueUnchanged()
{
    const CacheFile file = test::opened(test::dataFile(QStringLiteral("audio.db")));
    const QString target = path(QStringLiteral("one.opus"));
    double last = 0.0;
    const auto bytes = saveValue(file, 1, target, [&last](double fraction) { last = fraction; });
    VERIFY_OK(bytes);
    QCOMPARE(QFileInfo(target).size(), *bytes);
    QVERIFY(contentOf(target).startsWith("OggS"));
    QCOMPARE(last, 1.0);
}

void TestChosenFile::savesBytes()
{
    const CacheFile file = fileOf("('a', 'x')");
    VERIFY_OK(saveBytes(file, QByteArray("a\0b", 3), path(QStringLiteral("bytes"))));
    QCOMPARE(contentOf(path(QStringLiteral("bytes"))), QByteArray("a\0b", 3));
    VERIFY_FAILS(saveBytes(file, "x", path(QStringLiteral("cache/new"))), ErrorCode::InvalidArgument);
}

void TestChosenFile::namesAValueAfterItsKey_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QString>("name");
    QTest::newRow("a key") << QByteArray("'a', '{}'") << QStringLiteral("a.json");
    QTest::newRow("out of the directory") << QByteArray("'../../x', x'00'") << QStringLiteral(".._.._x.bin");
    QTest::newRow("a device") << QByteArray("'CON', x'00'") << QStringLiteral("_CON.bin");
    QTest::newRow("the directory above") << QByteArray("'..', x'00'") << QStringLiteral("__.bin");
    QTest::newRow("an image") << QByteArray("'i', x'89504e470d0a1a0a0000000d49484452'")
                              << QStringLiteral("i.png");
}

void TestChosenFile::namesAValueAfterItsKey()
{
    QFETCH(QByteArray, row);
    QFETCH(QString, name);
    const CacheFile file = fileOf("(" + row + ")");
    const auto found = valueFileName(file, 1);
    VERIFY_OK(found);
    QVERIFY(!found->contains(QLatin1Char('/')));
    if (name.startsWith(QLatin1Char('.'))) // which characters stand in is up to exportStem()
        QVERIFY(!found->startsWith(QLatin1Char('.')) && found->endsWith(QStringLiteral("_x.bin")));
    else
        QCOMPARE(*found, name);
}

void TestChosenFile::saysThatTheEntryIsGone()
{
    const CacheFile file = fileOf("('a', 'x')");
    VERIFY_FAILS(valueFileName(file, 99), ErrorCode::NotFound);
    VERIFY_FAILS(saveValue(file, 99, path(QStringLiteral("new"))), ErrorCode::NotFound);
    QVERIFY(!QFileInfo::exists(path(QStringLiteral("new"))));
}

QTEST_GUILESS_MAIN(TestChosenFile)
#include "test_chosen_file.moc"
