// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace cachescope {

/// `text` as a field of CSV (RFC 4180): in quotes, those within doubled, where a reader would otherwise split
/// or trim it; also at tabs and semicolons, at which some split. Any thread.
QString csvField(const QString &text);

} // namespace cachescope
