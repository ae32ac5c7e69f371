// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <functional>
#include <memory>

namespace cachescope::sqlite {

/// Lets one see what SQLite reads as it reads it, also within a single long instruction of its virtual
/// machine, where no progress handler is called (PRAGMA integrity_check walks all trees in one). An SQLite
/// VFS (https://www.sqlite.org/vfs.html) for one connection, named by ConnectionOptions::vfs and closed
/// before this is destroyed.
class ReadWatchVfs
{
public:
    /// `onRead` gets the bytes of each read of the database file or its write-ahead log that succeeded, in
    /// the thread that reads. `before` names the VFS that does the work; empty: the default one.
    ReadWatchVfs(const QString &before, std::function<void(QByteArrayView)> onRead);
    ~ReadWatchVfs();
    ReadWatchVfs(const ReadWatchVfs &) = delete;
    ReadWatchVfs &operator=(const ReadWatchVfs &) = delete;

    /// What ConnectionOptions::vfs takes. Empty if there is no VFS `before`.
    [[nodiscard]] QString name() const;

private:
    class Private;
    const std::unique_ptr<Private> d;
};

} // namespace cachescope::sqlite
