// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"
#include "tests/ui/unnamed_controls.h"
#include "ui/dialogs/check_dialog.h"
#include "ui/theme/theme.h"
#include "ui/widgets/verdict_line.h"

#include <QDate>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;

class TestCheckDialog : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<CheckDialog> m_dialog;

    void check(const QString &path)
    {
        QSignalSpy ended(m_dialog.get(), &CheckDialog::ended);
        m_dialog->setFile({path, {}});
        m_dialog->show();
        m_dialog->start();
        QTRY_COMPARE(ended.count(), 1);
    }

    void checkOpened(const QString &path)
    {
        QSignalSpy ended(m_dialog.get(), &CheckDialog::ended);
        m_dialog->setFile({path, test::opened(path)});
        m_dialog->show();
        m_dialog->start();
        QTRY_COMPARE(ended.count(), 1);
    }

    QString damaged()
    {
        const QString path = m_directory->filePath(QStringLiteral("damaged.db"));
        test::createProductionTable(path);
        for (int i = 0; i < 200; ++i)
            test::addRow(path, QStringLiteral("key %1").arg(i), 10, i);
        test::breakIndex(path, "sqlite_autoindex_cache_1");
        return path;
    }

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_dialog = std::make_unique<CheckDialog>(*m_theme);
    }
    void cleanup() { m_dialog.reset(); }
    void cleanupTestCase() { m_theme.reset(); }

    void findsNothingWrong_data()
    {
        QTest::addColumn<bool>("quick");
        QTest::newRow("quick") << true;
        QTest::newRow("full") << false;
    }
    void findsNothingWrong()
    {
        QFETCH(bool, quick);
        m_dialog->setQuick(quick);
        QSignalSpy damage(m_dialog.get(), &CheckDialog::damageFound);
        check(test::dataFile(QStringLiteral("audio.db")));
        QCOMPARE(m_dialog->verdict()->tone(), Tone::Good);
        QVERIFY(m_dialog->verdict()->text().startsWith(QStringLiteral("Nothing is wrong")));
        QCOMPARE(m_dialog->verdict()->text().contains(QStringLiteral("only the full check")), quick);
        QVERIFY(!m_dialog->messages()->isVisible());
        QCOMPARE(damage.count(), 0);
    }

    void findsDamage()
    {
        QSignalSpy damage(m_dialog.get(), &CheckDialog::damageFound);
        const QString path = damaged();
        check(path);
        QCOMPARE(m_dialog->verdict()->tone(), Tone::Bad);
        QVERIFY(m_dialog->verdict()->text().startsWith(QStringLiteral("The file is damaged")));
        QVERIFY(m_dialog->messages()->isVisible());
        QVERIFY(!m_dialog->messages()->toPlainText().isEmpty());
        QCOMPARE(damage.count(), 1);
        const QString text = m_dialog->text();
        QVERIFY(text.startsWith(path));
        QVERIFY(text.contains(m_dialog->messages()->toPlainText()));
    }

    void checksWhatCannotBeOpened()
    {
        check(test::dataFile(QStringLiteral("extraction-truncated.db")));
        QCOMPARE(m_dialog->verdict()->tone(), Tone::Bad);
        QVERIFY(m_dialog->messages()->toPlainText().contains(QStringLiteral("is incomplete")));
    }

    void saysWhyThereIsNothingToCheck()
    {
        check(test::dataFile(QStringLiteral("README.md")));
        QCOMPARE(m_dialog->verdict()->tone(), Tone::Bad);
        QVERIFY(m_dialog->text().isEmpty());
        QVERIFY(m_dialog->verdict()->text().contains(QStringLiteral("README.md")));
    }

    void isCancelled()
    {
        const QString path = m_directory->filePath(QStringLiteral("large.db"));
        test::createProductionTable(path);
        test::addRow(path, QStringLiteral("large"), 60'000'000, 1);
        QSignalSpy ended(m_dialog.get(), &CheckDialog::ended);
        m_dialog->setFile({path, {}});
        m_dialog->show();
        m_dialog->start();
        QVERIFY(m_dialog->isRunning());
        m_dialog->cancel();
        QTRY_COMPARE(ended.count(), 1);
        QVERIFY(!m_dialog->isRunning());
        QCOMPARE(m_dialog->verdict()->tone(), Tone::Warning);
        QVERIFY(m_dialog->verdict()->text().startsWith(QStringLiteral("Cancelled before the end")));
    }

    void forgetsTheResultOfAnotherFile()
    {
        check(damaged());
        m_dialog->setFile({test::dataFile(QStringLiteral("audio.db")), {}});
        QVERIFY(!m_dialog->verdict()->isVisible());
        QVERIFY(m_dialog->text().isEmpty());
    }

    void keepsTheResultOfTheSameFile()
    {
        const QString path = test::copyOfDataFile(QStringLiteral("audio.db"), m_directory->path());
        checkOpened(path);
        m_dialog->setFile({path, test::opened(path)});
        QVERIFY(m_dialog->verdict()->isVisible());
        m_dialog->leaveFile();
        m_dialog->setFile({path, test::opened(path)});
        QVERIFY(m_dialog->verdict()->isVisible());
    }

    void forgetsTheResultOfAFileThatWasReplaced()
    {
        const QString path = test::copyOfDataFile(QStringLiteral("audio.db"), m_directory->path());
        checkOpened(path);
        QVERIFY(QFile::remove(path));
        QVERIFY(QFile::copy(test::dataFile(QStringLiteral("document.db")), path));
        m_dialog->leaveFile();
        m_dialog->setFile({path, test::opened(path)});
        QVERIFY(!m_dialog->verdict()->isVisible());
        QVERIFY(m_dialog->text().isEmpty());
    }

    void forgetsTheResultOfAnUnknownFileOfTheSameName()
    {
        const QString path = test::dataFile(QStringLiteral("extraction-truncated.db"));
        check(path);
        m_dialog->setFile({path, {}});
        QVERIFY(m_dialog->verdict()->isVisible());
        m_dialog->leaveFile();
        m_dialog->setFile({path, {}});
        QVERIFY(!m_dialog->verdict()->isVisible());
    }

    void dropsWhatComesOfAFileThatWasLeft()
    {
        QSignalSpy damage(m_dialog.get(), &CheckDialog::damageFound);
        QSignalSpy ended(m_dialog.get(), &CheckDialog::ended);
        const FileSource file{damaged(), {}};
        m_dialog->setFile(file);
        m_dialog->show();
        m_dialog->start();
        m_dialog->leaveFile();
        m_dialog->setFile(file);
        QTRY_COMPARE(ended.count(), 1);
        QVERIFY(!m_dialog->verdict()->isVisible());
        QCOMPARE(damage.count(), 0);
    }

    void saysWhenItWasChecked()
    {
        const auto today = [] { return QDate::currentDate().toString(QStringLiteral("yyyy-MM-dd")); };
        const QString before = today();
        check(test::dataFile(QStringLiteral("audio.db")));
        const QString facts = m_dialog->facts()->text();
        QVERIFY(m_dialog->facts()->isVisible());
        QVERIFY(facts.startsWith(QStringLiteral("Checked ") + before) ||
                facts.startsWith(QStringLiteral("Checked ") + today()));
        QVERIFY(m_dialog->text().contains(facts));
    }

    void everyControlHasAnAccessibleName()
    {
        check(damaged());
        QCOMPARE(test::unnamedControls(m_dialog.get()), QStringList());
    }
};

QTEST_MAIN(TestCheckDialog)
#include "test_check_dialog.moc"
