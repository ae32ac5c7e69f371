// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/conditions_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;

class TestConditionsJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allConditionsComeBack()
    {
        FilterConditions conditions;
        conditions.setText(QStringLiteral("ts:\"1\""));
        conditions.setTextMode(TextMode::Prefix);
        conditions.setTypeGroups({QStringLiteral("audio")});
        conditions.setPinned(false);
        QVERIFY(conditions.setSize({QStringLiteral("10k"), QString()}));
        QVERIFY(conditions.setAge({QString(), QStringLiteral("7 d")}));
        setCharts(conditions);
        QCOMPARE(roundTrip(conditions), conditions);
    }

    void rangesOfChartsComeBack()
    {
        FilterConditions conditions;
        inspect::EntryFilter size;
        size.minSizeBytes = (qint64{1} << 53) - 1;
        conditions.setChartRange(Condition::Size, size, QStringLiteral("Size of a bar"));
        inspect::EntryFilter age;
        age.accessedFrom = 1771596191.123;
        conditions.setChartRange(Condition::Age, age, QStringLiteral("Read then"));
        setCharts(conditions);
        QCOMPARE(roundTrip(conditions), conditions);
    }

    void replacesWhatWasThere()
    {
        FilterConditions conditions;
        conditions.setText(QStringLiteral("old"));
        conditions.setPinned(true);
        conditionsFromJson({}, conditions);
        QCOMPARE(conditions, FilterConditions());
    }

    void leavesOutWhatItDoesNotUnderstand()
    {
        const QJsonObject json{
            {QStringLiteral("text"), 5},
            {QStringLiteral("mode"), 99},
            {QStringLiteral("types"), QJsonArray{QStringLiteral("no such type"), 7}},
            {QStringLiteral("pinned"), QStringLiteral("perhaps")},
            {QStringLiteral("size"), QJsonArray{QStringLiteral("much"), QString()}},
            {QStringLiteral("age"), QStringLiteral("old")},
            {QStringLiteral("charts"), QJsonObject{{QStringLiteral("size"), QJsonObject{}}}}};
        FilterConditions conditions;
        conditionsFromJson(json, conditions);
        QCOMPARE(conditions, FilterConditions());
    }

private:
    static void setCharts(FilterConditions &conditions)
    {
        inspect::EntryFilter created;
        created.createdFrom = 1.5;
        created.createdTo = 2.5;
        conditions.setChartRange(Condition::Created, created, QStringLiteral("Stored then"));
        inspect::EntryFilter keys;
        keys.pattern = QStringLiteral("<hash>:ts");
        keys.exceptPatterns = {QStringLiteral("<hash>:ts:<n>")};
        conditions.setChartRange(Condition::Keys, keys, QStringLiteral("Keys"));
        inspect::EntryFilter budget;
        budget.pinned = false;
        budget.accessedTo = 99.25;
        conditions.setChartRange(Condition::Budget, budget, QStringLiteral("Dropped by 1 GB"));
    }

    static FilterConditions roundTrip(const FilterConditions &conditions)
    {
        const QByteArray text = QJsonDocument(conditionsToJson(conditions)).toJson();
        FilterConditions back;
        conditionsFromJson(QJsonDocument::fromJson(text).object(), back);
        return back;
    }
};

QTEST_GUILESS_MAIN(TestConditionsJson)
#include "test_conditions_json.moc"
