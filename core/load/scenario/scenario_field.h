// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/scenario/scenario.h"

#include <QJsonValue>
#include <QList>

#include <functional>

namespace cachescope::load {

/// One field of a scenario: in a file, on the command line, in the schema. Constant; any thread.
struct ScenarioField
{
    QString name;     ///< in a scenario file: "thinkTimeMs"
    QString option;   ///< on the command line: "--think-time"
    QString argument; ///< what the option takes, for the help: "DURATION"; empty: a flag
    QChar separator; ///< of a list's parts, where the option may be given again to add some; null: it may not
    QString description; ///< a sentence or two, with units
    QString allowed;     ///< "a whole number, 0 to 3600000"
    QJsonObject schema;  ///< its JSON Schema, without the description

    /// False for a value of a wrong type or name; a whole error where that says more (see fieldError()).
    std::function<Result<bool>(Scenario &, const QJsonValue &)> set;
    std::function<QJsonValue(const Scenario &)> get;
    /// Whether what it holds is allowed; what is checked across fields is Scenario::validate()'s matter.
    std::function<bool(const Scenario &)> isValid;
    /// An option's text as the JSON value that means the same; InvalidArgument, in words.
    std::function<Result<QJsonValue>(const QString &)> fromText;
};

/// All fields, in the order in which they are documented.
const QList<ScenarioField> &allScenarioFields();

} // namespace cachescope::load
