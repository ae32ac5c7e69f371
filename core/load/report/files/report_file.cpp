// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/files/report_file.h"

#include "core/load/report/report_fields.h"
#include "core/load/scenario/scenario_file.h"

namespace cachescope::load {

Result<QJsonObject> readLoadReport(const QString &path)
{
    auto document = jsonObjectIn(path, QStringLiteral("load report"));
    if (!document && document.error().code == ErrorCode::InvalidArgument)
        return Error{ErrorCode::CannotOpen, document.error().message};
    if (document && objectsAt(*document, "runs").empty())
        return Error{
            ErrorCode::CannotOpen,
            QStringLiteral("%1 is not a report of a load test: it has no runs. load --json writes one.")
                .arg(path)};
    return document;
}

} // namespace cachescope::load
