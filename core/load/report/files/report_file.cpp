// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/files/report_file.h"

#include "core/base/format.h"
#include "core/load/report/report_fields.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

namespace cachescope::load {

namespace {

constexpr qint64 kMostBytes = 1'000'000'000;

Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return Error{ErrorCode::NotFound, QStringLiteral("There is no report %1").arg(path)};
    if (QFileInfo(path).isDir())
        return Error{ErrorCode::CannotOpen,
                     QStringLiteral("%1 is a directory. Choose a report that load --json wrote.").arg(path)};
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::CannotOpen,
                     QStringLiteral("The report %1 cannot be read: %2").arg(path, file.errorString())};
    const QByteArray content = file.read(kMostBytes + 1);
    if (content.size() > kMostBytes)
        return Error{
            ErrorCode::TooLarge,
            QStringLiteral("%1 is no report: it is larger than %2").arg(path, formatBytes(kMostBytes))};
    return content;
}

} // namespace

Result<QJsonObject> readLoadReport(const QString &path)
{
    const auto content = contentOf(path);
    if (!content)
        return content.error();
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson(*content, &problem);
    if (problem.error != QJsonParseError::NoError)
        return Error{ErrorCode::CannotOpen,
                     QStringLiteral("%1 is not JSON: %2 at byte %3")
                         .arg(path, problem.errorString(), QString::number(problem.offset))};
    if (objectsAt(document.object(), "runs").empty())
        return Error{
            ErrorCode::CannotOpen,
            QStringLiteral("%1 is not a report of a load test: it has no runs. load --json writes one.")
                .arg(path)};
    return document.object();
}

} // namespace cachescope::load
