// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/printable.h"

#include <algorithm>

namespace cachescope {

namespace {

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

QString printable(const QString &text)
{
    QString shown = text;
    for (QChar &c : shown) {
        if (steersTerminal(c))
            c = QLatin1Char('?');
    }
    return shown;
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

} // namespace cachescope
