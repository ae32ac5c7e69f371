// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sqlite/fault_rule.h"
#include "core/sqlite/many_readers_vfs.h"

#include <QString>

#include <memory>

namespace cachescope::sqlite {

/// A disk that is slow or fails on demand, without root: an SQLite VFS (https://www.sqlite.org/vfs.html) over
/// the default one. Only connections that name it (ConnectionOptions::vfs) are affected. Delays and rules may
/// be changed while connections are open, and take effect at the next call. Every function may be called from
/// any thread. Every connection that uses it must be closed before it is destroyed.
///
/// What SQLite reads through a memory map (PRAGMA mmap_size) is no call and meets no fault. So while a rule
/// or a delay concerns reads of a file, that file's map is not used; otherwise it is, at full speed.
class FaultVfs
{
public:
    /// Registers it with SQLite under a name of its own. `seed` decides delays and probabilities. `base` is
    /// the name of the VFS that does the work: by default that of the cache, so that what is measured on a
    /// slow disk is the same cache; empty: SQLite's default one.
    explicit FaultVfs(quint64 seed = 1, const QString &base = manyReadersVfs());
    ~FaultVfs();
    FaultVfs(const FaultVfs &) = delete;
    FaultVfs &operator=(const FaultVfs &) = delete;

    /// What ConnectionOptions::vfs takes.
    [[nodiscard]] QString name() const;

    /// Delays every `operation` on `file` (none: on every file) from now on; zero ends that.
    void setDelay(DiskOperation operation, std::optional<DiskFile> file, DiskDelay delay);
    void addRule(const FaultRule &rule);
    /// Drops all rules; delays stay.
    void clearRules();

    /// Calls since the VFS was made, failed ones among them. Reads of a memory map are not.
    [[nodiscard]] qint64 calls(DiskFile file, DiskOperation operation) const;
    /// Calls that failed by a rule since the VFS was made.
    [[nodiscard]] qint64 faults() const;

private:
    class Private;
    const std::unique_ptr<Private> d;
};

} // namespace cachescope::sqlite
