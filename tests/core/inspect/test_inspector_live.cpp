// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/inspector.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"

#include <QProcess>

#include <cstdio>
#include <memory>

using namespace cachescope;
using namespace cachescope::inspect;

/// Files that other programs change meanwhile.
class TestInspectorLive : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void stopsFollowingAFileThatWasReplaced();
    void givesUpItsLocksBeforeItOpensALiveFileAgain();
    void tellsThatAFileWasChanged();
    void followsALiveFile();

private:
    void openElsewhere();

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<QProcess> m_writer; // another process that has the file open
    QString m_path;
};

void TestInspectorLive::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    m_path = test::copyOfDataFile(QStringLiteral("audio.db"), m_directory->path());
}

void TestInspectorLive::cleanup()
{
    if (!m_writer)
        return;
    m_writer->closeWriteChannel();
    QVERIFY(m_writer->waitForFinished());
    m_writer.reset();
}

void TestInspectorLive::openElsewhere()
{
    m_writer = std::make_unique<QProcess>();
    m_writer->start(QStringLiteral(CACHESCOPE_LOCK_HOLDER), {m_path});
    QVERIFY(m_writer->waitForReadyRead());
    m_writer->readAll();
}

void TestInspectorLive::stopsFollowingAFileThatWasReplaced()
{
    openElsewhere();
    Inspector inspector;
    QSignalSpy finished(&inspector, &Inspector::scanFinished);
    QSignalSpy replaced(&inspector, &Inspector::fileReplaced);
    inspector.open(m_path);
    QVERIFY(finished.wait());
    QCOMPARE(inspector.info().openMode, OpenMode::Live);
    inspector.setFollowing(true);
    const QString next = m_directory->filePath(QStringLiteral("next.db"));
    QVERIFY(QFile::copy(m_path, next));
    QVERIFY(std::rename(QFile::encodeName(next).constData(), QFile::encodeName(m_path).constData()) == 0);
    QTRY_COMPARE(replaced.count(), 1);
    QVERIFY(!inspector.isFollowing());
}

void TestInspectorLive::givesUpItsLocksBeforeItOpensALiveFileAgain()
{
    openElsewhere();
    Inspector inspector;
    QSignalSpy opened(&inspector, &Inspector::opened);
    inspector.open(m_path);
    QVERIFY(opened.wait());
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(inspector.info().openMode, OpenMode::Live);
        const auto before = inspector.file().lifetime();
        inspector.requestView(EntryQuery());
        inspector.requestEntries({1, 2, 3});
        inspector.open(m_path);
        QVERIFY(opened.wait());
        QVERIFY(before.expired());
    }
}

void TestInspectorLive::tellsThatAFileWasChanged()
{
    Inspector inspector;
    QSignalSpy finished(&inspector, &Inspector::scanFinished);
    QSignalSpy changed(&inspector, &Inspector::fileChanged);
    inspector.open(m_path);
    QVERIFY(finished.wait());
    inspector.setFollowing(true);
    QVERIFY(!inspector.isFollowing()); // nobody has it open
    for (int i = 0; i < 100 && changed.isEmpty(); ++i) {
        test::addRow(m_path, QString::number(i), 1000, 100.0 + i);
        changed.wait(200);
    }
    QVERIFY(!changed.isEmpty());
    QCOMPARE(finished.count(), 1);
}

void TestInspectorLive::followsALiveFile()
{
    openElsewhere();
    Inspector inspector;
    QSignalSpy finished(&inspector, &Inspector::scanFinished);
    inspector.open(m_path);
    QVERIFY(finished.wait());
    QCOMPARE(inspector.info().openMode, OpenMode::Live);
    inspector.setFollowing(true);
    QVERIFY(inspector.isFollowing());
    for (int i = 0; i < 100 && finished.count() < 2; ++i) {
        m_writer->write("DELETE FROM cache WHERE rowid = (SELECT max(rowid) FROM cache);\n");
        QVERIFY(m_writer->waitForReadyRead());
        QCOMPARE(m_writer->readAll().trimmed(), QByteArray("done"));
        finished.wait(300);
    }
    QTRY_VERIFY(finished.count() >= 2);
    QVERIFY(inspector.summary()->entries < 113);
    QVERIFY(inspector.summary()->fileBytes > 0);
    QVERIFY(inspector.summary()->freeBytes > inspector.info().freeBytes); // of the file as it is now
}

QTEST_GUILESS_MAIN(TestInspectorLive)
#include "test_inspector_live.moc"
