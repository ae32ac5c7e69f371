// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/entry_filters.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/filter_strip.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace cachescope;
using namespace cachescope::ui;

class TestFilterStrip : public QObject
{
    Q_OBJECT

    std::unique_ptr<EntryFilters> m_filters;
    std::unique_ptr<QWidget> m_window;
    FilterStrip *m_strip = nullptr;
    FilterBar *m_bar = nullptr; ///< of another page

private Q_SLOTS:
    void init()
    {
        m_filters = std::make_unique<EntryFilters>();
        m_window = std::make_unique<QWidget>();
        auto *layout = new QVBoxLayout(m_window.get());
        m_strip = new FilterStrip(*m_filters, m_window.get());
        m_bar = new FilterBar(*m_filters, m_window.get());
        layout->addWidget(m_strip);
        layout->addWidget(m_bar);
        layout->addStretch(1);
        m_window->resize(944, 300);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    void cleanup() { m_window.reset(); }

    void bothPagesShowAndRemoveTheSameConditions()
    {
        QVERIFY(chips(m_strip).isEmpty());
        m_filters->setTypeGroups({QStringLiteral("json")});
        m_filters->setChartRange(Condition::Size, {}, QStringLiteral("Size 5 B – 10 B"));
        const QStringList both{QStringLiteral("Type: JSON"), QStringLiteral("Size 5 B – 10 B")};
        QCOMPARE(chips(m_strip), both);
        QCOMPARE(chips(m_bar), both);
        buttons(m_strip).first()->click();
        QCOMPARE(chips(m_bar), QStringList{both.last()});
        buttons(m_bar).first()->click();
        QVERIFY(chips(m_strip).isEmpty());
    }

    void theTextIsAChipToo()
    {
        m_bar->setText(QStringLiteral("abc"));
        QCOMPARE(chips(m_strip), QStringList{QStringLiteral("Key contains “abc”")});
        buttons(m_strip).first()->click();
        QVERIFY(m_bar->text().isEmpty());
    }

    void leadsToTheEntries()
    {
        QVERIFY(!m_strip->showButton()->isVisible());
        m_filters->setTypeGroups({QStringLiteral("json")});
        QVERIFY(m_strip->showButton()->isVisible());
        QSignalSpy requested(m_strip, &FilterStrip::entriesRequested);
        m_strip->setEntries(71310);
        QCOMPARE(m_strip->showButton()->accessibleName(), QStringLiteral("Show 71,310 entries"));
        m_strip->showButton()->click();
        QCOMPARE(requested.count(), 1);
    }

    void staysAsHighAsItIsWhileChipsFit()
    {
        const int height = m_strip->height();
        m_filters->setTypeGroups({QStringLiteral("json")});
        QCoreApplication::processEvents();
        QCOMPARE(m_strip->height(), height);
    }

private:
    static QList<QPushButton *> buttons(const QWidget *parent)
    {
        QList<QPushButton *> found;
        for (QPushButton *each : parent->findChildren<QPushButton *>()) {
            if (each->isVisible() && each->text().endsWith(QStringLiteral("✕")))
                found.append(each);
        }
        return found;
    }

    static QStringList chips(const QWidget *parent)
    {
        QStringList texts;
        for (const QPushButton *each : buttons(parent))
            texts.append(each->text().remove(QStringLiteral("  ✕")));
        return texts;
    }
};

QTEST_MAIN(TestFilterStrip)
#include "test_filter_strip.moc"
