// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/large_pages.h"

#include <QtTest>

#include <algorithm>

using namespace cachescope;

class TestLargePages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changesNothingThatIsThere();
    void givesRoom_data();
    void givesRoom();
};

void TestLargePages::changesNothingThatIsThere()
{
    std::vector<quint8> bytes(10'000'000, 7);
    preferLargePages(bytes.data() + 5001, 5'000'000); // in the middle of a page
    QCOMPARE(std::ranges::count(bytes, 7), std::ptrdiff_t{10'000'000});
}

void TestLargePages::givesRoom_data()
{
    QTest::addColumn<int>("size");
    QTest::newRow("none") << 0;
    QTest::newRow("little") << 10;
    QTest::newRow("much") << 3'000'001;
}

void TestLargePages::givesRoom()
{
    QFETCH(int, size);
    std::vector<double> column;
    reserveOnLargePages(&column, static_cast<std::size_t>(size));
    QVERIFY(column.empty());
    QVERIFY(column.capacity() >= static_cast<std::size_t>(size));
    column.resize(static_cast<std::size_t>(size), 1.5);
    QCOMPARE(std::ranges::count(column, 1.5), std::ptrdiff_t{size});
}

QTEST_GUILESS_MAIN(TestLargePages)
#include "test_large_pages.moc"
