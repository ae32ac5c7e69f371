// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/support.h"
#include "tests/ui/unnamed_controls.h"
#include "ui/help/help_panel.h"
#include "ui/help/shortcut_overview.h"
#include "ui/settings.h"
#include "ui/theme/theme.h"
#include "ui/window/main_window.h"
#include "ui/window/window_frame.h"
#include "ui/window/window_menu.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QSet>
#include <QShortcut>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;

/// What the window says of itself: explanations of its pages, and its keys.
class TestHelp : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<MainWindow> m_window;

    HelpPanel *panel() const { return m_window->frame()->help(); }

    void openAudio() const
    {
        QSignalSpy opened(&m_window->inspector(), &inspect::Inspector::opened);
        m_window->openFile(test::dataFile(QStringLiteral("audio.db")));
        QVERIFY(opened.wait());
    }

    ShortcutOverview *overview() const
    {
        Q_EMIT m_window->menu()->shortcutsRequested();
        return m_window->shortcuts();
    }

    static QStringList keysOf(const QList<ShortcutEntry> &entries)
    {
        QStringList keys;
        for (const ShortcutEntry &entry : entries)
            keys += entry.keys;
        return keys;
    }

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }

    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<Settings>(m_directory->filePath(QStringLiteral("settings.ini")));
        m_window = std::make_unique<MainWindow>(*m_theme, *m_settings);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void cleanup()
    {
        m_window.reset();
        m_settings.reset();
    }

    void cleanupTestCase() { m_theme.reset(); }

    void everyPageIsExplained_data()
    {
        QTest::addColumn<int>("topic");
        for (int topic = 0; topic <= static_cast<int>(HelpTopic::Runs); ++topic)
            QTest::addRow("%d", topic) << topic;
    }
    void everyPageIsExplained()
    {
        QFETCH(int, topic);
        const PageHelp help = pageHelp(static_cast<HelpTopic>(topic));
        QVERIFY(!help.title.isEmpty() && help.intro.size() > 40 && help.items.size() >= 3);
        for (const HelpItem &item : help.items)
            QVERIFY(!item.term.isEmpty() && item.text.size() > 15);
    }

    void aKeyOpensAndEscapeClosesIt()
    {
        QTest::keyClick(m_window.get(), Qt::Key_F1, Qt::ShiftModifier);
        QTRY_VERIFY(panel()->isVisible());
        QCOMPARE(panel()->topic(), HelpTopic::Start);
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        QTRY_VERIFY(!panel()->isVisible());
        QVERIFY(!panel()->isAncestorOf(QApplication::focusWidget()));
    }

    void followsThePage()
    {
        openAudio();
        panel()->toggle();
        QCOMPARE(panel()->topic(), HelpTopic::Overview);
        m_window->showPage(Page::Entries);
        QCOMPARE(panel()->topic(), HelpTopic::Entries);
        QVERIFY(panel()->isVisible());
        m_window->showPage(Page::Load);
        QCOMPARE(panel()->topic(), HelpTopic::Load);
        QCOMPARE(panel()->findChild<QLabel *>()->text(), pageHelp(HelpTopic::Load).title);
    }

    void staysAtTheRightEdge()
    {
        panel()->toggle();
        m_window->resize(1100, 700);
        QTRY_COMPARE(panel()->geometry().right(), panel()->parentWidget()->rect().right());
        QCOMPARE(panel()->height(), panel()->parentWidget()->height());
    }

    void everyKeyOfTheWindowIsListed()
    {
        openAudio();
        const QStringList listed = keysOf(overview()->shown());
        for (const QAction *action : m_window->findChildren<QAction *>()) {
            for (const QKeySequence &key : action->shortcuts())
                QVERIFY2(listed.contains(keyText(key)), qPrintable(action->text()));
        }
        for (const QShortcut *shortcut : m_window->findChildren<QShortcut *>()) {
            QVERIFY2(!shortcut->whatsThis().isEmpty(), qPrintable(keyText(shortcut->key())));
            QVERIFY2(listed.contains(keyText(shortcut->key())), qPrintable(shortcut->whatsThis()));
        }
        QVERIFY(listed.contains(keyText(QKeySequence::New)));
    }

    void whatIsListedHasWords()
    {
        for (const ShortcutEntry &entry : overview()->shown()) {
            QVERIFY(!entry.text.isEmpty());
            QVERIFY(!entry.text.contains(QLatin1Char('&')));
        }
    }

    void aFieldNarrowsThemDown()
    {
        ShortcutOverview *dialog = overview();
        const qsizetype all = dialog->shown().size();
        dialog->search()->setText(QStringLiteral("new WINDOW"));
        QVERIFY(dialog->shown().size() >= 1 && dialog->shown().size() < all);
        dialog->search()->setText(keyText(QKeySequence::New));
        QCOMPARE(dialog->shown().first().text, QStringLiteral("New window"));
        dialog->search()->setText(QStringLiteral("no such thing"));
        QVERIFY(dialog->shown().isEmpty());
        dialog->hide();
        Q_EMIT m_window->menu()->shortcutsRequested();
        QCOMPARE(dialog->shown().size(), all);
    }

    void mnemonicsOfTheMenuAreOfOneActionEach()
    {
        QSet<QChar> taken;
        for (const QAction *action : m_window->menu()->actions()) {
            if (action->isSeparator())
                continue;
            const qsizetype at = action->text().indexOf(QLatin1Char('&'));
            QVERIFY2(at >= 0, qPrintable(action->text()));
            const QChar letter = action->text().at(at + 1).toLower();
            QVERIFY2(!taken.contains(letter), qPrintable(action->text()));
            taken.insert(letter);
        }
    }

    void namesItsControls()
    {
        panel()->toggle();
        QCOMPARE(test::unnamedControls(m_window.get()), QStringList());
        QCOMPARE(test::unnamedControls(overview()), QStringList());
    }
};

QTEST_MAIN(TestHelp)
#include "test_help.moc"
