// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/diff/file_diff.h"

#include <QJsonObject>
#include <QString>

/// How the figures of a comparison of two files are printed. Main thread only.
namespace cachescope::cli {

QJsonObject diffJson(const inspect::FileDiff &diff);
QString diffTable(const inspect::FileDiff &diff);

} // namespace cachescope::cli
