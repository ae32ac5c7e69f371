// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/files/series_csv.h"
#include "tests/support/load_document.h"

#include <QJsonArray>
#include <QTest>

using namespace cachescope;
using namespace cachescope::load;
using namespace Qt::StringLiterals;

class TestSeriesCsv : public QObject
{
    Q_OBJECT

private:
    static QList<QByteArray> linesOf(const QJsonObject &document)
    {
        QList<QByteArray> lines;
        for (QByteArray rest = seriesCsv(document); !rest.isEmpty();) {
            const auto end = rest.indexOf("\r\n");
            lines << rest.left(end);
            rest = rest.mid(end + 2);
        }
        return lines;
    }

private Q_SLOTS:
    void aLineForEachSampleOfEachDesign()
    {
        const auto lines =
            linesOf(test::loadDocument({test::faultyRun(u"legacy"_s), test::soundRun(u"corrected"_s)}));
        QCOMPARE(lines.size(), 1 + 60 + 60);
        QCOMPARE(
            lines[0],
            QByteArray("design,atSeconds,seconds,users,operationsPerSecond,p50Ms,p95Ms,p99Ms,operations,"
                       "failed,lockErrors,lockErrors.SQLITE_BUSY,lockErrors.SQLITE_BUSY_RECOVERY,"
                       "lockErrors.SQLITE_BUSY_SNAPSHOT,walBytes,evicted,dirty,dropped,waits,worstWaitMs,"
                       "worstWaitShare"));
        QVERIFY(lines[1].startsWith("legacy,1,1,30,"));
        QVERIFY(lines[61].startsWith("corrected,1,1,30,"));
        QVERIFY(lines[120].endsWith(",0,0,0,0,0,0,40,0,0,4,120,0.024"));
        for (const QByteArray &line : lines)
            QCOMPARE(line.count(','), lines[0].count(','));
    }

    void theStepsOfASearchAreToldApart()
    {
        QJsonObject more = test::soundRun(u"corrected"_s, 1);
        more.insert(u"users"_s, 1'200);
        QJsonObject document = test::loadDocument({test::soundRun(u"corrected"_s, 1), more});
        document.insert(u"limit"_s, test::limit());
        const auto lines = linesOf(document);
        QVERIFY2(lines[1].startsWith("300 users,1,"), lines[1]);
        QVERIFY2(lines[2].startsWith("\"1,200 users\",1,"), lines[2]);
    }

    void numbersKeepTheirDigits()
    {
        const QJsonArray samples{
            QJsonObject{{u"atSeconds"_s, 0.1}, {u"walBytes"_s, 9'007'199'254'740'993LL}}};
        const QJsonObject run{{u"design"_s, u"a"_s}, {u"samples"_s, samples}};
        QCOMPARE(linesOf({{u"runs"_s, QJsonArray{run}}})[1],
                 QByteArray("a,0.1,,,,,,,,,,9007199254740993,,,,,,"));
    }

    void withoutSamplesThereIsAHeader()
    {
        QCOMPARE(linesOf({}).size(), 1);
        QCOMPARE(linesOf({{u"runs"_s, QJsonArray{QJsonObject{{u"samples"_s, 3}}}}}).size(), 1);
        QVERIFY(!linesOf({})[0].contains("lockErrors."));
    }

    void namesAreQuotedAndNoFormulas()
    {
        const auto nameOf = [](const QString &design) {
            const QJsonObject run{{u"design"_s, design}, {u"samples"_s, QJsonArray{QJsonObject()}}};
            QByteArray csv = seriesCsv({{u"runs"_s, QJsonArray{run}}});
            csv = csv.mid(csv.indexOf("\r\n") + 2);
            csv.chop(static_cast<int>(sizeof ",,,,,,,,,,,,,,,,,\r\n") - 1);
            return csv;
        };
        QCOMPARE(nameOf(u"a,b"_s), QByteArray("\"a,b\""));
        QCOMPARE(nameOf(u"say \"x\""_s), QByteArray("\"say \"\"x\"\"\""));
        QCOMPARE(nameOf(u"two\r\nlines"_s), QByteArray("\"two\r\nlines\""));
        QCOMPARE(nameOf(u" blank"_s), QByteArray("\" blank\""));
        QCOMPARE(nameOf(u"=1+1"_s), QByteArray("'=1+1"));
        QCOMPARE(nameOf(QString(QChar::Null) + QLatin1Char('x')), QByteArray("x"));
    }

    void codesAreQuotedToo()
    {
        const QJsonArray samples{QJsonObject{{u"byCode"_s, QJsonObject{{u"a,\"b\""_s, 2}}}}};
        const auto lines =
            linesOf({{u"runs"_s, QJsonArray{QJsonObject{{u"design"_s, u"d"_s}, {u"samples"_s, samples}}}}});
        QVERIFY2(lines[0].contains(",\"lockErrors.a,\"\"b\"\"\","), lines[0]);
        QVERIFY(lines[1].contains(",2,"));
    }
};

QTEST_APPLESS_MAIN(TestSeriesCsv)
#include "test_series_csv.moc"
