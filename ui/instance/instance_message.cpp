// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/instance/instance_message.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

namespace cachescope::ui {
namespace {

const QString kFiles = QStringLiteral("files");
const QString kPage = QStringLiteral("page");
const QString kToken = QStringLiteral("activationToken");

} // namespace

QByteArray toLine(const InstanceMessage &message)
{
    const QJsonObject json{{kFiles, QJsonArray::fromStringList(message.files)},
                           {kPage, message.page},
                           {kToken, QString::fromLatin1(message.activationToken)}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
}

std::optional<InstanceMessage> messageFrom(const QByteArray &line)
{
    const QJsonObject json = QJsonDocument::fromJson(line).object();
    if (!json.value(kFiles).isArray())
        return std::nullopt;
    InstanceMessage message;
    const QJsonArray files = json.value(kFiles).toArray();
    for (const QJsonValue &file : files) {
        if (QDir::isAbsolutePath(file.toString()))
            message.files.append(file.toString());
    }
    message.page = json.value(kPage).toString();
    message.activationToken = json.value(kToken).toString().toLatin1();
    return message;
}

/// Another display, or another home, is another desktop: its windows would not be seen here.
QString instanceAddress()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    const QByteArray desktop = qgetenv("WAYLAND_DISPLAY") + '|' + qgetenv("DISPLAY") + '|' +
                               qgetenv("QT_QPA_PLATFORM") + '|' +
                               QStandardPaths::writableLocation(QStandardPaths::ConfigLocation).toUtf8();
    const QByteArray hash = QCryptographicHash::hash(desktop, QCryptographicHash::Sha1).toHex().left(12);
    return QDir(folder.isEmpty() ? QDir::tempPath() : folder)
        .filePath(QStringLiteral("cachescope-%1").arg(QString::fromLatin1(hash)));
}

} // namespace cachescope::ui
