// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/scenario/scenario_file.h"

#include "core/base/format.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>

namespace cachescope::load {

namespace {

/// A report of days stays far below.
constexpr qint64 kMostBytes = 1'000'000'000;

} // namespace

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
    // The size first: nobody waits for a gigabyte to be read. A pipe has none.
    const QByteArray content = file.size() > kMostBytes ? QByteArray() : file.read(kMostBytes + 1);
    if (std::max(file.size(), qint64{content.size()}) > kMostBytes)
        return Error{
            ErrorCode::TooLarge,
            QStringLiteral("%1 is no %2: it is larger than %3").arg(path, what, formatBytes(kMostBytes))};
    const auto document = QJsonDocument::fromJson(content, &problem);
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
