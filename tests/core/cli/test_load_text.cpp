// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/load_causes_text.h"
#include "app/cli/load_experiments_text.h"
#include "app/cli/load_scenario_text.h"
#include "tests/support/verify.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace cachescope;
using namespace cachescope::cli;
using namespace Qt::StringLiterals;

/// What `load` prints for people, as far as it is made of words.
class TestLoadText : public QObject
{
    Q_OBJECT

private:
    static load::RunReport heldBy(const QString &activity, quint64 count, quint64 blocked)
    {
        load::RunReport run;
        run.locks.holds = {{activity, count, 30.0, 12.0, -1, blocked}};
        return run;
    }

private Q_SLOTS:
    void theScenarioIsTold_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *json, const QString &words) {
            QTest::newRow(json) << QByteArray(json) << words;
        };
        const QString usual =
            u"80.0 % get + 20.0 % put, 2,000 keys (zipf 0.99), values of 50.0 kB, seed 42"_s;
        row("{}", u"50 users, "_s + usual);
        row(R"({"users": 1})", u"1 user, "_s + usual);
        row(R"({"processes": 4})", u"50 users in 4 processes, "_s + usual);
        row(R"({"stages": [{"users": 50, "durationMs": 20000}, {"users": 5, "durationMs": 10000}]})",
            u"50 users, ramp 0–50–5 in 30.0 s, "_s + usual);
        row(R"({"arrivalRate": 200})", u"50 users, 200 operations/s at random, "_s + usual);
        row(R"({"arrivalRate": 0.5, "arrivals": "steady"})",
            u"50 users, 0.5 operations/s evenly spread, "_s + usual);
        row(R"({"arrivalRate": 10000000, "arrivals": "together"})",
            u"50 users, 10,000,000 operations/s all users together, "_s + usual);
        row(R"({"maxBytes": 50000000})", u"50 users, 80.0 % get + 20.0 % put, 2,000 keys (zipf 0.99), values "
                                         "of 50.0 kB, budget 50.0 MB, seed 42"_s);
        row(R"({"disk": "hdd", "diskChanges": [{"atMs": 5000, "disk": "busy-vps"},
                                               {"atMs": 8000, "disk": "none"}]})",
            u"50 users, "_s + usual + u", disk hdd, disk busy-vps after 5.0 s, disk none after 8.0 s"_s);
    }
    void theScenarioIsTold()
    {
        QFETCH(QByteArray, json);
        const auto scenario = load::Scenario::fromJson(QJsonDocument::fromJson(json).object());
        VERIFY_OK(scenario);
        QTEST(scenarioInWords(*scenario), "words");
    }

    void keysAndValuesAreTold_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *json, const QString &words) {
            QTest::newRow(json) << QByteArray(json) << words;
        };
        row(R"({"keys": "uniform"})", u", 2,000 keys (uniform), "_s);
        row(R"({"keys": "latest", "zipfExponent": 1.2})", u", 2,000 keys (latest, zipf 1.2), "_s);
        row(R"({"keys": "hotspot"})", u", 2,000 keys (hotspot, 90.0 % of operations on 10.0 % of keys), "_s);
        row(R"({"keys": "sessions"})", u", 2,000 keys (sessions of 50), "_s);
        row(R"({"sourceFile": "there/audio.db"})", u", keys of audio.db (zipf 0.99), "_s);
        row(R"({"valueSizes": "uniform", "valueBytes": 2000})", u", values of 2.00 kB to 1.00 MB, "_s);
        row(R"({"valueSizes": "lognormal", "valueBytes": 20000, "valueSigma": 0.5})",
            u", values of 20.0 kB in the median (lognormal 0.5, at most 1.00 MB), "_s);
        row(R"({"valueSizes": "file", "valueSizesFile": "there/audio.db"})",
            u", values as large as in audio.db, "_s);
        row(R"({"keys": "trace", "traceFile": "there/day.csv"})",
            u"50 users, operations of day.csv (where it does not say: 80.0 % get + 20.0 % put, values of "
            "50.0 kB), seed 42"_s);
    }
    void keysAndValuesAreTold()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, words);
        const auto scenario = load::Scenario::fromJson(QJsonDocument::fromJson(json).object());
        VERIFY_OK(scenario);
        const QString told = scenarioInWords(*scenario);
        QVERIFY2(told.contains(words), qPrintable(told));
    }

    void holdersThatBlockedOthersAreTold()
    {
        const auto told = [](const load::RunReport &run) { return causesInWords(run, u"legacy"_s); };
        QVERIFY(told(heldBy(u"store"_s, 1, 1))
                    .contains(u"  store blocked others once; held the write lock once, 12.0 ms at most\n"_s));
        QVERIFY(told(heldBy(u"store"_s, 1'200, 35))
                    .contains(u"others 35 times; held the write lock 1,200 times"_s));
        QVERIFY(!told(heldBy(u"store"_s, 1'200, 0)).contains(u"store"_s));
        QVERIFY(told(heldBy(u"elsewhere"_s, 0, 35))
                    .contains(u"  elsewhere (another process, or a moment whose holder is not seen, such as "
                              "opening and closing) blocked others 35 times\n"_s));
    }

    void oneUserIsNoUsers()
    {
        QCOMPARE(probeInWords(load::LimitVariable::Users, 1.0), u"1 user"_s);
        QCOMPARE(probeInWords(load::LimitVariable::Users, 1'200.0), u"1,200 users"_s);
        QCOMPARE(probeInWords(load::LimitVariable::Rate, 1.0), u"1 operations/s"_s);
    }
};

QTEST_APPLESS_MAIN(TestLoadText)
#include "test_load_text.moc"
