// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"
#include "tests/ui/unnamed_controls.h"
#include "ui/dialogs/proof_dialog.h"
#include "ui/table/text_table.h"
#include "ui/theme/theme.h"
#include "ui/widgets/verdict_line.h"

#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;

class TestProofDialog : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<ProofDialog> m_dialog;
    QString m_path;
    inspect::CacheFileInfo m_info;

    void show()
    {
        m_info = inspect::CacheFile::open(m_path).value().info();
        m_dialog->setFile(m_info);
        m_dialog->show();
        QTRY_VERIFY(m_dialog->verdict()->text().size() > 40);
    }

    void change()
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::Append));
        QCOMPARE(file.write("more"), 4);
    }

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_path = test::copyOfDataFile(QStringLiteral("audio.db"), m_directory->path());
        m_dialog = std::make_unique<ProofDialog>(*m_theme);
    }
    void cleanup() { m_dialog.reset(); }
    void cleanupTestCase() { m_theme.reset(); }

    void saysAtOnceThatNothingWasWritten()
    {
        show();
        QCOMPARE(m_dialog->verdict()->tone(), Tone::Good);
        QVERIFY(m_dialog->verdict()->text().startsWith(QStringLiteral("Untouched since ")));
        const QString text = m_dialog->text();
        QVERIFY(text.contains(m_path));
        QVERIFY(text.contains(QStringLiteral("Last change of any kind: at opening ")));
        QVERIFY(text.contains(QStringLiteral("audio.db-wal: at opening not there; now not there; same")));
        QVERIFY(!text.contains(QStringLiteral("CHANGED")));
    }

    void showsWhatHasChanged()
    {
        show();
        change();
        QFile(m_directory->filePath(QStringLiteral("new.txt"))).open(QIODevice::WriteOnly);
        m_dialog->lookAgain();
        QTRY_COMPARE(m_dialog->verdict()->tone(), Tone::Bad);
        QVERIFY(m_dialog->verdict()->text().startsWith(QStringLiteral("Changed since ")));
        QVERIFY(m_dialog->text().contains(QStringLiteral("CHANGED")));
        QVERIFY(m_dialog->text().contains(QStringLiteral("new.txt   NEW since opening")));
    }

    void takesTheHashAndComparesTheNext()
    {
        show();
        QSignalSpy ended(m_dialog.get(), &ProofDialog::hashEnded);
        m_dialog->hashButton()->click();
        QTRY_COMPARE(ended.count(), 1);
        QVERIFY(m_dialog->text().contains(QString::fromLatin1(test::fileHash(m_path))));
        QVERIFY(m_dialog->content()->text().startsWith(QStringLiteral("Taken ")));
        m_dialog->hashButton()->click();
        QTRY_COMPARE(ended.count(), 2);
        QCOMPARE(m_dialog->content()->tone(), Tone::Good);
        QVERIFY(m_dialog->content()->text().contains(QStringLiteral("byte for byte")));
        change();
        m_dialog->hashButton()->click();
        QTRY_COMPARE(ended.count(), 3);
        QCOMPARE(m_dialog->content()->tone(), Tone::Bad);
        QCOMPARE(m_dialog->verdict()->tone(), Tone::Bad);
    }

    void comparesWithTheOriginal()
    {
        show();
        QSignalSpy ended(m_dialog.get(), &ProofDialog::hashEnded);
        m_dialog->hashButton()->click();
        QTRY_COMPARE(ended.count(), 1);
        const QString hash = QString::fromLatin1(test::fileHash(m_path));
        m_dialog->expected()->setText(hash.toUpper() + QStringLiteral("  /srv/caches/audio.db"));
        QCOMPARE(m_dialog->match()->tone(), Tone::Good);
        m_dialog->expected()->setText(QString(hash).replace(0, 1, hash[0] == QLatin1Char('0') ? u'1' : u'0'));
        QCOMPARE(m_dialog->match()->tone(), Tone::Bad);
        m_dialog->expected()->setText(QStringLiteral("d41d8cd98f00b204e9800998ecf8427e"));
        QCOMPARE(m_dialog->match()->tone(), Tone::Warning);
        m_dialog->expected()->clear();
        QVERIFY(!m_dialog->match()->isVisible());
    }

    void saysWhatCannotBeProvenOfALiveFile()
    {
        m_info = inspect::CacheFile::open(m_path).value().info();
        m_info.openMode = inspect::OpenMode::Live;
        m_dialog->setFile(m_info);
        m_dialog->show();
        QTRY_VERIFY(m_dialog->verdict()->text().contains(QStringLiteral("it may write at any moment")));
        QCOMPARE(m_dialog->verdict()->tone(), Tone::Warning);
        QVERIFY(m_dialog->content()->text().startsWith(QStringLiteral("No SHA-256 is taken")));
        QVERIFY(!m_dialog->hashButton()->isEnabled());
    }

    void saysThatTheFileIsGone()
    {
        show();
        QVERIFY(QFile::remove(m_path));
        m_dialog->lookAgain();
        QTRY_COMPARE(m_dialog->verdict()->tone(), Tone::Bad);
        QSignalSpy ended(m_dialog.get(), &ProofDialog::hashEnded);
        m_dialog->hashButton()->click();
        QTRY_COMPARE(ended.count(), 1);
        QVERIFY(m_dialog->content()->text().startsWith(QStringLiteral("There is no file ")));
    }

    void startsAnewWithAnotherFile()
    {
        show();
        QSignalSpy ended(m_dialog.get(), &ProofDialog::hashEnded);
        m_dialog->hashButton()->click();
        QTRY_COMPARE(ended.count(), 1);
        m_dialog->expected()->setText(QStringLiteral("x"));
        m_path = test::copyOfDataFile(QStringLiteral("document.db"), m_directory->path());
        show();
        QVERIFY(m_dialog->expected()->text().isEmpty());
        QTRY_VERIFY(m_dialog->text().contains(QStringLiteral("audio.db"))); // a name in the folder
        QVERIFY(!m_dialog->text().contains(QStringLiteral("SHA-256 ")) ||
                m_dialog->content()->text().contains(QStringLiteral("only when you ask")));
        QVERIFY(m_dialog->windowTitle().contains(QStringLiteral("document.db")));
    }

    void keepsTheHashOfTheSameOpening()
    {
        show();
        QSignalSpy ended(m_dialog.get(), &ProofDialog::hashEnded);
        m_dialog->hashButton()->click();
        QTRY_COMPARE(ended.count(), 1);
        m_dialog->close();
        m_dialog->setFile(m_info);
        m_dialog->show();
        QVERIFY(m_dialog->content()->text().startsWith(QStringLiteral("Taken ")));
        m_dialog->hashButton()->click();
        QTRY_COMPARE(ended.count(), 2);
        QVERIFY(m_dialog->content()->text().contains(QStringLiteral("byte for byte")));
    }

    void startsAnewWithTheSameFileOpenedAgain()
    {
        show();
        QSignalSpy ended(m_dialog.get(), &ProofDialog::hashEnded);
        m_dialog->hashButton()->click();
        QTRY_COMPARE(ended.count(), 1);
        change();
        m_info.atOpening = inspect::snapshotOf(m_path);
        m_dialog->setFile(m_info);
        QVERIFY(!m_dialog->content()->text().startsWith(QStringLiteral("Taken ")));
    }

    void showsAllRowsAtFirst()
    {
        m_dialog->resize(880, 820); // the screen of tests is low, and sentences with times wrap or do not
        show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
        QCOMPARE(m_dialog->files()->rowCount(), 9);
        QTRY_COMPARE(m_dialog->files()->verticalScrollBar()->maximum(), 0);
    }

    void listsWhatIsNewAndWhatIsGone()
    {
        ProofState state;
        state.atOpening.listing = {QStringLiteral("a"), QStringLiteral("c"), QStringLiteral("e")};
        QCOMPARE(listingLines(state), state.atOpening.listing);
        state.now = state.atOpening;
        state.now->listing = {QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("d")};
        QCOMPARE(
            listingLines(state),
            (QStringList{QStringLiteral("b   NEW since opening"), QStringLiteral("c"),
                         QStringLiteral("d   NEW since opening"), QStringLiteral("a   GONE since opening"),
                         QStringLiteral("e   GONE since opening")}));
        state.now->listing.clear();
        QCOMPARE(listingLines(state).size(), 3);
    }

    /// In quadratic time this would not end before the test is given up.
    void listsAFolderOfHalfAMillionNames()
    {
        ProofState state;
        for (int i = 0; i < 500'000; ++i)
            state.atOpening.listing << QString::number(1'000'000 + i);
        state.now = state.atOpening;
        state.now->listing.removeFirst();
        const QStringList lines = listingLines(state);
        QCOMPARE(lines.size(), 500'000);
        QCOMPARE(lines.last(), QStringLiteral("1000000   GONE since opening"));
    }

    void everyControlHasAnAccessibleName()
    {
        show();
        QCOMPARE(test::unnamedControls(m_dialog.get()), QStringList());
    }
};

QTEST_MAIN(TestProofDialog)
#include "test_proof_dialog.moc"
