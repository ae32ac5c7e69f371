// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/export/exporter.h"
#include "core/inspect/query/entry_query.h"
#include "core/inspect/scan/scan.h"
#include "core/inspect/values/value_reader.h"
#include "core/sqlite/connection.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <limits>
#include <numeric>

using namespace cachescope;
using namespace cachescope::inspect;

class TestExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }
    void writesEachValueUnchanged_data();
    void writesEachValueUnchanged();
    void changesNothingBesideTheCache();
    void namesFilesAfterHostileKeys();
    void writesValuesThatAreNoBlobs();
    void writesLargeValuesInPieces();
    void keepsTheOrderAndCountsWhatIsGone();
    void refusesADirectoryWithFiles();
    void overwritesNothingAndFollowsNoLinks();
    void refusesWhatIsNoDirectory_data();
    void refusesWhatIsNoDirectory();
    void refusesTheDirectoryOfTheCache();
    void writesNothingWithoutRoom();
    void leavesNoPartOfWhatDoesNotFit();
    void goesOnAfterUnreadableValues();
    void exportsWhatIsLeftOfATruncatedFile();
    void tellsOfValuesInOtherFiles();
    void stopsBetweenEntries();
    void stopsInsideAValue();
    void stopsBeforeTheFirst();
    void takesSizesFromAScan();

private:
    [[nodiscard]] QString out() const { return m_directory->filePath(QStringLiteral("out")); }
    [[nodiscard]] ExportOptions into(const QString &path) const
    {
        ExportOptions options;
        options.directory = path;
        return options;
    }
    [[nodiscard]] QString fileOf(const QByteArray &rows) const;

    std::unique_ptr<QTemporaryDir> m_directory;
};

namespace {

std::vector<qint64> allRowids(const CacheFile &file)
{
    const auto connection = file.connect();
    return *selectRowids(**connection, file.info().format, {EntrySort::RowId, false, {}, -1});
}

std::vector<qint64> countedTo(qint64 last)
{
    std::vector<qint64> rowids(static_cast<std::size_t>(last));
    std::iota(rowids.begin(), rowids.end(), 1);
    return rowids;
}

QStringList namesIn(const QString &directory)
{
    return QDir(directory).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
}

/// The files that the table lists, in its order. For names without commas.
QStringList listed(const QString &directory)
{
    QStringList names;
    const auto lines = contentOf(directory + QStringLiteral("/index.csv")).split('\n');
    for (const QByteArray &line : lines.mid(1)) {
        if (!line.isEmpty())
            names << QString::fromUtf8(line.split(',').first());
    }
    return names;
}

} // namespace

/// A production file with the rows of the VALUES list `rows`: key, data.
QString TestExport::fileOf(const QByteArray &rows) const
{
    QDir(m_directory->path()).mkpath(QStringLiteral("cache"));
    const QString path = m_directory->filePath(QStringLiteral("cache/cache.db"));
    test::createProductionTable(path);
    test::runSql(path, "INSERT INTO cache SELECT column1, column2, 1, 5, 6.5, 0 FROM (VALUES " + rows + ")");
    return path;
}

void TestExport::writesEachValueUnchanged_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("suffix");
    for (const auto &[name, suffix] :
         {std::pair("audio.db", "opus"), std::pair("audio-unpinned-schema.db", "opus"),
          std::pair("document.db", "json"), std::pair("extraction-live/cache.db", "json")})
        QTest::newRow(name) << QString::fromLatin1(name) << QString::fromLatin1(suffix);
}

void TestExport::writesEachValueUnchanged()
{
    QFETCH(QString, name);
    QFETCH(QString, suffix);
    const CacheFile file = test::opened(test::dataFile(name));
    const auto rowids = allRowids(file);
    ExportProgress last;
    const auto result =
        exportEntries(file, rowids, into(out()), [&last](const ExportProgress &now) { last = now; });
    QVERIFY(result);
    QCOMPARE(result->exported, static_cast<qint64>(rowids.size()));
    QCOMPARE(result->failedCount, 0);
    QVERIFY(!result->cancelled);
    QCOMPARE(last.entries, last.ofEntries);
    QCOMPARE(last.bytes, last.ofBytes);
    QCOMPARE(last.bytes, result->bytes);
    const QStringList names = listed(out());
    QCOMPARE(names.size(), static_cast<qsizetype>(rowids.size()));
    QCOMPARE(namesIn(out()).size(), names.size() + 1);
    QVERIFY(names.filter(suffix).size() > names.size() / 2);
    const auto connection = file.connect();
    for (qsizetype i = 0; i < names.size(); ++i) {
        const auto value = readValueOf(**connection, file.info().format, rowids[static_cast<std::size_t>(i)]);
        QCOMPARE(contentOf(out() + u'/' + names[i]), **value);
    }
}

void TestExport::changesNothingBesideTheCache()
{
    const QString path = test::dataFile(QStringLiteral("extraction-live/cache.db"));
    const QByteArray before = test::directoryState(QFileInfo(path).path());
    const CacheFile file = test::opened(path);
    QVERIFY(exportEntries(file, allRowids(file), into(out())));
    QCOMPARE(test::directoryState(QFileInfo(path).path()), before);
}

void TestExport::namesFilesAfterHostileKeys()
{
    const CacheFile file = test::opened(
        fileOf("('../../x', 'a'), ('CON', 'b'), ('a/b', 'c'), (CAST(x'610062' AS TEXT), 'd'),"
               "(printf('%.*c', 10000, 'y'), 'e'), ('Key', 'f'), ('kEY', 'g'), ('', 'h'), (x'00ff', 'i'), "
               "('-rf', 'j'),"
               "('=cmd()', 'k'), (CAST(x'41ff' AS TEXT), 'l'), ('index.csv', '1,2'), ('.', 'm'), (NULL, 'n'),"
               "(12, 'o'), ('a_b', 'p')"));
    const auto result = exportEntries(file, countedTo(17), into(out()));
    QVERIFY(result);
    QCOMPARE(result->exported, 17);
    const QStringList names = listed(out());
    QCOMPARE(names.mid(0, 4), QStringList({QStringLiteral("___.._x.txt"), QStringLiteral("_CON.txt"),
                                           QStringLiteral("a_b.txt"), QStringLiteral("a_b (2).txt")}));
    QVERIFY(names[4].size() < 130);
    QCOMPARE(names[5], QStringLiteral("Key.txt"));
    QCOMPARE(names[6], QStringLiteral("kEY (2).txt"));
    QCOMPARE(names[16], QStringLiteral("a_b (3).txt"));
    for (const QString &name : names)
        QCOMPARE(contentOf(out() + u'/' + name).size(), name == names[12] ? 3 : 1);
    QCOMPARE(namesIn(out()).size(), 18);
    QCOMPARE(namesIn(m_directory->path()), QStringList({QStringLiteral("cache"), QStringLiteral("out")}));
    const QByteArray table = contentOf(out() + QStringLiteral("/index.csv"));
    QVERIFY(table.contains(",'=cmd(),text,1,text/plain,6.5,5,false\r\n"));
    QVERIFY(table.contains(",'-rf,text,"));
    QVERIFY(table.contains(",x'610062',text-hex,"));
    QVERIFY(table.contains(",x'00ff',blob,"));
    QVERIFY(table.contains(QByteArray(10'000, 'y') + ",text,"));
}

void TestExport::writesValuesThatAreNoBlobs()
{
    const CacheFile file = test::opened(fileOf("('text', 'Straße'), ('number', 12), ('real', 1.5), "
                                               "('empty', x'')"));
    QCOMPARE(exportEntries(file, countedTo(4), into(out()))->exported, 4);
    const QStringList names = listed(out());
    QCOMPARE(contentOf(out() + u'/' + names[0]), QByteArray("Straße"));
    QCOMPARE(contentOf(out() + u'/' + names[1]), QByteArray("12"));
    QCOMPARE(contentOf(out() + u'/' + names[2]), QByteArray("1.5"));
    QCOMPARE(contentOf(out() + u'/' + names[3]), QByteArray());
}

void TestExport::writesLargeValuesInPieces()
{
    const CacheFile file = test::opened(fileOf("('large', randomblob(3000000))"));
    std::vector<qint64> bytes;
    const auto result = exportEntries(file, countedTo(1), into(out()),
                                      [&bytes](const ExportProgress &now) { bytes.push_back(now.bytes); });
    QCOMPARE(result->bytes, 3'000'000);
    QVERIFY(bytes.size() > 10);
    QVERIFY(std::ranges::is_sorted(bytes));
    QCOMPARE(bytes.back(), 3'000'000);
    const auto connection = file.connect();
    QCOMPARE(contentOf(out() + QStringLiteral("/large.bin")),
             **readValueOf(**connection, file.info().format, 1));
}

void TestExport::keepsTheOrderAndCountsWhatIsGone()
{
    const CacheFile file = test::opened(fileOf("('a', 'x'), ('b', 'y'), ('c', 'z')"));
    const std::vector<qint64> rowids{3, 99, 1, -7};
    const auto result = exportEntries(file, rowids, into(out()));
    QCOMPARE(result->exported, 2);
    QCOMPARE(result->gone, 2);
    QCOMPARE(result->failedCount, 0);
    QCOMPARE(listed(out()), QStringList({QStringLiteral("c.txt"), QStringLiteral("a.txt")}));
}

void TestExport::refusesADirectoryWithFiles()
{
    const CacheFile file = test::opened(fileOf("('a', 'x')"));
    QVERIFY(QDir().mkpath(out()));
    QVERIFY(QFile(out() + QStringLiteral("/.hidden")).open(QIODevice::WriteOnly));
    const auto result = exportEntries(file, countedTo(1), into(out()));
    QCOMPARE(result.error().code, ErrorCode::InvalidArgument);
    QVERIFY(result.error().message.contains(QStringLiteral("has files in it")));
    QCOMPARE(namesIn(out()), QStringList(QStringLiteral(".hidden")));
}

void TestExport::overwritesNothingAndFollowsNoLinks()
{
    const CacheFile file = test::opened(fileOf("('a', 'new'), ('b', 'new'), ('c', 'new')"));
    QVERIFY(QDir().mkpath(out()));
    const QString outside = m_directory->filePath(QStringLiteral("outside"));
    QFile old(out() + QStringLiteral("/a.txt"));
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("old");
    old.close();
    QVERIFY(QFile::link(outside, out() + QStringLiteral("/b.txt")));
    QVERIFY(QDir(out()).mkdir(QStringLiteral("c.txt")));
    QVERIFY(QFile::link(outside, out() + QStringLiteral("/index.csv")));
    ExportOptions options = into(out());
    options.mayHaveFiles = true;
    const auto result = exportEntries(file, countedTo(3), options);
    QCOMPARE(result->exported, 3);
    QCOMPARE(result->indexFile, QStringLiteral("index (2).csv"));
    QCOMPARE(contentOf(old.fileName()), QByteArray("old"));
    QVERIFY(!QFileInfo::exists(outside));
    for (const char *name : {"a", "b", "c"})
        QCOMPARE(contentOf(out() + u'/' + QString::fromLatin1(name) + QStringLiteral(" (2).txt")),
                 QByteArray("new"));
}

void TestExport::refusesWhatIsNoDirectory_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("file") << test::dataFile(QStringLiteral("audio.db"));
    QTest::newRow("under a file") << test::dataFile(QStringLiteral("audio.db/out"));
    QTest::newRow("device") << QStringLiteral("/dev/null");
    QTest::newRow("cannot be made") << QDir::tempPath() + u'/' + QString(300, u'x');
}

void TestExport::refusesWhatIsNoDirectory()
{
    QFETCH(QString, path);
    const CacheFile file = test::opened(fileOf("('a', 'x')"));
    const auto result = exportEntries(file, countedTo(1), into(path));
    QCOMPARE(result.error().code, ErrorCode::CannotOpen);
    QVERIFY(result.error().message.contains(path));
    QVERIFY(result.error().message.contains(QStringLiteral("Choose another directory.")));
}

void TestExport::refusesTheDirectoryOfTheCache()
{
    const QString path = fileOf("('a', 'x')");
    const CacheFile file = test::opened(path);
    ExportOptions options = into(m_directory->filePath(QStringLiteral("cache/../cache")));
    options.mayHaveFiles = true;
    QCOMPARE(exportEntries(file, countedTo(1), options).error().code, ErrorCode::InvalidArgument);
    options.directory = m_directory->filePath(QStringLiteral("cache/new/values"));
    QCOMPARE(exportEntries(file, countedTo(1), options).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(namesIn(QFileInfo(path).path()), QStringList(QStringLiteral("cache.db")));
    QVERIFY(QDir(m_directory->path()).mkpath(QStringLiteral("cache/there")));
    options.directory = m_directory->filePath(QStringLiteral("cache/there/values"));
    QVERIFY(exportEntries(file, countedTo(1), options)); // the cache's own directory stays as it is
}

void TestExport::writesNothingWithoutRoom()
{
    const CacheFile file = test::opened(fileOf("('a', 'x')"));
    ExportOptions options = into(out());
    options.spareBytes = std::numeric_limits<qint64>::max();
    const auto result = exportEntries(file, countedTo(1), options);
    QCOMPARE(result.error().code, ErrorCode::DiskFull);
    QVERIFY(result.error().message.contains(QStringLiteral("Nothing was written.")));
    QVERIFY(!QFileInfo::exists(out()));
}

/// A limit on the size of files stands for a disk that is full in the middle of a value.
void TestExport::leavesNoPartOfWhatDoesNotFit()
{
    const CacheFile file =
        test::opened(fileOf("('a', zeroblob(1000)), ('b', zeroblob(900000)), ('c', zeroblob(2000))"));
    struct rlimit before
    {
    };
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    const struct rlimit small
    {
        500'000, before.rlim_max
    };
    std::signal(SIGXFSZ, SIG_IGN);
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    const auto result = exportEntries(file, countedTo(3), into(out()));
    setrlimit(RLIMIT_FSIZE, &before);
    QCOMPARE(result->exported, 2);
    QCOMPARE(result->failedCount, 1);
    QCOMPARE(result->failed.front().key, QStringLiteral("b"));
    QVERIFY(result->failed.front().reason.contains(QStringLiteral("could not be written")));
    QCOMPARE(namesIn(out()),
             QStringList({QStringLiteral("a.bin"), QStringLiteral("c.bin"), QStringLiteral("index.csv")}));
    QCOMPARE(listed(out()).size(), 2);
}

/// Pages of values and of rows are damaged here and there.
void TestExport::goesOnAfterUnreadableValues()
{
    QDir(m_directory->path()).mkpath(QStringLiteral("cache"));
    const QString path =
        test::copyOfDataFile(QStringLiteral("extraction.db"), m_directory->filePath(QStringLiteral("cache")));
    QFile damaged(path);
    QVERIFY(damaged.open(QIODevice::ReadWrite));
    constexpr qint64 pageBytes = 4096;
    constexpr char tableLeaf = 0x0d; // https://www.sqlite.org/fileformat2.html, 1.6
    int spoilt = 0;
    for (qint64 page = 20; spoilt < 3; ++page) {
        damaged.seek(page * pageBytes);
        if (damaged.read(1).front() != tableLeaf)
            continue;
        damaged.seek(page * pageBytes);
        damaged.write(QByteArray(pageBytes, '\xee'));
        ++spoilt;
    }
    damaged.close();
    const CacheFile file = test::opened(path);
    const auto rowids = allRowids(file);
    const auto result = exportEntries(file, rowids, into(out()));
    QVERIFY(result);
    QVERIFY(result->failedCount > 0);
    QVERIFY(result->exported > 100);
    QCOMPARE(result->exported + result->failedCount, static_cast<qint64>(rowids.size()));
    QVERIFY(!result->failed.front().reason.isEmpty());
    QCOMPARE(namesIn(out()).size(), result->exported + 1);
    QCOMPARE(listed(out()).size(), result->exported);
}

void TestExport::exportsWhatIsLeftOfATruncatedFile()
{
    OpenOptions opening;
    opening.salvage = true;
    const QString path = fileOf("('a', zeroblob(90000)), ('b', zeroblob(90000)), ('c', zeroblob(90000))");
    QVERIFY(QFile::resize(path, 180'000));
    const auto file = CacheFile::open(path, opening);
    QVERIFY(file);
    const auto scan = scanEntries(*file, ScanOptions());
    const auto result = exportEntries(*file, test::rowidsOf(scan->index), into(out()));
    QVERIFY(result);
    QCOMPARE(result->failedCount, scan->damage.incompleteEntries);
    QVERIFY(result->exported > 0);
    QVERIFY(result->failedCount > 0);
    QCOMPARE(result->failed.back().key, QStringLiteral("c"));
    QVERIFY(!result->failed.back().reason.isEmpty());
    QCOMPARE(namesIn(out()).size(), result->exported + 1);
}

void TestExport::tellsOfValuesInOtherFiles()
{
    QDir(m_directory->path()).mkpath(QStringLiteral("cache"));
    const QString path = m_directory->filePath(QStringLiteral("cache/cache.db"));
    test::runSql(path,
                 "CREATE TABLE Cache(rowid INTEGER PRIMARY KEY, key BLOB, raw INTEGER, store_time REAL,"
                 " expire_time REAL, access_time REAL, access_count INTEGER, tag BLOB, size INTEGER,"
                 " mode INTEGER, filename TEXT, value BLOB);"
                 "INSERT INTO Cache VALUES(1, 'in', 1, 1, NULL, 1, 0, NULL, 0, 1, NULL, 'here'),"
                 "(2, 'out', 1, 1, NULL, 1, 0, NULL, 9223372036854775807, 2, '../../etc/passwd', NULL)");
    const CacheFile file = test::opened(path);
    const auto scan = scanEntries(file, ScanOptions());
    QCOMPARE(scan->index.sizeBytes(1), std::numeric_limits<qint64>::max());
    ExportOptions options = into(out());
    options.index = &scan->index;
    const auto result = exportEntries(file, countedTo(2), options);
    QVERIFY(result); // room is only needed for what is in the database
    QCOMPARE(result->exported, 1);
    QCOMPARE(result->failedCount, 1);
    QCOMPARE(result->failed.front().rowid, 2);
    QVERIFY(result->failed.front().reason.contains(QStringLiteral("in the file")));
}

void TestExport::stopsBetweenEntries()
{
    const CacheFile file = test::opened(test::dataFile(QStringLiteral("audio.db")));
    std::atomic<bool> cancelled{false};
    const auto stopAfterFive = [&cancelled](const ExportProgress &now) { cancelled = now.entries >= 5; };
    const auto result = exportEntries(file, allRowids(file), into(out()), stopAfterFive, &cancelled);
    QVERIFY(result);
    QVERIFY(result->cancelled);
    QVERIFY(result->exported == 4 || result->exported == 5);
    QCOMPARE(result->failedCount, 0);
    QCOMPARE(listed(out()).size(), result->exported);
    QCOMPARE(namesIn(out()).size(), result->exported + 1);
}

void TestExport::stopsInsideAValue()
{
    const CacheFile file = test::opened(fileOf("('a', 'x'), ('b', zeroblob(2000000)), ('c', 'y')"));
    std::atomic<bool> cancelled{false};
    const auto stopAtMegabyte = [&cancelled](const ExportProgress &now) {
        cancelled = now.bytes > 1'000'000;
    };
    const auto result = exportEntries(file, countedTo(3), into(out()), stopAtMegabyte, &cancelled);
    QVERIFY(result->cancelled);
    QCOMPARE(result->exported, 1);
    QCOMPARE(result->failedCount, 0);
    QCOMPARE(namesIn(out()), QStringList({QStringLiteral("a.txt"), QStringLiteral("index.csv")}));
}

void TestExport::stopsBeforeTheFirst()
{
    const CacheFile file = test::opened(fileOf("('a', 'x')"));
    const std::atomic<bool> cancelled{true};
    const auto result = exportEntries(file, countedTo(1), into(out()), {}, &cancelled);
    QCOMPARE(result.error().code, ErrorCode::Cancelled);
    QVERIFY(!QFileInfo::exists(out()));
}

void TestExport::takesSizesFromAScan()
{
    const CacheFile file = test::opened(test::dataFile(QStringLiteral("audio.db")));
    const auto scan = scanEntries(file, ScanOptions());
    ExportOptions options = into(out());
    options.index = &scan->index;
    ExportProgress last;
    const auto result = exportEntries(file, test::rowidsOf(scan->index), options,
                                      [&last](const ExportProgress &now) { last = now; });
    QCOMPARE(result->bytes, 871'696);
    QCOMPARE(last.ofBytes, 871'696);
}

QTEST_GUILESS_MAIN(TestExport)
#include "test_export.moc"
