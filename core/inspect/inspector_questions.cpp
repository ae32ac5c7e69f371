// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an Inspector is asked: which entries, what is in them, what they add up to.
#include "core/base/saturating.h"
#include "core/base/translate.h"
#include "core/inspect/inspector_private.h"

#include <algorithm>
#include <unordered_map>

namespace cachescope::inspect {

namespace {

/// Entries summed up between two looks at the cancel flag.
constexpr qint64 kBetweenLooks = 4096;

qint64 bytesOf(const EntryIndex &index, qint64 rowid)
{
    const auto place = index.find(rowid);
    return place ? index.sizeBytes(*place) : 0;
}

/// Nothing without an index, or when cancelled.
std::optional<qint64> bytesOf(const EntryIndex *index, std::span<const qint64> rowids,
                              const std::atomic<bool> *cancelled)
{
    if (!index)
        return std::nullopt;
    qint64 bytes = 0;
    qint64 seen = 0;
    for (const qint64 rowid : rowids) {
        if (++seen % kBetweenLooks == 0 && cancelled->load())
            return std::nullopt;
        bytes = saturatingAdd(bytes, bytesOf(*index, rowid));
    }
    return bytes;
}

EntryView firstRows(std::vector<qint64> rowids, bool byInsertion)
{
    auto list = std::make_shared<EntryList>();
    list->rowids = std::move(rowids);
    list->complete = false;
    list->byInsertion = byInsertion;
    return list;
}

std::vector<qint64> locate(const std::vector<qint64> &wanted, const std::vector<qint64> &rowids)
{
    std::vector<qint64> located(wanted.size(), -1);
    if (wanted.empty())
        return located;
    std::unordered_map<qint64, qint64> rows;
    for (const qint64 rowid : wanted)
        rows.emplace(rowid, -1);
    for (std::size_t row = 0; row < rowids.size(); ++row) {
        const auto found = rows.find(rowids[row]);
        if (found != rows.end())
            found->second = static_cast<qint64>(row);
    }
    std::ranges::transform(wanted, located.begin(), [&rows](qint64 rowid) { return rows.at(rowid); });
    return located;
}

Result<EntryView> answerView(const Result<sqlite::Connection *> &connection, const CacheFormat &format,
                             const ViewQuestion &question, SelectOptions options)
{
    const EntryQuery &query = question.query;
    if (!connection)
        return connection.error();
    SelectionFacts facts;
    options.facts = &facts;
    auto rowids = selectRowids(**connection, format, query, options);
    if (!rowids)
        return rowids.error();
    auto list = std::make_shared<EntryList>();
    list->rowids = std::move(*rowids);
    list->byInsertion = isSortedByInsertion(query, options.known.index);
    list->located = locate(question.locate, list->rowids);
    list->bytes = facts.bytes;
    list->keysFromRows = facts.keysFromRows;
    list->createdFromSamples = facts.createdFromSamples;
    return EntryView(std::move(list));
}

Result<std::vector<Entry>> answerEntries(const Result<sqlite::Connection *> &connection,
                                         const CacheFormat &format, const std::vector<qint64> &rowids,
                                         const EntryIndex *index, EntryDetail detail,
                                         const std::atomic<bool> *cancelled)
{
    if (!connection)
        return connection.error();
    EntryReadOptions options;
    options.brief = detail != EntryDetail::Complete;
    if (detail == EntryDetail::WholeKeys)
        options.mostKeyBytes = kMostWholeKeyBytes;
    options.cancelled = cancelled;
    qint64 unreadable = 0; // its rows are shown as such
    options.index = index;
    options.unreadable = &unreadable;
    options.inside = true;
    return readEntries(**connection, format, rowids, options);
}

EntrySum answerSum(const EntryList &list, const std::vector<RowRange> &rows, const EntryIndex *index,
                   const std::atomic<bool> *cancelled)
{
    EntrySum sum;
    sum.bytes = index ? std::optional<qint64>(0) : std::nullopt;
    const std::span<const qint64> all(list.rowids);
    const bool everything = rows.size() == 1 && rows.front().first <= 0 &&
                            rows.front().last >= static_cast<qint64>(all.size()) - 1;
    if (everything && list.bytes)
        return {static_cast<qint64>(all.size()), list.bytes};
    for (const RowRange &range : rows) {
        const auto first = static_cast<std::size_t>(std::max<qint64>(0, range.first));
        const auto end = std::min(all.size(), static_cast<std::size_t>(std::max<qint64>(-1, range.last) + 1));
        if (first >= end)
            continue;
        sum.entries += static_cast<qint64>(end - first);
        const auto bytes = bytesOf(index, all.subspan(first, end - first), cancelled);
        sum.bytes = sum.bytes && bytes ? std::optional(saturatingAdd(*sum.bytes, *bytes)) : std::nullopt;
    }
    return sum;
}

} // namespace

void Inspector::Private::startView(const ViewQuestion &question)
{
    viewCancelled = std::make_shared<std::atomic<bool>>(false);
    viewWaits = mustWait(question.query);
    askedView = known.index && !viewWaits ? std::nullopt : std::optional(question);
    if (viewWaits)
        return;
    viewLane.post(viewToken, *file,
                  [this, question, used = known, token = viewToken, cancelled = viewCancelled,
                   format = file->info().format](const Result<sqlite::Connection *> &connection) {
                      const auto answer = [this, token, cancelled](const Result<EntryView> &view) {
                          post([this, token, cancelled, view] {
                              if (!cancelled->load())
                                  onView(token, view);
                          });
                      };
                      SelectOptions options;
                      options.cancelled = cancelled.get();
                      options.known = used.entries();
                      const bool byInsertion = isSortedByInsertion(question.query, used.index.get());
                      options.first = [&answer, byInsertion](std::vector<qint64> rowids) {
                          answer(firstRows(std::move(rowids), byInsertion));
                      };
                      answer(answerView(connection, format, question, options));
                  });
}

/// Whether what `query` asks for is about to be found out for all entries, in less time than here for some.
bool Inspector::Private::mustWait(const EntryQuery &query) const
{
    if (query.sort == EntrySort::Type && !known.types)
        return !paused && (scanToken != 0 || typesToken != 0);
    return scanToken != 0 && !paused && !known.index && needsRowHeaders(query, file->info().format);
}

/// A question that waited for the scan or the types, or that is being answered from the file, which takes
/// longer.
void Inspector::Private::answerViewFromIndex()
{
    const auto question = std::exchange(askedView, std::nullopt);
    if (viewToken == 0 || !question)
        return;
    stopView();
    startView(*question);
}

void Inspector::Private::onView(quint64 token, const Result<EntryView> &view)
{
    if (token != viewToken)
        return;
    // The scan is about to tell what a damaged index of the file cannot.
    if (!view && view.error().code == ErrorCode::Corrupt && askedView && scanToken != 0)
        return;
    if (!view || (*view)->complete) {
        viewToken = 0;
        askedView.reset();
    }
    if (view)
        Q_EMIT q->viewReady(token, *view);
    else
        Q_EMIT q->viewFailed(token, view.error());
}

void Inspector::Private::stopView()
{
    if (viewCancelled)
        viewCancelled->store(true);
    viewLane.drop(viewToken);
}

void Inspector::Private::dropView()
{
    stopView();
    askedView.reset();
    viewToken = 0;
}

void Inspector::Private::failLater(void (Inspector::*failed)(quint64, const Error &), quint64 token)
{
    post([this, failed, token] {
        Q_EMIT(q->*failed)(token, Error{ErrorCode::Closed, CoreText::tr("No file is open.")});
    });
}

void Inspector::Private::startEntries(quint64 token, std::vector<qint64> rowids, EntryDetail detail)
{
    entryTokens.insert(token);
    rowLane.post(token, *file,
                 [this, token, wanted = std::move(rowids), detail, times = presentIndex(), cancelled = closed,
                  format = file->info().format](const Result<sqlite::Connection *> &connection) {
                     const EntryDetail first = detail == EntryDetail::WholeKeys ? detail : EntryDetail::Brief;
                     const auto entries =
                         answerEntries(connection, format, wanted, times.get(), first, cancelled.get());
                     const bool more = detail == EntryDetail::Complete && entries &&
                                       std::ranges::any_of(*entries, &Entry::brief);
                     post([this, token, wanted, entries, more] {
                         onEntries(token, entries, !more);
                         if (more)
                             completeEntries(token, wanted);
                     });
                 });
}

/// Reads these entries a second time, with all that takes longer.
void Inspector::Private::completeEntries(quint64 token, std::vector<qint64> rowids)
{
    if (!entryTokens.contains(token))
        return;
    detailLane.post(token, *file,
                    [this, token, wanted = std::move(rowids), times = presentIndex(), cancelled = closed,
                     format = file->info().format](const Result<sqlite::Connection *> &connection) {
                        const auto entries = answerEntries(connection, format, wanted, times.get(),
                                                           EntryDetail::Complete, cancelled.get());
                        post([this, token, entries] { onEntries(token, entries, true); });
                    });
}

/// Null in live mode: what others write meanwhile is read from the file, not from what was known before.
IndexPtr Inspector::Private::presentIndex() const
{
    return file->info().openMode == OpenMode::Live ? nullptr : known.index;
}

void Inspector::Private::onEntries(quint64 token, const Result<std::vector<Entry>> &entries, bool complete)
{
    if (!entryTokens.contains(token))
        return;
    if (complete)
        entryTokens.erase(token);
    if (entries)
        Q_EMIT q->entriesReady(token, *entries, complete);
    else
        Q_EMIT q->entriesFailed(token, entries.error());
}

void Inspector::Private::startSum(const EntryView &view, std::vector<RowRange> rows)
{
    if (sumCancelled)
        sumCancelled->store(true);
    sumCancelled = std::make_shared<std::atomic<bool>>(false);
    pool.start([this, view, wanted = std::move(rows), token = sumToken, index = known.index,
                cancelled = sumCancelled] {
        const EntrySum sum = answerSum(*view, wanted, index.get(), cancelled.get());
        post([this, token, sum] { onSum(token, sum); });
    });
}

void Inspector::Private::onSum(quint64 token, const EntrySum &sum)
{
    if (token != sumToken)
        return;
    sumToken = 0;
    Q_EMIT q->sumReady(token, sum);
}

} // namespace cachescope::inspect
