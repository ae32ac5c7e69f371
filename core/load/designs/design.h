// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>

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

/// A cache as the load runner sees it. open() and close() from one thread; read() and store() from any
/// number.
class Design
{
public:
    virtual ~Design() = default;

    /// Opens or creates the file.
    virtual Result<void> open(const DesignSettings &settings) = 0;
    virtual Result<std::optional<QByteArray>> read(const QString &key) = 0;
    virtual Result<void> store(const QString &key, const QByteArray &value) = 0;
    virtual Result<void> close() = 0;
    /// Entries evicted since open(), by this object: what other processes evict is not known here.
    [[nodiscard]] virtual qint64 evicted() const = 0;
    /// Transactions that stored something since open(); 0 if not known.
    [[nodiscard]] virtual qint64 storeCommits() const = 0;
};

/// What a named design is made of, for people and for `cachescope-cli designs --json`.
struct DesignInfo
{
    QString name;         ///< stable: "legacy", "legacy-no-timeout", "corrected"
    QString title;        ///< for people, short
    QString description;  ///< one sentence: what it does and what is wrong or right with it
    QJsonObject switches; ///< connection, busyTimeoutMs, journal, touchOnRead, commit …
};

/// All designs, from the fault to the correction.
const QList<DesignInfo> &allDesigns();
/// Null if there is none of that name.
std::unique_ptr<Design> makeDesign(const QString &name);

} // namespace cachescope::load
