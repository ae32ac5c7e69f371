// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/support.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace cachescope::test {

QString dataFile(const QString &name)
{
    return QStringLiteral(CACHESCOPE_TEST_DATA "/") + name;
}

QString copyOfDataFile(const QString &name, const QString &directory)
{
    const QString target = QDir(directory).filePath(QFileInfo(name).fileName());
    if (!QFile::copy(dataFile(name), target))
        qFatal("cannot copy %s to %s", qPrintable(name), qPrintable(target));
    QFile::setPermissions(target, QFile::ReadOwner | QFile::WriteOwner);
    return target;
}

QByteArray fileHash(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return {};
    return hash.result().toHex();
}

QByteArray directoryState(const QString &directory)
{
    QByteArray state;
    const auto files =
        QDir(directory).entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
    for (const QFileInfo &file : files) {
        state += file.fileName().toUtf8() + ' ' + QByteArray::number(file.size()) + ' ' +
                 QByteArray::number(file.lastModified().toMSecsSinceEpoch()) + ' ' +
                 fileHash(file.filePath()) + '\n';
    }
    return state;
}

} // namespace cachescope::test
