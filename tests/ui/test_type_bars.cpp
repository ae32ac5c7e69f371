// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/type_bars.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;

class TestTypeBars : public QObject
{
    Q_OBJECT

private:
    static inspect::TypeShares shares(int groups, bool exact = true)
    {
        const QStringList names{QStringLiteral("audio"), QStringLiteral("json"), QStringLiteral("pdf"),
                                QStringLiteral("text"),  QStringLiteral("gzip"), QStringLiteral("unknown")};
        inspect::TypeShares result;
        result.exact = exact;
        for (int i = 0; i < groups; ++i)
            result.shares.push_back({names.at(i), 10 * (groups - i), 1000 * (groups - i)});
        return result;
    }

private Q_SLOTS:
    void saysEachTypeInWords()
    {
        Theme theme(*qApp);
        TypeBars bars(theme);
        bars.resize(500, 200);
        bars.setShares(shares(2));
        QCOMPARE(bars.rowCount(), 2);
        QCOMPARE(bars.rowText(0), QStringLiteral("Audio: 2.00 kB · 20 entries"));
        QCOMPARE(bars.rowText(1), QStringLiteral("JSON: 1.00 kB · 10 entries"));
        QVERIFY(bars.accessibleDescription().contains(QStringLiteral("JSON")));
    }

    void marksAnEstimate()
    {
        Theme theme(*qApp);
        TypeBars bars(theme);
        bars.resize(500, 200);
        bars.setShares(shares(1, false));
        QVERIFY(bars.rowText(0).contains(QStringLiteral("≈")));
    }

    void addsUpWhatHasNoRoom()
    {
        Theme theme(*qApp);
        TypeBars bars(theme);
        bars.resize(500, 100);
        bars.setShares(shares(6));
        QCOMPARE(bars.rowCount(), 4);
        QCOMPARE(bars.rowText(3), QStringLiteral("others: 6.00 kB · 60 entries"));
        QSignalSpy chosen(&bars, &TypeBars::typeChosen);
        QTest::mouseClick(&bars, Qt::LeftButton, {}, bars.rowCentre(3)); // no type of its own
        QCOMPARE(chosen.count(), 0);
    }

    void aClickChoosesAType()
    {
        Theme theme(*qApp);
        TypeBars bars(theme);
        bars.resize(500, 200);
        bars.setShares(shares(3));
        QSignalSpy chosen(&bars, &TypeBars::typeChosen);
        QTest::mouseClick(&bars, Qt::LeftButton, {}, bars.rowCentre(1));
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.first().at(0).toString(), QStringLiteral("json"));
        QTest::mouseClick(&bars, Qt::LeftButton, {}, QPoint(10, 190)); // below the rows
        QTest::mousePress(&bars, Qt::LeftButton, {}, bars.rowCentre(0));
        QTest::mouseRelease(&bars, Qt::LeftButton, {}, bars.rowCentre(1));
        QTest::mouseDClick(&bars, Qt::LeftButton, {}, bars.rowCentre(1)); // the second press
        QTest::mouseRelease(&bars, Qt::LeftButton, {}, bars.rowCentre(1));
        QCOMPARE(chosen.count(), 1);
    }

    void worksByKeyboard()
    {
        Theme theme(*qApp);
        TypeBars bars(theme);
        bars.resize(500, 200);
        bars.setShares(shares(3));
        bars.show();
        bars.setFocus();
        QSignalSpy chosen(&bars, &TypeBars::typeChosen);
        QTest::keyClick(&bars, Qt::Key_Down);
        QTest::keyClick(&bars, Qt::Key_Down);
        QTest::keyClick(&bars, Qt::Key_Up);
        QTest::keyClick(&bars, Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
    }

    void showsAPlaceholderInstead()
    {
        Theme theme(*qApp);
        TypeBars bars(theme);
        bars.resize(500, 200);
        bars.setShares(shares(3));
        bars.setPlaceholder(QStringLiteral("later"));
        QCOMPARE(bars.rowCount(), 0);
        QCOMPARE(bars.accessibleDescription(), QStringLiteral("later"));
        QVERIFY(!bars.grab().isNull());
    }

    void brushesWithCtrlAndSpace()
    {
        Theme theme(*qApp);
        TypeBars bars(theme);
        bars.resize(500, 200);
        bars.setShares(shares(3));
        bars.show();
        QSignalSpy chosen(&bars, &TypeBars::typeChosen);
        QSignalSpy brushed(&bars, &TypeBars::typeBrushed);
        QTest::mouseClick(&bars, Qt::LeftButton, Qt::ControlModifier, bars.rowCentre(1));
        QCOMPARE(brushed.takeFirst().first().toString(), QStringLiteral("json"));
        QTest::keyClick(&bars, Qt::Key_Down);
        QTest::keyClick(&bars, Qt::Key_Space);
        QCOMPARE(brushed.count(), 1);
        QVERIFY(chosen.isEmpty());
    }

    void drawsThePartInColour()
    {
        Theme theme(*qApp);
        TypeBars bars(theme);
        bars.resize(500, 200);
        bars.setShares(shares(2));
        const QImage all = bars.grab().toImage();
        bars.setPart(std::vector<inspect::NamedTotal>{{QStringLiteral("audio"), 5, 500}});
        QVERIFY(bars.grab().toImage() != all);
        QVERIFY(bars.rowText(0).endsWith(QStringLiteral("of which 500 B are selected")));
        QVERIFY(bars.rowText(1).endsWith(QStringLiteral("of which 0 B are selected")));
        QCOMPARE(bars.table().at(2).last(), QStringLiteral("0"));
        bars.setPart(std::nullopt);
        QCOMPARE(bars.grab().toImage(), all);
    }
};

QTEST_MAIN(TestTypeBars)
#include "test_type_bars.moc"
