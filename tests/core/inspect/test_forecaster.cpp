// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/forecast/forecaster.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <numeric>

using namespace cachescope;
using namespace cachescope::inspect;

namespace {

template <typename Split>
EntryTotals keptOf(const std::vector<Split> &splits)
{
    return std::accumulate(splits.begin(), splits.end(), EntryTotals(),
                           [](const EntryTotals &sum, const Split &split) { return sum + split.kept; });
}

template <typename Split>
EntryTotals droppedOf(const std::vector<Split> &splits)
{
    return std::accumulate(splits.begin(), splits.end(), EntryTotals(),
                           [](const EntryTotals &sum, const Split &split) { return sum + split.dropped; });
}

/// An inspector with a file, whose scan is done.
struct Scanned
{
    explicit Scanned(const QString &path, OpenOptions options = {})
    {
        QSignalSpy scanned(&inspector, &Inspector::scanFinished);
        inspector.open(path, options);
        if (!scanned.wait(10'000))
            qFatal("no scan");
    }

    Inspector inspector;
};

} // namespace

/// The forecast of a file that a window has open.
class TestForecaster : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersAnyBudgetOnceTheCurveIsThere();
    void tellsWhichEntriesGo();
    void tellsAKindCalledOtherFromTheRest();
    void tellsNothingBeforeTheScan();
    void usesTheLowWaterMark();
    void forgetsTheCurveOfAClosedFile();
    void reportsKeysThatCannotBeRead();

private:
    QTemporaryDir m_directory;
    const QString m_audio = test::dataFile(QStringLiteral("audio.db"));
};

void TestForecaster::answersAnyBudgetOnceTheCurveIsThere()
{
    Scanned file(m_audio);
    Forecaster forecaster(file.inspector);
    QSignalSpy ready(&forecaster, &Forecaster::curveReady);
    QVERIFY(forecaster.requestCurve());
    QVERIFY(!forecaster.curve());
    QVERIFY(ready.wait());
    QCOMPARE(forecaster.curve()->total(), (EntryTotals{113, 871'696}));
    const Forecast forecast = forecaster.forecast(300'000);
    QVERIFY(forecast.dropped.entries > 0);
    QCOMPARE(forecast.kept + forecast.dropped, forecaster.curve()->total());
    QVERIFY(forecast.kept.bytes - forecast.pinned.bytes <= forecast.lowWaterBytes);
}

void TestForecaster::tellsWhichEntriesGo()
{
    Scanned file(m_audio);
    QTRY_VERIFY(file.inspector.entryTypes());
    Forecaster forecaster(file.inspector);
    QSignalSpy ready(&forecaster, &Forecaster::curveReady);
    QSignalSpy details(&forecaster, &Forecaster::detailsReady);
    QVERIFY(forecaster.requestCurve());
    QVERIFY(ready.wait());
    forecaster.requestDetails(300'000);
    QTRY_COMPARE(details.count(), 2); // without prefixes, then with them
    QVERIFY(details.first().first().value<ForecastDetailsPtr>()->byPrefix.empty());
    const auto last = details.last().first().value<ForecastDetailsPtr>();
    const Forecast forecast = forecaster.forecast(300'000);
    QCOMPARE(last->budgetBytes, 300'000);
    QCOMPARE(keptOf(last->byType), forecast.kept);
    QCOMPARE(droppedOf(last->byType), forecast.dropped);
    QCOMPARE(keptOf(last->byPrefix), forecast.kept);
    QCOMPARE(droppedOf(last->byPrefix), forecast.dropped);
    QCOMPARE(keptOf(last->byAge), forecast.kept);
    QCOMPARE(droppedOf(last->byAge), forecast.dropped);
    QCOMPARE(last->byType.front().name, QStringLiteral("audio"));
    forecaster.requestDetails(500'000); // keys are known now
    QTRY_COMPARE(details.count(), 3);
    QVERIFY(!details.last().first().value<ForecastDetailsPtr>()->byPrefix.empty());
}

void TestForecaster::tellsAKindCalledOtherFromTheRest()
{
    const QString path = m_directory.filePath(QStringLiteral("other.db"));
    test::createProductionTable(path);
    test::addRow(path, QStringLiteral("other"), 1000, 1.0);
    test::runSql(path,
                 "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40) "
                 "INSERT INTO cache SELECT char(96 + i % 26 + 1, 97 + i / 26), x'00', 1, 1, 2, 0 FROM n");
    Scanned file(path);
    Forecaster forecaster(file.inspector);
    QSignalSpy ready(&forecaster, &Forecaster::curveReady);
    QSignalSpy details(&forecaster, &Forecaster::detailsReady);
    QVERIFY(forecaster.requestCurve());
    QVERIFY(ready.wait());
    forecaster.requestDetails(100'000);
    QTRY_COMPARE(details.count(), 2);
    const auto splits = details.last().first().value<ForecastDetailsPtr>()->byPrefix;
    const auto other = std::ranges::find(splits, QStringLiteral("other"), &NamedSplit::name);
    QVERIFY(other != splits.end());
    QCOMPARE(other->kept, (EntryTotals{1, 1000}));
    const auto rest = std::ranges::find(splits, QStringLiteral("…"), &NamedSplit::name);
    QVERIFY(rest != splits.end());
    QVERIFY(rest->kept.entries > 1);
}

void TestForecaster::tellsNothingBeforeTheScan()
{
    const QString path = m_directory.filePath(QStringLiteral("large.db"));
    test::createLargeTable(path);
    Inspector inspector;
    Forecaster forecaster(inspector);
    QVERIFY(!forecaster.requestCurve());
    QSignalSpy opened(&inspector, &Inspector::opened);
    inspector.open(path);
    QVERIFY(opened.wait());
    inspector.setScanPaused(true);
    if (!inspector.index())
        QVERIFY(!forecaster.requestCurve());
    QVERIFY(!forecaster.isAsked());
}

void TestForecaster::usesTheLowWaterMark()
{
    Scanned file(m_audio);
    Forecaster forecaster(file.inspector);
    QSignalSpy ready(&forecaster, &Forecaster::curveReady);
    forecaster.setLowWaterMark(0.5);
    QVERIFY(forecaster.requestCurve());
    QVERIFY(ready.wait());
    QCOMPARE(forecaster.forecast(300'000).lowWaterBytes, 150'000);
}

void TestForecaster::forgetsTheCurveOfAClosedFile()
{
    Scanned file(m_audio);
    Forecaster forecaster(file.inspector);
    QSignalSpy ready(&forecaster, &Forecaster::curveReady);
    QVERIFY(forecaster.requestCurve());
    QVERIFY(ready.wait());
    file.inspector.close();
    QVERIFY(!forecaster.curve());
    QVERIFY(!forecaster.requestCurve());
}

void TestForecaster::reportsKeysThatCannotBeRead()
{
    const QString path = m_directory.filePath(QStringLiteral("endless.db"));
    test::createProductionTable(path);
    for (int i = 0; i < 300; ++i)
        test::addRow(path, QStringLiteral("key %1 of some length, so that it takes pages").arg(i), 10, i);
    test::makeEndless(path, "sqlite_autoindex_cache_1");
    Scanned file(path);
    Forecaster forecaster(file.inspector);
    QSignalSpy ready(&forecaster, &Forecaster::curveReady);
    QSignalSpy details(&forecaster, &Forecaster::detailsReady);
    QSignalSpy failed(&forecaster, &Forecaster::failed);
    QVERIFY(forecaster.requestCurve());
    QVERIFY(ready.wait());
    forecaster.requestDetails(1000);
    QVERIFY(failed.wait(10'000));
    QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::Corrupt);
    QCOMPARE(details.count(), 1);
    QVERIFY(!details.first().first().value<ForecastDetailsPtr>()->byAge.empty());
    forecaster.requestDetails(2000); // the keys are not read again
    QTRY_COMPARE(details.count(), 2);
    QVERIFY(!forecaster.isAsked());
    QVERIFY(forecaster.requestCurve()); // for another curve they are
    QVERIFY(ready.wait());
    forecaster.requestDetails(1000);
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 2, 10'000);
}

QTEST_GUILESS_MAIN(TestForecaster)
#include "test_forecaster.moc"
