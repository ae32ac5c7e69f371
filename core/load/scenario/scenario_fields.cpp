// SPDX-License-Identifier: GPL-3.0-or-later
//
// The one place where a scenario's fields are listed: what a file may say, what the command line takes, what
// is written into reports, and the schema all come from here.
#include "core/load/scenario/scenario_fields.h"

#include "core/base/translate.h"
#include "core/load/scenario/field_error.h"
#include "core/load/scenario/scenario_field_kinds.h"
#include "core/load/scenario/scenario_list_fields.h"

#include <algorithm>

namespace cachescope::load {

namespace {

constexpr qint64 kMost = 1'000'000'000'000;
constexpr qint64 kDayMs = 24LL * 60 * 60 * 1000;
constexpr qint64 kHourMs = kDayMs / 24;

ScenarioField durationField()
{
    ScenarioField duration = millisecondsField(
        {"durationMs", "--duration", CoreText::tr("How long to measure, where no stages decide it")},
        {0, 7 * kDayMs}, &Scenario::duration);
    duration.get = [always = duration.get](const Scenario &s) {
        return s.stages.isEmpty() ? always(s) : QJsonValue(QJsonValue::Undefined);
    };
    return duration;
}

QList<ScenarioField> userFields()
{
    return {
        textField({"name", "--name", CoreText::tr("What reports call it")}, "TEXT", &Scenario::name),
        designsField(),
        flagField({"ablation", "--ablation",
                   CoreText::tr("Run each design also with each one of its switches turned, and say which "
                                "switch causes which errors")},
                  &Scenario::ablation),
        wholeField({"users", "--users", CoreText::tr("Simulated users, a thread each")}, NumberText::Plain,
                   {1, 2000}, &Scenario::users),
        stagesField(),
        wholeField({"processes", "--processes",
                    CoreText::tr("Spread the users over so many processes; at most as many as users")},
                   NumberText::Plain, {1, 64}, &Scenario::processes),
        durationField(),
        wholeField({"operations", "--operations",
                    CoreText::tr("End after so many operations of all users together; 0: after the "
                                 "duration")},
                   NumberText::Count, {0, kMost}, &Scenario::operations),
        millisecondsField({"warmUpMs", "--warm-up",
                           CoreText::tr("Run so long before measuring; with a number of operations, those of "
                                        "the warm-up count towards it")},
                          {0, kDayMs}, &Scenario::warmUp),
        millisecondsField({"thinkTimeMs", "--think-time",
                           CoreText::tr("Mean pause of a user between operations, exponentially distributed; "
                                        "not used where a rate is given")},
                          {0, kHourMs}, &Scenario::thinkTime),
        numberField({"arrivalRate", "--rate",
                     CoreText::tr("Operations a second of all users together, at the same moments for every "
                                  "design whatever it does; latencies count from the intended start. 0: a "
                                  "user begins when its think time is over")},
                    0.0, 10'000'000.0, &Scenario::arrivalRate),
        choiceField({"arrivals", "--arrivals",
                     CoreText::tr("When operations begin at a rate: at random, evenly spread, or all users "
                                  "at the same moments")},
                    {QStringLiteral("poisson"), QStringLiteral("steady"), QStringLiteral("together")},
                    &Scenario::arrivals),
    };
}

QList<ScenarioField> operationFields()
{
    return {
        mixField(),
        storeShareField(),
        wholeField({"batchSize", "--batch-size", CoreText::tr("Keys of getMany, putMany and pin")},
                   NumberText::Plain, {1, 10'000}, &Scenario::batchSize),
        millisecondsField({"synthesisDelayMs", "--synthesis-delay",
                           CoreText::tr("How long play takes between a miss and the store")},
                          {0, kHourMs}, &Scenario::synthesisDelay),
        choiceField({"keys", "--distribution",
                     CoreText::tr("Which keys operations draw: uniform, zipf, hotspot, latest (the newest "
                                  "stored), sessions (key after key), or those of a trace")},
                    {QStringLiteral("uniform"), QStringLiteral("zipf"), QStringLiteral("hotspot"),
                     QStringLiteral("latest"), QStringLiteral("sessions"), QStringLiteral("trace")},
                    &Scenario::keys),
        numberField({"zipfExponent", "--zipf-exponent",
                     CoreText::tr("For zipf and latest: the higher, the fewer keys get most operations")},
                    0.01, 5.0, &Scenario::zipfExponent),
        numberField({"hotKeys", "--hot-keys", CoreText::tr("For hotspot: this part of the keys is hot")}, 0.0,
                    1.0, &Scenario::hotKeys),
        numberField({"hotShare", "--hot-share",
                     CoreText::tr("For hotspot: this part of the operations goes to hot keys")},
                    0.0, 1.0, &Scenario::hotShare),
        wholeField({"sessionLength", "--session-length",
                    CoreText::tr("For sessions: so many keys follow each other")},
                   NumberText::Plain, {1, 1'000'000}, &Scenario::sessionLength),
        textField({"traceFile", "--trace",
                   CoreText::tr("For trace: a CSV file with a column key, and if it has them op, bytes, ms")},
                  "FILE", &Scenario::traceFile),
        wholeField({"keyCount", "--keys", CoreText::tr("Keys to draw from")}, NumberText::Count,
                   {1, 10'000'000}, &Scenario::keyCount),
    };
}

QList<ScenarioField> cacheFields()
{
    return {
        numberField({"prefill", "--prefill",
                     CoreText::tr("This part of the keys, the most popular ones, is stored before the run, "
                                  "as far as the budget allows")},
                    0.0, 1.0, &Scenario::prefill),
        choiceField({"valueSizes", "--value-sizes", CoreText::tr("How the sizes of values are spread")},
                    {QStringLiteral("fixed"), QStringLiteral("uniform"), QStringLiteral("lognormal"),
                     QStringLiteral("file")},
                    &Scenario::valueSizes),
        wholeField({"valueBytes", "--value-size",
                    CoreText::tr("Size of each value; the least for uniform, the median for lognormal")},
                   NumberText::Bytes, {64, 500'000'000}, &Scenario::valueBytes),
        wholeField(
            {"valueMaxBytes", "--value-max",
             CoreText::tr("For uniform, lognormal, file and the sizes of a trace: no value is larger")},
            NumberText::Bytes, {64, 500'000'000}, &Scenario::valueMaxBytes),
        numberField(
            {"valueSigma", "--value-sigma", CoreText::tr("For lognormal: the deviation of the logarithm")},
            0.0, 5.0, &Scenario::valueSigma),
        textField({"valueSizesFile", "--value-sizes-file",
                   CoreText::tr("For file: a cache file whose values' sizes are taken; it is only read")},
                  "FILE", &Scenario::valueSizesFile),
        wholeField({"maxBytes", "--max-bytes", CoreText::tr("The cache's budget; 0: no limit")},
                   NumberText::Bytes, {0, kMost * 1000}, &Scenario::maxBytes),
        textField(
            {"sourceFile", "--file", CoreText::tr("Run on copies of this cache file, with its own keys")},
            "FILE", &Scenario::sourceFile),
        flagField({"inPlace", "--in-place", CoreText::tr("Run on the file itself, and change it")},
                  &Scenario::inPlace),
        diskField(),
        diskSyncDelayField(),
        diskChangesField(),
    };
}

QList<ScenarioField> checkFields()
{
    return {
        choiceField({"valueCheck", "--value-check",
                     CoreText::tr("How much of each value that is read is checked: its whole checksum, its "
                                  "ends (nearly free), nothing")},
                    {QStringLiteral("full"), QStringLiteral("ends"), QStringLiteral("off")},
                    &Scenario::valueCheck),
        flagField({"verifyFile", "--verify",
                   CoreText::tr("At the end, read every value again and let SQLite check the file")},
                  &Scenario::verifyFile),
        thresholdsField(),
        wholeField({"seed", "--seed", CoreText::tr("The same seed gives each user the same operations")},
                   NumberText::Plain, {0, std::numeric_limits<qint64>::max()}, &Scenario::seed),
    };
}

Error unknownField(const QString &name)
{
    QStringList known;
    for (const ScenarioField &field : allScenarioFields())
        known << field.name;
    known.sort();
    // In the form of aboutField(), which fieldProblemIn() takes apart.
    return Error{
        ErrorCode::InvalidArgument,
        QStringLiteral("Scenario field \"%1\" %2")
            .arg(name, CoreText::tr("is not known; known are %1").arg(known.join(QStringLiteral(", "))))};
}

Result<void> set(Scenario &scenario, const ScenarioField &field, const QJsonValue &value)
{
    const auto taken = field.set(scenario, value);
    if (!taken)
        return taken.error();
    if (!*taken)
        return fieldError(field.name, value, field.allowed);
    return {};
}

} // namespace

const QList<ScenarioField> &allScenarioFields()
{
    static const QList<ScenarioField> all = userFields() + operationFields() + cacheFields() + checkFields();
    return all;
}

const ScenarioField *scenarioFieldCalled(const QString &name)
{
    const QList<ScenarioField> &all = allScenarioFields();
    const auto found = std::ranges::find(all, name, &ScenarioField::name);
    return found == all.end() ? nullptr : &*found;
}

Result<void> setScenarioField(Scenario &scenario, const QString &name, const QJsonValue &value)
{
    const ScenarioField *field = scenarioFieldCalled(name);
    return field ? set(scenario, *field, value) : unknownField(name);
}

Result<void> setScenarioField(Scenario &scenario, const ScenarioField &field, const QString &text)
{
    const auto value = field.fromText(text);
    if (!value)
        return aboutField(
            field.name,
            CoreText::tr("cannot be read: %1. Allowed is %2").arg(value.error().message, field.allowed));
    return set(scenario, field, *value);
}

Result<void> checkScenarioFields(const Scenario &scenario)
{
    for (const ScenarioField &field : allScenarioFields()) {
        if (!field.isValid(scenario))
            return fieldError(field.name, field.get(scenario), field.allowed);
    }
    return {};
}

QJsonObject scenarioFields(const Scenario &scenario)
{
    QJsonObject json;
    for (const ScenarioField &field : allScenarioFields()) {
        if (const QJsonValue value = field.get(scenario); !value.isUndefined())
            json.insert(field.name, value);
    }
    return json;
}

const QList<FieldPair> &contradictingFields()
{
    static const QList<FieldPair> all{
        {QStringLiteral("disk"), QStringLiteral("diskSyncDelayMs")},
        {QStringLiteral("mix"), QStringLiteral("storeShare")},
        {QStringLiteral("stages"), QStringLiteral("durationMs")},
    };
    return all;
}

Result<void> checkContradictions(const QJsonObject &json)
{
    for (const FieldPair &pair : contradictingFields()) {
        if (json.contains(pair.one) && json.contains(pair.other))
            return aboutField(pair.one, CoreText::tr("and \"%1\" (%2) contradict each other; say one of them")
                                            .arg(pair.other, scenarioFieldCalled(pair.other)->option));
    }
    return {};
}

} // namespace cachescope::load
