// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/diff/pair_reader.h"

#include "core/inspect/format/columns.h"
#include "core/inspect/format/quoting.h"
#include "core/inspect/values/value_stream.h"
#include "core/sqlite/connection.h"

#include <QHash>

#include <algorithm>
#include <numeric>

namespace cachescope::inspect {

namespace {

/// What the workers of a pass share; each writes to results of its own.
template <typename Read>
struct PairPass
{
    const CacheFormat &format;
    const EntryIndex &index;
    std::span<const quint32> places;
    std::vector<quint32> order; ///< of `places`, as they stand in the file
    std::vector<std::optional<Read>> results;

    [[nodiscard]] qint64 rowid(std::size_t item) const { return index.rowid(places[order[item]]); }
};

template <typename Read>
PairPass<Read> passOver(const CacheFile &file, const EntryIndex &index, std::span<const quint32> places)
{
    PairPass<Read> pass{file.info().format, index, places, {}, {}};
    pass.order.resize(places.size());
    std::iota(pass.order.begin(), pass.order.end(), 0U);
    std::ranges::sort(pass.order, {}, [places](quint32 item) { return places[item]; });
    pass.results.resize(places.size());
    return pass;
}

class CreationReader : public RowWorker
{
public:
    CreationReader(sqlite::Connection &connection, PairPass<double> &pass)
        : m_pass(pass)
        , m_row(connection.prepare(sql({"SELECT ", createdSql(pass.format), " FROM ", tableSql(pass.format),
                                        " NOT INDEXED WHERE ", rowidSql(pass.format), " = ?1"})))
    {
    }

    Result<void> take(std::size_t first, std::size_t end) override
    {
        if (!m_row)
            return m_row.error();
        for (std::size_t item = first; item < end; ++item) {
            const sqlite::ResetGuard reset(*m_row);
            m_row->bind(1, m_pass.rowid(item));
            const auto found = m_row->step(sqlite::LockPhase::Read);
            if (!found && found.error().code != ErrorCode::Corrupt)
                return found.error();
            if (found && *found)
                m_pass.results[m_pass.order[item]] = timeColumn(*m_row, 0, m_pass.format.createdUnit);
        }
        return {};
    }
    void handIn() override {}

private:
    PairPass<double> &m_pass;
    Result<sqlite::Statement> m_row;
};

class ContentReader : public RowWorker
{
public:
    ContentReader(sqlite::Connection &connection, PairPass<ContentHash> &pass, const ContentHash &starts,
                  const std::atomic<bool> *cancelled)
        : m_pass(pass)
        , m_starts(starts)
        , m_cancelled(cancelled)
        , m_values(connection, pass.format)
    {
    }

    Result<void> take(std::size_t first, std::size_t end) override
    {
        for (std::size_t item = first; item < end; ++item) {
            ContentHash hash = m_starts;
            const auto add = [&hash](QByteArrayView piece) -> Result<void> {
                for (quint64 &part : hash)
                    part = qHashBits(piece.data(), static_cast<std::size_t>(piece.size()), part);
                return {};
            };
            const auto read = m_values.read(m_pass.rowid(item), add, m_cancelled);
            if (read)
                m_pass.results[m_pass.order[item]] = hash;
            else if (read.error().code != ErrorCode::Corrupt && read.error().code != ErrorCode::NotFound)
                return read.error();
        }
        return {};
    }
    void handIn() override {}

private:
    PairPass<ContentHash> &m_pass;
    const ContentHash m_starts;
    const std::atomic<bool> *const m_cancelled;
    ValueStream m_values;
};

} // namespace

Result<std::vector<std::optional<double>>> readCreationTimes(const CacheFile &file, const EntryIndex &index,
                                                             std::span<const quint32> places,
                                                             const RowPassOptions &options)
{
    auto pass = passOver<double>(file, index, places);
    const auto read = runRowPass(file, places.size(), options, [&pass](sqlite::Connection &connection) {
        return std::make_unique<CreationReader>(connection, pass);
    });
    if (!read)
        return read.error();
    return std::move(pass.results);
}

Result<std::vector<std::optional<ContentHash>>> hashContents(const CacheFile &file, const EntryIndex &index,
                                                             std::span<const quint32> places,
                                                             const ContentHash &starts,
                                                             const RowPassOptions &options)
{
    auto pass = passOver<ContentHash>(file, index, places);
    const auto read =
        runRowPass(file, places.size(), options, [&pass, &starts, &options](sqlite::Connection &connection) {
            return std::make_unique<ContentReader>(connection, pass, starts, options.cancelled);
        });
    if (!read)
        return read.error();
    return std::move(pass.results);
}

} // namespace cachescope::inspect
