// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/designs/ablation.h"
#include "core/load/designs/design.h"
#include "core/load/scenario/scenario.h"
#include "core/sqlite/lock_monitor.h"
#include "tests/support/verify.h"

#include <QTemporaryDir>

using namespace cachescope;
using namespace cachescope::load;

/// Designs named by a preset and the switches that are different, and ablations made of them.
class TestDesignSpecs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNameAloneIsItsPreset()
    {
        for (const DesignInfo &design : allDesigns()) {
            const auto info = designInfo(design.name);
            VERIFY_OK(info);
            QCOMPARE(info->name, design.name);
            QCOMPARE(info->title, design.title);
            QCOMPARE(info->description, design.description);
            QCOMPARE(info->switches, design.switches);
            QVERIFY(makeDesign(design.name));
        }
    }

    void eachSwitchCanBeNamed_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QJsonValue>("value");
        const auto row = [](const char *change, const char *field, const QJsonValue &value) {
            QTest::newRow(change) << QString::fromLatin1(change) << QString::fromLatin1(field) << value;
        };
        row("connection=thread", "connection", QStringLiteral("per thread"));
        row("connection=operation", "connection", QStringLiteral("per operation"));
        row("busyTimeoutMs=0", "busyTimeoutMs", 0);
        row("busyTimeoutMs=600000", "busyTimeoutMs", 600'000);
        row("retry=fair", "retry", QStringLiteral("fair"));
        row("retry=sqlite", "retry", QStringLiteral("sqlite"));
        row("journal=rollback", "journal", QStringLiteral("rollback"));
        row("journal=wal", "journal", QStringLiteral("wal"));
        row("touch=batched", "touchOnRead", false);
        row("touch=read", "touchOnRead", true);
        row("begin=immediate", "begin", QStringLiteral("immediate"));
        row("begin=deferred", "begin", QStringLiteral("deferred"));
        row("lookup=first", "lookup", QStringLiteral("first"));
        row("lookup=none", "lookup", QStringLiteral("none"));
        row("commit=group", "commit", QStringLiteral("group"));
        row("commit=store", "commit", QStringLiteral("per store"));
        row("size=counter", "size", QStringLiteral("counter"));
        row("size=sum", "size", QStringLiteral("sum"));
        row("eviction=batch", "eviction", QStringLiteral("batch"));
        row("eviction=loop", "eviction", QStringLiteral("loop"));
    }
    void eachSwitchCanBeNamed()
    {
        QFETCH(QString, change);
        QFETCH(QString, field);
        QFETCH(QJsonValue, value);
        const QString spec = QStringLiteral("legacy+") + change;
        const auto info = designInfo(spec);
        VERIFY_OK(info);
        QCOMPARE(info->name, spec);
        QVERIFY(info->title.contains(change) && info->description.contains(change));
        QJsonObject expected = designInfo(QStringLiteral("legacy"))->switches;
        expected.insert(field, value);
        QCOMPARE(info->switches, expected);
        QVERIFY(makeDesign(spec));
    }

    void severalSwitchesAddUp()
    {
        const auto info = designInfo(QStringLiteral("legacy+connection=thread+begin=immediate"));
        VERIFY_OK(info);
        QCOMPARE(info->switches, designInfo(QStringLiteral("immediate-transactions"))->switches);
    }

    void whatIsNotKnownIsNamedWithWhatIsAllowed_data()
    {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<QStringList>("named");
        const auto row = [](const char *spec, const QStringList &named) {
            QTest::newRow(spec) << QString::fromLatin1(spec) << named;
        };
        row("", {QStringLiteral("\"\""), QStringLiteral("legacy"), QStringLiteral("corrected")});
        row("magic",
            {QStringLiteral("\"magic\""), QStringLiteral("group-commit"), QStringLiteral("corrected")});
        row("magic+journal=wal", {QStringLiteral("\"magic\"")});
        row("Legacy", {QStringLiteral("\"Legacy\"")});
        row("corrected+journal=wal", {QStringLiteral("no switches")});
        row("corrected+", {QStringLiteral("no switches")});
        row("legacy+", {QStringLiteral("\"\""), QStringLiteral("eviction")});
        row("legacy+fsync=off",
            {QStringLiteral("\"fsync\""), QStringLiteral("connection, busyTimeoutMs, retry, journal, "
                                                         "touch, begin, lookup, commit, size, eviction")});
        row("legacy+journal", {QStringLiteral("\"journal\""), QStringLiteral("wal or rollback")});
        row("legacy+journal=delete", {QStringLiteral("\"delete\""), QStringLiteral("wal or rollback")});
        row("legacy+commit=per store", {QStringLiteral("group or store")});
        row("legacy+busyTimeoutMs=-1", {QStringLiteral("\"-1\""), QStringLiteral("600000")});
        row("legacy+busyTimeoutMs=600001", {QStringLiteral("600000")});
        row("legacy+busyTimeoutMs=5s", {QStringLiteral("\"5s\""), QStringLiteral("milliseconds")});
        row("legacy+size=sum+size=counter", {QStringLiteral("\"size\""), QStringLiteral("twice")});
    }
    void whatIsNotKnownIsNamedWithWhatIsAllowed()
    {
        QFETCH(QString, spec);
        QFETCH(QStringList, named);
        const auto info = designInfo(spec);
        VERIFY_FAILS(info, ErrorCode::InvalidArgument);
        for (const QString &text : named)
            QVERIFY2(info.error().message.contains(text), qPrintable(info.error().message));
        QVERIFY(!makeDesign(spec));
    }

    void aScenarioTakesSpecifications()
    {
        Scenario scenario;
        scenario.designs = {QStringLiteral("legacy+journal=rollback"), QStringLiteral("corrected")};
        VERIFY_OK(scenario.validate());
        scenario.designs << QStringLiteral("legacy+journal=none");
        const auto refused = scenario.validate();
        VERIFY_FAILS(refused, ErrorCode::InvalidArgument);
        QVERIFY(refused.error().message.contains(QStringLiteral("\"designs[2]\"")));
        QVERIFY(refused.error().message.contains(QStringLiteral("wal or rollback")));
    }

    void anAblationTurnsEachSwitchOnce()
    {
        const auto steps = ablationOf(QStringLiteral("legacy"));
        VERIFY_OK(steps);
        QStringList lines;
        for (const AblationStep &step : *steps)
            lines << QStringLiteral("%1|%2|%3|%4").arg(step.designSpec, step.switchName, step.from, step.to);
        QCOMPARE(lines, QStringList({
                            QStringLiteral("legacy|||"),
                            QStringLiteral("legacy+connection=thread|connection|operation|thread"),
                            QStringLiteral("legacy+busyTimeoutMs=0|busyTimeoutMs|5000|0"),
                            QStringLiteral("legacy+retry=fair|retry|sqlite|fair"),
                            QStringLiteral("legacy+journal=rollback|journal|wal|rollback"),
                            QStringLiteral("legacy+touch=batched|touch|read|batched"),
                            QStringLiteral("legacy+begin=immediate|begin|deferred|immediate"),
                            QStringLiteral("legacy+lookup=first|lookup|none|first"),
                            QStringLiteral("legacy+commit=group|commit|store|group"),
                            QStringLiteral("legacy+size=counter|size|sum|counter"),
                            QStringLiteral("legacy+eviction=batch|eviction|loop|batch"),
                        }));
    }

    void stepsDifferFromTheirBaseInThatSwitchAlone_data()
    {
        QTest::addColumn<QString>("base");
        for (const DesignInfo &design : allDesigns()) {
            if (design.name != QStringLiteral("corrected"))
                QTest::newRow(qPrintable(design.name)) << design.name;
        }
        QTest::newRow("changed") << QStringLiteral("legacy+connection=thread+busyTimeoutMs=250");
    }
    void stepsDifferFromTheirBaseInThatSwitchAlone()
    {
        QFETCH(QString, base);
        const auto steps = ablationOf(base);
        VERIFY_OK(steps);
        QCOMPARE(steps->size(), 11);
        QCOMPARE(steps->first().designSpec, base);
        const QJsonObject before = designInfo(base)->switches;
        for (const AblationStep &step : steps->mid(1)) {
            const auto info = designInfo(step.designSpec);
            VERIFY_OK(info);
            int changed = 0;
            for (const QString &key : before.keys())
                changed += info->switches[key] != before[key] ? 1 : 0;
            QCOMPARE(changed, 1);
            QVERIFY(step.from != step.to);
        }
    }

    /// Turned back, a switch is not named any more.
    void stepsFromAChangedDesignAreWrittenShort()
    {
        const auto steps = ablationOf(QStringLiteral("legacy+journal=rollback+connection=thread"));
        VERIFY_OK(steps);
        QCOMPARE(steps->at(1).designSpec, QStringLiteral("legacy+journal=rollback"));
        QCOMPARE(steps->at(4).designSpec, QStringLiteral("legacy+connection=thread"));
        QCOMPARE(steps->at(5).designSpec,
                 QStringLiteral("legacy+connection=thread+journal=rollback+touch=batched"));
        const auto noTimeout = ablationOf(QStringLiteral("legacy-no-timeout"));
        QCOMPARE(noTimeout->at(2).from, QStringLiteral("0"));
        QCOMPARE(noTimeout->at(2).to, QStringLiteral("5000"));
    }

    void whatHasNoSwitchesHasNoAblation()
    {
        VERIFY_FAILS(ablationOf(QStringLiteral("corrected")), ErrorCode::InvalidArgument);
        VERIFY_FAILS(ablationOf(QStringLiteral("corrected+x=y")), ErrorCode::InvalidArgument);
        VERIFY_FAILS(ablationOf(QStringLiteral("magic")), ErrorCode::InvalidArgument);
        VERIFY_FAILS(ablationOf(QStringLiteral("legacy+x=y")), ErrorCode::InvalidArgument);
    }

    /// Every design of an ablation is a cache that works, with all that users do.
    void everyStepIsACacheThatWorks()
    {
        const auto steps = ablationOf(QStringLiteral("legacy"));
        for (const AblationStep &step : *steps) {
            const QTemporaryDir directory;
            sqlite::LockMonitor monitor;
            const auto design = makeDesign(step.designSpec);
            VERIFY_OK(design->open({directory.filePath(QStringLiteral("cache.db")), 1000, &monitor}));
            for (const char *key : {"a", "b", "c", "a"})
                VERIFY_OK(design->store(QLatin1String(key), QByteArray(400, 'x')));
            QCOMPARE(design->evicted(), 2); // "a", and when it came back "b"
            QVERIFY(design->read(QStringLiteral("a"))->has_value());
            QCOMPARE(*design->pin({QStringLiteral("a")}), 1);
            QVERIFY(*design->remove(QStringLiteral("a")));
            VERIFY_OK(design->storeMany({{QStringLiteral("d"), QByteArray(500, 'x')}}));
            QCOMPARE(design->evicted(), 2);
            VERIFY_OK(design->close());
            QCOMPARE(monitor.totalErrors(), quint64{0});
        }
    }
};

QTEST_GUILESS_MAIN(TestDesignSpecs)
#include "test_design_specs.moc"
