// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/scenario/scenario_file.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

namespace cachescope::load {

Result<QJsonObject> jsonObjectIn(const QString &path, const QString &what)
{
    QFile file(path);
    if (!file.exists())
        return Error{ErrorCode::NotFound, QStringLiteral("There is no %1 %2").arg(what, path)};
    if (QFileInfo(path).isDir())
        return Error{ErrorCode::CannotOpen,
                     QStringLiteral("%1 is a directory. Choose a %2 (JSON).").arg(path, what)};
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::CannotOpen,
                     QStringLiteral("The %1 %2 cannot be read: %3").arg(what, path, file.errorString())};
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson(file.readAll(), &problem);
    if (problem.error != QJsonParseError::NoError)
        return Error{ErrorCode::CannotOpen, QStringLiteral("The %1 %2 is not JSON: %3 at byte %4")
                                                .arg(what, path, problem.errorString())
                                                .arg(problem.offset)};
    if (!document.isObject())
        return Error{ErrorCode::CannotOpen,
                     QStringLiteral("The %1 %2 does not hold a JSON object").arg(what, path)};
    return document.object();
}

} // namespace cachescope::load
