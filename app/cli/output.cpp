// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"

#include <unistd.h>

#include <algorithm>
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

bool steersTerminal(QChar c)
{
    switch (c.category()) {
    case QChar::Other_Control:
    case QChar::Other_Format: // direction overrides reorder what is read
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return false;
    }
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

QByteArray jsonText(const QJsonObject &object, QJsonDocument::JsonFormat format)
{
    const QByteArray json = QJsonDocument(object).toJson(format);
    const bool plain = std::none_of(json.cbegin(), json.cend(), [](char c) { return c < 0 || c == '\x7f'; });
    if (plain)
        return json;
    QString escaped;
    for (const QChar c : QString::fromUtf8(json)) {
        if (c != QLatin1Char('\n') && steersTerminal(c))
            escaped += QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
        else
            escaped += c;
    }
    return escaped.toUtf8();
}

QString printableLines(const QString &text)
{
    QStringList lines = text.split(QLatin1Char('\n'));
    for (QString &line : lines)
        line = printable(line);
    return lines.join(QLatin1Char('\n'));
}

QString printable(const QString &text)
{
    QString shown = text;
    for (QChar &c : shown) {
        if (steersTerminal(c))
            c = QLatin1Char('?');
    }
    return shown;
}

} // namespace cachescope::cli
