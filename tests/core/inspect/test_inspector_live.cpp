// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/inspector.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"

#include <QProcess>

#include <cstdio>

using namespace cachescope;
using namespace cachescope::inspect;

/// Files that other programs change meanwhile.
class TestInspectorLive : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stopsFollowingAFileThatWasReplaced();
    void givesUpItsLocksBeforeItOpensALiveFileAgain();
    void tellsThatAFileWasChanged();
    void followsALiveFile();

private:
    QTemporaryDir m_directory;
    const QString m_audio = test::dataFile(QStringLiteral("audio.db"));
};

void TestInspectorLive::stopsFollowingAFileThatWasReplaced()
{
    const QString path = m_directory.filePath(QStringLiteral("replaced.db"));
    QVERIFY(QFile::copy(m_audio, path));
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
    QProcess holder;
    holder.start(QStringLiteral(CACHESCOPE_LOCK_HOLDER), {path});
    QVERIFY(holder.waitForReadyRead());
    Inspector inspector;
    QSignalSpy finished(&inspector, &Inspector::scanFinished);
    QSignalSpy replaced(&inspector, &Inspector::fileReplaced);
    inspector.open(path);
    QVERIFY(finished.wait());
    QCOMPARE(inspector.info().openMode, OpenMode::Live);
    inspector.setFollowing(true);
    const QString next = m_directory.filePath(QStringLiteral("next.db"));
    QVERIFY(QFile::copy(m_audio, next));
    QVERIFY(std::rename(QFile::encodeName(next).constData(), QFile::encodeName(path).constData()) == 0);
    QTRY_COMPARE(replaced.count(), 1);
    QVERIFY(!inspector.isFollowing());
    holder.closeWriteChannel();
    QVERIFY(holder.waitForFinished());
}

void TestInspectorLive::givesUpItsLocksBeforeItOpensALiveFileAgain()
{
    const QString path = m_directory.filePath(QStringLiteral("reopened.db"));
    QVERIFY(QFile::copy(m_audio, path));
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
    QProcess holder;
    holder.start(QStringLiteral(CACHESCOPE_LOCK_HOLDER), {path});
    QVERIFY(holder.waitForReadyRead());
    Inspector inspector;
    QSignalSpy opened(&inspector, &Inspector::opened);
    inspector.open(path);
    QVERIFY(opened.wait());
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(inspector.info().openMode, OpenMode::Live);
        const auto before = inspector.file().lifetime();
        inspector.requestView(EntryQuery());
        inspector.requestEntries({1, 2, 3});
        inspector.open(path);
        QVERIFY(opened.wait());
        QVERIFY(before.expired());
    }
    holder.closeWriteChannel();
    QVERIFY(holder.waitForFinished());
}

void TestInspectorLive::tellsThatAFileWasChanged()
{
    const QString path = m_directory.filePath(QStringLiteral("changing.db"));
    QVERIFY(QFile::copy(m_audio, path));
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
    Inspector inspector;
    QSignalSpy finished(&inspector, &Inspector::scanFinished);
    QSignalSpy changed(&inspector, &Inspector::fileChanged);
    QSignalSpy entries(&inspector, &Inspector::entriesReady);
    inspector.open(path);
    QVERIFY(finished.wait());
    inspector.setFollowing(true);
    QVERIFY(!inspector.isFollowing()); // nobody has it open
    for (int i = 0; i < 100 && changed.isEmpty(); ++i) {
        test::addRow(path, QString::number(i), 1000, 100.0 + i);
        changed.wait(200);
    }
    QVERIFY(!changed.isEmpty());
    QCOMPARE(finished.count(), 1);
}

void TestInspectorLive::followsALiveFile()
{
    const QString path = m_directory.filePath(QStringLiteral("live.db"));
    QVERIFY(QFile::copy(m_audio, path));
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
    QProcess holder;
    holder.start(QStringLiteral(CACHESCOPE_LOCK_HOLDER), {path});
    QVERIFY(holder.waitForReadyRead());
    holder.readAll();
    Inspector inspector;
    QSignalSpy finished(&inspector, &Inspector::scanFinished);
    inspector.open(path);
    QVERIFY(finished.wait());
    QCOMPARE(inspector.info().openMode, OpenMode::Live);
    inspector.setFollowing(true);
    QVERIFY(inspector.isFollowing());
    for (int i = 0; i < 100 && finished.count() < 2; ++i) {
        holder.write("DELETE FROM cache WHERE rowid = (SELECT max(rowid) FROM cache);\n");
        QVERIFY(holder.waitForReadyRead());
        QCOMPARE(holder.readAll().trimmed(), QByteArray("done"));
        finished.wait(300);
    }
    QTRY_VERIFY(finished.count() >= 2);
    QVERIFY(inspector.summary()->entries < 113);
    QVERIFY(inspector.summary()->fileBytes > 0);
    QVERIFY(inspector.summary()->freeBytes > inspector.info().freeBytes); // of the file as it is now
    holder.closeWriteChannel();
    QVERIFY(holder.waitForFinished());
}

QTEST_GUILESS_MAIN(TestInspectorLive)
#include "test_inspector_live.moc"
