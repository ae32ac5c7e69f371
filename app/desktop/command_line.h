// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/page.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace cachescope::desktop {

constexpr int kUsageExit = 2; ///< as that of the command line program

/// What the program was asked to do when it was started.
struct CommandLine
{
    QStringList files; ///< absolute paths, each once
    QString page;      ///< a name that pageNamed() knows, or empty
    bool newInstance = false;
    QString answer; ///< to be written instead of doing anything: help, version
    QString error;  ///< what is wrong with it, and what to do

    [[nodiscard]] bool isAnswered() const { return !answer.isEmpty() || !error.isEmpty(); }
};

/// `arguments` as of QCoreApplication, the program's name first.
CommandLine readCommandLine(const QStringList &arguments);
/// Only what can be answered before there is an application: help and version.
CommandLine readAnswers(int argc, char *argv[]);

/// That of --language; looked for before all else, since errors and the help are in it. Empty: none.
QString wishedLanguage(const QStringList &arguments);
/// Said where a program is running already, which has its language.
QString languageIsTakenText();

/// "overview", "entries", "load", "runs".
std::optional<ui::Page> pageNamed(const QString &name);

} // namespace cachescope::desktop
