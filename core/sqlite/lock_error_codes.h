// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

namespace cachescope::sqlite {

/// The result codes of all lock errors by their names, as resultCodeName() has them: also of those without a
/// name of their own ("SQLITE_BUSY(1285)"). Any thread.
const QHash<QString, int> &lockErrorCodes();

} // namespace cachescope::sqlite
