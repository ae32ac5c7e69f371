// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/format_style.h"
#include "core/base/units.h"

using namespace cachescope;

class TestUnits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsBytes_data();
    void readsBytes();
    void readsCounts_data();
    void readsCounts();
    void readsDurations_data();
    void readsDurations();
    void readsTimes_data();
    void readsTimes();
    void readsNumbersAsPeopleTypeThem_data();
    void readsNumbersAsPeopleTypeThem();
    void writesWhatItReads_data();
    void writesWhatItReads();
    void writesCountsAndDurations();
    void refusesWhatIsNoSize_data();
    void refusesWhatIsNoSize();
    void refusesWhatIsNoCount_data();
    void refusesWhatIsNoCount();
    void refusesWhatIsNoDuration_data();
    void refusesWhatIsNoDuration();
    void refusesWhatIsNoTime_data();
    void refusesWhatIsNoTime();
};

void TestUnits::readsBytes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("bytes");
    QTest::newRow("plain") << "4096" << 4096LL;
    QTest::newRow("bytes") << "10 B" << 10LL;
    QTest::newRow("k") << "2k" << 2000LL;
    QTest::newRow("fraction") << "1.5MB" << 1'500'000LL;
    QTest::newRow("G") << "30G" << 30'000'000'000LL;
    QTest::newRow("small letters") << "30gb" << 30'000'000'000LL;
    QTest::newRow("T") << "1T" << 1'000'000'000'000LL;
    QTest::newRow("KiB") << "1KiB" << 1024LL;
    QTest::newRow("MiB") << "64 MiB" << 64LL * 1024 * 1024;
    QTest::newRow("none") << "0" << 0LL;
}

void TestUnits::readsBytes()
{
    QFETCH(QString, text);
    const auto bytes = parseBytes(text);
    QVERIFY(bytes);
    QTEST(*bytes, "bytes");
}

void TestUnits::readsCounts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("count");
    QTest::newRow("plain") << "4096" << 4096LL;
    QTest::newRow("none") << "0" << 0LL;
    QTest::newRow("k") << "200k" << 200'000LL;
    QTest::newRow("M") << "5M" << 5'000'000LL;
    QTest::newRow("fraction of a million") << "1.3M" << 1'300'000LL;
    QTest::newRow("small letter") << "2g" << 2'000'000'000LL;
}

void TestUnits::readsCounts()
{
    QFETCH(QString, text);
    const auto count = parseCount(text);
    QVERIFY(count);
    QTEST(*count, "count");
}

void TestUnits::readsDurations_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("us");
    QTest::newRow("ms") << "20ms" << 20'000LL;
    QTest::newRow("s") << "10s" << 10'000'000LL;
    QTest::newRow("m") << "5m" << 300'000'000LL;
    QTest::newRow("h") << "1.5h" << 5'400'000'000LL;
    QTest::newRow("plain seconds") << "3" << 3'000'000LL;
    QTest::newRow("blanks") << " 3 s " << 3'000'000LL;
}

void TestUnits::readsDurations()
{
    QFETCH(QString, text);
    const auto duration = parseDuration(text);
    QVERIFY(duration);
    QTEST(static_cast<qint64>(duration->count()), "us");
}

void TestUnits::readsTimes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("seconds");
    QTest::newRow("Unix seconds") << "1700000000" << 1.7e9;
    QTest::newRow("with a fraction") << "1700000000.25" << 1'700'000'000.25;
    QTest::newRow("before 1970") << "-1" << -1.0;
    QTest::newRow("date") << "1970-01-02" << 86'400.0;
    QTest::newRow("UTC") << "2026-01-21T10:11:12Z" << 1'768'990'272.0;
    QTest::newRow("without an offset") << " 2026-01-21T10:11:12 " << 1'768'990'272.0;
    QTest::newRow("blank between") << "2026-01-21 10:11:12" << 1'768'990'272.0;
    QTest::newRow("milliseconds") << "2026-01-21T10:11:12.5Z" << 1'768'990'272.5;
    QTest::newRow("offset") << "2026-01-21T10:11:12+02:00" << 1'768'983'072.0;
    QTest::newRow("minutes") << "2026-01-21T10:11" << 1'768'990'260.0;
}

void TestUnits::readsTimes()
{
    QFETCH(QString, text);
    const auto seconds = parseTime(text);
    QVERIFY(seconds);
    QTEST(*seconds, "seconds");
}

void TestUnits::readsNumbersAsPeopleTypeThem_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("german");
    QTest::newRow("point") << "1.5 MB"
                           << "1.5 MB"
                           << "1.5 MB";
    QTest::newRow("comma") << "1,5 MB"
                           << "1.5 MB"
                           << "1.5 MB";
    QTest::newRow("three digits behind a point") << "1.500"
                                                 << "1.500"
                                                 << "1500";
    QTest::newRow("three digits behind a comma") << "1,500"
                                                 << "1500"
                                                 << "1.500";
    QTest::newRow("nothing is grouped behind a zero") << "0,500s"
                                                      << "0.500s"
                                                      << "0.500s";
    QTest::newRow("groups of points") << "1.500.000"
                                      << "1.500.000"
                                      << "1500000";
    QTest::newRow("groups of commas") << "1,500,000"
                                      << "1500000"
                                      << "1.500.000";
    QTest::newRow("both, English") << "1,500.25 kB"
                                   << "1500.25 kB"
                                   << "1.500.25 kB";
    QTest::newRow("both, German") << "1.500,25 kB"
                                  << "1.500,25 kB"
                                  << "1500.25 kB";
    QTest::newRow("no full group") << "12,50.5"
                                   << "12,50.5"
                                   << "12.50.5";
    QTest::newRow("two numbers") << "2,5ms to 10ms"
                                 << "2.5ms to 10ms"
                                 << "2.5ms to 10ms";
    QTest::newRow("no number") << "ten"
                               << "ten"
                               << "ten";
}

void TestUnits::readsNumbersAsPeopleTypeThem()
{
    QFETCH(QString, typed);
    QTEST(plainNumbers(typed), "english");
    FormatStyle style;
    style.setLocale(QLocale(QStringLiteral("de_DE")));
    setFormatStyle(style);
    const QString german = plainNumbers(typed);
    QCOMPARE(plainNumbers(localNumber(QStringLiteral("1.125 MB"))), QStringLiteral("1.125 MB"));
    QCOMPARE(localNumber(QStringLiteral("1.5 s")), QStringLiteral("1,5 s"));
    setFormatStyle({});
    QTEST(german, "german");
}

void TestUnits::writesWhatItReads_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << 0LL << "0 B";
    QTest::newRow("few") << 999LL << "999 B";
    QTest::newRow("kB") << 50'000LL << "50 kB";
    QTest::newRow("decimals") << 1'250'000LL << "1.25 MB";
    QTest::newRow("too many decimals") << 1'250'001LL << "1250001 B";
    QTest::newRow("KiB") << 65'536LL << "64 KiB";
    QTest::newRow("MiB") << 64LL * 1024 * 1024 << "64 MiB";
    QTest::newRow("GB") << 30'000'000'000LL << "30 GB";
    QTest::newRow("TB") << 1'000'000'000'000'000LL << "1000 TB";
}

void TestUnits::writesWhatItReads()
{
    QFETCH(qint64, bytes);
    QTEST(typedBytes(bytes), "text");
    QCOMPARE(*parseBytes(typedBytes(bytes)), bytes);
}

void TestUnits::writesCountsAndDurations()
{
    using std::chrono::milliseconds;
    QCOMPARE(typedCount(2000), QStringLiteral("2000"));
    QCOMPARE(typedCount(1'500'000), QStringLiteral("1.5 M"));
    QCOMPARE(typedCount(1'000'000'000'000), QStringLiteral("1000 G"));
    QCOMPARE(typedDuration(milliseconds(0)), QStringLiteral("0 s"));
    QCOMPARE(typedDuration(milliseconds(20)), QStringLiteral("20 ms"));
    QCOMPARE(typedDuration(milliseconds(1050)), QStringLiteral("1050 ms"));
    QCOMPARE(typedDuration(milliseconds(90'000)), QStringLiteral("90 s"));
    QCOMPARE(typedDuration(milliseconds(28'800'000)), QStringLiteral("8 h"));
    for (const qint64 number :
         {1LL, 999LL, 1050LL, 61'000LL, 299'900LL, 330'000LL, 5'400'000LL, 3'600'001LL}) {
        QCOMPARE(*parseDuration(typedDuration(milliseconds(number))), milliseconds(number));
        QCOMPARE(*parseCount(typedCount(number * 1000)), number * 1000);
    }
}

void TestUnits::refusesWhatIsNoSize_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"", "G", "-1", "-1k", "ten", "1X", "1e9", "1.2.3", "nan", "inf", "10 s", "99999999T"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestUnits::refusesWhatIsNoSize()
{
    QFETCH(QString, text);
    const auto bytes = parseBytes(text);
    QVERIFY(!bytes);
    QCOMPARE(bytes.error().code, ErrorCode::InvalidArgument);
    QVERIFY(bytes.error().message.contains(text));
}

void TestUnits::refusesWhatIsNoCount_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "M", "-1", "ten", "1.5", "1.0005k", "5KiB", "5B", "nan", "99999999999G"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestUnits::refusesWhatIsNoCount()
{
    QFETCH(QString, text);
    const auto count = parseCount(text);
    QVERIFY(!count);
    QCOMPARE(count.error().code, ErrorCode::InvalidArgument);
    QVERIFY(count.error().message.contains(QLatin1Char('"') + text + QLatin1Char('"')));
}

void TestUnits::refusesWhatIsNoDuration_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "s", "-1s", "soon", "1k", "1d", "99999999999h"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestUnits::refusesWhatIsNoDuration()
{
    QFETCH(QString, text);
    const auto duration = parseDuration(text);
    QVERIFY(!duration);
    QCOMPARE(duration.error().code, ErrorCode::InvalidArgument);
    QVERIFY(duration.error().message.contains(text));
}

void TestUnits::refusesWhatIsNoTime_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"", "yesterday", "2026-13-01", "2026-02-30", "nan", "inf", "1e999", "10:11", "21.01.2026"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestUnits::refusesWhatIsNoTime()
{
    QFETCH(QString, text);
    const auto seconds = parseTime(text);
    QVERIFY(!seconds);
    QCOMPARE(seconds.error().code, ErrorCode::InvalidArgument);
    QVERIFY(seconds.error().message.contains(QLatin1Char('"') + text + QLatin1Char('"')));
}

QTEST_GUILESS_MAIN(TestUnits)
#include "test_units.moc"
