// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/scenario/disk_model.h"
#include "core/sqlite/connection.h"
#include "core/sqlite/fault_vfs.h"
#include "tests/support/verify.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace cachescope;
using namespace cachescope::load;
using sqlite::DiskDelay;
using std::chrono::microseconds;
using std::chrono::milliseconds;

/// The disk that a run pretends to have: as JSON, as text, and applied.
class TestDiskModel : public QObject
{
    Q_OBJECT

private:
    static DiskModel custom()
    {
        DiskModel model;
        model.name = QStringLiteral("custom");
        model.sync = {milliseconds(5), milliseconds(300), 6.5};
        model.write = {microseconds(50), microseconds(50)};
        model.read = {milliseconds(0), milliseconds(2)};
        model.failingSyncs = 0.001;
        model.failingWrites = 0.25;
        model.fullWrites = 1.0;
        return model;
    }

    static DiskModel preset(const char *name)
    {
        const auto model = DiskModel::fromText(QString::fromLatin1(name));
        return model ? *model : custom();
    }

    static QJsonValue value(const QByteArray &json)
    {
        return QJsonDocument::fromJson("{\"disk\":" + json + '}').object().value(QStringLiteral("disk"));
    }

    static void presets()
    {
        QTest::addColumn<QString>("name");
        for (const DiskPreset &preset : diskPresets())
            QTest::newRow(qPrintable(preset.model.name)) << preset.model.name;
    }

private Q_SLOTS:
    void presetsAreNamedDescribedAndValid()
    {
        QStringList names;
        for (const DiskPreset &each : diskPresets()) {
            names << each.model.name;
            VERIFY_OK(each.model.validate());
            QVERIFY(!each.description.isEmpty());
            QCOMPARE(each.model.isReal(), each.model.name == QStringLiteral("none"));
        }
        QCOMPARE(names,
                 QStringList({QStringLiteral("none"), QStringLiteral("fast"), QStringLiteral("ssd"),
                              QStringLiteral("hdd"), QStringLiteral("busy-vps"), QStringLiteral("failing")}));
        QCOMPARE(diskPresets().first().model, DiskModel());
    }

    void theBusyServersDiskTakesFiveToThreeHundredMilliseconds()
    {
        const DiskModel model = preset("busy-vps");
        QCOMPARE(model.sync.least, microseconds(milliseconds(5)));
        QCOMPARE(model.sync.most, microseconds(milliseconds(300)));
        QVERIFY(model.sync.skew > 1.0);
        QCOMPARE(model.write, DiskDelay());
        QCOMPARE(model.failingSyncs, 0.0);
        QCOMPARE(preset("failing").sync, model.sync);
        QVERIFY(preset("failing").failingSyncs > 0.0 && preset("failing").fullWrites > 0.0);
    }

    void presetsAreTheirNamesInJsonAndText_data() { presets(); }
    void presetsAreTheirNamesInJsonAndText()
    {
        QFETCH(QString, name);
        const auto fromText = DiskModel::fromText(name);
        VERIFY_OK(fromText);
        QCOMPARE(fromText->name, name);
        QCOMPARE(fromText->toText(), name);
        QCOMPARE(fromText->toJson(), QJsonValue(name));
        const auto fromJson = DiskModel::fromJson(name);
        VERIFY_OK(fromJson);
        QCOMPARE(*fromJson, *fromText);
    }

    void aCustomOneGoesToJsonAndBack()
    {
        const QJsonValue json = custom().toJson();
        const auto back = DiskModel::fromJson(value(QJsonDocument(json.toObject()).toJson()));
        VERIFY_OK(back);
        QCOMPARE(*back, custom());
    }

    void aCustomOneGoesToTextAndBack()
    {
        QCOMPARE(custom().toText(), QStringLiteral("sync=5ms..300ms,sync-skew=6.5,write=0.05ms,read=0ms..2ms,"
                                                   "fail-sync=0.001,fail-write=0.25,full=1"));
        const auto back = DiskModel::fromText(custom().toText());
        VERIFY_OK(back);
        QCOMPARE(*back, custom());
    }

    void whatIsLeftOutIsAsOnTheRealDisk()
    {
        const auto json = DiskModel::fromJson(value(R"({"syncMs": [5, 300], "failSync": 0.001})"));
        VERIFY_OK(json);
        QCOMPARE(json->name, QStringLiteral("custom"));
        QCOMPARE(json->sync, (DiskDelay{milliseconds(5), milliseconds(300)}));
        QCOMPARE(json->write, DiskDelay());
        QCOMPARE(json->failingSyncs, 0.001);
        const auto text = DiskModel::fromText(QStringLiteral(" sync=5ms..300ms , fail-sync=0.001"));
        VERIFY_OK(text);
        QCOMPARE(*text, *json);
        QVERIFY(DiskModel::fromJson(value("{}"))->isReal());
    }

    void oneNumberStandsForBothEnds()
    {
        const DiskDelay expected{milliseconds(20), milliseconds(20)};
        QCOMPARE(DiskModel::fromJson(value(R"({"syncMs": 20})"))->sync, expected);
        QCOMPARE(DiskModel::fromText(QStringLiteral("sync=20ms"))->sync, expected);
        QCOMPARE(DiskModel::fromText(QStringLiteral("sync=20ms"))->toText(), QStringLiteral("sync=20ms"));
    }

    void figuresOfAPresetAreThatPreset()
    {
        const auto model = DiskModel::fromText(QStringLiteral("sync=0.5ms..4ms"));
        VERIFY_OK(model);
        QCOMPARE(model->name, QStringLiteral("ssd"));
        DiskModel changed = *model; // and one that was changed is none any more
        changed.failingSyncs = 0.5;
        QCOMPARE(changed.toText(), QStringLiteral("sync=0.5ms..4ms,fail-sync=0.5"));
    }

    void wrongJsonIsRefusedByName_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("named");
        const auto row = [](const char *json, const char *named) {
            QTest::newRow(json) << QByteArray(json) << QString::fromLatin1(named);
        };
        row(R"("floppy")", "busy-vps");
        row("5", "busy-vps");
        row("[]", "syncMs");
        row(R"({"sync": [1, 2]})", "\"disk\" (--disk) has an unknown member \"sync\"");
        row(R"({"syncMs": "20ms"})", "disk.syncMs\" (--disk) is ");
        row(R"({"syncMs": [1]})", "disk.syncMs\" (--disk) is ");
        row(R"({"syncMs": [1, 2, 3]})", "disk.syncMs\" (--disk) is ");
        row(R"({"syncMs": [2, "x"]})", "disk.syncMs\" (--disk) is ");
        row(R"({"syncMs": [2, 1]})", "disk.syncMs\" (--disk) is ");
        row(R"({"writeMs": [-1, 1]})", "disk.writeMs\" (--disk) is ");
        row(R"({"readMs": [0, 10001]})", "disk.readMs\" (--disk) is ");
        row(R"({"readMs": [0, 1e300]})", "disk.readMs\" (--disk) is ");
        row(R"({"syncSkew": 0})", "disk.syncSkew\" (--disk) is ");
        row(R"({"writeSkew": 101})", "disk.writeSkew\" (--disk) is ");
        row(R"({"readSkew": "2"})", "disk.readSkew\" (--disk) is ");
        row(R"({"failSync": 1.5})", "disk.failSync\" (--disk) is ");
        row(R"({"failWrite": -0.1})", "disk.failWrite\" (--disk) is ");
        row(R"({"full": true})", "disk.full\" (--disk) is ");
    }
    void wrongJsonIsRefusedByName()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, named);
        const auto model = DiskModel::fromJson(value(json));
        VERIFY_FAILS(model, ErrorCode::InvalidArgument);
        QVERIFY2(model.error().message.contains(named), qPrintable(model.error().message));
    }

    void wrongTextIsRefusedByName_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("named");
        const auto row = [](const char *text, const char *named) {
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(named);
        };
        row("", "busy-vps");
        row("floppy", "busy-vps");
        row("syncMs=20", "fail-sync");
        row("sync=fast", "\"sync\"");
        row("sync=", "\"sync\"");
        row("sync=1ms..2ms..3ms", "\"sync\"");
        row("sync=5ms..1ms", "\"syncMs\"");
        row("write=11s", "\"writeMs\"");
        row("read-skew=x", "\"read-skew\"");
        row("full=2", "\"full\"");
        row("full=nan", "\"full\"");
        row("sync=20ms,", "is not known");
        row("sync=20ms,hdd", "\"hdd\"");
    }
    void wrongTextIsRefusedByName()
    {
        QFETCH(QString, text);
        QFETCH(QString, named);
        const auto model = DiskModel::fromText(text);
        VERIFY_FAILS(model, ErrorCode::InvalidArgument);
        QVERIFY2(model.error().message.contains(named), qPrintable(model.error().message));
    }

    void appliedItFailsTheCallsOfAnOpenConnectionUntilAnotherIsApplied()
    {
        const QTemporaryDir directory;
        sqlite::FaultVfs disk;
        sqlite::ConnectionOptions options;
        options.fileName = directory.filePath(QStringLiteral("test.db"));
        options.vfs = disk.name();
        const auto connection = sqlite::Connection::open(options);
        VERIFY_OK(connection);
        const auto insert = [&] {
            return (*connection)->execute("INSERT INTO t VALUES(1)", sqlite::LockPhase::Write);
        };
        VERIFY_OK((*connection)->execute("CREATE TABLE t(a)", sqlite::LockPhase::Write));
        DiskModel model;
        model.failingSyncs = 1.0;
        apply(model, disk);
        VERIFY_FAILS(insert(), ErrorCode::Io);
        model.failingSyncs = 0.0;
        model.fullWrites = 1.0;
        apply(model, disk);
        VERIFY_FAILS(insert(), ErrorCode::DiskFull);
        model.fullWrites = 0.0;
        model.failingWrites = 1.0;
        apply(model, disk);
        VERIFY_FAILS(insert(), ErrorCode::Io);
        apply(DiskModel(), disk);
        const qint64 faults = disk.faults();
        VERIFY_OK(insert());
        QCOMPARE(disk.faults(), faults);
    }

    void appliedItDelaysCallsUntilAnotherIsApplied()
    {
        const QTemporaryDir directory;
        sqlite::FaultVfs disk;
        sqlite::ConnectionOptions options;
        options.fileName = directory.filePath(QStringLiteral("test.db"));
        options.vfs = disk.name();
        const auto connection = sqlite::Connection::open(options);
        VERIFY_OK(connection);
        VERIFY_OK((*connection)->execute("CREATE TABLE t(a)", sqlite::LockPhase::Write));
        const auto insert = [&] {
            const auto start = std::chrono::steady_clock::now();
            const auto done = (*connection)->execute("INSERT INTO t VALUES(1)", sqlite::LockPhase::Write);
            return done ? std::chrono::steady_clock::now() - start : std::chrono::nanoseconds(0);
        };
        apply(*DiskModel::fromText(QStringLiteral("sync=300ms,write=1ms")), disk);
        QVERIFY(insert() >= milliseconds(300)); // a delay is never shorter
        const qint64 syncs = disk.calls(sqlite::DiskFile::Main, sqlite::DiskOperation::Sync);
        apply(DiskModel(), disk);
        (void)insert();
        QVERIFY(disk.calls(sqlite::DiskFile::Main, sqlite::DiskOperation::Sync) > syncs);
    }
};

QTEST_GUILESS_MAIN(TestDiskModel)
#include "test_disk_model.moc"
