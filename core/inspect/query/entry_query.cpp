// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/query/entry_query.h"

#include "core/base/translate.h"
#include "core/inspect/query/creation_times.h"
#include "core/inspect/query/entry_orders.h"
#include "core/inspect/query/file_selection.h"
#include "core/inspect/query/index_selection.h"
#include "core/inspect/scan/entry_index.h"
#include "core/inspect/scan/row_budget.h"

namespace cachescope::inspect {

namespace {

using Rowids = std::vector<qint64>;

/// Instructions of SQLite's virtual machine for each byte of the file: several times what the slowest query
/// takes on the smallest rows.
constexpr qint64 kStepsPerByte = 16;
constexpr qint64 kLeastSteps = 1'000'000;

bool isDamage(const Result<Rowids> &rowids)
{
    return !rowids && rowids.error().code == ErrorCode::Corrupt && !isTooManyRows(rowids.error());
}

Result<Rowids> selectFromIndex(sqlite::Connection &connection, const CacheFormat &format,
                               const EntryQuery &query, const sqlite::CancelGuard &guard,
                               const SelectOptions &options, const CreationTimes *creationTimes,
                               SelectionFacts *facts)
{
    const auto selectBy = [&](KeySource keys) {
        return IndexSelection(connection, format, query, guard, options, creationTimes, keys)
            .run(&facts->bytes);
    };
    auto result = selectBy(KeySource::KeyIndex);
    facts->keysFromRows = isDamage(result) && needsKeys(query) && !guard.isCancelled();
    if (facts->keysFromRows)
        result = selectBy(KeySource::Rows);
    return result;
}

/// Those that are known, or sampled now and then known. Null where none are needed.
Result<CreationTimesPtr> creationTimesFor(sqlite::Connection &connection, const CacheFormat &format,
                                          const EntryFilter &filter, const sqlite::CancelGuard &guard,
                                          const KnownEntries &known)
{
    if (!estimatesCreation(filter, format, known.index))
        return CreationTimesPtr();
    if (auto times = known.orders ? known.orders->creationTimes() : nullptr)
        return times;
    auto sampled = sampleCreationTimes(connection, format, known.index, guard);
    if (!sampled)
        return sampled.error();
    auto times = std::make_shared<const CreationTimes>(std::move(*sampled));
    if (known.orders && known.index)
        known.orders->setCreationTimes(times);
    return CreationTimesPtr(std::move(times));
}

/// The first rows in a run of their own, where that ends early; then all.
Result<Rowids> selectFromFile(sqlite::Connection &connection, const CacheFormat &format,
                              const EntryQuery &query, const sqlite::CancelGuard &guard,
                              const SelectOptions &options, const CreationTimes *creationTimes)
{
    if (options.first && query.limit < 0 && FileSelection::endsEarly(query, format)) {
        EntryQuery some = query;
        some.limit = kFirstRows;
        auto first = FileSelection(connection, format, some, guard, creationTimes).run();
        if (!first || guard.isCancelled() || static_cast<qint64>(first->size()) < kFirstRows)
            return first;
        options.first(std::move(*first));
    }
    return FileSelection(connection, format, query, guard, creationTimes).run();
}

} // namespace

bool needsRowHeaders(const EntryQuery &query, const CacheFormat &format)
{
    return query.sort == EntrySort::Size || (query.sort == EntrySort::Pinned && format.hasPinned()) ||
           filtersHeaders(query.filter, format);
}

bool needsKeys(const EntryQuery &query)
{
    return query.sort == EntrySort::Key || filtersKeys(query.filter);
}

bool isSortedByInsertion(const EntryQuery &query, const EntryIndex *index)
{
    return query.sort == EntrySort::Created && !(index && index->hasCreationTimes());
}

bool estimatesCreation(const EntryFilter &filter, const CacheFormat &format, const EntryIndex *index)
{
    const bool known = index ? index->hasCreationTimes() : !format.timesBehindBlob;
    return filtersCreation(filter) && format.hasCreationTimes() && !known;
}

Result<std::vector<qint64>> selectRowids(sqlite::Connection &connection, const CacheFormat &format,
                                         const EntryQuery &query, const SelectOptions &options)
{
    const sqlite::CancelGuard guard(connection, options.cancelled,
                                    kLeastSteps + kStepsPerByte * bytesOnDisk(connection));
    const bool fromIndex = options.known.index && options.known.orders;
    if (query.sort == EntrySort::Type && !(fromIndex && options.known.types))
        return Error{ErrorCode::InvalidArgument,
                     CoreText::tr("The entries cannot be sorted by type: the types of all are not known.")};
    const auto times = creationTimesFor(connection, format, query.filter, guard, options.known);
    if (!times)
        return guard.isCancelled() ? sqlite::cancelledError() : times.error();
    SelectionFacts facts;
    facts.createdFromSamples = *times ? (*times)->samples() : 0;
    auto result = fromIndex ? selectFromIndex(connection, format, query, guard, options, times->get(), &facts)
                            : selectFromFile(connection, format, query, guard, options, times->get());
    if (options.facts)
        *options.facts = facts;
    if (guard.isCancelled())
        return sqlite::cancelledError();
    if (guard.isExhausted() && !result)
        return tooManyRowsError();
    return result;
}

} // namespace cachescope::inspect
