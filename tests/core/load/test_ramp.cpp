// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/scenario/ramp.h"
#include "tests/support/verify.h"

#include <QJsonDocument>

using namespace cachescope;
using namespace cachescope::load;
using std::chrono::milliseconds;

/// How many users are active when.
class TestRamp : public QObject
{
    Q_OBJECT

private:
    static Result<Ramp> parse(const char *json)
    {
        return Ramp::fromJson(QJsonDocument::fromJson(json).array(), QStringLiteral("stages"));
    }
    /// Up, level, at once, down.
    static Ramp anyRamp()
    {
        return Ramp({{10, milliseconds(1000)},
                     {10, milliseconds(500)},
                     {50, milliseconds(0)},
                     {0, milliseconds(2000)}});
    }

private Q_SLOTS:
    void anEmptyOneHasNothing()
    {
        QVERIFY(Ramp().isEmpty());
        QCOMPARE(Ramp().duration().count(), 0);
        QCOMPARE(Ramp().mostUsers(), 0);
        QCOMPARE(Ramp().usersAt(milliseconds(5)), 0);
        QCOMPARE(Ramp().toJson(), QJsonArray());
    }

    void lastsAsLongAsItsStages()
    {
        QVERIFY(!anyRamp().isEmpty());
        QCOMPARE(anyRamp().duration().count(), 3500);
        QCOMPARE(anyRamp().mostUsers(), 50);
        QCOMPARE(anyRamp().stages().size(), std::size_t{4});
    }

    void usersMoveEvenlyFromStageToStage_data()
    {
        QTest::addColumn<int>("ms");
        QTest::addColumn<int>("users");
        QTest::newRow("begins with none") << 0 << 0;
        QTest::newRow("rises") << 100 << 1;
        QTest::newRow("half-way") << 500 << 5;
        QTest::newRow("is rounded to the nearest") << 460 << 5;
        QTest::newRow("reaches") << 1000 << 10;
        QTest::newRow("stays") << 1250 << 10;
        QTest::newRow("jumps in no time") << 1500 << 50;
        QTest::newRow("falls") << 2500 << 25;
        QTest::newRow("nearly over") << 3499 << 0;
        QTest::newRow("over") << 3500 << 0;
    }
    void usersMoveEvenlyFromStageToStage()
    {
        QFETCH(int, ms);
        QFETCH(int, users);
        QCOMPARE(anyRamp().usersAt(milliseconds(ms)), users);
    }

    void afterTheLastStageItsUsersStay()
    {
        const Ramp ramp({{7, milliseconds(10)}});
        QCOMPARE(ramp.usersAt(milliseconds(10)), 7);
        QCOMPARE(ramp.usersAt(std::chrono::hours(200)), 7);
    }

    void goesToJsonAndBack()
    {
        const QByteArray json = R"([{"durationMs":1000,"users":10},{"durationMs":0,"users":0}])";
        const auto ramp = parse(json.constData());
        VERIFY_OK(ramp);
        QVERIFY(*ramp == Ramp({{10, milliseconds(1000)}, {0, milliseconds(0)}}));
        QCOMPARE(QJsonDocument(ramp->toJson()).toJson(QJsonDocument::Compact), json);
        const auto longest = parse(R"([{"users": 2000, "durationMs": 604800000}])");
        VERIFY_OK(longest);
        QCOMPARE(longest->duration(), std::chrono::hours(7 * 24));
    }

    void errorsNumberTheStage_data()
    {
        QTest::addColumn<QByteArray>("stage");
        QTest::addColumn<QString>("what");
        const auto row = [](const char *stage, const char *what) {
            QTest::newRow(stage) << QByteArray(stage) << QString::fromLatin1(what);
        };
        row(R"(3)", "[1]\" (--stages) is 3; allowed is an object of users, durationMs");
        row(R"({"durationMs": 5})",
            "[1].users\" (--stages) is missing; allowed is a whole number, 0 to 2000");
        row(R"({"users": -1, "durationMs": 5})", "[1].users\" (--stages) is -1; allowed is a whole number");
        row(R"({"users": 2001, "durationMs": 5})", "[1].users\" (--stages) is 2001; allowed is a whole");
        row(R"({"users": 1.5, "durationMs": 5})", "[1].users\" (--stages) is 1.5; allowed is a whole number");
        row(R"({"users": "1", "durationMs": 5})",
            "[1].users\" (--stages) is \"1\"; allowed is a whole number");
        row(R"({"users": 1})", "[1].durationMs\" (--stages) is missing; allowed is a whole number");
        row(R"({"users": 1, "durationMs": -1})",
            "[1].durationMs\" (--stages) is -1; allowed is a whole number");
        row(R"({"users": 1, "durationMs": 604800001})",
            "is 604800001; allowed is a whole number, 0 to 604800000");
        row(R"({"users": 1, "durationMs": 0.5})", "[1].durationMs\" (--stages) is 0.5; allowed is a whole");
        row(R"({"users": 1, "durationMs": 5, "target": 1})",
            "[1]\" (--stages) has an unknown member \"target\"; known are users, durationMs");
    }
    void errorsNumberTheStage()
    {
        QFETCH(QByteArray, stage);
        QFETCH(QString, what);
        const QByteArray json = R"([{"users": 1, "durationMs": 5}, )" + stage + ']';
        const auto ramp = parse(json.constData());
        VERIFY_FAILS(ramp, ErrorCode::InvalidArgument);
        const QString message = ramp.error().message;
        QVERIFY2(message.startsWith(QStringLiteral("Scenario field \"stages[1]")), qPrintable(message));
        QVERIFY2(message.contains(what), qPrintable(message));
    }
};

QTEST_APPLESS_MAIN(TestRamp)
#include "test_ramp.moc"
