// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QJsonObject>

namespace cachescope::load {

/// The document of `load --json` that the file at `path` holds. NotFound; CannotOpen for what is a directory,
/// cannot be read, is no JSON, or holds no runs; TooLarge from 1 GB on. The message names the file. Any
/// thread.
Result<QJsonObject> readLoadReport(const QString &path);

/// The same, but InvalidArgument for what could be read and is none: that stays so as long as the file does,
/// while one that cannot be opened now (CannotOpen) may be readable a moment later. TooLarge above
/// `mostBytes`.
Result<QJsonObject> judgeLoadReport(const QString &path, qint64 mostBytes);

} // namespace cachescope::load
