// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/scan/scan.h"
#include "core/load/forecast/trace_forecaster.h"
#include "core/sqlite/connection.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/verify.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace cachescope;
using namespace cachescope::load;

/// Miss ratios of trace files, with sizes of a cache file.
class TestTraceMisses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void takesSizesFromTheTraceThenTheFile();
    void takesTheSizeThatAReadNames();
    void assumesTheMeanWhereNobodyKnows();
    void countsReadsAlone();
    void looksUpSizesAndPins();
    void stopsWhenCancelled();
    void samplesLongTraces();
    void measuresForAWindow();
    void reportsATraceThatCannotBeRead();

private:
    Result<Trace> trace(const QByteArray &text)
    {
        QFile file(tracePath());
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        file.close();
        return Trace::readFile(tracePath());
    }
    [[nodiscard]] QString tracePath() const { return m_directory.filePath(QStringLiteral("trace.csv")); }
    [[nodiscard]] QString cachePath() const { return m_directory.filePath(QStringLiteral("cache.db")); }
    static TraceEntries unknown(const Trace &trace)
    {
        return {std::vector<qint64>(static_cast<std::size_t>(trace.keys().size()), -1), {}};
    }

    const QTemporaryDir m_directory;
};

void TestTraceMisses::initTestCase()
{
    test::createProductionTable(cachePath());
    test::addRow(cachePath(), QStringLiteral("a"), 100, 1.0);
    test::addRow(cachePath(), QStringLiteral("b"), 300, 2.0, true);
    test::addRow(cachePath(), QStringLiteral("unused"), 7, 3.0);
}

void TestTraceMisses::takesSizesFromTheTraceThenTheFile()
{
    const auto read = trace("key,op,bytes\na,get,\nb,put,40\na,get,\nb,get,\n");
    VERIFY_OK(read);
    const auto misses = measureMisses(*read, {{100, 300}, {false, false}}, inspect::Sampling::exact());
    VERIFY_OK(misses);
    QCOMPARE(misses->sizes.fromTrace, 1);
    QCOMPARE(misses->sizes.fromFile, 1);
    QCOMPARE(misses->sizes.assumed, 0);
    QCOMPARE(misses->curve.counts().readBytes, 240);
    QCOMPARE(misses->curve.fullBudgetBytes(), 140);
}

void TestTraceMisses::takesTheSizeThatAReadNames()
{
    const auto read = trace("key,op,bytes\na,get,10\na,get,70\na,get,\n");
    VERIFY_OK(read);
    const auto misses = measureMisses(*read, unknown(*read), inspect::Sampling::exact());
    VERIFY_OK(misses);
    QCOMPARE(misses->curve.counts().readBytes, 150);
    QCOMPARE(misses->curve.fullBudgetBytes(), 70);
}

void TestTraceMisses::assumesTheMeanWhereNobodyKnows()
{
    const auto read = trace("key,bytes\na,10\nb,30\nc,\nc,\n");
    VERIFY_OK(read);
    const auto misses = measureMisses(*read, unknown(*read), inspect::Sampling::exact());
    VERIFY_OK(misses);
    QCOMPARE(misses->sizes.assumed, 1);
    QCOMPARE(misses->curve.fullBudgetBytes(), 20);
    const auto bare = trace("key\na\na\n");
    QCOMPARE(measureMisses(*bare, unknown(*bare), inspect::Sampling::exact())->curve.fullBudgetBytes(), 1);
}

void TestTraceMisses::countsReadsAlone()
{
    const auto read = trace("key,op,bytes\na,put,5\na,contains,\na,get,\na,getMany,\na,play,\na,,\na,pin,\n"
                            "a,get,\na,remove,\na,get,\n");
    VERIFY_OK(read);
    const auto misses = measureMisses(*read, unknown(*read), inspect::Sampling::exact());
    VERIFY_OK(misses);
    QCOMPARE(misses->curve.counts().reads, 6);
    QCOMPARE(misses->curve.counts().compulsory, 1.0); // after the removal
    QCOMPARE(misses->curve.at(0).objects, 5.0 / 6.0); // the pinned one is hit
}

void TestTraceMisses::looksUpSizesAndPins()
{
    const auto read = trace("key\nb\nz\na\n");
    VERIFY_OK(read);
    const auto file = test::opened(cachePath());
    const auto scan = inspect::scanEntries(file, inspect::ScanOptions());
    VERIFY_OK(scan);
    const auto connection = file.connect();
    const auto entries = findTraceEntries(**connection, file.info().format, scan->index, *read);
    VERIFY_OK(entries);
    QCOMPARE(entries->sizes, (std::vector<qint64>{300, -1, 100}));
    QCOMPARE(entries->pinned, (std::vector<bool>{true, false, false}));
    const std::atomic<bool> cancelled{true};
    const auto stopped = findTraceEntries(**connection, file.info().format, scan->index, *read, &cancelled);
    QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
}

void TestTraceMisses::stopsWhenCancelled()
{
    const auto read = trace("key\n" + QByteArray("a\nb\n").repeated(5000));
    VERIFY_OK(read);
    const std::atomic<bool> cancelled{true};
    const auto misses = measureMisses(*read, unknown(*read), inspect::Sampling::exact(), &cancelled);
    QCOMPARE(misses.error().code, ErrorCode::Cancelled);
}

void TestTraceMisses::samplesLongTraces()
{
    const auto read = trace("key\na\n");
    VERIFY_OK(read);
    QCOMPARE(samplingFor(*read).mostKeys, inspect::Sampling::exact().mostKeys);
    QCOMPARE(inspect::Sampling::fixedSize(kSampledKeys).mostKeys, kSampledKeys);
}

void TestTraceMisses::measuresForAWindow()
{
    VERIFY_OK(trace("key\na\nb\na\n"));
    inspect::Inspector inspector;
    QSignalSpy scanned(&inspector, &inspect::Inspector::scanFinished);
    inspector.open(cachePath());
    QVERIFY(scanned.wait());
    TraceForecaster forecaster(inspector);
    QSignalSpy measured(&forecaster, &TraceForecaster::measured);
    forecaster.requestMisses(tracePath());
    QVERIFY(measured.wait());
    const auto misses = measured.first().first().value<TraceMissesPtr>();
    QCOMPARE(misses->sizes.fromFile, 2);
    QCOMPARE(misses->curve.at(0).objects, 2.0 / 3.0); // b is pinned
    QCOMPARE(misses->curve.at(100).objects, 1.0 / 3.0);
}

void TestTraceMisses::reportsATraceThatCannotBeRead()
{
    inspect::Inspector inspector;
    QSignalSpy opened(&inspector, &inspect::Inspector::opened);
    inspector.open(cachePath());
    QVERIFY(opened.wait());
    TraceForecaster forecaster(inspector);
    QSignalSpy failed(&forecaster, &TraceForecaster::failed);
    forecaster.requestMisses(m_directory.filePath(QStringLiteral("nothing.csv")));
    QVERIFY(failed.wait());
    QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::NotFound);
    QVERIFY(!trace("no,header\n1,2\n"));
    forecaster.requestMisses(tracePath());
    QVERIFY(failed.wait());
    QVERIFY(failed.last().first().value<Error>().message.contains(QStringLiteral("line 1")));
    QVERIFY(!failed.last().first().value<Error>().message.contains(QStringLiteral("Scenario")));
}

QTEST_GUILESS_MAIN(TestTraceMisses)
#include "test_trace_misses.moc"
