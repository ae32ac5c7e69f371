// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/support.h"
#include "ui/table/entry_table.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QHeaderView>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;

/// Its columns, and what its menus offer.
class TestEntryTable : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<inspect::Inspector> m_inspector;
    std::unique_ptr<EntryTableModel> m_model;
    std::unique_ptr<EntryTable> m_table;

    QHeaderView *header() const { return m_table->findChild<QHeaderView *>(); }
    bool isShown(int column) const { return !header()->isSectionHidden(column); }

    void open()
    {
        QSignalSpy opened(m_inspector.get(), &inspect::Inspector::opened);
        m_inspector->open(test::dataFile(QStringLiteral("audio.db")));
        QVERIFY(opened.wait());
        m_model->setQuery({});
        QTRY_VERIFY(!m_model->isLoading());
    }

    static QStringList textsOf(const QMenu &menu, bool enabledOnly)
    {
        QStringList texts;
        for (const QAction *action : menu.actions()) {
            if (!action->isSeparator() && (action->isEnabled() || !enabledOnly))
                texts << action->text();
        }
        return texts;
    }

private Q_SLOTS:
    void init()
    {
        m_theme = std::make_unique<Theme>(*qApp);
        m_inspector = std::make_unique<inspect::Inspector>();
        m_model = std::make_unique<EntryTableModel>(*m_inspector);
        m_table = std::make_unique<EntryTable>(*m_theme, *m_model);
        m_table->resize(1000, 400);
        m_table->show();
    }

    void cleanup()
    {
        m_table.reset();
        m_model.reset();
        m_inspector.reset();
    }

    void showsTheFirstColumnsAtFirst()
    {
        for (int column = 0; column < EntryTableModel::ColumnCount; ++column)
            QCOMPARE(isShown(column), column < EntryTableModel::kFirstColumns);
    }

    void leavesOutAColumnWhereThereIsNoRoom()
    {
        m_table->resize(600, 400);
        QVERIFY(!isShown(EntryTableModel::Stored));
        m_table->resize(1000, 400);
        QVERIFY(isShown(EntryTableModel::Stored));
    }

    void keepsTheColumnsThatWereChosenWhateverTheRoom()
    {
        m_table->setColumnShown(EntryTableModel::Age, true);
        m_table->setColumnShown(EntryTableModel::Type, false);
        m_table->setColumnShown(EntryTableModel::Key, false); // always seen
        m_table->resize(600, 400);
        QVERIFY(isShown(EntryTableModel::Stored));
        QVERIFY(isShown(EntryTableModel::Age));
        QVERIFY(isShown(EntryTableModel::Key));
        QVERIFY(!isShown(EntryTableModel::Type));
    }

    void remembersColumnsAndTheirOrder()
    {
        m_table->setColumnShown(EntryTableModel::Row, true);
        m_table->setColumnShown(EntryTableModel::Pinned, false);
        header()->moveSection(header()->visualIndex(EntryTableModel::Row), 0);
        header()->resizeSection(EntryTableModel::Size, 123);
        const QByteArray state = m_table->columnState();
        EntryTable other(*m_theme, *m_model);
        other.restoreColumns(state);
        const auto *restored = other.findChild<QHeaderView *>();
        QVERIFY(!restored->isSectionHidden(EntryTableModel::Row));
        QVERIFY(restored->isSectionHidden(EntryTableModel::Pinned));
        QCOMPARE(restored->visualIndex(EntryTableModel::Row), 0);
        QCOMPARE(restored->sectionSize(EntryTableModel::Size), 123);
        QCOMPARE(other.columnState(), state);
    }

    void startsAnewFromWhatIsNoState_data()
    {
        QTest::addColumn<QByteArray>("state");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("noise") << QByteArray("\x43\x53\x43\x31 and noise");
        QTest::newRow("a header's state alone") << headerState();
    }

    static QByteArray headerState()
    {
        QHeaderView header(Qt::Horizontal);
        return header.saveState();
    }

    void startsAnewFromWhatIsNoState()
    {
        QFETCH(QByteArray, state);
        m_table->setColumnShown(EntryTableModel::Age, true);
        m_table->restoreColumns(state);
        QVERIFY(!isShown(EntryTableModel::Age));
        QVERIFY(isShown(EntryTableModel::Pinned));
        QCOMPARE(header()->count(), static_cast<int>(EntryTableModel::ColumnCount));
    }

    void startsAnewFromAStateThatIsCut()
    {
        const QByteArray state = m_table->columnState();
        m_table->setColumnShown(EntryTableModel::Age, true);
        m_table->restoreColumns(state.left(state.size() / 2));
        QVERIFY(!isShown(EntryTableModel::Age));
    }

    void offersToExportWhatIsListedAndSelected()
    {
        open();
        QMenu menu;
        m_table->fillExportMenu(menu);
        QCOMPARE(textsOf(menu, false).size(), 8);
        QCOMPARE(textsOf(menu, true).size(), 4); // nothing is selected
        m_table->selectRow(2);
        QSignalSpy requested(m_table.get(), &EntryTable::exportRequested);
        m_table->fillExportMenu(menu);
        QCOMPARE(textsOf(menu, true).size(), 8);
        QVERIFY(textsOf(menu, true).contains(QStringLiteral("List of 1 selected as JSON…")));
        menu.actions().last()->trigger();
        QCOMPARE(requested.first().at(0).value<ExportKind>(), ExportKind::JsonLines);
        QVERIFY(requested.first().at(1).toBool());
    }

    void copiesByKeys()
    {
        open();
        m_table->selectRow(0);
        QSignalSpy requested(m_table.get(), &EntryTable::copyRequested);
        QTest::keySequence(m_table.get(), QKeySequence::Copy);
        QTest::keyClick(m_table.get(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(requested.count(), 2);
        QCOMPARE(requested.at(0).at(0).value<inspect::CopyForm>(), inspect::CopyForm::Keys);
        QCOMPARE(requested.at(1).at(0).value<inspect::CopyForm>(), inspect::CopyForm::Value);
    }

    void showsAnEntryThatIsListed()
    {
        open();
        const qint64 rowid = m_model->rowidAt(m_model->rowCount() - 1);
        QVERIFY(m_table->showEntry(rowid));
        QCOMPARE(m_table->selectedRowids(2), std::vector<qint64>{rowid});
        QCOMPARE(m_table->currentIndex().row(), m_model->rowCount() - 1);
        QCOMPARE(m_table->lastVisibleRow(), m_model->rowCount() - 1);
        QVERIFY(!m_table->showEntry(-7));
        QCOMPARE(m_table->selectedRowids(2), std::vector<qint64>{rowid});
    }
};

QTEST_MAIN(TestEntryTable)
#include "test_entry_table.moc"
