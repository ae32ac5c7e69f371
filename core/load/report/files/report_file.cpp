// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/files/report_file.h"

#include "core/load/report/report_fields.h"
#include "core/load/scenario/scenario_file.h"

namespace cachescope::load {

Result<QJsonObject> judgeLoadReport(const QString &path, qint64 mostBytes)
{
    auto document = jsonObjectIn(path, QStringLiteral("load report"), mostBytes);
    if (document && objectsAt(*document, "runs").empty())
        return Error{
            ErrorCode::InvalidArgument,
            QStringLiteral("%1 is not a report of a load test: it has no runs. load --json writes one.")
                .arg(path)};
    return document;
}

Result<QJsonObject> readLoadReport(const QString &path)
{
    auto document = judgeLoadReport(path, kMostJsonBytes);
    if (!document && document.error().code == ErrorCode::InvalidArgument)
        return Error{ErrorCode::CannotOpen, document.error().message};
    return document;
}

} // namespace cachescope::load
