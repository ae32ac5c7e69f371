// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QStringList>

namespace cachescope::test {

/// What a run of cachescope-cli left behind.
struct CliRun
{
    int exitCode = -1; ///< -1 after a crash
    QByteArray out;
    QByteArray err;

    /// stdout as one JSON document; empty if it is none.
    [[nodiscard]] QJsonObject json() const;
};

/// Runs cachescope-cli to its end, without a display and without input.
CliRun runCli(const QStringList &arguments);

/// Runs it, and presses Ctrl-C as soon as it has a handler for that. Where it was done before that came, it
/// runs again, until one of many runs does not end with 0.
CliRun runCliInterrupted(const QStringList &arguments);

/// Runs it as the user with this id, which only root can.
CliRun runCliAs(uint user, const QStringList &arguments);

/// Runs it behind `shellAround`, in which %1 stands for the quoted command line.
CliRun runCliInShell(const QString &shellAround, const QStringList &arguments);

} // namespace cachescope::test
