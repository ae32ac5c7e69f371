// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace cachescope {

/// `words` as one line that a POSIX shell takes apart into the same words again: a word is in single quotes
/// where it has anything but letters, digits and _@%+=:,./- in it. Any thread.
QString shellLine(const QStringList &words);

} // namespace cachescope
