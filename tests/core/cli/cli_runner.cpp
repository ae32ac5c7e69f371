// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/cli/cli_runner.h"

#include "tests/support/processes.h"

#include <QJsonDocument>
#include <QProcess>

#include <grp.h>
#include <unistd.h>

#include <csignal>
#include <functional>
#include <thread>

namespace cachescope::test {

namespace {

void prepare(QProcess *process)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("DISPLAY"));
    environment.insert(QStringLiteral("TZ"), QStringLiteral("UTC"));
    process->setProcessEnvironment(environment);
    process->setStandardInputFile(QProcess::nullDevice());
}

CliRun endOf(QProcess *process)
{
    if (!process->waitForFinished())
        qFatal("%s did not end", qPrintable(process->program()));
    CliRun result;
    result.exitCode = process->exitStatus() == QProcess::NormalExit ? process->exitCode() : -1;
    result.out = process->readAllStandardOutput();
    result.err = process->readAllStandardError();
    return result;
}

CliRun run(const QString &program, const QStringList &arguments, const std::function<void()> &inChild = {})
{
    QProcess process;
    prepare(&process);
    process.setChildProcessModifier(inChild);
    process.start(program, arguments);
    return endOf(&process);
}

CliRun interrupt(const QStringList &arguments)
{
    QProcess process;
    prepare(&process);
    process.start(QStringLiteral(CACHESCOPE_CLI), arguments);
    if (!process.waitForStarted())
        qFatal("%s cannot be started", CACHESCOPE_CLI);
    const qint64 pid = process.processId();
    while (!catchesInterrupt(pid) && isAlive(pid))
        std::this_thread::yield();
    ::kill(static_cast<pid_t>(pid), SIGINT); // it is not waited for yet, so the number is its own
    return endOf(&process);
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

CliRun runCliInterrupted(const QStringList &arguments)
{
    constexpr int mostRuns = 100;
    CliRun result;
    for (int i = 0; i < mostRuns && (i == 0 || result.exitCode == 0); ++i)
        result = interrupt(arguments);
    return result;
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
