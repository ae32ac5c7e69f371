// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

/// Text from untrusted files where a terminal may show it. Any thread.
namespace cachescope {

/// `text` without what a terminal would obey: control characters become '?'. For keys from untrusted files.
QString printable(const QString &text);

/// `object` with every character escaped that a terminal would obey: it may hold keys of an untrusted file.
QByteArray jsonText(const QJsonObject &object, QJsonDocument::JsonFormat format);

} // namespace cachescope
