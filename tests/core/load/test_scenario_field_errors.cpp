// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/scenario/field_error.h"
#include "core/load/scenario/scenario_fields.h"
#include "tests/support/verify.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace cachescope;
using namespace cachescope::load;

namespace {

const ScenarioField &fieldCalled(const QString &name)
{
    const auto &all = allScenarioFields();
    return *std::ranges::find(all, name, &ScenarioField::name);
}

} // namespace

/// Whatever a field may not hold is refused, and the error names the field, its option and what is allowed.
class TestScenarioFieldErrors : public QObject
{
    Q_OBJECT

private:
    /// Of setting the field, or of what it then holds.
    static Result<void> take(const QString &name, const QJsonValue &value)
    {
        Scenario scenario;
        if (auto set = setScenarioField(scenario, name, value); !set)
            return set;
        return checkScenarioFields(scenario);
    }
    /// Fails the test unless `value` is refused in words that name the field, its option and `allowed`.
    static void refuses(const ScenarioField &field, const QJsonValue &value, const QString &allowed)
    {
        const auto taken = take(field.name, value);
        const QByteArray what =
            field.name.toUtf8() + ' ' + QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
        QVERIFY2(!taken, what.constData());
        QCOMPARE(taken.error().code, ErrorCode::InvalidArgument);
        const QString message = taken.error().message;
        for (const QString &part :
             {QStringLiteral("Scenario field \"%1\" (%2) ").arg(field.name, field.option), allowed})
            QVERIFY2(message.contains(part), qPrintable(QString::fromUtf8(what) + message));
    }

private Q_SLOTS:
    void everyWrongTypeIsRefused()
    {
        const QList<QJsonValue> values{QJsonValue(),
                                       true,
                                       0.5,
                                       QStringLiteral("?"),
                                       QJsonArray{true},
                                       QJsonObject{{QStringLiteral("?"), 1}}};
        for (const ScenarioField &field : allScenarioFields()) {
            if (field.name == QStringLiteral("disk"))
                continue; // a preset's name or an object
            const QString type = field.schema.value(QStringLiteral("type")).toString();
            for (const QJsonValue &value : values) {
                const bool fits = (type == QStringLiteral("boolean") && value.isBool()) ||
                                  (type == QStringLiteral("number") && value.isDouble()) ||
                                  (type == QStringLiteral("string") && value.isString()) ||
                                  (type == QStringLiteral("array") && value.isArray()) ||
                                  (type == QStringLiteral("object") && value.isObject());
                if (!fits)
                    refuses(field, value, QStringLiteral("allowed is ") + field.allowed);
            }
        }
    }

    void everyRangeIsKept()
    {
        int ranges = 0;
        for (const ScenarioField &field : allScenarioFields()) {
            const QJsonValue least = field.schema.value(QStringLiteral("minimum"));
            const QJsonValue most = field.schema.value(QStringLiteral("maximum"));
            if (least.isUndefined())
                continue;
            ++ranges;
            const QString range = field.allowed.section(QStringLiteral(", "), -1);
            VERIFY_OK(take(field.name, least));
            VERIFY_OK(take(field.name, most));
            const bool whole = field.schema.value(QStringLiteral("type")) == QStringLiteral("integer");
            refuses(field, whole ? QJsonValue(least.toInteger() - 1) : least.toDouble() - 0.001, range);
            refuses(field, -1e18, range);
            if (most.toInteger() == std::numeric_limits<qint64>::max())
                continue;
            refuses(field, whole ? QJsonValue(most.toInteger() + 1) : most.toDouble() + 0.001, range);
            refuses(field, 1e18, range);
        }
        QVERIFY(ranges >= 20);
    }

    void wholeNumbersAreWhole()
    {
        for (const ScenarioField &field : allScenarioFields()) {
            if (field.schema.value(QStringLiteral("type")) != QStringLiteral("integer"))
                continue;
            const qint64 least = field.schema.value(QStringLiteral("minimum")).toInteger();
            refuses(field, static_cast<double>(least) + 0.5, field.allowed);
            refuses(field, 1e300, field.allowed.section(QStringLiteral(", "), -1));
        }
    }

    void everyNameOfAChoiceIsTakenAndNoOther()
    {
        for (const ScenarioField &field : allScenarioFields()) {
            const QJsonArray names = field.schema.value(QStringLiteral("enum")).toArray();
            for (const QJsonValue &name : names) {
                Scenario scenario;
                VERIFY_OK(setScenarioField(scenario, field.name, name));
                QCOMPARE(field.get(scenario), name);
                refuses(field, name.toString().toUpper(), QStringLiteral("allowed is ") + field.allowed);
                QVERIFY(field.allowed.contains(name.toString()));
            }
        }
    }

    void optionsThatSayNothingNameThemselves_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const char *text) {
            QTest::addRow("%s %s", name, text) << QString::fromLatin1(name) << QString::fromLatin1(text);
        };
        for (const ScenarioField &field : allScenarioFields()) {
            const QString argument = field.argument;
            const bool isNumber =
                argument == QStringLiteral("NUMBER") || argument == QStringLiteral("SIZE") ||
                argument == QStringLiteral("DURATION") || argument == QStringLiteral("SHARE");
            for (const char *text : {"", "many", "1 2"}) {
                if (isNumber)
                    row(field.name.toLatin1().constData(), text);
            }
        }
        row("stages", "10");
        row("stages", ":5s");
        row("stages", "many:5s");
        row("stages", "10:long");
        row("stages", "10:5s,");
        row("mix", "get");
        row("mix", "get=often");
        row("mix", "get=1=2");
        row("diskChanges", "none");
        row("diskChanges", "soon:none");
        row("thresholds", "failed");
        row("thresholds", "failed<=0 and");
    }
    void optionsThatSayNothingNameThemselves()
    {
        QFETCH(QString, name);
        QFETCH(QString, text);
        Scenario scenario;
        const auto set = setScenarioField(scenario, fieldCalled(name), text);
        VERIFY_FAILS(set, ErrorCode::InvalidArgument);
        const ScenarioField &field = fieldCalled(name);
        for (const QString &named : {field.name, field.option, field.allowed})
            QVERIFY2(set.error().message.contains(named), qPrintable(set.error().message));
        QVERIFY(scenario == Scenario());
    }

    void numbersThatAreNoneAreRefusedAsOptionsToo()
    {
        for (const ScenarioField &field : allScenarioFields()) {
            if (field.schema.value(QStringLiteral("type")) != QStringLiteral("number"))
                continue;
            for (const char *text : {"nan", "inf"}) {
                Scenario scenario;
                auto taken = setScenarioField(scenario, field, QString::fromLatin1(text));
                if (taken)
                    taken = checkScenarioFields(scenario);
                VERIFY_FAILS(taken, ErrorCode::InvalidArgument);
            }
        }
    }

    void anUnknownFieldListsTheKnown()
    {
        Scenario scenario;
        const auto set = setScenarioField(scenario, QStringLiteral("user"), 3);
        VERIFY_FAILS(set, ErrorCode::InvalidArgument);
        const QString message = set.error().message;
        QVERIFY(
            message.startsWith(QStringLiteral("Scenario field \"user\" is not known; known are ablation, ")));
        const QStringList known =
            message.section(QStringLiteral("known are "), 1).split(QStringLiteral(", "));
        QCOMPARE(known.size(), allScenarioFields().size());
        for (const ScenarioField &field : allScenarioFields())
            QVERIFY2(known.contains(field.name), qPrintable(field.name));
    }

    void anErrorNamesTheOptionOfAField()
    {
        QCOMPARE(fieldError(QStringLiteral("users"), QStringLiteral("0"), QStringLiteral("1")).message,
                 QStringLiteral("Scenario field \"users\" (--users) is 0; allowed is 1"));
        QCOMPARE(fieldError(QStringLiteral("stages[1].users"), QJsonValue(2001), QStringLiteral("1")).message,
                 QStringLiteral("Scenario field \"stages[1].users\" (--stages) is 2001; allowed is 1"));
        QCOMPARE(fieldError(QStringLiteral("other"), QStringLiteral("0"), QStringLiteral("1")).message,
                 QStringLiteral("Scenario field \"other\" is 0; allowed is 1"));
    }
};

QTEST_APPLESS_MAIN(TestScenarioFieldErrors)
#include "test_scenario_field_errors.moc"
