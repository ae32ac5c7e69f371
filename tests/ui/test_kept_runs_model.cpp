// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/load_document.h"
#include "ui/runs/kept_runs_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;
using namespace Qt::StringLiterals;

class TestKeptRunsModel : public QObject
{
    Q_OBJECT

    std::unique_ptr<KeptRunsModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;

    static load::RunSummary run(const QString &id, const QString &name, const QJsonArray &runs, qint64 second)
    {
        load::RunSummary summary = load::summaryOf(test::loadDocument(runs));
        summary.id = id;
        summary.name = name;
        summary.startedAt = summary.startedAt.addSecs(second);
        return summary;
    }

    static std::vector<load::RunSummary> threeRuns()
    {
        const QJsonObject faulty = test::faultyRun(u"legacy"_s, 3);
        const QJsonObject sound = test::soundRun(u"corrected"_s, 3);
        load::RunSummary stopped = run(u"c"_s, u"run 2"_s, {sound}, 1);
        stopped.outcome = load::DocumentOutcome::Interrupted;
        return {run(u"a"_s, u"Run 10"_s, {faulty, sound}, 2), run(u"b"_s, u"Before the fix"_s, {faulty}, 3),
                stopped};
    }

    [[nodiscard]] QString ids() const
    {
        QString all;
        for (int row = 0; row < m_model->rowCount(); ++row)
            all += m_model->runAt(row).id;
        return all;
    }

    [[nodiscard]] QString text(int row, int column) const
    {
        return m_model->index(row, column).data().toString();
    }

private Q_SLOTS:
    void init()
    {
        m_model = std::make_unique<KeptRunsModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_model->setRuns(threeRuns());
    }

    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void theNewestIsFirst() { QCOMPARE(ids(), u"bac"_s); }

    void saysWhatARunCameTo()
    {
        const int row = m_model->rowOf(u"a"_s);
        QCOMPARE(text(row, KeptRunsModel::Name), u"Run 10"_s);
        QCOMPARE(text(row, KeptRunsModel::When), u"2026-02-20 14:03:13"_s);
        QCOMPARE(text(row, KeptRunsModel::Scenario), u"Production fault"_s);
        QCOMPARE(text(row, KeptRunsModel::Designs), u"legacy · corrected"_s);
        QCOMPARE(text(row, KeptRunsModel::Verdict), u"fails"_s);
        QCOMPARE(text(row, KeptRunsModel::Operations), u"190 · 1,450"_s);
        QCOMPARE(text(row, KeptRunsModel::P99), u"4.9 s · 44.0 ms"_s);
        QCOMPARE(text(row, KeptRunsModel::LockErrors), u"1,081 · 0"_s);
        QCOMPARE(text(m_model->rowOf(u"c"_s), KeptRunsModel::Verdict), u"stopped"_s);
    }

    void sorts_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("ascending");
        QTest::newRow("name") << int(KeptRunsModel::Name) << u"bca"_s; // "run 2" before "Run 10"
        QTest::newRow("when") << int(KeptRunsModel::When) << u"cab"_s;
        QTest::newRow("designs") << int(KeptRunsModel::Designs) << u"cba"_s;
        QTest::newRow("verdict") << int(KeptRunsModel::Verdict) << u"cab"_s;
        QTest::newRow("operations") << int(KeptRunsModel::Operations) << u"bac"_s;
        QTest::newRow("p99") << int(KeptRunsModel::P99) << u"cab"_s;
        QTest::newRow("lock errors") << int(KeptRunsModel::LockErrors) << u"cab"_s;
    }
    void sorts()
    {
        QFETCH(int, column);
        QFETCH(QString, ascending);
        m_model->sort(KeptRunsModel::Scenario, Qt::AscendingOrder); // equal for all: the order of the list
        QCOMPARE(ids(), u"abc"_s);
        QSignalSpy changed(m_model.get(), &KeptRunsModel::orderChanged);
        m_model->sort(column, Qt::AscendingOrder);
        QCOMPARE(ids(), ascending);
        QCOMPARE(changed.count(), 1);
        m_model->sort(column, Qt::AscendingOrder);
        m_model->sort(99, Qt::AscendingOrder);
        QCOMPARE(changed.count(), 1);
    }

    void filters_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("none") << u"  "_s << u"bac"_s;
        QTest::newRow("name") << u"RUN"_s << u"ac"_s;
        QTest::newRow("all words") << u"fix before"_s << u"b"_s;
        QTest::newRow("design") << u"corrected"_s << u"ac"_s;
        QTest::newRow("verdict") << u"stopped"_s << u"c"_s;
        QTest::newRow("day") << u"2026-02-20"_s << u"bac"_s;
        QTest::newRow("nothing") << u"xyz"_s << QString();
    }
    void filters()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        m_model->setFilter(text);
        QCOMPARE(ids(), shown);
        m_model->setFilter(QString());
        QCOMPARE(ids(), u"bac"_s);
    }

    void theSameListIsNoReset()
    {
        QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        m_model->setRuns(threeRuns());
        m_model->setFilter(u"2026"_s);
        QCOMPARE(reset.count(), 0);
        m_model->setRuns({});
        QCOMPARE(reset.count(), 1);
        QCOMPARE(m_model->rowOf(u"a"_s), -1);
    }

    void aNameIsEdited()
    {
        QSignalSpy asked(m_model.get(), &KeptRunsModel::renameRequested);
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        const QModelIndex name = m_model->index(0, KeptRunsModel::Name);
        QVERIFY(name.flags().testFlag(Qt::ItemIsEditable));
        QVERIFY(!m_model->index(0, KeptRunsModel::When).flags().testFlag(Qt::ItemIsEditable));
        QVERIFY(m_model->setData(name, u" new\nname "_s, Qt::EditRole));
        QCOMPARE(asked.value(0), (QVariantList{u"b"_s, u"new name"_s}));
        QCOMPARE(name.data().toString(), u"new name"_s);
        QCOMPARE(changed.count(), 1);
        for (const QString &wrong : {u"new name"_s, u"  "_s})
            QVERIFY(!m_model->setData(name, wrong, Qt::EditRole));
        QVERIFY(!m_model->setData(name, u"x"_s, Qt::DisplayRole));
        QVERIFY(!m_model->setData(m_model->index(0, KeptRunsModel::When), u"x"_s, Qt::EditRole));
        QCOMPARE(asked.count(), 1);
    }

    void ofManyRunsTheRangeIsSaid()
    {
        QJsonArray runs;
        for (const int rate : {900, 190, 1450}) {
            QJsonObject one = test::soundRun(u"design %1"_s.arg(rate), 3);
            one.insert(u"operationsPerSecond"_s, rate);
            runs << one;
        }
        load::RunSummary many = run(u"m"_s, u"many"_s, runs, 0);
        many.otherRuns = 4;
        m_model->setRuns({many, load::RunSummary()});
        const int row = m_model->rowOf(u"m"_s);
        QCOMPARE(text(row, KeptRunsModel::Designs), u"design 900 and 6 more"_s);
        QCOMPARE(text(row, KeptRunsModel::Operations), u"190 … 1,450"_s);
        QCOMPARE(text(row, KeptRunsModel::LockErrors), u"0"_s);
        QVERIFY(m_model->index(row, KeptRunsModel::Operations)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .contains(u"design 190: 190"_s));
        QCOMPARE(text(1 - row, KeptRunsModel::Operations), u"–"_s); // nothing is known of it
        QCOMPARE(text(1 - row, KeptRunsModel::When), u"–"_s);
    }

    void aNameIsPlainTextInItsToolTip()
    {
        m_model->setRuns({run(u"h"_s, u"<b>bold</b>"_s, {test::soundRun(u"corrected"_s, 3)}, 0)});
        QVERIFY(m_model->index(0, 0).data(Qt::ToolTipRole).toString().contains(u"&lt;b&gt;"_s));
    }
};

QTEST_GUILESS_MAIN(TestKeptRunsModel)
#include "test_kept_runs_model.moc"
