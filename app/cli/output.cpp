// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"

#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>

namespace cachescope::cli {

namespace {

int g_outputErrno = 0;

bool writeAll(int fd, QByteArrayView bytes, int *failure)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(fd, bytes.data(), static_cast<std::size_t>(bytes.size()));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0) {
            *failure = errno;
            return false;
        }
        bytes = bytes.sliced(written);
    }
    return true;
}

} // namespace

void setUpOutput()
{
    std::signal(SIGPIPE, SIG_IGN);
}

bool writeOut(QByteArrayView bytes)
{
    return g_outputErrno == 0 && writeAll(STDOUT_FILENO, bytes, &g_outputErrno);
}

bool writeText(const QString &text)
{
    return writeOut(text.toUtf8());
}

bool writeJson(const QJsonObject &object)
{
    return writeOut(jsonText(object, QJsonDocument::Indented));
}

void printError(const QString &message)
{
    printNote(QStringLiteral("cachescope-cli: ") + message);
}

void printNote(const QString &line)
{
    int ignored = 0;
    writeAll(STDERR_FILENO, (printable(line) + QLatin1Char('\n')).toUtf8(), &ignored);
}

ExitCode fail(const Error &error)
{
    printError(error.message);
    return exitCodeFor(error);
}

ExitCode exitCodeAfterOutput(ExitCode wanted)
{
    if (g_outputErrno == 0 || g_outputErrno == EPIPE)
        return wanted;
    printError(QStringLiteral("The output could not be written: %1")
                   .arg(QString::fromLocal8Bit(std::strerror(g_outputErrno))));
    return kCannotRead;
}

bool outputIsTerminal()
{
    return ::isatty(STDOUT_FILENO) == 1;
}

QString printableLines(const QString &text)
{
    QStringList lines = text.split(QLatin1Char('\n'));
    for (QString &line : lines)
        line = printable(line);
    return lines.join(QLatin1Char('\n'));
}

} // namespace cachescope::cli
