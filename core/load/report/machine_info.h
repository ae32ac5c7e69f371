// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

namespace cachescope::load {

/// What a report says about where it was measured: `cores`, `cpu` (if the system tells), `memoryBytes`,
/// `architecture`, `os`, `kernel`, `qtVersion`, `sqliteVersion`, `program`; and `fileSystem`, that of
/// `directory`, if there is such a directory. Any thread.
QJsonObject machineInfo(const QString &directory);

/// The type of the file system that `directory` is on, such as "ext4"; empty if there is none. Any thread.
QString fileSystemOf(const QString &directory);
/// Files on it are in memory, where an fsync costs nothing.
bool isInMemory(const QString &fileSystem);

} // namespace cachescope::load
