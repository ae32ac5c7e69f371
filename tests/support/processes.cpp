// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/processes.h"

#include <QDir>
#include <QFile>

#include <csignal>

namespace cachescope::test {

namespace {

/// The value of a line "Name:	value" in /proc/<pid>/status; empty if there is none.
QByteArray statusOf(qint64 pid, const QByteArray &name)
{
    QFile file(QStringLiteral("/proc/%1/status").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith(name + ':'))
            return line.mid(name.size() + 1).trimmed();
    }
    return {};
}

} // namespace

QList<qint64> childrenOf(qint64 pid)
{
    QList<qint64> children;
    const QStringList names = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &name : names) {
        bool isProcess = false;
        const qint64 other = name.toLongLong(&isProcess);
        if (isProcess && statusOf(other, "PPid").toLongLong() == pid && isAlive(other))
            children << other;
    }
    return children;
}

bool isAlive(qint64 pid)
{
    const QByteArray state = statusOf(pid, "State");
    return !state.isEmpty() && !state.startsWith('Z') && !state.startsWith('X');
}

bool catchesInterrupt(qint64 pid)
{
    const quint64 caught = statusOf(pid, "SigCgt").toULongLong(nullptr, 16);
    return (caught >> (SIGINT - 1) & 1) != 0;
}

int threadsOf(qint64 pid)
{
    return statusOf(pid, "Threads").toInt();
}

} // namespace cachescope::test
