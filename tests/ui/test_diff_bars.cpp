// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"
#include "ui/compare/diff_bars.h"
#include "ui/compare/diff_groups.h"
#include "ui/compare/kind_look.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QSignalSpy>
#include <QTest>

#include <set>

using namespace cachescope;
using namespace cachescope::ui;

class TestDiffBars : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;

    static inspect::DiffGroup group(const QString &name, qint64 added, qint64 removed)
    {
        inspect::DiffGroup group;
        group.name = name;
        group.totals[inspect::DiffKind::Added] = {1, 0, added};
        group.totals[inspect::DiffKind::Removed] = {1, removed, 0};
        return group;
    }

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void cleanupTestCase() { m_theme.reset(); }

    void choosesAGroupWithPointerAndKeys()
    {
        DiffBars bars(*m_theme);
        bars.resize(600, 100);
        bars.setGroups({group(QStringLiteral("a"), 10, 5), group(QStringLiteral("b"), 1, 0)}, true);
        bars.show();
        QTest::mouseClick(&bars, Qt::LeftButton, {}, bars.rowCentre(1));
        QCOMPARE(bars.chosen(), std::optional(1));
        QTest::mouseClick(&bars, Qt::LeftButton, {}, bars.rowCentre(1));
        QCOMPARE(bars.chosen(), std::nullopt);
        bars.setFocus();
        QTest::keyClick(&bars, Qt::Key_Home);
        QTest::keyClick(&bars, Qt::Key_Return);
        QCOMPARE(bars.chosen(), std::optional(0));
        QTest::keyClick(&bars, Qt::Key_Down);
        QTest::keyClick(&bars, Qt::Key_Space);
        QCOMPARE(bars.chosen(), std::optional(1));
        QTest::keyClick(&bars, Qt::Key_Up);
        QTest::keyClick(&bars, Qt::Key_Enter, Qt::KeypadModifier);
        QCOMPARE(bars.chosen(), std::optional(0));
    }

    void choosesNothingWhereThatMeansNothing()
    {
        DiffBars bars(*m_theme);
        bars.resize(600, 100);
        bars.setGroups({group(QStringLiteral("a"), 10, 5)}, false);
        bars.show();
        QTest::mouseClick(&bars, Qt::LeftButton, {}, bars.rowCentre(0));
        QCOMPARE(bars.chosen(), std::nullopt);
    }

    void saysExactFigures()
    {
        DiffBars bars(*m_theme);
        bars.setGroups({group(QStringLiteral("<b>views</b>"), 2000, 5)}, true);
        QCOMPARE(bars.rowText(0),
                 QStringLiteral("<b>views</b>\nadded: 1 entries, 2.00 kB\ngone: 1 entries, 5 B"));
        QVERIFY(bars.accessibleDescription().contains(QStringLiteral("2.00 kB")));
        bars.setGroups({}, true);
        QCOMPARE(bars.rowCount(), 0);
        QVERIFY(!bars.grab().isNull());
    }

    void drawsGoneToTheLeftAndAddedToTheRight()
    {
        DiffBars bars(*m_theme);
        bars.resize(800, 100);
        bars.setGroups({group(QStringLiteral("a"), 0, 100), group(QStringLiteral("b"), 100, 0)}, true);
        const QImage image = bars.grab().toImage();
        const QRgb added = kindColor(*m_theme, inspect::DiffKind::Added).rgb();
        const QRgb gone = kindColor(*m_theme, inspect::DiffKind::Removed).rgb();
        const auto columnsOf = [&image](QRgb color, int y) {
            std::set<int> columns;
            for (int x = 0; x < image.width(); ++x) {
                for (int row = y - 5; row < y + 5; ++row) {
                    if (image.pixel(x, row) == color)
                        columns.insert(x);
                }
            }
            return columns;
        };
        const std::set<int> left = columnsOf(gone, bars.rowCentre(0).y());
        const std::set<int> right = columnsOf(added, bars.rowCentre(1).y());
        QVERIFY(!left.empty() && !right.empty());
        QVERIFY(*left.rbegin() < *right.begin());
        QVERIFY(std::abs(static_cast<int>(left.size()) - static_cast<int>(right.size())) <= 3);
        QVERIFY(columnsOf(added, bars.rowCentre(0).y()).empty());
    }

    void groupsSizesAndAgesByPowersOfTen()
    {
        const QTemporaryDir directory;
        const QString path = directory.filePath(QStringLiteral("a.db"));
        test::createProductionTable(path);
        test::addRow(path, QStringLiteral("a"), 5, 10'000);
        test::addRow(path, QStringLiteral("b"), 100, 9'990);
        test::addRow(path, QStringLiteral("c"), 999, 9'000);
        test::addRow(path, QStringLiteral("d"), 1000, 9'000);
        const auto diff = inspect::diffFiles(test::opened(path), test::opened(path));
        QVERIFY(diff);
        const auto sizes = sizeGroups(*diff);
        QStringList names;
        for (const inspect::DiffGroup &size : sizes)
            names << size.name;
        QCOMPARE(names, QStringList({QStringLiteral("1 B – 10 B"), QStringLiteral("100 B – 1.00 kB"),
                                     QStringLiteral("1.00 kB – 10.0 kB")}));
        QCOMPARE(sizes[1].totals[inspect::DiffKind::Unchanged].entries, 2);
        const auto ages = ageGroups(*diff);
        QCOMPARE(ages.size(), std::size_t{2});
        QCOMPARE(ages[0].totals[inspect::DiffKind::Unchanged].entries, 2);
        QVERIFY(!typeGroups(*diff).empty());
    }

    void tellsKindsApartWithoutColours()
    {
        std::set<QString> looks;
        for (std::size_t kind = 0; kind < inspect::kDiffKinds; ++kind) {
            QImage image(40, 40, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            fillKind(painter, *m_theme, QRectF(0, 0, 40, 40), static_cast<inspect::DiffKind>(kind));
            painter.end();
            QVERIFY(!kindLabel(static_cast<inspect::DiffKind>(kind)).isEmpty());
            QVERIFY(!kindMeaning(static_cast<inspect::DiffKind>(kind)).isEmpty());
            QString look;
            for (int y = 0; y < 40; ++y) {
                for (int x = 0; x < 40; ++x)
                    look += image.pixel(x, y) == image.pixel(0, 0) ? QLatin1Char('1') : QLatin1Char('0');
            }
            if (kind !=
                static_cast<std::size_t>(inspect::DiffKind::Unchanged)) // as plain as added, but faded
                QVERIFY(looks.insert(look).second);
        }
    }
};

QTEST_MAIN(TestDiffBars)
#include "test_diff_bars.moc"
