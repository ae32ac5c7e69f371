// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/exit_code.h"
#include "core/base/error.h"
#include "core/base/printable.h"

#include <QByteArrayView>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

/// What the commands print. Results go to stdout, everything else to stderr. Main thread only.
namespace cachescope::cli {

/// Lets a write to a closed pipe fail instead of ending the program. Call once, before any output.
void setUpOutput();

/// Writes to stdout, at once and unchanged. false: nobody reads any more (`| head`) or the disk is full;
/// stop.
bool writeOut(QByteArrayView bytes);
bool writeText(const QString &text);

/// One JSON document and a newline on stdout.
bool writeJson(const QJsonObject &object);

/// Whether what is written to stdout is seen by somebody at once.
bool outputIsTerminal();

/// "cachescope-cli: <message>" on stderr, control characters made visible.
void printError(const QString &message);

/// A line on stderr that goes on with what printError() said, control characters made visible.
void printNote(const QString &line);

/// Prints the error's message and gives the exit code for it.
ExitCode fail(const Error &error);

/// `wanted`, or kCannotRead with a message if stdout could not take all that was written. A reader that went
/// away is no failure: it has what it wanted.
ExitCode exitCodeAfterOutput(ExitCode wanted);

/// printable() of a text of several lines, whose ends stay. A line end within what is quoted ends a line too:
/// take it out before.
QString printableLines(const QString &text);

} // namespace cachescope::cli
