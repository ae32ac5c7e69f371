// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/filter_panel.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace cachescope;
using namespace cachescope::ui;

class TestFilterBar : public QObject
{
    Q_OBJECT

    std::unique_ptr<EntryFilters> m_filters;
    std::unique_ptr<QWidget> m_window;
    FilterBar *m_bar = nullptr;

private Q_SLOTS:
    void init()
    {
        m_filters = std::make_unique<EntryFilters>();
        m_window = std::make_unique<QWidget>();
        auto *layout = new QVBoxLayout(m_window.get());
        layout->setContentsMargins(0, 0, 0, 0);
        m_bar = new FilterBar(*m_filters, m_window.get());
        layout->addWidget(m_bar);
        layout->addStretch(1);
        m_window->resize(944, 300);
        m_bar->setFormat(formatWithAll());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void cleanup() { m_window.reset(); }

    void typingIsToldWhenItPauses()
    {
        QSignalSpy changed(m_filters.get(), &EntryFilters::changed);
        auto *field = m_bar->findChild<QLineEdit *>(QStringLiteral("keyFilter"));
        QTest::keyClicks(field, QStringLiteral("abc"));
        QCOMPARE(changed.count(), 0);
        QVERIFY(changed.wait());
        QCOMPARE(m_filters->filter().contains, QStringLiteral("abc"));
        button(QStringLiteral("prefix"))->click();
        QCOMPARE(m_filters->filter().prefix, QStringLiteral("abc"));
        QCOMPARE(changed.count(), 2);
        m_bar->setText(QStringLiteral("x")); // found from elsewhere: anywhere in the key
        QCOMPARE(m_filters->filter().contains, QStringLiteral("x"));
        QVERIFY(m_filters->filter().prefix.isEmpty());
    }

    void theFormOpensAndClosesByKeyboard()
    {
        auto *opener = m_bar->findChild<QToolButton *>(QStringLiteral("filterButton"));
        opener->setFocus();
        QTest::keyClick(opener, Qt::Key_Space);
        QVERIFY(m_bar->panel()->isVisible());
        QVERIFY(m_bar->panel()->isAncestorOf(QApplication::focusWidget()));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!m_bar->panel()->isVisible());
        QTRY_VERIFY(opener->hasFocus());
    }

    void whatIsChosenTakesEffectAtOnce()
    {
        open();
        QSignalSpy changed(m_filters.get(), &EntryFilters::changed);
        box(QStringLiteral("JSON"))->click();
        QCOMPARE(m_filters->filter().types, std::vector{inspect::ContentType::Json});
        button(QStringLiteral("only pinned"))->click();
        QCOMPARE(m_filters->filter().pinned, std::optional(true));
        QCOMPARE(changed.count(), 2);
        QCOMPARE(chips(), (QStringList{QStringLiteral("Type: JSON"), QStringLiteral("Pinned only")}));
    }

    void aTypedRangeAppliesAfterAPauseOrReturn()
    {
        open();
        QSignalSpy changed(m_filters.get(), &EntryFilters::changed);
        QTest::keyClicks(field(QStringLiteral("Size from")), QStringLiteral("10 kB"));
        QVERIFY(changed.wait());
        QCOMPARE(m_filters->filter().minSizeBytes, std::optional(qint64{10'000}));
        QTest::keyClicks(field(QStringLiteral("Last read less than")), QStringLiteral("7d"));
        QTest::keyClick(field(QStringLiteral("Last read less than")), Qt::Key_Return);
        QCOMPARE(changed.count(), 2);
        QCOMPARE(chips(),
                 (QStringList{QStringLiteral("Size from 10 kB"), QStringLiteral("Read within 7 d")}));
    }

    void badTextIsMarkedInPlaceAndChangesNothing()
    {
        open();
        QLineEdit *from = field(QStringLiteral("Size from"));
        QSignalSpy changed(m_filters.get(), &EntryFilters::changed);
        QTest::keyClicks(from, QStringLiteral("10 lots"));
        QTest::keyClick(from, Qt::Key_Return);
        QCOMPARE(changed.count(), 0);
        QVERIFY(m_filters->filter().isEmpty());
        QVERIFY(from->property("invalid").toBool());
        QVERIFY(!field(QStringLiteral("Size to"))->property("invalid").toBool());
        QVERIFY(note(QStringLiteral("“10 lots” is not a size")));
        from->clear();
        QTest::keyClicks(from, QStringLiteral("10"));
        QTest::keyClick(from, Qt::Key_Return);
        QVERIFY(!from->property("invalid").toBool());
        QVERIFY(!note(QStringLiteral("is not a size")));
    }

    void closingAppliesWhatWasTyped()
    {
        open();
        QTest::keyClicks(field(QStringLiteral("Size to")), QStringLiteral("3 MB"));
        m_bar->panel()->close();
        QCOMPARE(m_filters->filter().maxSizeBytes, std::optional(qint64{3'000'000}));
    }

    void formatsAreAskedForWhatTheyHave()
    {
        open();
        QVERIFY(button(QStringLiteral("only pinned"))->isVisible());
        QVERIFY(field(QStringLiteral("Last read less than"))->isVisible());
        m_bar->panel()->close();
        m_bar->setFormat({});
        open();
        QVERIFY(!button(QStringLiteral("only pinned"))->isVisible());
        QVERIFY(!field(QStringLiteral("Last read less than"))->isVisible());
    }

    void aChartsRangeIsReplacedByTheForm()
    {
        inspect::EntryFilter part;
        part.minSizeBytes = 5;
        m_filters->setChartRange(Condition::Size, part, QStringLiteral("Size 5 B – 10 B"));
        QCOMPARE(chips(), QStringList{QStringLiteral("Size 5 B – 10 B")});
        open();
        QVERIFY(note(QStringLiteral("From a chart: Size 5 B – 10 B")));
        QTest::keyClicks(field(QStringLiteral("Size from")), QStringLiteral("1 kB"));
        QTest::keyClick(field(QStringLiteral("Size from")), Qt::Key_Return);
        QVERIFY(m_filters->conditions().chartLabel(Condition::Size).isEmpty());
        QCOMPARE(chips(), QStringList{QStringLiteral("Size from 1 kB")});
        m_filters->setChartRange(Condition::Size, part, QStringLiteral("Size 5 B – 10 B"));
        QCOMPARE(m_filters->filter(), part);
        QVERIFY(field(QStringLiteral("Size from"))->text().isEmpty() || m_bar->panel()->isVisible());
    }

    void chipsRemoveTheirCondition()
    {
        fillAll();
        QCOMPARE(chips().size(), 4);
        QSignalSpy changed(m_filters.get(), &EntryFilters::changed);
        for (int left = 3; left >= 0; --left) {
            visibleChips().first()->click();
            QCOMPARE(chips().size(), left);
        }
        QCOMPARE(changed.count(), 4);
        QVERIFY(m_filters->filter().isEmpty());
    }

    void clearAllRemovesEverything()
    {
        QPushButton *clear = clearButton();
        QVERIFY(!clear->isVisible());
        m_bar->setText(QStringLiteral("k"));
        QVERIFY(!clear->isVisible()); // there is one condition
        fillAll();
        QVERIFY(clear->isVisible());
        clear->click();
        QVERIFY(m_filters->filter().isEmpty());
        QVERIFY(m_bar->text().isEmpty());
        QVERIFY(!clear->isVisible());
    }

    void agesFollowTheNewestAccess()
    {
        open();
        QLineEdit *within = field(QStringLiteral("Last read less than"));
        QTest::keyClicks(within, QStringLiteral("1 h"));
        QTest::keyClick(within, Qt::Key_Return);
        m_bar->panel()->close();
        m_filters->setNewestAccess(1000.0 * 3600);
        QVERIFY(qAbs(*m_filters->filter().accessedFrom - 999.0 * 3600) < 1e-3);
        m_filters->setNewestAccess(std::nullopt);
        QVERIFY(qAbs(*m_filters->filter().accessedFrom - 999.0 * 3600) < 1e-3);
    }

    void showsWhatIsAskedForElsewhere()
    {
        m_filters->setText(TextMode::Prefix, QStringLiteral("audio/"));
        QCOMPARE(m_bar->text(), QStringLiteral("audio/"));
        QVERIFY(button(QStringLiteral("prefix"))->isChecked());
        QVERIFY(chips().isEmpty()); // the field has it
        m_filters->setTypeGroups({QStringLiteral("json")});
        QCOMPARE(chips(), QStringList{QStringLiteral("Type: JSON")});
        m_filters->clear();
        QVERIFY(m_bar->text().isEmpty());
        QVERIFY(chips().isEmpty());
    }

    void whatIsBeingTypedStaysWhenOtherConditionsChange()
    {
        auto *typed = m_bar->findChild<QLineEdit *>(QStringLiteral("keyFilter"));
        QTest::keyClicks(typed, QStringLiteral("abc"));
        m_filters->setTypeGroups({QStringLiteral("json")});
        QCOMPARE(m_bar->text(), QStringLiteral("abc"));
        QTRY_COMPARE(m_filters->filter().contains, QStringLiteral("abc"));
    }

    void chipsWrapWhereTheWindowIsNarrow()
    {
        m_bar->setCountText(QStringLiteral("71,310 of 160,000 entries"));
        const int oneLine = m_bar->height();
        m_bar->setText(QStringLiteral("k"));
        fillAll();
        QTRY_VERIFY(m_bar->height() > oneLine);
        m_window->resize(600, 300);
        QTRY_COMPARE(m_window->width(), 600);
        QCoreApplication::processEvents();
        for (const QPushButton *chip : visibleChips()) {
            QVERIFY(m_bar->rect().contains(chip->geometry()));
            QVERIFY(chip->width() >= chip->sizeHint().width());
        }
        m_filters->reset();
        m_window->resize(944, 300);
        QTRY_COMPARE(m_bar->height(), oneLine);
    }

    void tabReachesEverything()
    {
        fillAll();
        QList<const QWidget *> reached;
        m_bar->focusText();
        for (int i = 0; i < 30; ++i) {
            reached.append(QApplication::focusWidget());
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        for (const QPushButton *chip : visibleChips())
            QVERIFY(reached.contains(chip));
        QVERIFY(reached.contains(clearButton()));
        QVERIFY(reached.contains(m_bar->findChild<QToolButton *>(QStringLiteral("filterButton"))));
    }

private:
    static inspect::CacheFormat formatWithAll()
    {
        inspect::CacheFormat format;
        format.columns.pinned = QStringLiteral("pinned");
        format.columns.accessed = QStringLiteral("last_accessed");
        return format;
    }

    void open() { m_bar->findChild<QToolButton *>(QStringLiteral("filterButton"))->click(); }

    void fillAll()
    {
        open();
        box(QStringLiteral("JSON"))->setChecked(true);
        button(QStringLiteral("only pinned"))->click();
        QTest::keyClicks(field(QStringLiteral("Size from")), QStringLiteral("10 kB"));
        QTest::keyClicks(field(QStringLiteral("Last read more than")), QStringLiteral("1 h"));
        m_bar->panel()->close();
    }

    QToolButton *button(const QString &text) const
    {
        for (QToolButton *each : m_bar->findChildren<QToolButton *>()) {
            if (each->text() == text)
                return each;
        }
        return nullptr;
    }

    QCheckBox *box(const QString &text) const
    {
        for (QCheckBox *each : m_bar->findChildren<QCheckBox *>()) {
            if (each->text() == text)
                return each;
        }
        return nullptr;
    }

    QLineEdit *field(const QString &name) const
    {
        for (QLineEdit *each : m_bar->findChildren<QLineEdit *>()) {
            if (each->accessibleName() == name)
                return each;
        }
        return nullptr;
    }

    bool note(const QString &part) const
    {
        for (const QLabel *each : m_bar->panel()->findChildren<QLabel *>()) {
            if (each->text().contains(part))
                return true;
        }
        return false;
    }

    QList<QPushButton *> visibleChips() const
    {
        QList<QPushButton *> found;
        for (QPushButton *each : m_bar->findChildren<QPushButton *>(QString(), Qt::FindDirectChildrenOnly)) {
            if (each->isVisible() && each != clearButton())
                found.append(each);
        }
        return found;
    }

    QPushButton *clearButton() const
    {
        for (QPushButton *each : m_bar->findChildren<QPushButton *>()) {
            if (each->text() == QStringLiteral("Clear all"))
                return each;
        }
        return nullptr;
    }

    QStringList chips() const
    {
        QStringList texts;
        for (const QPushButton *each : visibleChips())
            texts.append(each->text().remove(QStringLiteral("  ✕")));
        return texts;
    }
};

QTEST_MAIN(TestFilterBar)
#include "test_filter_bar.moc"
