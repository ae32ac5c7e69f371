// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/format.h"

#include <cmath>
#include <limits>

using namespace cachescope;

class TestFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bytes_data();
    void bytes();
    void counts_data();
    void counts();
    void durations_data();
    void durations();
    void shares();
    void times_data();
    void times();
};

void TestFormat::bytes_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << 0LL << "0 B";
    QTest::newRow("below one kB") << 999LL << "999 B";
    QTest::newRow("one kB") << 1000LL << "1.00 kB";
    QTest::newRow("three digits") << 49'940LL << "49.9 kB";
    QTest::newRow("hundreds") << 871'696LL << "872 kB";
    QTest::newRow("rounds up into the next unit") << 999'999LL << "1.00 MB";
    QTest::newRow("rounds up within the unit") << 9'996LL << "10.0 kB";
    QTest::newRow("GB") << 7'980'000'000LL << "7.98 GB";
    QTest::newRow("largest") << std::numeric_limits<qint64>::max() << "9.22 EB";
    QTest::newRow("negative") << -1500LL << "-1.50 kB";
}

void TestFormat::bytes()
{
    QFETCH(qint64, bytes);
    QTEST(formatBytes(bytes), "text");
}

void TestFormat::counts_data()
{
    QTest::addColumn<qint64>("count");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << 0LL << "0";
    QTest::newRow("three digits") << 999LL << "999";
    QTest::newRow("four") << 1000LL << "1,000";
    QTest::newRow("six") << 160'000LL << "160,000";
    QTest::newRow("seven") << 2'000'000LL << "2,000,000";
    QTest::newRow("negative, three digits") << -999LL << "-999";
    QTest::newRow("negative, four") << -1000LL << "-1,000";
}

void TestFormat::counts()
{
    QFETCH(qint64, count);
    QTEST(formatCount(count), "text");
}

void TestFormat::durations_data()
{
    QTest::addColumn<double>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << 0.0 << "0.0 s";
    QTest::newRow("microseconds") << 25e-6 << QString::fromUtf8("25 µs");
    QTest::newRow("milliseconds") << 0.0026 << "2.6 ms";
    QTest::newRow("hundreds of them") << 0.412 << "412 ms";
    QTest::newRow("seconds") << 2.6 << "2.6 s";
    QTest::newRow("minutes") << 210.0 << "3.5 min";
    QTest::newRow("hours") << 25'920.0 << "7.2 h";
    QTest::newRow("days") << 276'480.0 << "3.2 days";
    QTest::newRow("days until two weeks") << 13.0 * 86'400 << "13.0 days";
    QTest::newRow("weeks") << 42.0 * 86'400 << "6.0 weeks";
    QTest::newRow("no number") << std::nan("") << QString::fromUtf8("–");
    QTest::newRow("no end") << std::numeric_limits<double>::infinity() << QString::fromUtf8("–");
}

void TestFormat::durations()
{
    QFETCH(double, seconds);
    QTEST(formatDuration(seconds), "text");
}

void TestFormat::shares()
{
    QCOMPARE(formatShare(0.0), QStringLiteral("0.0 %"));
    QCOMPARE(formatShare(0.0764), QStringLiteral("7.6 %"));
    QCOMPARE(formatShare(1.0), QStringLiteral("100.0 %"));
}

void TestFormat::times_data()
{
    QTest::addColumn<double>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("epoch") << 0.0 << "1970-01-01 00:00:00";
    QTest::newRow("fraction is cut off") << 1771596191.9 << "2026-02-20 14:03:11";
    QTest::newRow("before the epoch") << -0.5 << "1969-12-31 23:59:59";
    QTest::newRow("milliseconds taken for seconds") << 1771596191900.0 << "1771596191900 s";
    QTest::newRow("no number") << std::nan("") << "never";
    QTest::newRow("no end") << -std::numeric_limits<double>::infinity() << "-infinity";
}

void TestFormat::times()
{
    qputenv("TZ", "UTC");
    QFETCH(double, seconds);
    QTEST(formatTime(seconds), "text");
}

QTEST_GUILESS_MAIN(TestFormat)
#include "test_format.moc"
