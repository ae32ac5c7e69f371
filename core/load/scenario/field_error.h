// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>

/// What is wrong with a scenario, in words: InvalidArgument. `path` is a field or a part of one ("users",
/// "stages[1].users"); the option of a field is named too. Any thread.
namespace cachescope::load {

/// `path` holds `value`, and `allowed` says what it may.
Error fieldError(const QString &path, const QString &value, const QString &allowed);
/// As above, of valueInWords().
Error fieldError(const QString &path, const QJsonValue &value, const QString &allowed);

/// Of `path`, `what` is wrong: "must be …", "cannot be used: …".
Error aboutField(const QString &path, const QString &what);
/// `error` came of what `path` says, and keeps its kind.
Error causedBy(const QString &path, Error error);

/// Fails for a member of the object at `path` that is not one of `known`.
Result<void> checkMembers(const QString &path, const QJsonObject &object, const QStringList &known);

/// What an Error of this kind says, taken apart.
struct FieldProblem
{
    QString field; ///< "stages"
    QString part;  ///< "[1].users"; empty: the field as a whole
    QString what;  ///< "is 0; allowed is …"

    bool operator==(const FieldProblem &) const = default;
};
/// Nothing if `error` is about no field.
std::optional<FieldProblem> fieldProblemIn(const Error &error);

/// As it stands in the file, shortened; undefined: "missing".
QString valueInWords(const QJsonValue &value);

/// "stages[1]"
QString partOf(const QString &list, qsizetype index);
/// "stages[1].users"
QString partOf(const QString &object, const QString &member);

} // namespace cachescope::load
