// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/saved/index_identity.h"
#include "core/inspect/saved/saved_index.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cmath>
#include <functional>

using namespace cachescope;
using namespace cachescope::inspect;

class TestIndexIdentity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isStaleAfterAChange_data();
    void isStaleAfterAChange();
    void tellsIdentitiesApart_data();
    void tellsIdentitiesApart();
    void knowsWhenTimesHaveSettled();
};

namespace {

void setModified(const QString &path, qint64 seconds)
{
    const struct timespec times[2] = {{0, UTIME_OMIT}, {seconds, 0}};
    if (::utimensat(AT_FDCWD, QFile::encodeName(path).constData(), times, 0) != 0)
        qFatal("no times can be set");
}

void append(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::Append) || file.write(bytes) != bytes.size())
        qFatal("%s cannot be written", qPrintable(path));
}

using Change = std::function<void(const QString &)>;
using Edit = void (*)(CacheFileInfo &);

constexpr qint64 kModified = 1'700'000'000;
const QString kWal = QStringLiteral("-wal");

} // namespace

void TestIndexIdentity::isStaleAfterAChange_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Change>("change");
    const auto add = [](const char *row, const char *name, const Change &change) {
        QTest::newRow(row) << QString::fromLatin1(name) << change;
    };
    add("by SQLite", "audio.db",
        [](const QString &path) { test::addRow(path, QStringLiteral("new"), 9, 1); });
    add("by SQLite, the time set back", "audio.db", [](const QString &path) {
        test::runSql(path, "UPDATE cache SET pinned = 1 - pinned");
        setModified(path, kModified);
    });
    add("the same bytes at another time", "audio.db",
        [](const QString &path) { setModified(path, kModified + 1); });
    add("another byte, the time set back", "audio.db", [](const QString &path) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(70'000) && file.write("x") == 1);
        file.close();
        setModified(path, kModified);
    });
    add("a copy in its place", "audio.db", [](const QString &path) {
        QVERIFY(QFile::copy(path, path + QStringLiteral("2")) && QFile::remove(path) &&
                QFile::rename(path + QStringLiteral("2"), path));
        setModified(path, kModified);
    });
    add("a log beside it", "audio.db", [](const QString &path) { append(path + kWal, "no log"); });
    add("a longer log", "extraction-live/cache.db", [](const QString &path) { append(path + kWal, "more"); });
    add("no log any more", "extraction-live/cache.db",
        [](const QString &path) { QVERIFY(QFile::remove(path + kWal)); });
}

void TestIndexIdentity::isStaleAfterAChange()
{
    QFETCH(QString, name);
    QFETCH(Change, change);
    const QTemporaryDir directory;
    const QString indexes = directory.filePath(QStringLiteral("indexes"));
    const QString path = test::copyOfDataFile(name, directory.path());
    if (QFile::exists(test::dataFile(name) + kWal))
        QVERIFY(QFile::copy(test::dataFile(name) + kWal, path + kWal));
    setModified(path, kModified);
    test::letTimesSettle(path);
    {
        const CacheFile file = test::opened(path);
        QVERIFY(saveIndex(indexes, file, *scanEntries(file, ScanOptions())));
        QCOMPARE(loadIndex(indexes, file).state, SavedIndex::Found);
    }
    change(path);
    const CacheFile file = test::opened(path);
    QCOMPARE(loadIndex(indexes, file).state, SavedIndex::Stale);
    QVERIFY(QDir(indexes).isEmpty());
    QCOMPARE(loadIndex(indexes, file).state, SavedIndex::None);
}

void TestIndexIdentity::tellsIdentitiesApart_data()
{
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<bool>("sameName");
    const auto add = [](const char *row, Edit edit, bool sameName = true) {
        QTest::newRow(row) << edit << sameName;
    };
    add(
        "path", [](CacheFileInfo &info) { info.atOpening.path += QLatin1Char('x'); }, false);
    add(
        "table", [](CacheFileInfo &info) { info.format.columns.table = QStringLiteral("x"); }, false);
    add(
        "column", [](CacheFileInfo &info) { info.format.columns.accessed.clear(); }, false);
    add("format", [](CacheFileInfo &info) { info.format.kind = FormatKind::Mapped; });
    add("unit", [](CacheFileInfo &info) { info.format.accessedUnit = TimeUnit::Milliseconds; });
    add("mode", [](CacheFileInfo &info) { info.openMode = OpenMode::Immutable; });
    add("page size", [](CacheFileInfo &info) { info.pageSizeBytes *= 2; });
    add("change counter", [](CacheFileInfo &info) { ++info.changeCounter; });
    add("schema cookie", [](CacheFileInfo &info) { ++info.schemaCookie; });
    add("salts", [](CacheFileInfo &info) { ++info.walSalts; });
    add("device", [](CacheFileInfo &info) { ++info.atOpening.files[0].device; });
    add("inode", [](CacheFileInfo &info) { ++info.atOpening.files[0].inode; });
    add("size", [](CacheFileInfo &info) { ++info.atOpening.files[0].sizeBytes; });
    add("mtime", [](CacheFileInfo &info) { ++info.atOpening.files[0].modifiedNs; });
    add("ctime", [](CacheFileInfo &info) { ++info.atOpening.files[0].changedNs; });
    add("the log's inode", [](CacheFileInfo &info) { ++info.atOpening.files[1].inode; });
    add("the log's size", [](CacheFileInfo &info) { ++info.atOpening.files[1].sizeBytes; });
    add("the log's mtime", [](CacheFileInfo &info) { ++info.atOpening.files[1].modifiedNs; });
}

void TestIndexIdentity::tellsIdentitiesApart()
{
    QFETCH(Edit, edit);
    QFETCH(bool, sameName);
    CacheFileInfo info = test::opened(test::dataFile(QStringLiteral("extraction-live/cache.db"))).info();
    QVERIFY(info.changeCounter > 0 && info.schemaCookie > 0 && info.walSalts != 0);
    const auto before = IndexIdentity::of(info);
    QCOMPARE(IndexIdentity::of(info), before);
    edit(info);
    const auto after = IndexIdentity::of(info);
    QVERIFY(after && after->bytes() != before->bytes());
    QCOMPARE(after->fileName() == before->fileName(), sameName);
}

void TestIndexIdentity::knowsWhenTimesHaveSettled()
{
    FileSnapshot snapshot;
    snapshot.takenAt = 1000.0;
    QVERIFY(isSettled(snapshot)); // nothing is there
    const auto settledWhen = [&snapshot](std::size_t file, double changedAt) {
        snapshot.files[file].exists = true;
        snapshot.files[file].changedNs = std::llround(changedAt * 1e9);
        return isSettled(snapshot);
    };
    QVERIFY(settledWhen(0, 999.979));
    QVERIFY(!settledWhen(0, 999.981));
    QVERIFY(!settledWhen(0, 1001.5));
    QVERIFY(!settledWhen(0, 999)); // whole seconds
    QVERIFY(settledWhen(0, 998));
    QVERIFY(!settledWhen(1, 999.999)); // the log
    QVERIFY(settledWhen(1, 900.5));
}

QTEST_GUILESS_MAIN(TestIndexIdentity)
#include "test_index_identity.moc"
