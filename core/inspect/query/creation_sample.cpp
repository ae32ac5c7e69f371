// SPDX-License-Identifier: GPL-3.0-or-later
//
// A creation time behind a value costs a walk along the pages of that value. Of a few hundred stretches of
// neighbours, one entry each with a small value tells enough, whatever the file's size.
#include "core/inspect/format/columns.h"
#include "core/inspect/format/quoting.h"
#include "core/inspect/format/table_shape.h"
#include "core/inspect/query/creation_times.h"
#include "core/inspect/scan/entry_index.h"
#include "core/inspect/values/column_lengths.h"
#include "core/sqlite/cancel_guard.h"
#include "core/sqlite/connection.h"

#include <algorithm>
#include <optional>

namespace cachescope::inspect {

namespace {

constexpr qint64 kMostWalkedBytes = 64'000'000;
constexpr qint64 kMostBytesInFront = 1'000'000;
/// Entries of a stretch that are looked at for the smallest: from memory, or each a page of the disk.
constexpr std::size_t kLookedAt = 2000;
constexpr quint64 kLookedAtInFile = 4;

struct Candidate
{
    qint64 rowid = 0;
    qint64 sizeBytes = 0;
};

class CreationSampler
{
public:
    /// `inFront`: the columns in front of the time.
    CreationSampler(sqlite::Connection &connection, const CacheFormat &format, const QStringList &inFront,
                    const sqlite::CancelGuard &guard)
        : m_connection(connection)
        , m_format(format)
        , m_guard(guard)
        , m_inFront(connection.handle(), format, inFront)
    {
    }

    Result<CreationTimes> ofIndex(const EntryIndex &index, std::size_t samples);
    Result<CreationTimes> ofTable(std::size_t samples);

private:
    Result<void> take(const Candidate &candidate);
    Result<std::optional<Candidate>> smallestFrom(qint64 rowid, qint64 looked);

    sqlite::Connection &m_connection;
    const CacheFormat &m_format;
    const sqlite::CancelGuard &m_guard;
    ColumnLengths m_inFront;
    std::vector<CreationTimes::Knot> m_knots;
    qint64 m_walkedBytes = 0;
};

/// Of the time of creation.
Result<QStringList> columnsInFront(sqlite::Connection &connection, const CacheFormat &format)
{
    const auto columns = readColumns(connection, format.columns.table);
    if (!columns)
        return columns.error();
    QStringList names;
    for (const ColumnShape &column : *columns) {
        if (column.name.compare(format.columns.created, Qt::CaseInsensitive) == 0)
            break;
        if (column.plain)
            names << column.name;
    }
    return names;
}

/// What is damaged is passed over.
Result<void> passOver(const Error &error)
{
    return error.code == ErrorCode::Corrupt ? Result<void>() : error;
}

Result<void> CreationSampler::take(const Candidate &candidate)
{
    // A scan knows of the value alone, and other columns may be as long.
    const qint64 inFront = m_inFront.sumOf(candidate.rowid);
    if (inFront > kMostBytesInFront || m_walkedBytes + inFront > kMostWalkedBytes)
        return {};
    m_walkedBytes += inFront;
    auto row = m_connection.cached(sql({"SELECT ", createdSql(m_format), " FROM ", tableSql(m_format),
                                        " NOT INDEXED WHERE ", rowidSql(m_format), " = ?1"}));
    if (!row)
        return row.error();
    const sqlite::ResetGuard reset(**row);
    (*row)->bind(1, candidate.rowid);
    const auto found = (*row)->step(sqlite::LockPhase::Read);
    if (!found)
        return passOver(found.error());
    if (*found)
        m_knots.push_back({candidate.rowid, timeColumn(**row, 0, m_format.createdUnit)});
    return {};
}

Result<CreationTimes> CreationSampler::ofIndex(const EntryIndex &index, std::size_t samples)
{
    const std::size_t stretches = std::min(samples, index.size());
    for (std::size_t i = 0; i < stretches; ++i) {
        const std::size_t begin = index.size() * i / stretches;
        const std::size_t end = std::min(index.size() * (i + 1) / stretches, begin + kLookedAt);
        std::size_t smallest = begin;
        for (std::size_t place = begin; place < end; ++place) {
            if (index.sizeBytes(place) < index.sizeBytes(smallest))
                smallest = place;
        }
        if (auto taken = take({index.rowid(smallest), index.sizeBytes(smallest)}); !taken)
            return taken.error();
        if (m_guard.isCancelled())
            return sqlite::cancelledError();
    }
    return CreationTimes(std::move(m_knots));
}

/// Of the first `looked` rows from `rowid` on.
Result<std::optional<Candidate>> CreationSampler::smallestFrom(qint64 rowid, qint64 looked)
{
    const std::string id = rowidSql(m_format);
    auto rows = m_connection.cached(sql({"SELECT ", id, ", ", sizeSql(m_format), " FROM ", tableSql(m_format),
                                         " NOT INDEXED WHERE ", id, " >= ?1 ORDER BY ", id, " LIMIT ?2"}));
    if (!rows)
        return rows.error();
    const sqlite::ResetGuard reset(**rows);
    (*rows)->bind(1, rowid);
    (*rows)->bind(2, looked);
    std::optional<Candidate> smallest;
    while (true) {
        const auto row = (*rows)->step(sqlite::LockPhase::Read);
        if (!row)
            return row.error();
        if (!*row)
            return smallest;
        const Candidate candidate{(*rows)->columnInt(0), (*rows)->columnInt(1)};
        if (!smallest || candidate.sizeBytes < smallest->sizeBytes)
            smallest = candidate;
    }
}

Result<CreationTimes> CreationSampler::ofTable(std::size_t samples)
{
    const auto span = rowidSpan(m_connection, m_format);
    if (!span)
        return span.error();
    if (!*span)
        return CreationTimes({});
    const quint64 width = static_cast<quint64>((*span)->last) - static_cast<quint64>((*span)->first);
    const auto looked = static_cast<qint64>(std::clamp<quint64>(width / samples, 1, kLookedAtInFile));
    std::optional<qint64> last;
    for (std::size_t i = 0; i < samples; ++i) {
        const auto offset =
            static_cast<quint64>(static_cast<long double>(width) * static_cast<long double>(i) /
                                 static_cast<long double>(std::max<std::size_t>(samples - 1, 1)));
        const auto from = static_cast<qint64>(static_cast<quint64>((*span)->first) + offset);
        if (last && from <= *last)
            continue;
        const auto smallest = smallestFrom(from, looked);
        if (m_guard.isCancelled())
            return sqlite::cancelledError();
        if (!smallest) {
            if (auto passed = passOver(smallest.error()); !passed)
                return passed.error();
            continue;
        }
        if (!*smallest)
            break;
        last = (*smallest)->rowid;
        if (auto taken = take(**smallest); !taken)
            return taken.error();
    }
    return CreationTimes(std::move(m_knots));
}

} // namespace

Result<CreationTimes> sampleCreationTimes(sqlite::Connection &connection, const CacheFormat &format,
                                          const EntryIndex *index, const sqlite::CancelGuard &guard,
                                          int samples)
{
    if (!format.hasCreationTimes() || samples <= 0)
        return CreationTimes({});
    const auto inFront = columnsInFront(connection, format);
    if (!inFront)
        return inFront.error();
    CreationSampler sampler(connection, format, *inFront, guard);
    const auto wanted = static_cast<std::size_t>(samples);
    auto times = index ? sampler.ofIndex(*index, wanted) : sampler.ofTable(wanted);
    if (guard.isCancelled())
        return sqlite::cancelledError();
    return times;
}

Result<CreationTimes> sampleCreationTimes(sqlite::Connection &connection, const CacheFormat &format,
                                          const EntryIndex *index, const std::atomic<bool> *cancelled,
                                          int samples)
{
    const sqlite::CancelGuard guard(connection, cancelled);
    return sampleCreationTimes(connection, format, index, guard, samples);
}

} // namespace cachescope::inspect
