// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/scenario/scenario_draft.h"

#include "core/base/translate.h"
#include "core/base/units.h"
#include "core/load/scenario/scenario_field.h"
#include "core/load/scenario/scenario_fields.h"
#include "core/load/scenario/simple_ramp.h"

#include <QJsonArray>

#include <cmath>

namespace cachescope::load {

using std::chrono::milliseconds;

namespace {

constexpr QLatin1String kDuration("durationMs");
constexpr QLatin1String kStages("stages");

/// Whose text is one number, perhaps with a unit.
bool isNumber(const ScenarioField &field)
{
    return field.schema.contains(QLatin1String("maximum"));
}

QString asSentence(QString text)
{
    if (text.isEmpty())
        return text;
    text[0] = text[0].toUpper();
    return text.endsWith(QLatin1Char('.')) ? text : text + QLatin1Char('.');
}

/// What `text` is not, and what is allowed, in the units of the field.
QString whyRefused(const ScenarioField &field, const QString &text, const Error &error)
{
    const auto read = field.fromText(text);
    const QString why = read ? fieldProblemIn(error).value_or(FieldProblem{{}, {}, error.message}).what
                             : read.error().message;
    const QString range = rangeInWords(field);
    return range.isEmpty() ? asSentence(why) : CoreText::tr("%1 Allowed is %2.").arg(asSentence(why), range);
}

/// Of a list no text at all means that it is empty.
Result<void> setTo(Scenario &scenario, const ScenarioField &field, const QString &text)
{
    const bool isList = field.schema.value(QLatin1String("type")) == QLatin1String("array");
    return isList && text.isEmpty() ? setScenarioField(scenario, field.name, QJsonArray())
                                    : setScenarioField(scenario, field, text);
}

/// Of gets and puts: 80 and 20 rather than 0.8 and 0.2, as people write it into files.
OperationMix inPercent(const OperationMix &mix)
{
    constexpr double precision = 1e6;
    OperationMix percent;
    const double puts = std::round(mix.share(OperationKind::Put) * 100.0 * precision) / precision;
    percent.setWeight(OperationKind::Put, puts);
    percent.setWeight(OperationKind::Get, 100.0 - puts);
    return percent;
}

std::optional<SimpleRamp> rampOf(const Scenario &scenario)
{
    auto ramp = SimpleRamp::of(scenario.stages);
    return ramp && ramp->users == scenario.users ? ramp : std::nullopt;
}

std::optional<milliseconds> rampTimeOf(const Scenario &scenario)
{
    if (scenario.stages.isEmpty())
        return milliseconds::zero();
    const auto ramp = rampOf(scenario);
    return ramp ? std::optional(ramp->time) : std::nullopt;
}

} // namespace

const QString &ScenarioDraft::rampField()
{
    static const QString name = QStringLiteral("ramp");
    return name;
}

ScenarioDraft::ScenarioDraft(const Scenario &scenario)
{
    setScenario(scenario);
}

void ScenarioDraft::setScenario(const Scenario &scenario)
{
    m_scenario = scenario;
    m_ramp = rampTimeOf(scenario);
    m_total = scenario.measuredDuration();
    m_typed.clear();
    m_refused.clear();
    check();
}

QString ScenarioDraft::ownText(const QString &field) const
{
    if (field == rampField())
        return m_ramp ? localNumber(typedDuration(*m_ramp)) : QString();
    if (field == kDuration)
        return localNumber(typedDuration(m_total));
    const ScenarioField *known = scenarioFieldCalled(field);
    if (!known)
        return {};
    const QString text = scenarioFieldText(m_scenario, *known);
    return isNumber(*known) ? localNumber(text) : text;
}

bool ScenarioDraft::stillSays(const QString &field, const QString &text) const
{
    ScenarioDraft read = *this;
    read.setField(field, text);
    return read.ownText(field) == ownText(field);
}

QString ScenarioDraft::text(const QString &field) const
{
    const auto typed = m_typed.constFind(field);
    if (typed == m_typed.cend())
        return ownText(field);
    return m_refused.contains(field) || stillSays(field, *typed) ? *typed : ownText(field);
}

void ScenarioDraft::setText(const QString &field, const QString &text)
{
    m_typed.insert(field, text);
    setField(field, text);
    check();
}

void ScenarioDraft::settle(const QString &field)
{
    if (!m_refused.contains(field))
        m_typed.remove(field);
}

void ScenarioDraft::setField(const QString &field, const QString &typed)
{
    if (field == rampField())
        return setRamp(plainNumbers(typed));
    const ScenarioField *known = scenarioFieldCalled(field);
    if (!known)
        return;
    const QString text = isNumber(*known) ? plainNumbers(typed.trimmed()) : typed.trimmed();
    Scenario changed = m_scenario;
    if (const auto set = setTo(changed, *known, text); !set) {
        m_refused.insert(field, whyRefused(*known, text, set.error()));
        return;
    }
    m_refused.remove(field);
    m_scenario = changed;
    if (field == QLatin1String("storeShare"))
        m_scenario.mix = inPercent(m_scenario.mix);
    if (field == kStages) {
        m_ramp = rampTimeOf(m_scenario);
        m_total = m_scenario.measuredDuration();
    } else if (field == kDuration) {
        m_total = m_scenario.duration;
    }
    followRamp();
}

void ScenarioDraft::setRamp(const QString &text)
{
    const auto time = parseDuration(text);
    if (!time) {
        m_refused.insert(rampField(), asSentence(time.error().message));
        return;
    }
    m_refused.remove(rampField());
    m_ramp = std::chrono::ceil<milliseconds>(*time);
    followRamp();
    if (m_scenario.stages.isEmpty())
        m_scenario.duration = m_total;
}

/// Users who come by and by are as many as there are, and the run is as long as it was said to be.
void ScenarioDraft::followRamp()
{
    if (m_ramp)
        m_scenario.stages = SimpleRamp{m_scenario.users, *m_ramp, m_total}.stages();
}

void ScenarioDraft::edit(const std::function<void(Scenario &)> &change)
{
    QHash<QString, QString> before;
    const QStringList typed = m_typed.keys();
    for (const QString &name : typed)
        before.insert(name, ownText(name));
    change(m_scenario);
    m_ramp = rampTimeOf(m_scenario);
    m_total = m_scenario.measuredDuration();
    for (const QString &name : typed) {
        if (before.value(name) == ownText(name))
            continue;
        m_typed.remove(name);
        m_refused.remove(name);
    }
    check();
}

/// Once for each change: all fields of a form ask.
void ScenarioDraft::check()
{
    const auto valid = m_scenario.validate();
    m_contradiction = valid ? std::nullopt : fieldProblemIn(valid.error());
    if (m_contradiction)
        m_contradiction->what = asSentence(m_contradiction->what);
}

std::optional<FieldProblem> ScenarioDraft::problem(const QString &field) const
{
    if (const auto refused = m_refused.constFind(field); refused != m_refused.cend())
        return FieldProblem{field, {}, *refused};
    if (field == rampField()) {
        if (!m_ramp || *m_ramp <= m_total)
            return std::nullopt;
        return FieldProblem{
            field,
            {},
            CoreText::tr("Longer than the run, which takes %1.").arg(localNumber(typedDuration(m_total)))};
    }
    const ScenarioField *known = scenarioFieldCalled(field);
    if (known && !known->isValid(m_scenario)) {
        const QString range = rangeInWords(*known);
        return FieldProblem{
            field, {}, CoreText::tr("Allowed is %1.").arg(range.isEmpty() ? known->allowed : range)};
    }
    return m_contradiction && m_contradiction->field == field ? m_contradiction : std::nullopt;
}

QStringList ScenarioDraft::wrongFields() const
{
    QStringList wrong;
    for (const ScenarioField &field : allScenarioFields()) {
        if (m_refused.contains(field.name) || !field.isValid(m_scenario))
            wrong << field.name;
    }
    if (m_contradiction && !wrong.contains(m_contradiction->field))
        wrong << m_contradiction->field;
    if (problem(rampField()))
        wrong << rampField();
    return wrong;
}

} // namespace cachescope::load
