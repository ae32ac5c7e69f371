// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/support.h"
#include "tests/ui/preview_fixture.h"
#include "ui/preview/opened_files.h"
#include "ui/preview/preview_reader.h"
#include "ui/preview/value_files.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QWidget>

using namespace cachescope;
using namespace cachescope::ui;
using namespace cachescope::ui::test;

class TestValueFiles : public PreviewFixture
{
    Q_OBJECT

    std::unique_ptr<QWidget> m_window;
    ValueFiles *m_files = nullptr;
    std::unique_ptr<QTemporaryDir> m_targets; // nothing is written beside the cache
    QUrl m_opened;

    static QByteArray contents(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    inspect::PreviewPtr preview(qint64 rowid) const
    {
        PreviewReader reader(*inspector);
        QSignalSpy showing(&reader, &PreviewReader::showing);
        reader.setActive(true);
        reader.setRow(rowid);
        return showing.wait() ? reader.shown() : nullptr;
    }

private Q_SLOTS:
    void init()
    {
        open();
        m_window = std::make_unique<QWidget>();
        m_targets = std::make_unique<QTemporaryDir>();
        m_files = new ValueFiles(*inspector, m_window.get());
        QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "takeUrl");
    }
    void cleanup()
    {
        QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
        m_window.reset();
        inspector.reset();
    }

    void takeUrl(const QUrl &url) { m_opened = url; }

    void savesTheWholeValue()
    {
        QSignalSpy told(m_files, &ValueFiles::told);
        const QString target = m_targets->filePath(QStringLiteral("zeros.bin"));
        m_files->start(preview(kZeros), ValueFiles::What::Stored, target);
        QVERIFY(told.wait());
        QCOMPARE(told.first().first().value<Tone>(), Tone::Good);
        QCOMPARE(QFileInfo(target).size(), 6'000'000);
    }

    void savesWhatIsShown()
    {
        QSignalSpy told(m_files, &ValueFiles::told);
        const QString target = m_targets->filePath(QStringLiteral("a.pdf"));
        m_files->start(preview(kPdf), ValueFiles::What::Shown, target);
        QVERIFY(told.wait());
        QCOMPARE(contents(target), pdf());
    }

    void neverReplacesTheCacheItself_data()
    {
        QTest::addColumn<QString>("end");
        QTest::newRow("the file") << "";
        QTest::newRow("its log") << "-wal";
        QTest::newRow("its index") << "-shm";
        QTest::newRow("its journal") << "-journal";
    }

    void neverReplacesTheCacheItself()
    {
        QFETCH(QString, end);
        const inspect::PreviewPtr value = preview(kPdf);
        const QByteArray before = cachescope::test::directoryState(directory->path());
        for (const auto what : {ValueFiles::What::Stored, ValueFiles::What::Shown}) {
            QSignalSpy told(m_files, &ValueFiles::told);
            m_files->start(value, what, directory->path() + QStringLiteral("/./values.db") + end);
            QVERIFY(told.wait());
            QCOMPARE(told.first().first().value<Tone>(), Tone::Bad);
        }
        QCOMPARE(cachescope::test::directoryState(directory->path()), before);
    }

    void saysWhyNothingWasSaved()
    {
        QSignalSpy told(m_files, &ValueFiles::told);
        QSignalSpy ended(m_files, &ValueFiles::ended);
        m_files->start(preview(kPdf), ValueFiles::What::Stored,
                       m_targets->filePath(QStringLiteral("nowhere/a.pdf")));
        QVERIFY(told.wait());
        QCOMPARE(told.first().first().value<Tone>(), Tone::Bad);
        QCOMPARE(ended.count(), 1);
    }

    void opensACopyThatOnlyItsUserCanRead()
    {
        QSignalSpy ended(m_files, &ValueFiles::ended);
        m_files->open(preview(kPdf), QStringLiteral("../../x"), ValueFiles::What::Stored);
        QVERIFY(ended.wait());
        QTRY_VERIFY(m_opened.isLocalFile());
        const QFileInfo copy(m_opened.toLocalFile());
        QCOMPARE(copy.suffix(), QStringLiteral("pdf"));
        QCOMPARE(contents(copy.filePath()), pdf());
        QVERIFY(!copy.isWritable() || geteuid() == 0);
        const QFileInfo parent(QFileInfo(copy.path()).path());
        QVERIFY(!(parent.permissions() & (QFileDevice::ReadOther | QFileDevice::ReadGroup)));
        m_window.reset();
        QVERIFY(!QFileInfo::exists(copy.filePath()));
    }

    void givesEachCopyASafeName()
    {
        OpenedFiles files;
        const QString first = files.pathFor(QStringLiteral("../../etc/passwd"), QStringLiteral("pdf"));
        const QString second = files.pathFor(QStringLiteral("../../etc/passwd"), QStringLiteral("pdf"));
        QVERIFY(first != second);
        QCOMPARE(QDir::cleanPath(first), first);
        QVERIFY(QDir::tempPath().size() < first.size() && first.startsWith(QDir::tempPath()));
    }
};

QTEST_MAIN(TestValueFiles)
#include "test_value_files.moc"
