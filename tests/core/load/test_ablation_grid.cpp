// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/designs/ablation.h"
#include "core/load/report/ablation_grid.h"
#include "core/load/report/ablation_matrix.h"

#include <QJsonArray>
#include <QTest>

using namespace cachescope::load;

/// The ablation matrix as rows and columns, and back from its JSON.
class TestAblationGrid : public QObject
{
    Q_OBJECT

private:
    static QString s(const char *text) { return QString::fromUtf8(text); }
    static AblationFigures figures(qint64 errors, qint64 operations)
    {
        AblationFigures made;
        made.lockErrors = errors;
        made.failed = errors + 1;
        made.operations = operations;
        if (operations > 0)
            made.lockErrorsPerThousand =
                1000.0 * static_cast<double>(errors) / static_cast<double>(operations);
        if (errors > 0)
            made.byCode = {{5, errors - 1}, {517, 1}};
        return made;
    }
    static AblationFactor factor(const char *name, const char *to, qint64 errors, qint64 base)
    {
        return {s(name),      s("before"), s(to), s("d+") + s(name) + s("=") + s(to), figures(errors, 2000),
                errors - base};
    }
    /// The second design was stopped before its last switch, and has one that the first has not.
    static AblationMatrix matrix()
    {
        AblationMatrix made;
        made.bases.push_back({s("legacy"),
                              figures(200, 1000),
                              {factor("connection", "thread", 150, 200), factor("touch", "batched", 0, 200),
                               factor("lookup", "first", 600, 200)}});
        made.bases.push_back({s("group-commit"),
                              figures(0, 0),
                              {factor("connection", "operation", 0, 0), factor("retry", "fair", 4, 0)}});
        made.bases.back().figures.dropped = 7;
        return made;
    }

private Q_SLOTS:
    void hasARowForEachSwitch()
    {
        const AblationGrid grid = AblationGrid::of(matrix());
        QCOMPARE(grid.switches, (QStringList{s("connection"), s("touch"), s("lookup"), s("retry")}));
        QCOMPARE(grid.columns.size(), 2);
        QCOMPARE(grid.columns.at(1).design, s("group-commit"));
        QCOMPARE(grid.cell(1, 0)->factor.to, s("batched"));
        QVERIFY(!grid.cell(1, 1)); // its turn did not come
        QVERIFY(!grid.cell(3, 0));
        QVERIFY(!grid.cell(4, 0));
        QVERIFY(!grid.cell(0, 2));
        QVERIFY(!grid.cell(-1, 0));
    }

    // Fewer errors in less time would look like the work of a switch.
    void aDesignThatWasStoppedSaysNothing()
    {
        const auto report = [](const QString &design, quint64 errors, bool interrupted) {
            RunReport run;
            run.design = design;
            run.locks.totalErrors = errors;
            run.interrupted = interrupted;
            return run;
        };
        const auto steps = ablationOf(s("legacy"));
        const AblationMatrix whole = AblationMatrix::of(
            {s("legacy")}, {report(s("legacy"), 200, false), report(steps->at(1).designSpec, 50, false),
                            report(steps->at(2).designSpec, 3, true)});
        QCOMPARE(whole.bases.size(), std::size_t(1));
        QCOMPARE(whole.bases.front().factors.size(), std::size_t(1));
        QCOMPARE(whole.bases.front().factors.front().lockErrorsChange, -150);
        QVERIFY(AblationMatrix::of({s("legacy")}, {report(s("legacy"), 2, true)}).bases.empty());
    }

    void strengthsAreWithinTheirColumn()
    {
        const AblationGrid grid = AblationGrid::of(matrix());
        QCOMPARE(grid.cell(0, 0)->strength, -50.0 / 400.0);
        QCOMPARE(grid.cell(1, 0)->strength, -0.5);
        QCOMPARE(grid.cell(2, 0)->strength, 1.0);
        QCOMPARE(grid.cell(0, 1)->strength, 0.0);
        QCOMPARE(grid.cell(3, 1)->strength, 1.0);
    }

    void withoutAnyErrorNothingIsStrong()
    {
        AblationMatrix calm;
        calm.bases.push_back({s("legacy"), figures(0, 10), {factor("touch", "batched", 0, 0)}});
        QCOMPARE(AblationGrid::of(calm).cell(0, 0)->strength, 0.0);
        QVERIFY(AblationGrid::of({}).isEmpty());
    }

    void isATableOfRuns()
    {
        const QList<QStringList> table = AblationGrid::of(matrix()).table();
        QCOMPARE(table.size(), 1 + 4 + 3);
        QCOMPARE(table.at(1),
                 (QStringList{s("legacy"), {}, {}, {}, s("200"), s("0"), s("200"), s("201"), s("1000"), {}}));
        QCOMPARE(table.at(3).at(3), s("batched"));
        QCOMPARE(table.at(3).at(5), s("-200"));
        QCOMPARE(table.at(5).at(6), QString()); // of nothing that was begun
        QCOMPARE(table.at(5).at(9), s("7"));
        for (const QStringList &line : table)
            QCOMPARE(line.size(), table.first().size());
    }

    void comesBackFromJson()
    {
        const AblationMatrix made = matrix();
        const AblationMatrix read = ablationFromJson(made.toJson());
        QCOMPARE(read.toJson(), made.toJson());
        QCOMPARE(read.bases.front().figures.byCode, made.bases.front().figures.byCode);
        QCOMPARE(read.bases.front().factors.back().lockErrorsChange, 400);
    }

    void takesWhatThereIsOfOddJson()
    {
        QVERIFY(ablationFromJson({}).bases.empty());
        const QJsonObject odd{
            {s("bases"),
             QJsonArray{QJsonValue(3), QJsonObject{{s("byCode"), QJsonObject{{s("SQLITE_ODD"), 3}}},
                                                   {s("factors"), s("none")}}}}};
        const AblationMatrix read = ablationFromJson(odd);
        QCOMPARE(read.bases.size(), 2);
        QVERIFY(read.bases.back().figures.byCode.empty());
        QVERIFY(AblationGrid::of(read).switches.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestAblationGrid)
#include "test_ablation_grid.moc"
