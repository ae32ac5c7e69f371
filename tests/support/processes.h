// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

/// Other processes, as Linux tells of them under /proc. Any thread.
namespace cachescope::test {

/// The living children of `pid`.
QList<qint64> childrenOf(qint64 pid);
/// Not for one that has ended and only waits for its parent to notice.
bool isAlive(qint64 pid);
/// Whether it has a handler for SIGINT: until then the signal would just end it.
bool catchesInterrupt(qint64 pid);
/// 0 if there is no such process.
int threadsOf(qint64 pid);

} // namespace cachescope::test
