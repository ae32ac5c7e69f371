// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/key_tree_example.h"
#include "ui/charts/treemap.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;

class TestTreemap : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Treemap> m_map;

    QPoint centre(std::size_t place) const { return m_map->cellOf(place).center().toPoint(); }

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void init()
    {
        m_map = std::make_unique<Treemap>(*m_theme);
        m_map->resize(548, 128);
        m_map->setTree(test::exampleTree());
        m_map->show();
        QVERIFY(QTest::qWaitForWindowActive(m_map.get()));
    }
    void cleanup() { m_map.reset(); }
    void cleanupTestCase() { m_theme.reset(); }

    void showsOneLevelTheLargestFirst()
    {
        QCOMPARE(m_map->shown(), (std::vector<quint16>{1, 4, 5}));
        QVERIFY(m_map->cellOf(0).width() * m_map->cellOf(0).height() >
                m_map->cellOf(1).width() * m_map->cellOf(1).height());
        m_map->clearFocus();
        QVERIFY(m_map->accessibleDescription().contains(QStringLiteral("audio: 30 entries · 600 B")));
        m_map->setMeasure(Treemap::Measure::Count);
        QCOMPARE(m_map->shown().front(), quint16{4}); // 50 entries
    }

    void keysThatEndAtAPrefixAreCalledAsItIs()
    {
        std::vector<inspect::KeyNode> nodes{test::exampleNode("", "", 9, 100, 0, 4, {1}),
                                            test::exampleNode("<hash>", "<hash>", 9, 100, 0, 4, {2, 3}),
                                            test::exampleNode(":ts", "<hash>:ts", 5, 60, 1, 3, {}),
                                            test::exampleNode("", "<hash>", 4, 40, 1, 4, {})};
        nodes.back().isRest = true;
        m_map->setTree(std::make_shared<inspect::KeyTree>(std::move(nodes), std::vector<quint16>{2, 3}));
        QCOMPARE(m_map->labelOf(3), QStringLiteral("<hash>"));
    }

    void whatIsNotToldApartIsCalledOther()
    {
        const auto most = static_cast<quint16>(inspect::KeyTree::kMostChildren);
        std::vector<inspect::KeyNode> nodes{
            test::exampleNode("", "", most, most, 0, static_cast<quint16>(most + 2), {1}),
            test::exampleNode("a", "a", most, most, 0, static_cast<quint16>(most + 2), {})};
        for (quint16 id = 2; id < most + 2; ++id) {
            nodes[1].children.push_back(id);
            nodes.push_back(test::exampleNode("/x", "a/x", 1, 1, 1, static_cast<quint16>(id + 1), {}));
        }
        nodes.back().isRest = true;
        nodes.back().pattern = QStringLiteral("a");
        m_map->setTree(std::make_shared<inspect::KeyTree>(std::move(nodes), std::vector<quint16>{2}));
        QCOMPARE(m_map->labelOf(static_cast<quint16>(most + 1)), QStringLiteral("other a"));
    }

    void aClickGoesDownAndBackspaceUp()
    {
        QSignalSpy moved(m_map.get(), &Treemap::levelChanged);
        QSignalSpy chosen(m_map.get(), &Treemap::chosen);
        QTest::mouseClick(m_map.get(), Qt::LeftButton, {}, centre(0));
        QCOMPARE(m_map->level(), quint16{1});
        QCOMPARE(m_map->shown(), (std::vector<quint16>{2, 3}));
        QTest::keyClick(m_map.get(), Qt::Key_Backspace);
        QCOMPARE(m_map->level(), quint16{0});
        QTest::keyClick(m_map.get(), Qt::Key_Backspace); // there is nothing above
        QCOMPARE(moved.count(), 2);
        QVERIFY(chosen.isEmpty());
    }

    void aKindWithNothingBelowIsChosen()
    {
        QSignalSpy chosen(m_map.get(), &Treemap::chosen);
        QTest::mouseClick(m_map.get(), Qt::LeftButton, {}, centre(1));
        QCOMPARE(chosen.takeFirst().first().value<quint16>(), quint16{4});
        QCOMPARE(m_map->level(), quint16{0});
    }

    void onlyAClickOnOneAreaActsAndOnce()
    {
        QSignalSpy chosen(m_map.get(), &Treemap::chosen);
        QTest::mouseRelease(m_map.get(), Qt::LeftButton, {}, centre(1)); // pressed elsewhere
        QTest::mousePress(m_map.get(), Qt::LeftButton, {}, centre(2));
        QTest::mouseRelease(m_map.get(), Qt::LeftButton, {}, centre(1));
        QCOMPARE(chosen.count(), 0);
        QTest::mouseClick(m_map.get(), Qt::LeftButton, {}, centre(1));
        QTest::mouseDClick(m_map.get(), Qt::LeftButton, {}, centre(1)); // the second press
        QTest::mouseRelease(m_map.get(), Qt::LeftButton, {}, centre(1));
        QCOMPARE(chosen.count(), 1);
    }

    void anyKindFiltersWithCtrl()
    {
        QSignalSpy wanted(m_map.get(), &Treemap::filterWanted);
        QTest::mouseClick(m_map.get(), Qt::LeftButton, Qt::ControlModifier, centre(0));
        QCOMPARE(wanted.takeFirst().first().value<quint16>(), quint16{1});
        QCOMPARE(m_map->level(), quint16{0});
    }

    void allOfItWorksByKeyboard()
    {
        QSignalSpy wanted(m_map.get(), &Treemap::filterWanted);
        QSignalSpy chosen(m_map.get(), &Treemap::chosen);
        m_map->setFocus(Qt::TabFocusReason);
        QVERIFY(m_map->accessibleDescription().startsWith(QStringLiteral("audio\n30 entries")));
        QTest::keyClick(m_map.get(), Qt::Key_Return);
        QCOMPARE(m_map->level(), quint16{1});
        QTest::keyClick(m_map.get(), Qt::Key_Right);
        QTest::keyClick(m_map.get(), Qt::Key_Return);
        QCOMPARE(chosen.takeFirst().first().value<quint16>(), quint16{3});
        QTest::keyClick(m_map.get(), Qt::Key_Backspace);
        QTest::keyClick(m_map.get(), Qt::Key_Space); // where it came from
        QCOMPARE(wanted.takeFirst().first().value<quint16>(), quint16{1});
    }

    void drawsThePartInColour()
    {
        const QImage all = m_map->grab().toImage();
        std::vector<inspect::NamedTotal> part(m_map->tree()->nodes().size());
        part[0] = {QString(), 15, 300};
        part[1] = {QString(), 15, 300};
        m_map->setSubset(part);
        QVERIFY(m_map->grab().toImage() != all);
        QVERIFY(m_map->describe(1).contains(QStringLiteral("15 of them selected · 300 B")));
        QCOMPARE(m_map->table().at(1),
                 (QStringList{QStringLiteral("audio"), QStringLiteral("30"), QStringLiteral("600"),
                              QStringLiteral("15"), QStringLiteral("300")}));
        m_map->setSubset({});
        QCOMPARE(m_map->grab().toImage(), all);
    }

    void staysAtItsLevelInANewTree()
    {
        m_map->setLevel(1);
        m_map->setTree(test::exampleTree());
        QCOMPARE(m_map->level(), quint16{1});
        m_map->setPlaceholder(QStringLiteral("nothing"));
        QCOMPARE(m_map->level(), quint16{0});
        QVERIFY(m_map->shown().empty());
        QCOMPARE(m_map->accessibleDescription(), QStringLiteral("nothing"));
        QTest::mouseClick(m_map.get(), Qt::LeftButton, {}, QPoint(20, 20)); // nothing happens
        QTest::keyClick(m_map.get(), Qt::Key_Return);
        QTest::keyClick(m_map.get(), Qt::Key_Left);
    }

    void beginsWhereKindsPart()
    {
        m_map->setTree(test::narrowTree());
        QCOMPARE(m_map->home(), quint16{1});
        QCOMPARE(m_map->level(), quint16{1});
        QCOMPARE(m_map->labelOf(1), QStringLiteral("all keys"));
        m_map->goUp(); // nothing is to be seen above
        QCOMPARE(m_map->level(), quint16{1});
    }

    void survivesTheSmallestSizes()
    {
        for (const QSize &size : {QSize(1, 1), QSize(20, 10), QSize(2000, 3)}) {
            m_map->resize(size);
            QVERIFY(!m_map->grab().isNull());
        }
    }
};

QTEST_MAIN(TestTreemap)
#include "test_treemap.moc"
