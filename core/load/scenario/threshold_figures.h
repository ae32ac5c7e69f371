// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

/// The figures of a run that thresholds may name, as paths into runs[] of a report. Any thread.
namespace cachescope::load {

bool isFigure(const QString &name);
/// A figure that counts one cause of lock errors, such as "lockErrors.byCode.SQLITE_BUSY": a report has only
/// those that happened, and one that is not there happened 0 times.
bool isCauseCount(const QString &name);
/// All of them, those of lock errors last.
QStringList figureNames();
/// Why `name`, which is no figure, is none, and what is allowed instead: "names no figure of a run; …".
QString whyNoFigure(const QString &name);
/// Most figures by name and the others by example, for an error.
QString figuresInWords();
/// A regular expression of all figures (https://262.ecma-international.org/#sec-patterns, as JSON Schema
/// takes it), in brackets.
QString figurePattern();

} // namespace cachescope::load
