// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

/// Documents as `load --json` prints them, for tests of what is made of them. Any thread.
namespace cachescope::test {

/// A name that means something to HTML, XML, CSV, QString::arg() and terminals.
QString hostileName();

/// `seconds` samples, a second each, of a design with the faults of production: slow, uneven, with lock
/// errors.
QJsonArray faultySamples(int seconds);
/// The same of a design that holds.
QJsonArray soundSamples(int seconds);

/// One object of `runs` with every field that there is.
QJsonObject faultyRun(const QString &design, int seconds = 60);
QJsonObject soundRun(const QString &design, int seconds = 60);

QJsonObject ablation(const QString &design);
QJsonObject limit();

/// A document with these runs, scenario and machine.
QJsonObject loadDocument(const QJsonArray &runs);
/// One with a faulty and a sound run, ablation and limit.
QJsonObject fullLoadDocument(const QString &faulty = QStringLiteral("legacy"),
                             const QString &sound = QStringLiteral("corrected"));

/// `object` with the field at `path` ("reads.p99Ms") set, or taken away if `value` is undefined.
QJsonObject with(QJsonObject object, const QString &path, const QJsonValue &value);

} // namespace cachescope::test
