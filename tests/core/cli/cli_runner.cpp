// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/cli/cli_runner.h"

#include <QJsonDocument>
#include <QProcess>

#include <grp.h>
#include <unistd.h>

#include <functional>

namespace cachescope::test {

namespace {

CliRun run(const QString &program, const QStringList &arguments, const std::function<void()> &inChild = {})
{
    QProcess process;
    process.setChildProcessModifier(inChild);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("DISPLAY"));
    environment.insert(QStringLiteral("TZ"), QStringLiteral("UTC"));
    process.setProcessEnvironment(environment);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(program, arguments);
    if (!process.waitForFinished())
        qFatal("%s did not end", qPrintable(program));
    CliRun result;
    result.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    result.out = process.readAllStandardOutput();
    result.err = process.readAllStandardError();
    return result;
}

} // namespace

QJsonObject CliRun::json() const
{
    return QJsonDocument::fromJson(out).object();
}

CliRun runCli(const QStringList &arguments)
{
    return run(QStringLiteral(CACHESCOPE_CLI), arguments);
}

CliRun runCliAs(uint user, const QStringList &arguments)
{
    return run(QStringLiteral(CACHESCOPE_CLI), arguments, [user] {
        if (::setgroups(0, nullptr) != 0 || ::setgid(user) != 0 || ::setuid(user) != 0)
            ::_exit(99);
    });
}

CliRun runCliInShell(const QString &shellAround, const QStringList &arguments)
{
    QString command = QStringLiteral("'" CACHESCOPE_CLI "'");
    for (const QString &argument : arguments)
        command += QStringLiteral(" '%1'").arg(argument);
    return run(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), shellAround.arg(command)});
}

} // namespace cachescope::test
