// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/heat_ramp.h"
#include "ui/charts/heat_strip.h"
#include "ui/charts/stacked_time_chart.h"
#include "ui/charts/time_points.h"
#include "ui/charts/time_series_chart.h"
#include "ui/theme/theme.h"

#include <QShortcut>
#include <QSignalSpy>
#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;

class TestTimeCharts : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<TimeCursor> m_cursor;
    std::unique_ptr<QWidget> m_window;
    TimeSeriesChart *m_lines = nullptr;
    StackedTimeChart *m_stacks = nullptr;
    HeatStrip *m_heat = nullptr;

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }

    void init()
    {
        m_cursor = std::make_unique<TimeCursor>();
        m_window = std::make_unique<QWidget>();
        m_lines = new TimeSeriesChart(*m_theme, SeriesScale::Rate, *m_cursor, m_window.get());
        m_stacks = new StackedTimeChart(*m_theme, *m_cursor, m_window.get());
        m_heat = new HeatStrip(*m_theme, *m_cursor, m_window.get());
        int top = 0;
        for (TimeChart *chart : std::initializer_list<TimeChart *>{m_lines, m_stacks, m_heat}) {
            chart->setGeometry(0, top, 400, 150);
            chart->setTimeSpan(10.0);
            top += 150;
        }
        m_lines->setLines({line("legacy", 1, 100.0), line("corrected", 0, 900.0)});
        m_stacks->setStacks({QStringLiteral("BUSY, read"), QStringLiteral("BUSY, write")},
                            {stack("legacy", 1, 2.0), stack("corrected", 0, 0.0)}, false);
        load::FairnessStrip strip;
        for (int second = 1; second <= 10; ++second)
            strip.add(second, {{10, 0, 2.0}, {0, 4, 0.0}, {5, 5, 2000.0}});
        m_heat->setStrip(QStringLiteral("legacy"), strip, HeatRange::around({&strip}));
        m_window->resize(400, 450);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

    void cleanup()
    {
        m_window.reset();
        m_cursor.reset();
    }
    void cleanupTestCase() { m_theme.reset(); }

    void pointingAtOneChartTellsTheValuesOfAll()
    {
        QTest::mouseMove(m_lines->viewport(), QPoint(230, 60));
        QTRY_VERIFY(m_cursor->seconds().has_value());
        QVERIFY(qAbs(*m_cursor->seconds() - 5.2) < 0.6);
        QVERIFY(m_lines->textAt(*m_cursor->seconds()).contains(QStringLiteral("legacy: 100/s")));
        QVERIFY(m_stacks->textAt(*m_cursor->seconds()).contains(QStringLiteral("BUSY, write")));
        QVERIFY(m_heat->textAt(*m_cursor->seconds()).contains(QStringLiteral("user 1")));
        QTest::mouseMove(m_lines->viewport(), QPoint(4, 60)); // beside the plot
        QTRY_VERIFY(!m_cursor->seconds());
    }

    void arrowKeysMoveTheCursorAndItsValuesAreSaid()
    {
        m_lines->setFocus(Qt::TabFocusReason);
        QTRY_VERIFY(m_cursor->seconds().has_value());
        QCOMPARE(*m_cursor->seconds(), 10.0);
        QTest::keyClick(m_lines, Qt::Key_Left);
        QCOMPARE(*m_cursor->seconds(), 9.0);
        QVERIFY(m_lines->accessibleDescription().contains(QStringLiteral("corrected: 900/s")));
        QTest::keyClick(m_lines, Qt::Key_Home);
        QCOMPARE(*m_cursor->seconds(), 0.0);
        QTest::keyClick(m_lines, Qt::Key_Left);
        QCOMPARE(*m_cursor->seconds(), 0.0);
        QTest::keyClick(m_lines, Qt::Key_PageDown);
        QCOMPARE(*m_cursor->seconds(), 10.0);
        QTest::keyClick(m_lines, Qt::Key_PageUp);
        QTest::keyClick(m_lines, Qt::Key_End);
        QCOMPARE(*m_cursor->seconds(), 10.0);
        QTest::keyClick(m_lines, Qt::Key_Escape);
        QVERIFY(!m_cursor->seconds());
        QVERIFY(m_lines->accessibleDescription().isEmpty());
    }

    void escapeTakesTheCursorAwayBeforeTheWindowHasIt()
    {
        QShortcut shortcut(QKeySequence(Qt::Key_Escape), m_window.get());
        QSignalSpy activated(&shortcut, &QShortcut::activated);
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_lines->setFocus(Qt::TabFocusReason);
        QTRY_VERIFY(m_cursor->seconds().has_value());
        QTest::keyClick(m_lines, Qt::Key_Escape);
        QVERIFY(!m_cursor->seconds());
        QCOMPARE(activated.count(), 0);
        QTest::keyClick(m_lines, Qt::Key_Escape);
        QCOMPARE(activated.count(), 1);
    }

    void marksAreToldOfNearThem()
    {
        m_lines->setMarks({{5.0, QStringLiteral("legacy, at 5.0 s: paused"), 1}});
        QVERIFY(m_lines->textAt(5.1).contains(QStringLiteral("paused")));
        QVERIFY(!m_lines->textAt(7.0).contains(QStringLiteral("paused")));
    }

    void aLogarithmicAxisLeavesOutZeros()
    {
        TimeSeriesChart chart(*m_theme, SeriesScale::LatencyLog, *m_cursor);
        TimeLine zeros = line("legacy", 1, 0.0);
        zeros.points[3].setY(12.0);
        chart.setLines({zeros});
        QCOMPARE(chart.lines().front().points.size(), 1);
        QVERIFY(chart.textAt(4.0).contains(QStringLiteral("12.0 ms")));
    }

    void linesEndAtGaps()
    {
        QList<QPointF> points;
        for (int i = 0; i < 10; ++i)
            points.append({static_cast<double>(i), 1.0});
        points.append({40.0, 1.0});
        QCOMPARE(withoutGaps(points).size(), 2);
        QCOMPARE(withoutGaps({}).size(), 0);
        QVERIFY(!nearestPoint(points, 20.0, 1.0));
        QCOMPARE(nearestPoint(points, 8.6, 1.0)->x(), 9.0);
    }

    void sharesAlwaysShowTheirMargin()
    {
        QCOMPARE(scaleTicks(SeriesScale::Share, 0.0, 0.01).back().position, 1.0);
        QCOMPARE(scaleTicks(SeriesScale::Share, 0.0, 1.1).back().position, 1.25);
        QCOMPARE(scaleText(SeriesScale::Share, 0.076), QStringLiteral("7.6 %"));
        QCOMPARE(scaleText(SeriesScale::Bytes, 1000.0), QStringLiteral("1.00 kB"));
        QCOMPARE(scaleText(SeriesScale::Count, 1912.0), QStringLiteral("1,912"));
    }

    void twoStacksWithErrorsStandAgainstEachOther()
    {
        QVERIFY(!m_stacks->isMirrored());
        m_stacks->setStacks(m_stacks->layers(), {stack("legacy", 1, 2.0), stack("other", 0, 1.0)}, true);
        QVERIFY(m_stacks->isMirrored());
        const QString text = m_stacks->textAt(5.0);
        QVERIFY(text.contains(QStringLiteral("legacy: 20/s")));
        QVERIFY(text.contains(QStringLiteral("other: 10/s")));
    }

    void theStripTellsOfEachUser()
    {
        m_heat->setFocus(Qt::TabFocusReason);
        QVERIFY(m_heat->textAt(5.0).contains(QStringLiteral("mean 2.0 ms")));
        QTest::keyClick(m_heat, Qt::Key_Down);
        QVERIFY(m_heat->textAt(5.0).contains(QStringLiteral("user 2")));
        QVERIFY(m_heat->textAt(5.0).contains(QStringLiteral("all 4 operations failed")));
        QTest::keyClick(m_heat, Qt::Key_Down);
        QVERIFY(m_heat->accessibleDescription().contains(QStringLiteral("5 failed")));
        QTest::keyClick(m_heat, Qt::Key_Up);
        QTest::keyClick(m_heat, Qt::Key_Up);
        QTest::keyClick(m_heat, Qt::Key_Up);
        QVERIFY(m_heat->textAt(5.0).contains(QStringLiteral("user 1")));
    }

    void coloursOfHeatGrowAwayFromTheGround()
    {
        for (const bool dark : {false, true}) {
            int before = heatColour(0.0, dark).lightness();
            for (int i = 1; i <= 10; ++i) {
                const int now = heatColour(i / 10.0, dark).lightness();
                QVERIFY(dark ? now >= before - 12 : now <= before + 12);
                before = now;
            }
        }
        const HeatRange range{1.0, 1000.0};
        QCOMPARE(range.shareOf(0.5), 0.0);
        QCOMPARE(range.shareOf(1e6), 1.0);
        QVERIFY(qAbs(range.shareOf(31.6) - 0.5) < 0.01);
        QCOMPARE(HeatRange::around({}), HeatRange());
    }

    void figuresCanBeTakenAlong()
    {
        QCOMPARE(m_lines->table().size(), 11);
        QCOMPARE(m_lines->table()[1],
                 (QStringList{QStringLiteral("1"), QStringLiteral("100"), QStringLiteral("900")}));
        QCOMPARE(m_stacks->table().size(), 21);
        QCOMPARE(m_heat->table().size(), 31);
    }

    // Drawn at another scale for a picture, and without any figures.
    void paintsAtAnyScaleAndWithoutFigures()
    {
        for (TimeChart *chart : std::initializer_list<TimeChart *>{m_lines, m_stacks, m_heat}) {
            QImage image(chart->size() * 3, QImage::Format_ARGB32_Premultiplied);
            image.setDevicePixelRatio(3.0);
            image.fill(Qt::white);
            chart->QWidget::render(&image);
            QVERIFY(image.pixelColor(600, 300).isValid());
        }
        m_lines->setLines({});
        m_stacks->setStacks({}, {}, false);
        m_heat->setStrip(QString(), {}, {});
        QVERIFY(m_lines->grab().size().isValid());
        QVERIFY(m_stacks->grab().size().isValid());
        QVERIFY(m_heat->grab().size().isValid());
        QVERIFY(m_lines->textAt(5.0).isEmpty());
        QVERIFY(m_heat->textAt(5.0).isEmpty());
    }

private:
    static TimeLine line(const char *group, int series, double value)
    {
        TimeLine line;
        line.group = QString::fromLatin1(group);
        line.series = series;
        for (int i = 1; i <= 10; ++i)
            line.points.append({static_cast<double>(i), value});
        return line;
    }

    static TimeStack stack(const char *group, int series, double value)
    {
        TimeStack stack{QString::fromLatin1(group), series, {}, {{}, {}}};
        for (int i = 1; i <= 10; ++i) {
            stack.atSeconds.append(i);
            stack.layers[0].append(value * i);
            stack.layers[1].append(value * i);
        }
        return stack;
    }
};

QTEST_MAIN(TestTimeCharts)
#include "test_time_charts.moc"
