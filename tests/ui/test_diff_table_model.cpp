// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"
#include "ui/compare/diff_table_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;

class TestDiffTableModel : public QObject
{
    Q_OBJECT

    QTemporaryDir m_directory;
    inspect::FileDiffPtr m_diff;

    static inspect::FileDiffPtr diffOf(const QString &before, const QString &after)
    {
        auto diff = inspect::diffFiles(test::opened(before), test::opened(after));
        if (!diff)
            qFatal("%s", qPrintable(diff.error().message));
        return std::make_shared<const inspect::FileDiff>(std::move(*diff));
    }

    static inspect::DiffQuery everything()
    {
        inspect::DiffQuery query;
        query.kinds.fill(true);
        return query;
    }

    static QString text(const DiffTableModel &model, int row, int column)
    {
        return model.index(row, column).data().toString();
    }

    static bool isLoaded(const DiffTableModel &model, int row)
    {
        return model.index(row, DiffTableModel::Key).data(DiffTableModel::LoadedRole).toBool();
    }

    static void show(DiffTableModel *model, const inspect::FileDiffPtr &diff)
    {
        QSignalSpy changed(model, &DiffTableModel::rowsChanged);
        model->setDiff(diff, everything());
        QTRY_VERIFY(!changed.isEmpty());
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString before = m_directory.filePath(QStringLiteral("before.db"));
        const QString after = m_directory.filePath(QStringLiteral("after.db"));
        test::createProductionTable(before);
        test::runSql(before,
                     "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
                     "INSERT INTO cache SELECT printf('key %06d', i), zeroblob(10), 10, 1, 1, 0 FROM n");
        QVERIFY(QFile::copy(before, after));
        test::runSql(after, "DELETE FROM cache WHERE key = 'key 000001';"
                            "UPDATE cache SET data = zeroblob(2000) WHERE key = 'key 000002';"
                            "UPDATE cache SET pinned = 1 WHERE key = 'key 000003';"
                            "INSERT INTO cache VALUES('<b>a key</b>', x'00', 1, 1, 1, 0)");
        m_diff = diffOf(before, after);
    }

    void behavesAsAModel()
    {
        DiffTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        show(&model, m_diff);
        QCOMPARE(model.rowCount(), 20'001);
        QTRY_VERIFY(isLoaded(model, 20'000));
        inspect::DiffQuery query = everything();
        query.sort = inspect::DiffSort::SizeAfter;
        query.descending = true;
        QSignalSpy changed(&model, &DiffTableModel::rowsChanged);
        model.setQuery(query);
        QTRY_COMPARE(changed.count(), 1);
        model.setDiff(nullptr, query);
        QCOMPARE(model.rowCount(), 0);
    }

    void saysWhatChanged()
    {
        DiffTableModel model;
        show(&model, m_diff);
        QTRY_VERIFY(isLoaded(model, 0));
        QCOMPARE(text(model, 0, DiffTableModel::Key), QStringLiteral("<b>a key</b>"));
        QCOMPARE(text(model, 0, DiffTableModel::Change), QStringLiteral("added"));
        QCOMPARE(text(model, 0, DiffTableModel::SizeBefore), QStringLiteral("–"));
        QCOMPARE(text(model, 0, DiffTableModel::SizeAfter), QStringLiteral("1 B"));
        QCOMPARE(text(model, 1, DiffTableModel::Change), QStringLiteral("gone"));
        QCOMPARE(text(model, 1, DiffTableModel::Key), QStringLiteral("key 000001"));
        QCOMPARE(text(model, 1, DiffTableModel::Growth), QStringLiteral("−10 B"));
        QCOMPARE(text(model, 1, DiffTableModel::ReadAfter), QStringLiteral("–"));
        QCOMPARE(text(model, 2, DiffTableModel::Change), QStringLiteral("re-stored"));
        QCOMPARE(text(model, 2, DiffTableModel::Growth), QStringLiteral("+1.99 kB"));
        QCOMPARE(text(model, 3, DiffTableModel::Change), QStringLiteral("touched, pinned"));
        QCOMPARE(text(model, 4, DiffTableModel::Change), QStringLiteral("unchanged"));
        QCOMPARE(text(model, 4, DiffTableModel::ReadBefore), text(model, 4, DiffTableModel::ReadAfter));
    }

    void readsKeysOnlyWhereSomebodyLooks()
    {
        DiffTableModel model;
        show(&model, m_diff);
        QVERIFY(!isLoaded(model, 15'000));
        QTRY_VERIFY(isLoaded(model, 15'000));
        QVERIFY(isLoaded(model, 15'001));
        for (int row = 0; row < model.rowCount(); row += 50) // as when somebody scrolls through
            (void)isLoaded(model, row);
        QTRY_VERIFY(isLoaded(model, 19'950));
        QVERIFY(!isLoaded(model, 5'000));
    }

    void showsTheAnswerToTheLastQuestion()
    {
        DiffTableModel model;
        show(&model, m_diff);
        QSignalSpy changed(&model, &DiffTableModel::rowsChanged);
        inspect::DiffQuery query = everything();
        for (const auto sort : {inspect::DiffSort::SizeBefore, inspect::DiffSort::Growth}) {
            query.sort = sort;
            model.setQuery(query);
        }
        query.kinds = {true, true, false, false, false};
        model.setQuery(query);
        QVERIFY(model.isLoading());
        QTRY_VERIFY(!model.isLoading());
        QCOMPARE(changed.count(), 1);
        QCOMPARE(model.rowCount(), 2);
    }

    void dropsKeysOfRowsThatAreNoLongerShown()
    {
        DiffTableModel model;
        show(&model, m_diff);
        (void)isLoaded(model, 0);
        QCoreApplication::processEvents();
        inspect::DiffQuery query = everything();
        query.descending = true;
        model.setQuery(query);
        QTRY_VERIFY(!model.isLoading());
        QTRY_VERIFY(isLoaded(model, 0));
        QCOMPARE(text(model, 0, DiffTableModel::Key), QStringLiteral("key 020000"));
    }

    void saysWhichKeysCannotBeRead()
    {
        const QString before = m_directory.filePath(QStringLiteral("gone.db"));
        test::createProductionTable(before);
        test::addRow(before, QStringLiteral("a"), 1, 1);
        const inspect::FileDiffPtr diff = diffOf(before, before);
        test::runSql(before, "DELETE FROM cache");
        DiffTableModel model;
        show(&model, diff);
        QTRY_VERIFY(isLoaded(model, 0));
        QVERIFY(text(model, 0, DiffTableModel::Key).contains(QStringLiteral("not readable")));
    }

    void tellsOfAFileThatIsGone()
    {
        const QString before = m_directory.filePath(QStringLiteral("removed.db"));
        test::createProductionTable(before);
        test::addRow(before, QStringLiteral("a"), 1, 1);
        const inspect::FileDiffPtr diff = diffOf(before, before);
        QVERIFY(QFile::remove(before));
        DiffTableModel model;
        QSignalSpy failed(&model, &DiffTableModel::failed);
        show(&model, diff);
        (void)isLoaded(model, 0);
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(isLoaded(model, 0)); // and is not asked for again
    }
};

QTEST_MAIN(TestDiffTableModel)
#include "test_diff_table_model.moc"
