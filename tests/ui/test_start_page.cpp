// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/start_page.h"
#include "ui/settings.h"
#include "ui/theme/theme.h"
#include "ui/widgets/recent_file_row.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;

class TestStartPage : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<StartPage> m_page;

    QList<RecentFileRow *> rows() const { return m_page->findChildren<RecentFileRow *>(); }
    QString here() const { return m_directory->filePath(QStringLiteral("here.db")); }

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }

    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        QFile file(here());
        QVERIFY(file.open(QIODevice::WriteOnly));
        m_settings = std::make_unique<Settings>(m_directory->filePath(QStringLiteral("settings.ini")));
        m_settings->addRecentFile({QStringLiteral("/nowhere/gone.db"), 5, QDateTime::fromSecsSinceEpoch(5)});
        m_settings->addRecentFile({here(), 7'000, QDateTime::fromSecsSinceEpoch(7)});
        m_page = std::make_unique<StartPage>(*m_theme, *m_settings);
        m_page->resize(900, 600);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        QTRY_VERIFY(rows()[0]->width() > 100); // laid out
    }

    void cleanup()
    {
        m_page.reset();
        m_settings.reset();
    }

    void cleanupTestCase() { m_theme.reset(); }

    void opensByMouseAndKeyboard()
    {
        QSignalSpy open(m_page.get(), &StartPage::openRequested);
        QTest::mouseClick(rows()[0], Qt::LeftButton);
        QTest::mouseClick(rows()[0], Qt::LeftButton, Qt::ControlModifier);
        QTest::mouseClick(rows()[0], Qt::MiddleButton);
        QTest::keyClick(rows()[0], Qt::Key_Return);
        QTest::keyClick(rows()[0], Qt::Key_Return, Qt::ControlModifier);
        const QList<bool> inNewWindow{false, true, true, false, true};
        QCOMPARE(open.count(), inNewWindow.size());
        for (qsizetype i = 0; i < inNewWindow.size(); ++i) {
            QCOMPARE(open[i][0].toString(), here());
            QCOMPARE(open[i][1].toBool(), inNewWindow[i]);
        }
    }

    void aFileThatIsGoneIsMarkedAndDoesNotOpen()
    {
        QSignalSpy open(m_page.get(), &StartPage::openRequested);
        QTRY_COMPARE(rows()[1]->accessibleDescription(), QStringLiteral("no longer there"));
        QTest::mouseClick(rows()[1], Qt::LeftButton);
        QTest::keyClick(rows()[1], Qt::Key_Return);
        QCOMPARE(open.count(), 0);
    }

    void arrowsGoFromRowToRow()
    {
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        rows()[0]->setFocus();
        QTest::keyClick(rows()[0], Qt::Key_Down);
        QVERIFY(rows()[1]->hasFocus());
        QTest::keyClick(rows()[1], Qt::Key_Down); // the last one
        QVERIFY(rows()[1]->hasFocus());
        QTest::keyClick(rows()[1], Qt::Key_Up);
        QVERIFY(rows()[0]->hasFocus());
    }

    void whatIsRemovedCanBePutBack()
    {
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        QSignalSpy removed(m_page.get(), &StartPage::removed);
        QTest::keyClick(rows()[0], Qt::Key_Delete);
        QTRY_COMPARE(removed.count(), 1);
        QCOMPARE(removed[0][0].toString(), QStringLiteral("here.db"));
        QCOMPARE(rows().size(), 1);
        QVERIFY(rows()[0]->hasFocus());
        removed[0][1].value<std::function<void()>>()();
        QCOMPARE(rows().size(), 2);
        QCOMPARE(rows()[0]->path(), here());
    }

    void offersWhatWasOpenTheLastTime()
    {
        auto *offer = m_page->findChild<QWidget *>(QStringLiteral("sessionOffer"));
        QVERIFY(!offer->isVisible());
        m_page->setOffer(
            {QStringLiteral("a.db"), QStringLiteral("b.db"), QStringLiteral("c.db"), QStringLiteral("d.db")},
            QStringLiteral("It ended."));
        QVERIFY(offer->isVisible());
        const QString text = offer->findChild<QLabel *>()->text();
        QVERIFY2(text.contains(QStringLiteral("c.db and 1 more")) &&
                     text.contains(QStringLiteral("It ended.")),
                 qPrintable(text));
        QSignalSpy restore(m_page.get(), &StartPage::restoreRequested);
        offer->findChild<QPushButton *>()->click();
        QCOMPARE(restore.count(), 1);
        m_page->setOffer({}, {});
        QVERIFY(!offer->isVisible());
    }
};

QTEST_MAIN(TestStartPage)
#include "test_start_page.moc"
