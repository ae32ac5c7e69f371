// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/run/run_change.h"

namespace cachescope::load {

QString changeKindName(ChangeKind kind)
{
    switch (kind) {
    case ChangeKind::Users:
        return QStringLiteral("users");
    case ChangeKind::Rate:
        return QStringLiteral("rate");
    case ChangeKind::Disk:
        return QStringLiteral("disk");
    case ChangeKind::Pause:
        return QStringLiteral("pause");
    case ChangeKind::Resume:
        return QStringLiteral("resume");
    }
    return QStringLiteral("users");
}

QJsonObject RunChange::toJson() const
{
    QJsonObject json{
        {QStringLiteral("atSeconds"), atSeconds},
        {QStringLiteral("kind"), changeKindName(kind)},
        {QStringLiteral("planned"), isPlanned},
    };
    if (kind == ChangeKind::Resume)
        json.insert(QStringLiteral("pausedSeconds"), pausedSeconds);
    if (from.isEmpty() && to.isEmpty())
        return json;
    json.insert(QStringLiteral("from"), from);
    json.insert(QStringLiteral("to"), to);
    return json;
}

} // namespace cachescope::load
