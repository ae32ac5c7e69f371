// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QStringList>

#include <optional>
#include <vector>

/// Reads the document of `load --json`. It may be of another version of this program, or written by hand:
/// what is missing or of another type is "not there", never an error. A `path` names a field in objects
/// within each other: "reads.p99Ms". Any thread.
namespace cachescope::load {

/// Undefined if there is none.
QJsonValue valueAt(const QJsonObject &object, const char *path);
std::optional<double> numberAt(const QJsonObject &object, const char *path);
/// A whole number; 0 if there is none.
qint64 countAt(const QJsonObject &object, const char *path);
/// Empty if there is none.
QString textAt(const QJsonObject &object, const char *path);
/// The objects of a list, without what else is in it.
std::vector<QJsonObject> objectsAt(const QJsonObject &object, const char *path);

/// `number` to the nearest whole one, also where it is larger than these go.
qint64 wholeOf(double number);

/// The name of the design of one of `runs`, "unnamed" where it has none.
QString designOf(const QJsonObject &run);
/// `names`, those that occur more than once with a number: "corrected (1)", "corrected (2)".
QStringList toldApart(const QStringList &names);
/// The names of the designs of `runs`, told apart.
QStringList runLabels(const std::vector<QJsonObject> &runs);

/// What a simple value says: a text as it is, a number with its digits, anything else as JSON; empty
/// for what is not there.
QString plainText(const QJsonValue &value);

} // namespace cachescope::load
