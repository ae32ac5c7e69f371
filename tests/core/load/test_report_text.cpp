// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/figure_text.h"
#include "core/load/report/lock_error_text.h"
#include "core/load/report/report_fields.h"
#include "core/load/report/run_labels.h"
#include "core/load/report/xml_text.h"

#include <QJsonArray>
#include <QTest>

using namespace cachescope::load;
using namespace Qt::StringLiterals;

/// The words of reports.
class TestReportText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void figuresGetTheUnitOfTheirName()
    {
        QCOMPARE(figureText(u"reads.p99Ms"_s, 412.0), u"412 ms"_s);
        QCOMPARE(figureText(u"wal.maxBytes"_s, 49'900.0), u"49.9 kB"_s);
        QCOMPARE(figureText(u"operationsPerSecond"_s, 1'204.4), u"1,204/s"_s);
        QCOMPARE(figureText(u"operationsPerSecond"_s, 3.44), u"3.4/s"_s);
        QCOMPARE(figureText(u"lockWaits.worstShareOfTimeout"_s, 0.031), u"3.1 %"_s);
        QCOMPARE(figureText(u"hitRatio"_s, 0.93), u"93.0 %"_s);
        QCOMPARE(figureText(u"warmUpSeconds"_s, 5.0), u"5.0 s"_s);
        QCOMPARE(figureText(u"lockErrors"_s, 1'946.0), u"1,946"_s);
        QCOMPARE(figureText(u"fairness.worstOverMedian"_s, 3.251), u"3.25"_s);
        QCOMPARE(figureText(u"anything"_s, std::nullopt), dash());
        QCOMPARE(countText(1e300), countText(9.2e18));
    }

    void namesOfFieldsBecomeWords()
    {
        QCOMPARE(figureName(u"reads.p99Ms"_s), u"reads p99"_s);
        QCOMPARE(figureName(u"lockErrors"_s), u"lock errors"_s);
        QCOMPARE(figureName(u"lockWaits.worstShareOfTimeout"_s), u"lock waits worst share of timeout"_s);
        QCOMPARE(figureName(u"operationsPerSecond"_s), u"operations per second"_s);
        QCOMPARE(figureName(QString()), QString());
    }

    void axesHaveNoIdleZeros()
    {
        QCOMPARE(withoutZeros(u"15.0 s"_s), u"15 s"_s);
        QCOMPARE(withoutZeros(u"1.50 MB"_s), u"1.5 MB"_s);
        QCOMPARE(withoutZeros(u"100 ms"_s), u"100 ms"_s);
        QCOMPARE(withoutZeros(u"1,000"_s), u"1,000"_s);
        QCOMPARE(withoutZeros(u"2.0/s"_s), u"2/s"_s);
    }

    void everyCombinationOfALockErrorHasASentence()
    {
        for (const char *code :
             {"SQLITE_BUSY", "SQLITE_BUSY_RECOVERY", "SQLITE_BUSY_SNAPSHOT", "SQLITE_BUSY_TIMEOUT",
              "SQLITE_LOCKED", "SQLITE_LOCKED_SHAREDCACHE", "SQLITE_LOCKED_VTAB", "SQLITE_PROTOCOL",
              "SQLITE_FULL", "SQLITE_CANTOPEN", "SQLITE_IOERR_SHMLOCK", "SQLITE_ERROR", ""}) {
            for (const char *phase :
                 {"open", "begin", "read", "write", "commit", "checkpoint", "close", "?"}) {
                for (const char *handler : {"noneSet", "never", "asked", ""}) {
                    const QString meaning =
                        lockErrorMeaning(QLatin1String(code), QLatin1String(phase), QLatin1String(handler));
                    QVERIFY2(meaning.size() > 30 && meaning.endsWith(QLatin1Char('.')), code);
                }
            }
        }
    }

    void namesAreToldApart()
    {
        QCOMPARE(toldApart({u"a"_s, u"b"_s, u"a"_s, u"a (1)"_s, u"a"_s}),
                 (QStringList{u"a (2)"_s, u"b"_s, u"a (3)"_s, u"a (1)"_s, u"a (4)"_s}));
        QCOMPARE(toldApart({u"a (1)"_s, u"a (1)"_s, u"a"_s, u"a"_s}),
                 (QStringList{u"a (1) (1)"_s, u"a (1) (2)"_s, u"a (1)"_s, u"a (2)"_s}));
    }

    void manyNamesAreToldApartInNoTime()
    {
        const QStringList many = toldApart(QStringList(100'000, u"a"_s));
        QCOMPARE(many.size(), 100'000);
        QCOMPARE(many.last(), u"a (100000)"_s);
    }

    void whoIsElsewhereIsSaid() { QVERIFY(elsewhereMeaning().contains(u"another process"_s)); }

    void sentencesSayWhetherATimeoutHelps()
    {
        const auto meaning = [](const char *code, const char *phase, const char *handler) {
            return lockErrorMeaning(QLatin1String(code), QLatin1String(phase), QLatin1String(handler));
        };
        QVERIFY(meaning("SQLITE_BUSY", "begin", "noneSet").contains(u"No busy timeout was set"_s));
        QVERIFY(meaning("SQLITE_BUSY", "begin", "asked").contains(u"until its timeout"_s));
        QVERIFY(meaning("SQLITE_BUSY", "write", "never").contains(u"BEGIN IMMEDIATE"_s));
        QVERIFY(meaning("SQLITE_BUSY_SNAPSHOT", "write", "asked").contains(u"no timeout helps"_s));
        QVERIFY(meaning("SQLITE_LOCKED", "read", "never").contains(u"no timeout helps"_s));
    }

    void xmlTextHasNoCharacterThatXmlForbids()
    {
        const QChar bad = QChar::ReplacementCharacter;
        QCOMPARE(xmlText(u"a\tb\nc<&\"ä€"_s), u"a\tb\nc<&\"ä€"_s);
        QCOMPARE(xmlText(QString(QChar(0)) + QChar(0x1b) + QChar(0x7f) + QChar(0x9f)), QString(4, bad));
        QCOMPARE(xmlText(QString(QChar(0xfffe)) + QChar(0xffff) + QChar(0x202e)), QString(3, bad));
        QCOMPARE(xmlText(QString(QChar(0xd83d)) + QChar(0xde00)), QString(QChar(0xd83d)) + QChar(0xde00));
        QCOMPARE(xmlText(QString(QChar(0xd83d)) + QLatin1Char('x')), QString(bad) + QLatin1Char('x'));
        QCOMPARE(xmlText(QString(QChar(0xde00))), QString(bad));
    }

    void fieldsAreFoundOrNotThere()
    {
        const QJsonObject object{{u"a"_s, QJsonObject{{u"b"_s, 3}, {u"t"_s, u"x"_s}}},
                                 {u"l"_s, QJsonArray{1, QJsonObject{{u"c"_s, 1}}}}};
        QCOMPARE(numberAt(object, "a.b").value(), 3.0);
        QVERIFY(!numberAt(object, "a.t"));
        QVERIFY(!numberAt(object, "a.b.c"));
        QCOMPARE(countAt(object, "nothing"), 0);
        QCOMPARE(textAt(object, "a.t"), u"x"_s);
        QCOMPARE(objectsAt(object, "l").size(), std::size_t{1});
        QCOMPARE(plainText(valueAt(object, "a.b")), u"3"_s);
        QCOMPARE(plainText(true), u"true"_s);
        QCOMPARE(plainText(QJsonValue::Undefined), QString());
    }

    void everyRunHasANameOfItsOwn()
    {
        const QJsonObject a{{u"design"_s, u"a"_s}};
        QCOMPARE(runLabels(std::vector<QJsonObject>{a, a, {}, a, {{u"design"_s, u"a (2)"_s}}}),
                 (QStringList{u"a (1)"_s, u"a (3)"_s, u"unnamed"_s, u"a (4)"_s, u"a (2)"_s}));
        QCOMPARE(runLabels(std::vector{a}), QStringList{u"a"_s});
        const QJsonObject document{{u"runs"_s, QJsonArray{a, a}}};
        QCOMPARE(runLabels(document), (QStringList{u"a (1)"_s, u"a (2)"_s}));
        QVERIFY(!isSearch(document));
    }

    void theRunsOfASearchAreCalledByWhatItChanged()
    {
        const auto run = [](int users, double rate) {
            return QJsonObject{{u"design"_s, u"a"_s},
                               {u"users"_s, users},
                               {u"arrivals"_s, QJsonObject{{u"ratePerSecond"_s, rate}}}};
        };
        QJsonObject document{{u"limit"_s, QJsonObject{{u"variable"_s, u"users"_s}}},
                             {u"runs"_s, QJsonArray{run(400, 0), run(1, 0), run(400, 0), QJsonObject()}}};
        QVERIFY(isSearch(document));
        QCOMPARE(runLabels(document),
                 (QStringList{u"400 users (1)"_s, u"1 user"_s, u"400 users (2)"_s, u"unnamed"_s}));
        document[u"limit"_s] = QJsonObject{{u"variable"_s, u"ratePerSecond"_s}};
        document[u"runs"_s] = QJsonArray{run(4, 3'364.2), run(4, 5'000)};
        QCOMPARE(runLabels(document), (QStringList{u"3,364/s"_s, u"5,000/s"_s}));
    }
};

QTEST_APPLESS_MAIN(TestReportText)
#include "test_report_text.moc"
