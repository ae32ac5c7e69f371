// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/scenario/scenario_field.h"

#include <algorithm>
#include <limits>

/// How scenario fields of each kind are made: what they take in a file and as an option, and how they are
/// written. Any thread.
namespace cachescope::load {

/// What a field is called and means, whatever its kind.
struct FieldText
{
    const char *name;
    const char *option;
    QString description;
};

/// How an option writes a whole number.
enum class NumberText {
    Count,    ///< 5000, 5M
    Bytes,    ///< 30G, 64MiB
    Duration, ///< 20ms, 10s; the field is in milliseconds, rounded up
    Plain,    ///< 42
};

struct WholeRange
{
    qint64 least;
    qint64 most;
};

ScenarioField wholeField(const FieldText &text, NumberText form, WholeRange range,
                         std::function<qint64(const Scenario &)> get,
                         std::function<void(Scenario &, qint64)> set);
/// What does not fit becomes the nearest that does, which the range then refuses; as an unsigned number a
/// negative one becomes huge.
template <typename T>
T toField(qint64 number)
{
    if constexpr (sizeof(T) < sizeof(qint64))
        number = std::clamp<qint64>(number, std::numeric_limits<T>::min(), std::numeric_limits<T>::max());
    return static_cast<T>(number);
}
template <typename T>
ScenarioField wholeField(const FieldText &text, NumberText form, WholeRange range, T Scenario::*member)
{
    return wholeField(
        text, form, range, [member](const Scenario &s) { return static_cast<qint64>(s.*member); },
        [member](Scenario &s, qint64 number) { s.*member = toField<T>(number); });
}
ScenarioField millisecondsField(const FieldText &text, WholeRange range,
                                std::chrono::milliseconds Scenario::*member);

ScenarioField numberField(const FieldText &text, double least, double most, double Scenario::*member);
ScenarioField flagField(const FieldText &text, bool Scenario::*member);
ScenarioField textField(const FieldText &text, const char *argument, QString Scenario::*member);

/// One of some names, by their numbers.
ScenarioField choiceField(const FieldText &text, const QStringList &names,
                          std::function<int(const Scenario &)> get, std::function<void(Scenario &, int)> set);
template <typename E>
ScenarioField choiceField(const FieldText &text, const QStringList &names, E Scenario::*member)
{
    return choiceField(
        text, names, [member](const Scenario &s) { return static_cast<int>(s.*member); },
        [member](Scenario &s, int number) { s.*member = static_cast<E>(number); });
}

} // namespace cachescope::load
