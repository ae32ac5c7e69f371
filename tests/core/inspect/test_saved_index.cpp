// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/saved/index_identity.h"
#include "core/inspect/saved/saved_index.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"

#include <QProcess>

#include <fcntl.h>
#include <sys/stat.h>

#include <bit>
#include <limits>

using namespace cachescope;
using namespace cachescope::inspect;

class TestSavedIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void givesWhatAFreshScanFinds_data();
    void givesWhatAFreshScanFinds();
    void keepsWhatIsRareToo();
    void keepsAScanOfADamagedFile();
    void keepsAnIndexWithoutEntries();
    void keepsOneForEachMapping();
    void keepsNothingInLiveMode();
    void keepsNothingThatIsNotWhole();
    void keepsNothingOfAFileThatChanged();
    void keepsNothingOfAFileThatChangedJustBefore();

private:
    [[nodiscard]] QString indexes() const { return m_home->filePath(QStringLiteral("deep/indexes")); }
    [[nodiscard]] QStringList kept() const { return QDir(indexes()).entryList(QDir::Files); }
    [[nodiscard]] QString copyOf(const char *name) const;
    void keep(const QString &path) const;

    std::optional<QTemporaryDir> m_home;
};

namespace {

ScanResult scanned(const CacheFile &file, bool types = false)
{
    ScanOptions options;
    options.types = types;
    auto scan = scanEntries(file, options);
    if (!scan)
        qFatal("%s", qPrintable(scan.error().message));
    return std::move(*scan);
}

/// NaN is like itself here.
bool same(double a, double b)
{
    return std::bit_cast<quint64>(a) == std::bit_cast<quint64>(b);
}

bool same(const EntryIndex::Row &a, const EntryIndex::Row &b)
{
    return a.rowid == b.rowid && a.sizeBytes == b.sizeBytes && same(a.lastAccessed, b.lastAccessed) &&
           a.createdAt.has_value() == b.createdAt.has_value() &&
           same(a.createdAt.value_or(0), b.createdAt.value_or(0)) && a.pinned == b.pinned &&
           a.incomplete == b.incomplete;
}

bool same(const ScanDamage &a, const ScanDamage &b)
{
    const auto sameGap = [](const ScanDamage::Gap &x, const ScanDamage::Gap &y) {
        return x.first == y.first && x.last == y.last;
    };
    return std::ranges::equal(a.gaps, b.gaps, sameGap) && a.gapCount == b.gapCount &&
           a.lostEntries == b.lostEntries && a.incompleteEntries == b.incompleteEntries &&
           a.accessTimesLost == b.accessTimesLost;
}

bool same(const ScanResult &a, const ScanResult &b)
{
    if (a.index.size() != b.index.size() || !std::ranges::equal(a.types.column(), b.types.column()) ||
        a.index.memoryBytes() > b.index.memoryBytes() + 64)
        return false;
    for (std::size_t i = 0; i < a.index.size(); ++i) {
        if (!same(a.index.row(i), b.index.row(i)) || a.index.find(b.index.rowid(i)) != i)
            return false;
    }
    return same(a.damage, b.damage) && same(a.seconds, b.seconds) && a.threads == b.threads &&
           a.complete == b.complete && a.bytesRead == b.bytesRead;
}

void setModified(const QString &path, qint64 seconds)
{
    const struct timespec times[2] = {{0, UTIME_OMIT}, {seconds, 0}};
    if (::utimensat(AT_FDCWD, QFile::encodeName(path).constData(), times, 0) != 0)
        qFatal("no times can be set");
}

constexpr qint64 kModified = 1'700'000'000;

} // namespace

void TestSavedIndex::init()
{
    m_home.emplace();
}

QString TestSavedIndex::copyOf(const char *name) const
{
    const QString path = test::copyOfDataFile(QLatin1String(name), m_home->path());
    test::letTimesSettle(path);
    return path;
}

void TestSavedIndex::keep(const QString &path) const
{
    test::letTimesSettle(path);
    const CacheFile file = test::opened(path);
    const auto saved = saveIndex(indexes(), file, scanned(file));
    QVERIFY2(saved, qPrintable(saved ? QString() : saved.error().message));
    QCOMPARE(loadIndex(indexes(), file).state, SavedIndex::Found);
}

void TestSavedIndex::givesWhatAFreshScanFinds_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("types");
    for (const char *name : {"audio.db", "audio-unpinned-schema.db", "document.db", "extraction.db",
                             "extraction-live/cache.db"}) {
        QTest::addRow("%s", name) << QString::fromLatin1(name) << false;
        QTest::addRow("%s with types", name) << QString::fromLatin1(name) << true;
    }
}

void TestSavedIndex::givesWhatAFreshScanFinds()
{
    QFETCH(QString, name);
    QFETCH(bool, types);
    const QString path = test::dataFile(name);
    const ScanResult scan = scanned(test::opened(path), types);
    QVERIFY(scan.index.size() > 0);
    QCOMPARE(loadIndex(indexes(), test::opened(path)).state, SavedIndex::None);
    QVERIFY(saveIndex(indexes(), test::opened(path), scan));
    const LoadedIndex loaded = loadIndex(indexes(), test::opened(path));
    QCOMPARE(loaded.state, SavedIndex::Found);
    QVERIFY(same(*loaded.scan, scan));
    QCOMPARE(kept().size(), 1);
}

void TestSavedIndex::keepsWhatIsRareToo()
{
    const CacheFile file = test::opened(test::dataFile(QStringLiteral("audio.db")));
    ScanResult scan;
    constexpr double noTime = std::numeric_limits<double>::quiet_NaN();
    const std::vector<EntryIndex::Row> rows{
        {std::numeric_limits<qint64>::min(), 0, noTime, 1.5, true, false},
        {-1, 0xfffffffe, -0.0, noTime, false, true},
        {7, 0xffffffff, std::numeric_limits<double>::infinity(), 3.0, true, true},
        {std::numeric_limits<qint64>::max(), std::numeric_limits<qint64>::max(), 1e300, 4.0, false, false},
    };
    for (const EntryIndex::Row &row : rows)
        scan.index.append(row);
    scan.types = EntryTypes({0, 1, static_cast<quint8>(ContentType::Sqlite), 2});
    scan.damage = {{{2, 3}, {5, 5}}, 4000, 17, 2, true};
    scan.seconds = 12.75;
    scan.threads = 32;
    scan.bytesRead = 1'000'000'000'000;
    QVERIFY(saveIndex(indexes(), file, scan));
    QVERIFY(same(*loadIndex(indexes(), file).scan, scan));
}

void TestSavedIndex::keepsAScanOfADamagedFile()
{
    const QString path = copyOf("audio.db");
    test::breakIndex(path, "idx_cache_last_accessed");
    test::letTimesSettle(path);
    const CacheFile file = test::opened(path);
    const ScanResult scan = scanned(file);
    QVERIFY(scan.damage.accessTimesLost);
    QVERIFY(saveIndex(indexes(), file, scan));
    QVERIFY(same(*loadIndex(indexes(), file).scan, scan));
}

void TestSavedIndex::keepsAnIndexWithoutEntries()
{
    const QString path = m_home->filePath(QStringLiteral("empty.db"));
    test::createProductionTable(path);
    keep(path);
    QCOMPARE(loadIndex(indexes(), test::opened(path)).scan->index.size(), std::size_t{0});
}

void TestSavedIndex::keepsOneForEachMapping()
{
    const QString path = copyOf("audio.db");
    keep(path);
    OpenOptions options;
    options.mapping.table = QStringLiteral("cache");
    options.mapping.key = QStringLiteral("key");
    options.mapping.value = QStringLiteral("data");
    options.mapping.accessed = QStringLiteral("created_at");
    const auto mapped = CacheFile::open(path, options);
    QVERIFY(mapped);
    QCOMPARE(loadIndex(indexes(), *mapped).state, SavedIndex::None);
    const ScanResult scan = scanned(*mapped);
    QVERIFY(saveIndex(indexes(), *mapped, scan));
    QVERIFY(same(*loadIndex(indexes(), *mapped).scan, scan));
    QVERIFY(!same(*loadIndex(indexes(), test::opened(path)).scan, scan));
}

void TestSavedIndex::keepsNothingInLiveMode()
{
    const QString path = copyOf("audio.db");
    keep(path);
    QProcess holder;
    holder.start(QStringLiteral(CACHESCOPE_LOCK_HOLDER), {path});
    QVERIFY(holder.waitForReadyRead());
    {
        const CacheFile file = test::opened(path);
        QCOMPARE(file.info().openMode, OpenMode::Live);
        QCOMPARE(loadIndex(indexes(), file).state, SavedIndex::None);
        QVERIFY(saveIndex(m_home->filePath(QStringLiteral("other")), file, scanned(file)));
        QVERIFY(!QFile::exists(m_home->filePath(QStringLiteral("other"))));
    }
    holder.closeWriteChannel();
    QVERIFY(holder.waitForFinished());
    QCOMPARE(loadIndex(indexes(), test::opened(path)).state, SavedIndex::Found);
}

void TestSavedIndex::keepsNothingThatIsNotWhole()
{
    const CacheFile whole = test::opened(test::dataFile(QStringLiteral("audio.db")));
    ScanResult scan = scanned(whole);
    scan.complete = false;
    QVERIFY(saveIndex(indexes(), whole, scan));
    OpenOptions options;
    options.salvage = true;
    const auto salvaged = CacheFile::open(test::dataFile(QStringLiteral("extraction-truncated.db")), options);
    QVERIFY(salvaged);
    QVERIFY(saveIndex(indexes(), *salvaged, scanned(*salvaged)));
    QCOMPARE(loadIndex(indexes(), *salvaged).state, SavedIndex::None);
    QVERIFY(!QFile::exists(indexes()));
}

void TestSavedIndex::keepsNothingOfAFileThatChanged()
{
    const QString path = copyOf("audio.db");
    const CacheFile file = test::opened(path);
    const ScanResult scan = scanned(file);
    test::addRow(path, QStringLiteral("new"), 10, 1);
    const auto saved = saveIndex(indexes(), file, scan);
    QCOMPARE(saved.error().code, ErrorCode::Busy);
    QVERIFY(saved.error().message.contains(path));
    QVERIFY(!QFile::exists(indexes()));
}

void TestSavedIndex::keepsNothingOfAFileThatChangedJustBefore()
{
    const QString path = copyOf("audio.db");
    std::optional<CacheFile> file;
    do { // a busy machine may take too long in between
        setModified(path, kModified);
        file = test::opened(path);
    } while (isSettled(file->info().atOpening));
    QCOMPARE(saveIndex(indexes(), *file, scanned(*file)).error().code, ErrorCode::Busy);
}

QTEST_GUILESS_MAIN(TestSavedIndex)
#include "test_saved_index.moc"
