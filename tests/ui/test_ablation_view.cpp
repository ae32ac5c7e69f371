// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load/ablation_chart.h"
#include "ui/load/ablation_view.h"
#include "ui/theme/contrast.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;

/// The ablation matrix as a picture.
class TestAblationView : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;

private:
    using Place = AblationChart::Place;

    static QString s(const char *text) { return QString::fromUtf8(text); }
    static load::AblationFigures figures(qint64 errors)
    {
        load::AblationFigures made;
        made.lockErrors = errors;
        made.operations = 1000;
        made.lockErrorsPerThousand = static_cast<double>(errors);
        return made;
    }
    static load::AblationMatrix matrix()
    {
        const auto factor = [](const char *name, const char *from, const char *to, qint64 errors,
                               qint64 base) {
            return load::AblationFactor{s(name), s(from), s(to), {}, figures(errors), errors - base};
        };
        load::AblationMatrix made;
        made.bases.push_back({s("legacy-no-timeout"),
                              figures(1204),
                              {factor("connection", "operation", "thread", 1204, 1204),
                               factor("busyTimeoutMs", "0", "5000", 12, 1204)}});
        made.bases.push_back(
            {s("legacy"), figures(12), {factor("connection", "operation", "thread", 600, 12)}});
        return made;
    }

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void cleanupTestCase() { m_theme.reset(); }

    void saysEachCellInWords()
    {
        AblationChart chart(*m_theme);
        chart.setGrid(load::AblationGrid::of(matrix()));
        QCOMPARE(
            chart.describe({-1, 0}),
            s("legacy-no-timeout as it is: 1,204 lock errors (1,204.0 for each thousand operations begun)."));
        QVERIFY(chart.describe({1, 0}).startsWith(
            s("legacy-no-timeout with Busy timeout turned from “0 s” to “5 s”: 12 lock errors")));
        QVERIFY(chart.describe({1, 0}).endsWith(s("1,192 fewer.")));
        QVERIFY(chart.describe({0, 0}).endsWith(s("as many as before.")));
        QVERIFY(chart.describe({0, 1}).endsWith(s("588 more.")));
        QCOMPARE(chart.describe({1, 1}), QString()); // was not run
        QCOMPARE(chart.describe({0, 2}), QString());
        QCOMPARE(chart.accessibleDescription().count(u'\n'), 4);
    }

    void changesHaveSigns()
    {
        QCOMPARE(AblationChart::changeText(-1081), s("−1,081"));
        QCOMPARE(AblationChart::changeText(34), s("+34"));
        QCOMPARE(AblationChart::changeText(0), s("±0"));
    }

    void figuresAreLegibleOnEveryColour()
    {
        for (const Tokens &tokens : {lightTokens(), darkTokens()}) {
            for (int i = -10; i <= 10; ++i) {
                const QColor ground = AblationChart::colourOf(tokens, i / 10.0);
                QVERIFY(contrastRatio(i == 0 ? tokens.text : legibleOn(ground), ground) >= 4.5);
            }
            QVERIFY(AblationChart::colourOf(tokens, 0.001) != AblationChart::colourOf(tokens, -0.001));
            QVERIFY(AblationChart::colourOf(tokens, 0.001) != AblationChart::colourOf(tokens, 0.0));
        }
    }

    void theKeyboardWalksTheCells()
    {
        AblationView view(*m_theme);
        view.setMatrix(matrix());
        view.resize(700, 400);
        view.show();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        AblationChart *chart = view.chart();
        chart->clearFocus(); // which may have come with the window's
        QVERIFY(
            view.sentence().startsWith(s("The largest change: in legacy-no-timeout, Busy timeout “5 s”")));
        chart->setFocus();
        QCOMPARE(chart->current(), std::optional(Place{-1, 0}));
        QTest::keyClick(chart, Qt::Key_Down);
        QTest::keyClick(chart, Qt::Key_Right);
        QCOMPARE(chart->current(), std::optional(Place{0, 1}));
        QVERIFY(view.sentence().endsWith(s("588 more.")));
        QTest::keyClick(chart, Qt::Key_Right);
        QTest::keyClick(chart, Qt::Key_End);
        QCOMPARE(chart->current(), std::optional(Place{1, 1}));
        QTest::keyClick(chart, Qt::Key_Left);
        QTest::keyClick(chart, Qt::Key_Home);
        QTest::keyClick(chart, Qt::Key_Up);
        QCOMPARE(chart->current(), std::optional(Place{-1, 0}));
        QVERIFY(!view.grab().isNull());
    }

    void thePointerFindsCells()
    {
        AblationChart chart(*m_theme);
        chart.setGrid(load::AblationGrid::of(matrix()));
        chart.resize(chart.sizeHint());
        for (const Place place : {Place{-1, 0}, Place{1, 0}, Place{0, 1}})
            QCOMPARE(chart.placeAt(chart.rectOf(place).center()), std::optional(place));
        QVERIFY(!chart.placeAt({2, 2}));
        QVERIFY(!chart.placeAt({chart.width() - 1, chart.height() + 50}));
        const QPointF place = chart.rectOf({1, 0}).center();
        QMouseEvent move(QEvent::MouseMove, place, place, Qt::NoButton, Qt::NoButton, {});
        QApplication::sendEvent(&chart, &move);
        QCOMPARE(chart.current(), std::optional(Place{1, 0}));
    }

    void comesFromJsonToo()
    {
        AblationView view(*m_theme);
        QVERIFY(view.isEmpty());
        QCOMPARE(view.sentence(), s("There are no runs with a switch turned."));
        view.setMatrix(matrix().toJson());
        QVERIFY(!view.isEmpty());
        QCOMPARE(view.chart()->grid().switches, (QStringList{s("connection"), s("busyTimeoutMs")}));
        view.setMatrix(load::AblationMatrix());
        QVERIFY(view.isEmpty());
        QVERIFY(!view.grab().isNull());
    }

    void saysWhereNothingChanges()
    {
        load::AblationMatrix calm;
        calm.bases.push_back(
            {s("legacy"), figures(0), {{s("touch"), s("read"), s("batched"), {}, figures(0), 0}}});
        AblationView view(*m_theme);
        view.setMatrix(calm);
        QCOMPARE(view.sentence(), s("No switch changes the number of lock errors."));
        calm.bases.front().factors.front().lockErrorsChange = 3;
        view.setMatrix(calm);
        QVERIFY(view.sentence().endsWith(s("brings 3 lock errors more.")));
    }

    void isCopiedAsATable()
    {
        AblationView view(*m_theme);
        view.setMatrix(matrix());
        QSignalSpy told(&view, &AblationView::told);
        view.actions()->copyTable();
        QCOMPARE(told.count(), 1);
        QVERIFY(QGuiApplication::clipboard()->text().contains(
            s("legacy-no-timeout,busyTimeoutMs,0,5000,12,-1192")));
    }
};

QTEST_MAIN(TestAblationView)
#include "test_ablation_view.moc"
