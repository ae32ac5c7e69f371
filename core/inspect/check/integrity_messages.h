// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace cachescope::inspect {

/// What SQLite's messages of PRAGMA integrity_check mean for a cache and what to do, in plain words: one
/// sentence or two for each kind of message that is among `messages`, the gravest first. SQLite gives no
/// codes for them, so they are told by their text (3.40); a message of an unknown kind gets a general
/// explanation. Any thread.
QStringList explainIntegrityMessages(const QStringList &messages);

/// Whether none of `messages`, of the pass over the trees, leaves room for trees without an end: they are
/// only of free, lost and mapped pages. Any thread.
bool treesAreSound(const QStringList &messages);

} // namespace cachescope::inspect
