// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/operations/trace.h"
#include "tests/support/verify.h"

#include <QFile>
#include <QTemporaryDir>

using namespace cachescope;
using namespace cachescope::load;
using std::chrono::microseconds;
using std::chrono::milliseconds;

/// Recorded operations, and that errors name the line.
class TestTrace : public QObject
{
    Q_OBJECT

private:
    Result<Trace> read(const QByteArray &text)
    {
        QFile file(path());
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        file.close();
        return Trace::read(path());
    }
    [[nodiscard]] QString path() const { return m_directory.filePath(QStringLiteral("trace.csv")); }
    static QString keysOf(const Trace &trace) { return trace.keys().join(QLatin1Char(' ')); }

    const QTemporaryDir m_directory;

private Q_SLOTS:
    void readsEveryColumn()
    {
        const auto trace = read("key,op,bytes,ms\na,put,500,1000\nb,,,1000.5\na,getMany,0,1002\n");
        VERIFY_OK(trace);
        QCOMPARE(keysOf(*trace), QStringLiteral("a b"));
        QVERIFY(trace->hasTimes());
        QCOMPARE(trace->rows().size(), std::size_t{3});
        const TraceRow &first = trace->rows()[0];
        QCOMPARE(first.key, 0);
        QVERIFY(first.kind == OperationKind::Put);
        QVERIFY(first.bytes == 500);
        QCOMPARE(first.at.count(), 0);
        const TraceRow &second = trace->rows()[1];
        QCOMPARE(second.key, 1);
        QVERIFY(!second.kind);
        QVERIFY(!second.bytes);
        QVERIFY(second.at == microseconds(500));
        const TraceRow &third = trace->rows()[2];
        QCOMPARE(third.key, 0);
        QVERIFY(third.kind == OperationKind::GetMany);
        QVERIFY(third.bytes == 0);
        QVERIFY(third.at == milliseconds(2));
        QCOMPARE(trace->largestValue(), 500);
    }

    void keysAloneWillDo()
    {
        const auto trace = read("key\nb\na\nb\n");
        VERIFY_OK(trace);
        QCOMPARE(keysOf(*trace), QStringLiteral("b a"));
        QVERIFY(!trace->hasTimes());
        QCOMPARE(trace->largestValue(), 0);
        for (const TraceRow &row : trace->rows()) {
            QVERIFY(!row.kind && !row.bytes);
            QCOMPARE(row.at.count(), 0);
        }
    }

    void columnsComeInAnyOrderAndOthersArePassedOver()
    {
        const auto trace = read("\xef\xbb\xbfhost,ms,\"key\",user\r\nh,-5,\"a,b\",1\r\n\r\nh,-4.5,c\r\n");
        VERIFY_OK(trace);
        QCOMPARE(keysOf(*trace), QStringLiteral("a,b c"));
        QVERIFY(trace->rows()[1].at == microseconds(500));
    }

    void everyOperationIsKnown()
    {
        QByteArray text("key,op\n");
        for (std::size_t i = 0; i < kOperationKinds; ++i)
            text += "a," + operationName(static_cast<OperationKind>(i)).toLatin1() + '\n';
        const auto trace = read(text);
        VERIFY_OK(trace);
        for (std::size_t i = 0; i < kOperationKinds; ++i)
            QVERIFY(trace->rows()[i].kind == static_cast<OperationKind>(i));
    }

    void spansOneMeanGapMoreThanItsRows()
    {
        const auto trace = read("key,ms\na,10\nb,11\nc,16\n");
        VERIFY_OK(trace);
        QVERIFY(trace->span() == milliseconds(9));
    }

    /// Otherwise it would begin again at the same moment for ever.
    void alwaysSpansSomeTime_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("one row") << QByteArray("key,ms\na,10\n");
        QTest::newRow("all rows at once") << QByteArray("key,ms\na,10\nb,10\n");
        QTest::newRow("no times") << QByteArray("key\na\nb\n");
    }
    void alwaysSpansSomeTime()
    {
        QFETCH(QByteArray, text);
        const auto trace = read(text);
        VERIFY_OK(trace);
        QVERIFY(trace->span() == milliseconds(1));
    }

    void errorsNameTheFileAndTheLine_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("line");
        const auto row = [](const char *name, const char *text, const char *what, int line) {
            QTest::newRow(name) << QByteArray(text) << QString::fromLatin1(what) << line;
        };
        const char *header = "the header must name a column key, and may name op, bytes and ms";
        row("empty", "", header, 0);
        row("no column key", "op,ms\nget,1\n", header, 1);
        row("another case", "Key\na\n", header, 1);
        row("no rows", "key,op\n", "there are no rows", 1);
        row("empty lines alone", "key\n\n\n", "there are no rows", 3);
        row("no key", "key,op\na,get\n,put\n", "the key is missing", 3);
        row("row too short for a key", "op,key\nget\n", "the key is missing", 2);
        row("unknown operation", "key,op\n\na,load\n",
            "op is \"load\"; allowed are get, contains, getMany, put, putMany, remove, pin, play", 3);
        row("negative size", "key,bytes\na,-1\n", "bytes is \"-1\", which is no whole number from 0", 2);
        row("part of a byte", "key,bytes\na,1.5\n", "bytes is \"1.5\"", 2);
        row("size with a unit", "key,bytes\na,1k\n", "bytes is \"1k\"", 2);
        row("no time", "key,ms\na,0\nb,\n", "ms is \"\", which is no number of milliseconds", 3);
        row("row too short for a time", "key,ms\na\n", "ms is \"\"", 2);
        row("words for a time", "key,ms\na,noon\n", "ms is \"noon\"", 2);
        row("no number", "key,ms\na,nan\n", "ms is \"nan\"", 2);
        row("endless", "key,ms\na,inf\n", "ms is \"inf\"", 2);
        row("too large a time", "key,ms\na,1e13\n", "ms is \"1e13\"", 2);
        row("falling", "key,ms\na,5\n\"b\nb\",5\nc,4.5\n",
            "ms falls from 5 to 4.5; rows must be in the order of their times", 5);
        row("too long", "key,ms\na,0\nb,1000000001\n", "ms is more than 1e+09 after the first row", 3);
        row("open mark", "key,op\na,get\nb,\"get\nc,get\n", "a quotation mark is never closed", 4);
    }
    void errorsNameTheFileAndTheLine()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, what);
        QFETCH(int, line);
        const auto trace = read(text);
        VERIFY_FAILS(trace, ErrorCode::InvalidArgument);
        const QString message = trace.error().message;
        QVERIFY2(message.contains(what), qPrintable(message));
        QVERIFY2(message.startsWith(
                     QStringLiteral("Scenario field \"traceFile\" (--trace) cannot be used: ") + path()),
                 qPrintable(message));
        QVERIFY2(message.endsWith(QStringLiteral("(line %1)").arg(line)), qPrintable(message));
    }

    void anOverlongLineIsAnError()
    {
        const auto trace = read("key\na\n" + QByteArray(2'000'000, 'x') + "\nb\n");
        VERIFY_FAILS(trace, ErrorCode::InvalidArgument);
        const QString message = trace.error().message;
        QVERIFY2(message.contains(QStringLiteral("longer than 1 MB")), qPrintable(message));
        QVERIFY2(message.endsWith(QStringLiteral("(line 3)")), qPrintable(message));
    }

    void filesThatCannotBeReadAreNamed()
    {
        const QString missing = m_directory.filePath(QStringLiteral("missing.csv"));
        const auto none = Trace::read(missing);
        VERIFY_FAILS(none, ErrorCode::NotFound);
        QVERIFY(none.error().message.contains(missing));
        const auto directory = Trace::read(m_directory.path());
        VERIFY_FAILS(directory, ErrorCode::CannotOpen);
        QVERIFY(directory.error().message.contains(m_directory.path()));
        const QString field = QStringLiteral("Scenario field \"traceFile\" (--trace) cannot be used: ");
        for (const QString &message : {none.error().message, directory.error().message})
            QVERIFY2(message.startsWith(field), qPrintable(message));
    }
};

QTEST_APPLESS_MAIN(TestTrace)
#include "test_trace.moc"
