// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QPair>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace cachescope::sqlite {
class LockMonitor;
}

namespace cachescope::load {

/// How a design opens its file.
struct DesignSettings
{
    QString path;
    qint64 maxBytes = 0; ///< the budget; 0: none
    /// Lock errors and waits go here; null: nowhere. Not owned; outlives the design and its users' threads.
    sqlite::LockMonitor *monitor = nullptr;
    /// The name of the SQLite VFS for all connections (see sqlite::FaultVfs); empty: the default one. The VFS
    /// too outlives the design and its users' threads.
    QString vfs = QString();
};

/// A key and its value.
using DesignEntry = QPair<QString, QByteArray>;

/// A cache as the load runner sees it. open() and close() from one thread, not beside others; all else from
/// any number.
class Design
{
public:
    virtual ~Design() = default;

    /// Opens or creates the file.
    virtual Result<void> open(const DesignSettings &settings) = 0;
    virtual Result<std::optional<QByteArray>> read(const QString &key) = 0;
    /// As read() of each key, in one operation; keys that are not there are left out.
    virtual Result<QHash<QString, QByteArray>> readMany(const QStringList &keys) = 0;
    /// Whether it is there. No use of it: eviction does not see it.
    virtual Result<bool> contains(const QString &key) = 0;
    virtual Result<void> store(const QString &key, const QByteArray &value) = 0;
    /// All or nothing, in one transaction.
    virtual Result<void> storeMany(const QList<DesignEntry> &entries) = 0;
    /// Whether there was something to remove.
    virtual Result<bool> remove(const QString &key) = 0;
    /// Exempts entries from eviction; how many changed. A reference design fails with InvalidArgument on a
    /// file without the column.
    virtual Result<qint64> pin(const QStringList &keys) = 0;
    /// Makes all entries evictable again; how many changed.
    virtual Result<qint64> unpinAll() = 0;
    virtual Result<void> close() = 0;
    /// Entries evicted since open(), by this object: what other processes evict is not known here. Stays
    /// after close(), which may evict some.
    [[nodiscard]] virtual qint64 evicted() const = 0;
    /// Transactions that stored something since open(); 0 if not known.
    [[nodiscard]] virtual qint64 storeCommits() const = 0;
    /// Reads that are noted and stores that are queued, in memory and not in the file. Cheap.
    [[nodiscard]] virtual qint64 dirty() const = 0;
};

/// What a named design is made of, for people and for `cachescope-cli designs --json`.
struct DesignInfo
{
    QString name;         ///< stable: "legacy", "legacy-no-timeout", "corrected"
    QString title;        ///< for people, short
    QString description;  ///< one sentence: what it does and what is wrong or right with it
    QJsonObject switches; ///< connection, busyTimeoutMs, journal, touchOnRead, commit …
};

/// All designs that have a name of their own, from the fault to the correction.
QList<DesignInfo> allDesigns();

// A design is specified by its name, or, but for `corrected`, by the name of another and the switches that
// are different: "legacy+connection=thread+busyTimeoutMs=0". Switches are connection=operation|thread,
// busyTimeoutMs=0…600000, retry=sqlite|fair, journal=wal|rollback, touch=read|batched,
// begin=deferred|immediate, lookup=none|first, commit=store|group, size=sum|counter, eviction=loop|batch.

/// What `spec` stands for, with that for a name. InvalidArgument, telling what is not known and what is
/// allowed.
Result<DesignInfo> designInfo(const QString &spec);
/// The name of the SQLite VFS that it opens its files through by itself; empty: the default one, as in
/// production.
QString ownVfs(const QString &spec);
/// Null if designInfo() fails.
std::unique_ptr<Design> makeDesign(const QString &spec);

} // namespace cachescope::load
