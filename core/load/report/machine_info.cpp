// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/machine_info.h"

#include <QFile>
#include <QSysInfo>
#include <QThread>

#include <sqlite3.h>

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

} // namespace

QJsonObject machineInfo()
{
    QJsonObject info{
        {QStringLiteral("cores"), QThread::idealThreadCount()},
        {QStringLiteral("architecture"), QSysInfo::currentCpuArchitecture()},
        {QStringLiteral("os"), QSysInfo::prettyProductName()},
        {QStringLiteral("kernel"), QSysInfo::kernelType() + QLatin1Char(' ') + QSysInfo::kernelVersion()},
        {QStringLiteral("qtVersion"), QString::fromLatin1(qVersion())},
        {QStringLiteral("sqliteVersion"), QString::fromLatin1(sqlite3_libversion())},
        {QStringLiteral("program"), QStringLiteral("Cachescope " CACHESCOPE_VERSION)},
    };
    if (const QString cpu = cpuName(); !cpu.isEmpty())
        info.insert(QStringLiteral("cpu"), cpu);
    return info;
}

} // namespace cachescope::load
