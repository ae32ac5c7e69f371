// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

/// What many tests need. Main thread of the test.
namespace cachescope::test {

/// The path of a file under tests/data.
QString dataFile(const QString &name);

/// A writable copy of tests/data/`name` in `directory`; its path. Fails the program if it cannot be made.
QString copyOfDataFile(const QString &name, const QString &directory);

/// SHA-256 of a file's content; empty if it cannot be read.
QByteArray fileHash(const QString &path);

/// Everything observable about a directory: a line each of name, size, modification time and content hash,
/// sorted.
QByteArray directoryState(const QString &directory);

} // namespace cachescope::test
