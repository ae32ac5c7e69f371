// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/window/process_figures.h"

#include <QByteArray>
#include <QFile>

namespace cachescope::bench {

namespace {

/// The number behind `name` in a file of lines "name: number …".
qint64 figure(const QString &path, const QByteArray &name)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith(name))
            return line.mid(name.size()).simplified().split(' ').value(0).toLongLong();
    }
    return 0;
}

constexpr qint64 kKibibyte = 1024;

} // namespace

qint64 peakMemoryBytes()
{
    return figure(QStringLiteral("/proc/self/status"), "VmHWM:") * kKibibyte;
}

void resetPeakMemory()
{
    QFile file(QStringLiteral("/proc/self/clear_refs"));
    if (file.open(QIODevice::WriteOnly))
        file.write("5");
}

qint64 memoryBytes()
{
    return figure(QStringLiteral("/proc/self/status"), "VmRSS:") * kKibibyte;
}

qint64 bytesFromDisk()
{
    return figure(QStringLiteral("/proc/self/io"), "read_bytes:");
}

} // namespace cachescope::bench
