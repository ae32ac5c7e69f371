// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/check/integrity_check.h"
#include "core/inspect/open/untouched_proof.h"
#include "core/inspect/scan/scan.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"

#include <QProcess>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

using namespace cachescope;
using namespace cachescope::inspect;

namespace {

FileSnapshot hashed(const QString &path)
{
    const auto snapshot = hashedSnapshotOf(path, OpenMode::Immutable);
    if (!snapshot)
        qFatal("%s", qPrintable(snapshot.error().message));
    return *snapshot;
}

/// The clock that stamps files ticks a few hundred times a second: without this, a change right behind a
/// snapshot could get the same times.
void letFileTimesMoveOn()
{
    const QTemporaryDir elsewhere;
    const QString path = elsewhere.filePath(QStringLiteral("x"));
    const auto now = [&path] {
        QFile file(path);
        file.open(QIODevice::WriteOnly | QIODevice::Truncate);
        file.write("x");
        file.close();
        return snapshotOf(path).main().changedNs;
    };
    const qint64 start = now();
    while (now() == start) {
    }
}

void overwrite(const QString &path, qint64 at, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite) || !file.seek(at) || file.write(bytes) != bytes.size())
        qFatal("%s cannot be written", qPrintable(path));
}

void setModified(const QString &path, qint64 ns)
{
    const struct timespec times[2] = {{0, UTIME_OMIT}, {ns / 1'000'000'000, ns % 1'000'000'000}};
    if (::utimensat(AT_FDCWD, QFile::encodeName(path).constData(), times, 0) != 0)
        qFatal("no times can be set");
}

QString changesOf(const UntouchedProof &proof)
{
    QString changes;
    for (const ProofLine &line : proof.lines) {
        if (line.changed)
            changes += line.text + QLatin1Char('\n');
    }
    return changes;
}

} // namespace

class TestUntouchedProof : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lookingChangesNothing_data();
    void lookingChangesNothing();
    void leavesTheOwnerOfACopiedLog();
    void reportsEachChange_data();
    void reportsEachChange();
    void aModificationTimeThatIsSetBackGivesNothingAway();
    void saysWhatIsProvenWithoutHashes();
    void comparesAHashWithALaterOne();
    void saysThatALiveFileChangesByItself();
    void takesNoHashInLiveMode();
    void hashesWithProgressAndCancel();
    void refusesToHashWhatIsNotThere();
    void hashesNoPipes();
};

void TestUntouchedProof::lookingChangesNothing_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"audio.db", "audio-unpinned-schema.db", "document.db", "extraction.db",
                             "extraction-live/cache.db", "extraction-truncated.db"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestUntouchedProof::lookingChangesNothing()
{
    QFETCH(QString, name);
    const QTemporaryDir directory;
    const QString path = test::copyOfDataFile(name, directory.path());
    if (QFile::exists(test::dataFile(name + QStringLiteral("-wal"))))
        test::copyOfDataFile(name + QStringLiteral("-wal"), directory.path());
    letFileTimesMoveOn();
    const FileSnapshot before = hashed(path);
    letFileTimesMoveOn();
    FileSnapshot atOpening;
    {
        const auto info = CacheFile::probe(path);
        QVERIFY(info);
        atOpening = info->atOpening;
        if (!info->truncated) {
            const CacheFile file = test::opened(path);
            QVERIFY(scanEntries(file, ScanOptions()));
            QVERIFY(checkIntegrity(file, IntegrityOptions()));
        }
        QVERIFY(checkIntegrity(path, IntegrityOptions()));
    }
    const FileSnapshot after = hashed(path);
    const UntouchedProof proof = compare(before, after, OpenMode::Immutable);
    QVERIFY2(proof.unchanged, qPrintable(changesOf(proof)));
    QVERIFY(proof.contentCompared);
    QVERIFY(proof.verdict.contains(QStringLiteral("byte for byte")));
    QVERIFY(compare(atOpening, after, OpenMode::Immutable).unchanged);
    QCOMPARE(after.main().sha256, test::fileHash(test::dataFile(name)));
}

/// SQLite, run by root, gives a log to the owner of its database.
void TestUntouchedProof::leavesTheOwnerOfACopiedLog()
{
    if (::geteuid() != 0)
        QSKIP("only root can own files of somebody else's");
    const QTemporaryDir directory;
    const QString path = test::copyOfDataFile(QStringLiteral("extraction-live/cache.db"), directory.path());
    const QString log =
        test::copyOfDataFile(QStringLiteral("extraction-live/cache.db-wal"), directory.path());
    constexpr uint nobody = 65534;
    QCOMPARE(::chown(QFile::encodeName(log).constData(), nobody, nobody), 0);
    QCOMPARE(test::opened(path).info().entries, 147);
    QCOMPARE(QFileInfo(log).ownerId(), nobody);
}

void TestUntouchedProof::reportsEachChange_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<QString>("says");
    QTest::newRow("content") << "content"
                             << "The content of audio.db is another one";
    QTest::newRow("modified") << "modified"
                              << "The modification time of audio.db";
    QTest::newRow("permissions") << "permissions"
                                 << "The change time of audio.db";
    QTest::newRow("longer") << "longer"
                            << "The size of audio.db was 1,077,248 bytes and is 1,077,249 bytes";
    QTest::newRow("replaced") << "replaced"
                              << "audio.db was replaced by another file";
    QTest::newRow("deleted") << "deleted"
                             << "audio.db is gone (it had 1,077,248 bytes)";
    QTest::newRow("a log beside it") << "-wal"
                                     << "audio.db-wal is new (1 bytes)";
    QTest::newRow("a map beside it") << "-shm"
                                     << "audio.db-shm is new";
    QTest::newRow("a file beside it") << "beside"
                                      << "New in the directory: beside";
    QTest::newRow("a file gone") << "gone"
                                 << "Gone from the directory: other";
    QTest::newRow("a file made and deleted") << "passing"
                                             << "something was created";
    QTest::newRow("directory permissions") << "directory"
                                           << "of the directory were changed";
}

void TestUntouchedProof::reportsEachChange()
{
    QFETCH(QString, change);
    QFETCH(QString, says);
    const QTemporaryDir directory;
    const QString path = test::copyOfDataFile(QStringLiteral("audio.db"), directory.path());
    overwrite(directory.filePath(QStringLiteral("other")), 0, "x");
    const FileSnapshot before = hashed(path);
    letFileTimesMoveOn();
    if (change == QLatin1String("content"))
        overwrite(path, 5000, "changed");
    else if (change == QLatin1String("modified"))
        setModified(path, before.main().modifiedNs + 1);
    else if (change == QLatin1String("permissions"))
        QFile::setPermissions(path, QFile::ReadOwner);
    else if (change == QLatin1String("longer"))
        overwrite(path, before.main().sizeBytes, "x");
    else if (change == QLatin1String("replaced"))
        QVERIFY(QFile::rename(path, path + QLatin1Char('2')) && QFile::copy(path + QLatin1Char('2'), path) &&
                QFile::remove(path + QLatin1Char('2')));
    else if (change == QLatin1String("deleted"))
        QVERIFY(QFile::remove(path));
    else if (change.startsWith(QLatin1Char('-')))
        overwrite(path + change, 0, "x");
    else if (change == QLatin1String("gone"))
        QVERIFY(QFile::remove(directory.filePath(QStringLiteral("other"))));
    else if (change == QLatin1String("directory"))
        QFile::setPermissions(directory.path(), QFile::ReadOwner | QFile::ExeOwner | QFile::ReadOther);
    else
        overwrite(directory.filePath(change), 0, "x");
    if (change == QLatin1String("passing"))
        QVERIFY(QFile::remove(directory.filePath(change)));
    const bool there = QFile::exists(path);
    const UntouchedProof proof =
        compare(before, there ? hashed(path) : snapshotOf(path), OpenMode::Immutable);
    QVERIFY(!proof.unchanged);
    QVERIFY2(changesOf(proof).contains(says), qPrintable(changesOf(proof)));
    QVERIFY(proof.verdict.contains(QStringLiteral("look for another program")));
}

void TestUntouchedProof::aModificationTimeThatIsSetBackGivesNothingAway()
{
    const QTemporaryDir directory;
    const QString path = test::copyOfDataFile(QStringLiteral("audio.db"), directory.path());
    const FileSnapshot before = snapshotOf(path);
    letFileTimesMoveOn();
    overwrite(path, 5000, "changed");
    setModified(path, before.main().modifiedNs);
    const UntouchedProof proof = compare(before, snapshotOf(path), OpenMode::Immutable);
    QVERIFY(!proof.unchanged);
    QVERIFY(changesOf(proof).contains(QStringLiteral("modification time set back")));
}

void TestUntouchedProof::saysWhatIsProvenWithoutHashes()
{
    const QTemporaryDir directory;
    const QString path = test::copyOfDataFile(QStringLiteral("audio.db"), directory.path());
    FileSnapshot before = snapshotOf(path);
    QVERIFY(!before.hashed);
    before.takenAt = static_cast<double>(before.main().changedNs) / 1e9 + 5.0;
    const UntouchedProof cheap = compare(before, snapshotOf(path), OpenMode::Immutable);
    QVERIFY(cheap.unchanged);
    QVERIFY(!cheap.contentCompared);
    QVERIFY(cheap.verdict.contains(QStringLiteral("lets no program set it back")));
    QVERIFY(!cheap.verdict.contains(QStringLiteral("same tick")));
    const UntouchedProof withHash = compare(before, hashed(path), OpenMode::Immutable);
    QVERIFY(!withHash.contentCompared);
    QVERIFY(withHash.verdict.contains(QStringLiteral("sha256sum")));

    before.takenAt = static_cast<double>(before.main().changedNs) / 1e9 + 0.001;
    QVERIFY(
        compare(before, snapshotOf(path), OpenMode::Immutable).verdict.contains(QStringLiteral("same tick")));

    FileSnapshot coarse = before; // as FAT has it
    constexpr qint64 second = 1'000'000'000;
    coarse.files[0].changedNs -= coarse.files[0].changedNs % second;
    coarse.takenAt = static_cast<double>(coarse.files[0].changedNs / second) + 1.5;
    QVERIFY(compare(coarse, coarse, OpenMode::Immutable).verdict.contains(QStringLiteral("same tick")));
}

void TestUntouchedProof::comparesAHashWithALaterOne()
{
    const QTemporaryDir directory;
    const QString path = test::copyOfDataFile(QStringLiteral("audio.db"), directory.path());
    const FileSnapshot before = hashed(path);
    FileSnapshot after = hashed(path);
    after.files[0].sha256 = QByteArray(64, '0');
    const UntouchedProof proof = compare(before, after, OpenMode::Immutable);
    QVERIFY(!proof.unchanged);
    QVERIFY(changesOf(proof).contains(QString::fromLatin1(before.main().sha256)));
}

void TestUntouchedProof::saysThatALiveFileChangesByItself()
{
    const QTemporaryDir directory;
    const QString path = test::copyOfDataFile(QStringLiteral("audio.db"), directory.path());
    const FileSnapshot before = snapshotOf(path);
    overwrite(path, before.main().sizeBytes, "x");
    const UntouchedProof proof = compare(before, snapshotOf(path), OpenMode::Live);
    QVERIFY(!proof.unchanged);
    QVERIFY(proof.verdict.contains(QStringLiteral("Another process has the file open")));
}

void TestUntouchedProof::takesNoHashInLiveMode()
{
    const auto refused = hashedSnapshotOf(test::dataFile(QStringLiteral("audio.db")), OpenMode::Live);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Busy);
    QVERIFY(refused.error().message.contains(QStringLiteral("Take the SHA-256 of a copy")));
}

void TestUntouchedProof::hashesWithProgressAndCancel()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("big.db"));
    overwrite(path, 0, QByteArray(5'000'000, 'x'));
    overwrite(path + QStringLiteral("-wal"), 0, QByteArray(3'000'000, 'y'));
    std::vector<double> shares;
    const auto taken =
        hashedSnapshotOf(path, OpenMode::WalCopy, [&shares](double share) { shares.push_back(share); });
    QVERIFY(taken);
    QCOMPARE(taken->bytesToHash(), 8'000'000);
    QCOMPARE(taken->main().sha256, test::fileHash(path));
    QCOMPARE(taken->files[1].sha256, test::fileHash(path + QStringLiteral("-wal")));
    QVERIFY(shares.size() > 4 && std::is_sorted(shares.begin(), shares.end()));
    QCOMPARE(shares.back(), 1.0);

    std::atomic<bool> cancelled{false};
    int calls = 0;
    const auto stopped = hashedSnapshotOf(
        path, OpenMode::WalCopy,
        [&](double) {
            ++calls;
            cancelled = true;
        },
        &cancelled);
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
    QCOMPARE(calls, 1);
}

void TestUntouchedProof::refusesToHashWhatIsNotThere()
{
    const QTemporaryDir directory;
    const auto missing = hashedSnapshotOf(directory.filePath(QStringLiteral("none.db")), OpenMode::Immutable);
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::NotFound);

    const QString path = test::copyOfDataFile(QStringLiteral("audio.db"), directory.path());
    bool grown = false;
    const auto changing = hashedSnapshotOf(path, OpenMode::Immutable, [&](double) {
        if (!std::exchange(grown, true))
            overwrite(path, QFileInfo(path).size(), "x");
    });
    QVERIFY(!changing);
    QCOMPARE(changing.error().code, ErrorCode::Busy);
    QVERIFY(changing.error().message.contains(QStringLiteral("another program writes to it")));
}

void TestUntouchedProof::hashesNoPipes()
{
    const QTemporaryDir directory;
    const QString path = test::copyOfDataFile(QStringLiteral("audio.db"), directory.path());
    QCOMPARE(mkfifo(QFile::encodeName(path + QStringLiteral("-journal")).constData(), 0600), 0);
    const FileSnapshot snapshot = hashed(path);
    QVERIFY(!snapshot.main().sha256.isEmpty());
    QVERIFY(snapshot.files[3].exists && snapshot.files[3].sha256.isEmpty());
}

QTEST_GUILESS_MAIN(TestUntouchedProof)
#include "test_untouched_proof.moc"
