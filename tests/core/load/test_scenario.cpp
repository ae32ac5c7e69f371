// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/scenario/scenario.h"
#include "tests/support/verify.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>

using namespace cachescope;
using namespace cachescope::load;

/// Scenario files: what they may say, and that errors name the field.
class TestScenario : public QObject
{
    Q_OBJECT

private:
    static Result<Scenario> parse(const QByteArray &json)
    {
        return Scenario::fromJson(QJsonDocument::fromJson(json).object());
    }

private Q_SLOTS:
    void defaultsAreValid() { VERIFY_OK(Scenario().validate()); }

    void goesToJsonAndBack()
    {
        Scenario scenario;
        scenario.name = QStringLiteral("nightly");
        scenario.designs = {QStringLiteral("legacy"), QStringLiteral("corrected")};
        scenario.users = 7;
        scenario.processes = 3;
        scenario.duration = std::chrono::milliseconds(1234);
        scenario.operations = 5'000'000'000;
        scenario.thinkTime = std::chrono::milliseconds(3);
        scenario.storeShare = 0.5;
        scenario.keys = KeyDistribution::Uniform;
        scenario.zipfExponent = 1.2;
        scenario.keyCount = 17;
        scenario.valueBytes = 99;
        scenario.maxBytes = 1000;
        scenario.diskSyncDelay = std::chrono::milliseconds(20);
        scenario.seed = (quint64{1} << 62) + 1;
        scenario.sourceFile = QStringLiteral("/some/cache.db");
        const QByteArray text = QJsonDocument(scenario.toJson()).toJson();
        const auto back = parse(text);
        VERIFY_OK(back);
        QCOMPARE(back->toJson(), scenario.toJson());
        QVERIFY(*back == scenario);
    }

    void whatIsLeftOutKeepsItsDefault()
    {
        const auto scenario = parse(R"({"users": 3})");
        VERIFY_OK(scenario);
        Scenario expected;
        expected.users = 3;
        QVERIFY(*scenario == expected);
    }

    void errorsNameTheField_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *json, const char *field) {
            QTest::newRow(json) << QByteArray(json) << QString::fromLatin1(field);
        };
        row(R"({"user": 3})", "\"user\"");
        row(R"({"users": "3"})", "\"users\"");
        row(R"({"users": 2.5})", "\"users\"");
        row(R"({"users": 1e300})", "\"users\"");
        row(R"({"users": 0})", "\"users\" is 0; allowed is 1 to 2000");
        row(R"({"users": 2001})", "\"users\" is 2001");
        row(R"({"processes": 0})", "\"processes\" is 0; allowed is 1 to 50");
        row(R"({"processes": 65, "users": 100})", "\"processes\" is 65; allowed is 1 to 64");
        row(R"({"processes": 4, "users": 3})", "\"processes\" is 4; allowed is 1 to 3");
        row(R"({"processes": "2"})", "\"processes\"");
        row(R"({"durationMs": 0})", "\"durationMs\"");
        row(R"({"operations": -1})", "\"operations\"");
        row(R"({"thinkTimeMs": -1})", "\"thinkTimeMs\"");
        row(R"({"storeShare": 1.5})", "\"storeShare\" is 1.5");
        row(R"({"storeShare": true})", "\"storeShare\"");
        row(R"({"keys": "latest"})", "\"keys\" must be \"uniform\" or \"zipf\"");
        row(R"({"zipfExponent": 0})", "\"zipfExponent\"");
        row(R"({"keyCount": 0})", "\"keyCount\"");
        row(R"({"valueBytes": 0})", "\"valueBytes\"");
        row(R"({"maxBytes": 10})", "\"maxBytes\" is 10");
        row(R"({"diskSyncDelayMs": -1})", "\"diskSyncDelayMs\" is -1; allowed is 0 to 10000");
        row(R"({"diskSyncDelayMs": 10001})", "\"diskSyncDelayMs\" is 10001");
        row(R"({"seed": -1})", "\"seed\"");
        row(R"({"designs": []})", "\"designs\"");
        row(R"({"designs": ["legacy", "magic"]})", "\"magic\"");
        row(R"({"designs": "legacy"})", "\"designs\"");
        row(R"({"name": 1})", "\"name\"");
    }
    void errorsNameTheField()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, field);
        const auto scenario = parse(json);
        QVERIFY(!scenario);
        QCOMPARE(scenario.error().code, ErrorCode::InvalidArgument);
        QVERIFY2(scenario.error().message.contains(field), qPrintable(scenario.error().message));
    }

    void aDurationIsNotNeededWithACountOfOperations()
    {
        VERIFY_OK(parse(R"({"operations": 5, "durationMs": 0})"));
    }

    void aFilesOwnPathsAreRelativeToIt()
    {
        const QTemporaryDir directory;
        QFile file(directory.filePath(QStringLiteral("a.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"sourceFile": "sub/cache.db"})");
        file.close();
        const auto scenario = Scenario::fromFile(file.fileName());
        VERIFY_OK(scenario);
        QCOMPARE(scenario->sourceFile, QDir(directory.path()).filePath(QStringLiteral("sub/cache.db")));
    }

    void badFilesAreNamed()
    {
        const QTemporaryDir directory;
        const QString path = directory.filePath(QStringLiteral("a.json"));
        QCOMPARE(Scenario::fromFile(path).error().code, ErrorCode::NotFound);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"users\": ");
        file.close();
        const auto broken = Scenario::fromFile(path);
        QCOMPARE(broken.error().code, ErrorCode::CannotOpen);
        QVERIFY(broken.error().message.contains(path));
    }
};

QTEST_APPLESS_MAIN(TestScenario)
#include "test_scenario.moc"
