// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/machine_info.h"

#include <QFile>
#include <QStorageInfo>
#include <QSysInfo>
#include <QThread>

#include <sqlite3.h>
#include <unistd.h>

namespace cachescope::load {

namespace {

/// The processor's name as Linux tells it; empty elsewhere.
QString cpuName()
{
    QFile file(QStringLiteral("/proc/cpuinfo"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("model name"))
            return QString::fromUtf8(line.mid(line.indexOf(':') + 1)).simplified();
    }
    return {};
}

qint64 memoryBytes()
{
    return static_cast<qint64>(::sysconf(_SC_PHYS_PAGES)) * ::sysconf(_SC_PAGESIZE);
}

} // namespace

QJsonObject machineInfo(const QString &directory)
{
    QJsonObject info{
        {QStringLiteral("cores"), QThread::idealThreadCount()},
        {QStringLiteral("memoryBytes"), memoryBytes()},
        {QStringLiteral("architecture"), QSysInfo::currentCpuArchitecture()},
        {QStringLiteral("os"), QSysInfo::prettyProductName()},
        {QStringLiteral("kernel"), QSysInfo::kernelType() + QLatin1Char(' ') + QSysInfo::kernelVersion()},
        {QStringLiteral("qtVersion"), QString::fromLatin1(qVersion())},
        {QStringLiteral("sqliteVersion"), QString::fromLatin1(sqlite3_libversion())},
        {QStringLiteral("program"), QStringLiteral("Cachescope " CACHESCOPE_VERSION)},
    };
    if (const QString cpu = cpuName(); !cpu.isEmpty())
        info.insert(QStringLiteral("cpu"), cpu);
    if (const QString fileSystem = fileSystemOf(directory); !fileSystem.isEmpty())
        info.insert(QStringLiteral("fileSystem"), fileSystem);
    return info;
}

QString fileSystemOf(const QString &directory)
{
    return QString::fromUtf8(QStorageInfo(directory).fileSystemType());
}

bool isInMemory(const QString &fileSystem)
{
    return fileSystem == QLatin1String("tmpfs") || fileSystem == QLatin1String("ramfs");
}

} // namespace cachescope::load
