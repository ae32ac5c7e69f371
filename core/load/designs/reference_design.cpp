// SPDX-License-Identifier: GPL-3.0-or-later
//
// What each operation does, in which order and in which transaction is copied from the production service,
// with its faults. Improve nothing here: it is the yardstick. Where a switch is off, the least is done that
// removes that one cause.
#include "core/load/designs/reference_design.h"

#include "core/base/clock.h"
#include "core/base/translate.h"
#include "core/cache/schema.h"
#include "core/load/designs/reference_statements.h"
#include "core/load/generate/cache_layout.h"
#include "core/sqlite/lock_activity.h"

namespace cachescope::load {

using sqlite::Connection;
using sqlite::LockPhase;

namespace {

double now()
{
    return Clock::system().nowSeconds();
}

} // namespace

ReferenceDesign::ReferenceDesign(const ReferenceSwitches &switches)
    : m_switches(switches)
{
}

ReferenceDesign::~ReferenceDesign() = default;

Result<std::unique_ptr<Connection>> ReferenceDesign::openConnection() const
{
    sqlite::ConnectionOptions options;
    options.fileName = m_settings.path;
    options.vfs = m_settings.vfs;
    options.busyPolicy = m_switches.busyTimeoutMs == 0 ? sqlite::BusyPolicy::Fail
                         : m_switches.fairRetry        ? sqlite::BusyPolicy::FairRetry
                                                       : sqlite::BusyPolicy::SqliteBackoff;
    options.busyTimeout = std::chrono::milliseconds(m_switches.busyTimeoutMs);
    options.monitor = m_settings.monitor;
    options.pragmas << (m_switches.wal ? QStringLiteral("journal_mode=WAL")
                                       : QStringLiteral("journal_mode=DELETE"));
    return Connection::open(options);
}

Result<ReferenceDesign::Lease> ReferenceDesign::lease()
{
    if (!m_connections)
        return Error{ErrorCode::Closed, CoreText::tr("The cache is closed")};
    if (m_switches.connectionPerOperation) {
        auto opened = openConnection();
        if (!opened)
            return opened.error();
        Lease lease{std::move(*opened), nullptr};
        lease.connection = lease.own.get();
        return lease;
    }
    auto current = m_connections->current();
    if (!current)
        return current.error();
    return Lease{nullptr, *current};
}

Result<void> ReferenceDesign::open(const DesignSettings &settings)
{
    const sqlite::ActivityScope activity("open");
    m_settings = settings;
    m_evicted = 0;
    m_storeCommits = 0;
    m_connections = std::make_unique<sqlite::ThreadConnections>([this] { return openConnection(); });
    auto leased = lease();
    auto prepared = leased ? prepareFile(*leased->connection) : Result<void>(leased.error());
    if (!prepared)
        m_connections.reset();
    return prepared;
}

Result<void> ReferenceDesign::prepareFile(Connection &connection)
{
    const auto tables = connection.queryInt("SELECT count(*) FROM sqlite_master WHERE name='cache'");
    if (!tables)
        return tables.error();
    if (*tables == 0) {
        if (auto made = createCacheTable(connection, GeneratorLayout::Production); !made)
            return made;
    }
    const auto schema = cache::readSchema(connection);
    if (!schema)
        return schema.error();
    m_hasPinned = schema->hasPinned;
    if (m_switches.sumOnStore)
        return {};
    const auto total = unpinnedBytes(connection, m_hasPinned);
    if (!total)
        return total.error();
    m_totalBytes = *total;
    return {};
}

Result<std::optional<QByteArray>> ReferenceDesign::read(const QString &key)
{
    auto leased = lease();
    if (!leased)
        return leased.error();
    return readOne(*leased->connection, key);
}

Result<std::optional<QByteArray>> ReferenceDesign::readOne(Connection &connection, const QString &key)
{
    auto value = selectValue(connection, key);
    if (!value || !*value)
        return value;
    if (!m_switches.touchOnRead) {
        m_notes.note(key, now());
        return value;
    }
    const sqlite::ActivityScope activity("touch on read");
    const auto touched = updateAccess(connection, key, now());
    return touched ? value : touched.error();
}

Result<QHash<QString, QByteArray>> ReferenceDesign::readMany(const QStringList &keys)
{
    auto leased = lease();
    if (!leased)
        return leased.error();
    QHash<QString, QByteArray> found;
    for (const QString &key : keys) {
        auto value = readOne(*leased->connection, key);
        if (!value)
            return value.error();
        if (*value)
            found.insert(key, std::move(**value));
    }
    return found;
}

Result<bool> ReferenceDesign::contains(const QString &key)
{
    auto leased = lease();
    if (!leased)
        return leased.error();
    return selectExists(*leased->connection, key);
}

Result<void> ReferenceDesign::close()
{
    if (!m_connections)
        return {};
    auto flushed = flushNotes();
    m_connections.reset();
    return flushed;
}

} // namespace cachescope::load
