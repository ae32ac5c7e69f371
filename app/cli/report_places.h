// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <vector>

namespace cachescope::cli {

/// A file and the argument that named it: "--csv".
struct NamedFile
{
    QString argument;
    QString path;
};

/// One for each file, however its name is spelled. A link is what it leads to.
QString placeOf(const QString &path);

/// That no report overwrites a file that the run reads, or another report. `read` and `reports` hold no empty
/// paths; `hgrmPrefix` may be empty. InvalidArgument, naming both arguments.
Result<void> checkPlaces(const std::vector<NamedFile> &read, const std::vector<NamedFile> &reports,
                         const QString &hgrmPrefix);

} // namespace cachescope::cli
