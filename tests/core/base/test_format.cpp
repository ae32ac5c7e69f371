// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/format.h"
#include "core/base/format_style.h"
#include "core/base/translate.h"

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
    void writesAsGermansDo();
    void writesEnglishDatesAsIso();
    void writesPowersOf1024();
    void writesTimesInUtc();
    void writesHowLongAgo();
    void writesPlainEnglishForFiles();
    void writesShortNumbers();
};

namespace {

/// A style of the program for as long as a test takes.
struct Styled
{
    explicit Styled(const FormatStyle &style) { setFormatStyle(style); }
    ~Styled() { setFormatStyle({}); }
    Q_DISABLE_COPY_MOVE(Styled)
};

FormatStyle styleOf(const char *locale)
{
    FormatStyle style;
    style.setLocale(QLocale(QString::fromLatin1(locale)));
    return style;
}

} // namespace

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

void TestFormat::writesAsGermansDo()
{
    const Styled styled(styleOf("de_DE"));
    QCOMPARE(formatCount(160'000), QStringLiteral("160.000"));
    QCOMPARE(formatBytes(49'940), QStringLiteral("49,9 kB"));
    QCOMPARE(formatDuration(2.6), QStringLiteral("2,6 s"));
    QCOMPARE(formatShare(0.0764), QStringLiteral("7,6 %"));
    QCOMPARE(formatNumber(1234.5, 2), QStringLiteral("1.234,50"));
    QCOMPARE(formatTime(1771596191.0), QStringLiteral("20.02.2026 14:03:11"));
}

void TestFormat::writesEnglishDatesAsIso()
{
    for (const char *name : {"en_US", "en_GB", "C"}) {
        const Styled styled(styleOf(name));
        QCOMPARE(formatTime(1771596191.0), QStringLiteral("2026-02-20 14:03:11"));
        QCOMPARE(formatCount(160'000), QStringLiteral("160,000"));
    }
}

void TestFormat::writesPowersOf1024()
{
    FormatStyle style;
    style.bytes = ByteUnits::Binary;
    const Styled styled(style);
    QCOMPARE(formatBytes(1000), QStringLiteral("1,000 B"));
    QCOMPARE(formatBytes(1024), QStringLiteral("1.00 KiB"));
    QCOMPARE(formatBytes(64LL * 1024 * 1024), QStringLiteral("64.0 MiB"));
    QCOMPARE(formatBytes(1023LL * 1024), QStringLiteral("1.00 MiB"));
}

void TestFormat::writesTimesInUtc()
{
    FormatStyle style;
    style.zone = ClockZone::Utc;
    const Styled styled(style);
    QCOMPARE(formatTime(1771596191.0), QStringLiteral("2026-02-20 14:03:11 UTC"));
    QCOMPARE(formatExactTimeNs(-1), QStringLiteral("1969-12-31 23:59:59.999999999 UTC"));
}

void TestFormat::writesHowLongAgo()
{
    QCOMPARE(formatAge(100.0, 103.5), QStringLiteral("3.5 s ago"));
    QCOMPARE(formatAge(100.0, 40.0), QStringLiteral("in 1.0 min"));
    QCOMPARE(formatAge(100.0, 100.5), QStringLiteral("just now"));
    QCOMPARE(formatAge(std::nan(""), 100.0), QStringLiteral("never"));
    FormatStyle style;
    style.times = TimeForm::Relative;
    const Styled styled(style);
    QCOMPARE(formatExactTime(0.0), QStringLiteral("1970-01-01 00:00:00"));
    QVERIFY(formatTime(0.0).endsWith(QLatin1String(" weeks ago")));
}

void TestFormat::writesPlainEnglishForFiles()
{
    const Styled styled(styleOf("de_DE"));
    {
        const PlainEnglish english;
        QCOMPARE(formatCount(160'000), QStringLiteral("160,000"));
    }
    QCOMPARE(formatCount(160'000), QStringLiteral("160.000"));
}

void TestFormat::writesShortNumbers()
{
    QCOMPARE(formatShortNumber(0.25), QStringLiteral("0.25"));
    QCOMPARE(formatShortNumber(1500.0), QStringLiteral("1500"));
    const Styled styled(styleOf("de_DE"));
    QCOMPARE(formatShortNumber(0.25), QStringLiteral("0,25"));
}

QTEST_GUILESS_MAIN(TestFormat)
#include "test_format.moc"
