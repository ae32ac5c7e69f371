// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/scenario/field_error.h"
#include "core/load/scenario/scenario.h"

#include <QHash>

#include <functional>

class QJsonValue;

namespace cachescope::load {

/// A scenario while people fill it in: its fields as texts, some of which may say nothing yet. Texts are
/// those of the command line's options, numbers with the decimal sign of the program's language. Beside the
/// fields there is "ramp": how long users take to come (see SimpleRamp), which follows the users and the
/// duration. A value; any thread.
class ScenarioDraft
{
public:
    static const QString &rampField();

    explicit ScenarioDraft(const Scenario &scenario = {});

    /// Of each field what its text says, or said before it was wrong. It may not validate.
    [[nodiscard]] const Scenario &scenario() const { return m_scenario; }
    /// Forgets what was typed.
    void setScenario(const Scenario &scenario);

    /// What was typed, while it still is what the scenario says or says nothing; otherwise what
    /// scenarioFieldText() gives. Of the duration: of the whole run.
    [[nodiscard]] QString text(const QString &field) const;
    void setText(const QString &field, const QString &text);
    /// From now on text() is the scenario's own, unless what was typed is wrong.
    void settle(const QString &field);
    /// Changes what is no matter of one text. Wrong texts of what changes are forgotten.
    void edit(const std::function<void(Scenario &)> &change);

    /// The stages are none, or such that "ramp" can say what they are.
    [[nodiscard]] bool hasSimpleRamp() const { return m_ramp.has_value(); }

    /// What is wrong with a field, as a sentence; nothing if it is right.
    [[nodiscard]] std::optional<FieldProblem> problem(const QString &field) const;
    /// In the order of allScenarioFields(), "ramp" last. Empty: the scenario can be run.
    [[nodiscard]] QStringList wrongFields() const;

private:
    void setField(const QString &field, const QString &typed);
    void setRamp(const QString &text);
    void followRamp();
    [[nodiscard]] QString ownText(const QString &field) const;
    [[nodiscard]] bool stillSays(const QString &field, const QString &text) const;
    void check();

    Scenario m_scenario;
    std::optional<std::chrono::milliseconds> m_ramp; ///< none: stages of another form
    std::chrono::milliseconds m_total{0};            ///< how long the measured part takes
    QHash<QString, QString> m_typed;
    QHash<QString, QString> m_refused;           ///< why what was typed says nothing
    std::optional<FieldProblem> m_contradiction; ///< what Scenario::validate() says
};

} // namespace cachescope::load
