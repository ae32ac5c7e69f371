// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/details/entry_examiner.h"

#include "core/base/translate.h"
#include "core/inspect/details/entry_siblings.h"
#include "core/inspect/forecast/eviction_order.h"
#include "core/inspect/query/entry_query.h"
#include "core/sqlite/cancel_guard.h"

#include <cmath>
#include <utility>

namespace cachescope::inspect {

namespace {

/// One examination, in the worker's thread.
class Examination
{
public:
    Examination(sqlite::Connection &connection, const CacheFormat &format, const EntryIndex *index,
                const std::atomic<bool> &cancelled)
        : m_connection(connection)
        , m_format(format)
        , m_index(index)
        , m_cancelled(cancelled)
    {
    }

    Result<EntryFacts> run(qint64 rowid);

private:
    Result<void> findPlace();
    Result<void> readSiblings();
    [[nodiscard]] Result<std::vector<Entry>> readBriefly(std::span<const qint64> rowids) const;
    [[nodiscard]] std::optional<Entry> entryAt(std::optional<std::size_t> place) const;

    sqlite::Connection &m_connection;
    const CacheFormat &m_format;
    const EntryIndex *const m_index; // may be null
    const std::atomic<bool> &m_cancelled;
    EntryFacts m_facts;
};

Result<EntryFacts> Examination::run(qint64 rowid)
{
    m_facts.rowid = rowid;
    auto fields = [this, rowid] {
        const sqlite::CancelGuard guard(m_connection, &m_cancelled); // what comes then has its own
        return readRowFields(m_connection, m_format, rowid);
    }();
    if (!fields)
        return fields.error();
    if (fields->empty())
        return Error{ErrorCode::NotFound, CoreText::tr("The entry is not in the file any more.")};
    m_facts.fields = std::move(*fields);
    if (auto found = findPlace(); !found)
        return found.error();
    // Damage of other rows or of the index of keys takes nothing from what is known of this one.
    if (const auto read = readSiblings(); !read && read.error().code != ErrorCode::Corrupt)
        return read.error();
    return std::move(m_facts);
}

Result<void> Examination::findPlace()
{
    const auto place = m_index && m_format.hasAccessTimes() ? m_index->find(m_facts.rowid) : std::nullopt;
    if (!place)
        return {};
    Places last;
    if (std::isnan(m_index->lastAccessed(*place))) {
        auto read = readLastEvicted(m_connection, m_format, *m_index, &m_cancelled);
        if (!read)
            return read.error();
        last = std::move(*read);
    }
    const LruPlace found = lruPlaceOf(*m_index, *place, last);
    m_facts.eviction = found.eviction;
    m_facts.readBefore = entryAt(found.before);
    m_facts.readAfter = entryAt(found.after);
    return {};
}

/// Nothing also for one that cannot be read.
std::optional<Entry> Examination::entryAt(std::optional<std::size_t> place) const
{
    if (!place)
        return std::nullopt;
    const qint64 rowid = m_index->rowid(*place);
    auto entries = readBriefly(std::span(&rowid, 1));
    return entries && !entries->empty() ? std::optional(std::move(entries->front())) : std::nullopt;
}

Result<void> Examination::readSiblings()
{
    auto own = readBriefly(std::span(&m_facts.rowid, 1));
    if (!own)
        return own.error();
    const bool isWhole =
        !own->empty() && own->front().keyType == KeyType::Text && own->front().key.size() < kMostKeyBytes / 4;
    if (!isWhole)
        return {};
    const auto found = findSiblings(m_connection, m_format, own->front().key, m_facts.rowid, m_cancelled);
    if (!found)
        return found.error();
    m_facts.siblingBase = found->base;
    m_facts.tooManySiblings = found->tooMany;
    auto siblings = readBriefly(found->rowids);
    if (!siblings)
        return siblings.error();
    m_facts.siblings = std::move(*siblings);
    return {};
}

Result<std::vector<Entry>> Examination::readBriefly(std::span<const qint64> rowids) const
{
    EntryReadOptions options;
    options.brief = true;
    options.index = m_index;
    options.cancelled = &m_cancelled;
    return readEntries(m_connection, m_format, rowids, options);
}

} // namespace

void EntryExaminer::examine(qint64 rowid)
{
    if (!inspector().isOpen())
        return;
    ask([this, rowid, index = inspector().index(), format = inspector().info().format](
            const Result<sqlite::Connection *> &connection, const std::atomic<bool> &cancelled) -> Answer {
        const auto facts = connection ? Examination(**connection, format, index.get(), cancelled).run(rowid)
                                      : Result<EntryFacts>(connection.error());
        return [this, rowid, facts] {
            if (facts)
                Q_EMIT examined(*facts);
            else
                Q_EMIT failed(rowid, facts.error());
        };
    });
}

} // namespace cachescope::inspect

#include "moc_entry_examiner.cpp"
