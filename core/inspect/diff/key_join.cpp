// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/diff/key_join.h"

#include "core/base/translate.h"
#include "core/inspect/diff/key_cursor.h"
#include "core/inspect/format/columns.h"
#include "core/inspect/format/quoting.h"
#include "core/sqlite/cancel_guard.h"
#include "core/sqlite/connection.h"

#include <QRandomGenerator>

#include <algorithm>

namespace cachescope::inspect {

namespace {

/// Keys between two looks at whether to tell of progress.
constexpr qint64 kKeysAtATime = 4096;

/// A key of one file, for the join by hash.
struct HashedKey
{
    KeyHash hash;
    quint32 place = 0;
    quint32 pattern = 0;

    [[nodiscard]] auto order() const { return std::tuple(hash, place); }
};

class Joiner
{
public:
    Joiner(const JoinSide &before, const JoinSide &after, const std::function<void(double)> &progress,
           const std::atomic<bool> *cancelled)
        : m_before(before)
        , m_after(after)
        , m_progress(progress)
        , m_cancelled(cancelled)
    {
    }

    Result<JoinedKeys> run();

private:
    Result<bool> canMerge();
    Result<void> merge();
    Result<void> mergeCursors(KeyCursor &before, KeyCursor &after);
    void takeMerged(const KeyCursor *before, const KeyCursor *after);
    Result<void> checkWhole(const KeyCursor &before, const KeyCursor &after) const;
    Result<void> joinByHash();
    Result<std::vector<HashedKey>> hashKeys(sqlite::Connection &connection, const JoinSide &side,
                                            qint64 *unknown);
    void takeHashed(const std::vector<HashedKey> &before, const std::vector<HashedKey> &after);
    void tell();
    [[nodiscard]] bool isCancelled() const { return m_cancelled && m_cancelled->load(); }

    const JoinSide &m_before;
    const JoinSide &m_after;
    const std::function<void(double)> &m_progress;
    const std::atomic<bool> *const m_cancelled;
    std::unique_ptr<sqlite::Connection> m_connectionBefore;
    std::unique_ptr<sqlite::Connection> m_connectionAfter;
    const KeyHash m_starts{QRandomGenerator::global()->generate64(),
                           QRandomGenerator::global()->generate64()};
    qint64 m_done = 0; // keys
    qint64 m_toldAt = kKeysAtATime;
    JoinedKeys m_result;
};

Result<JoinedKeys> Joiner::run()
{
    auto before = m_before.file.connect();
    if (!before)
        return before.error();
    auto after = m_after.file.connect();
    if (!after)
        return after.error();
    m_connectionBefore = std::move(*before);
    m_connectionAfter = std::move(*after);
    const auto mergeable = canMerge();
    if (mergeable && *mergeable) {
        auto merged = merge();
        if (merged)
            return std::move(m_result);
        if (merged.error().code != ErrorCode::Corrupt)
            return merged.error();
    } else if (!mergeable && mergeable.error().code != ErrorCode::Corrupt) {
        return mergeable.error();
    }
    if (auto joined = joinByHash(); !joined)
        return joined.error();
    return std::move(m_result);
}

Result<bool> Joiner::canMerge()
{
    const auto before = KeyCursor::canWalk(*m_connectionBefore, m_before.file.info().format);
    if (!before || !*before)
        return before;
    return KeyCursor::canWalk(*m_connectionAfter, m_after.file.info().format);
}

Result<void> Joiner::merge()
{
    const sqlite::CancelGuard guardBefore(*m_connectionBefore, m_cancelled);
    const sqlite::CancelGuard guardAfter(*m_connectionAfter, m_cancelled);
    auto before = KeyCursor::open(*m_connectionBefore, m_before.file.info().format, m_before.index);
    if (!before)
        return before.error();
    auto after = KeyCursor::open(*m_connectionAfter, m_after.file.info().format, m_after.index);
    if (!after)
        return after.error();
    m_result.rows.reserve(std::max(m_before.index.size(), m_after.index.size()));
    const auto merged = mergeCursors(*before, *after);
    if (!merged && !isCancelled())
        return merged;
    m_result.complete = !isCancelled();
    m_result.unknownBefore = before->unknown();
    m_result.unknownAfter = after->unknown();
    return m_result.complete ? checkWhole(*before, *after) : Result<void>();
}

Result<void> Joiner::mergeCursors(KeyCursor &before, KeyCursor &after)
{
    auto hasBefore = before.next();
    auto hasAfter = after.next();
    while (hasBefore && hasAfter && (*hasBefore || *hasAfter)) {
        if (isCancelled())
            return sqlite::cancelledError();
        auto order = *hasBefore ? std::strong_ordering::less : std::strong_ordering::greater;
        if (*hasBefore && *hasAfter)
            order = compareKeys(before.key(), after.key());
        takeMerged(order <= 0 ? &before : nullptr, order >= 0 ? &after : nullptr);
        if (order <= 0)
            hasBefore = before.next();
        if (order >= 0)
            hasAfter = after.next();
    }
    if (!hasBefore)
        return hasBefore.error();
    return hasAfter ? Result<void>() : hasAfter.error();
}

/// A key that stands in both cursors, or in one. What became of an entry that cannot be read in one file is
/// not known.
void Joiner::takeMerged(const KeyCursor *before, const KeyCursor *after)
{
    m_done += (before ? 1 : 0) + (after ? 1 : 0);
    tell();
    if ((before && !before->place()) || (after && !after->place()))
        return;
    DiffRow row;
    row.before = before ? *before->place() : DiffRow::kNone;
    row.after = after ? *after->place() : DiffRow::kNone;
    row.kind = !before ? DiffKind::Added : !after ? DiffKind::Removed : DiffKind::Unchanged;
    const qint64 bytes = after ? m_after.index.sizeBytes(row.after) : m_before.index.sizeBytes(row.before);
    row.prefix = m_result.patterns.add((after ? after : before)->text(), bytes);
    m_result.rows.push_back(row);
}

/// Entries that the index of keys leaves out would seem to be gone. In live mode those may have been written
/// since the scan.
Result<void> Joiner::checkWhole(const KeyCursor &before, const KeyCursor &after) const
{
    const auto isWhole = [](const JoinSide &side, const KeyCursor &cursor) {
        return side.file.info().openMode == OpenMode::Live ||
               cursor.taken() - cursor.unknown() == static_cast<qint64>(side.index.size());
    };
    if (isWhole(m_before, before) && isWhole(m_after, after))
        return {};
    return Error{ErrorCode::Corrupt, CoreText::tr("The file's index of keys leaves out entries.")};
}

Result<void> Joiner::joinByHash()
{
    m_result = JoinedKeys();
    m_result.byKey = false;
    m_done = 0;
    m_toldAt = kKeysAtATime;
    const auto before = hashKeys(*m_connectionBefore, m_before, &m_result.unknownBefore);
    if (!before)
        return before.error();
    const auto after = hashKeys(*m_connectionAfter, m_after, &m_result.unknownAfter);
    if (!after)
        return after.error();
    takeHashed(*before, *after);
    return {};
}

Result<std::vector<HashedKey>> Joiner::hashKeys(sqlite::Connection &connection, const JoinSide &side,
                                                qint64 *unknown)
{
    const CacheFormat &format = side.file.info().format;
    const sqlite::CancelGuard guard(connection, m_cancelled);
    auto row = connection.prepare(sql({"SELECT ", keySql(format), " FROM ", tableSql(format),
                                       " NOT INDEXED WHERE ", rowidSql(format), " = ?1"}));
    if (!row)
        return row.error();
    std::vector<HashedKey> keys;
    keys.reserve(side.index.size());
    for (std::size_t i = 0; i < side.index.size(); ++i) {
        const sqlite::ResetGuard reset(*row);
        row->bind(1, side.index.rowid(i));
        const auto found = row->step(sqlite::LockPhase::Read);
        if (isCancelled())
            return sqlite::cancelledError();
        if (!found && found.error().code != ErrorCode::Corrupt)
            return found.error();
        ++m_done;
        tell();
        if (!found || !*found) {
            ++*unknown;
            continue;
        }
        const quint32 pattern = m_result.patterns.add(keyColumn(*row, 0).text, side.index.sizeBytes(i));
        keys.push_back({hashOfKey(diffKeyColumn(*row, 0), m_starts), static_cast<quint32>(i), pattern});
    }
    std::ranges::sort(keys, {}, &HashedKey::order);
    return keys;
}

void Joiner::takeHashed(const std::vector<HashedKey> &before, const std::vector<HashedKey> &after)
{
    std::vector<DiffRow> &rows = m_result.rows;
    rows.reserve(std::max(before.size(), after.size()));
    for (auto a = before.begin(), b = after.begin(); a != before.end() || b != after.end();) {
        auto order = a == before.end() ? std::strong_ordering::greater : std::strong_ordering::less;
        if (a != before.end() && b != after.end())
            order = a->hash <=> b->hash;
        DiffRow row;
        row.kind = order < 0 ? DiffKind::Removed : order > 0 ? DiffKind::Added : DiffKind::Unchanged;
        row.prefix = order < 0 ? a->pattern : b->pattern;
        if (order <= 0)
            row.before = (a++)->place;
        if (order >= 0)
            row.after = (b++)->place;
        rows.push_back(row);
    }
    std::ranges::sort(rows, {}, [](const DiffRow &row) { return std::pair(row.before, row.after); });
}

void Joiner::tell()
{
    if (!m_progress || m_done < m_toldAt)
        return;
    m_toldAt = m_done + kKeysAtATime;
    const auto all = static_cast<double>(m_before.index.size() + m_after.index.size());
    m_progress(std::min(1.0, static_cast<double>(m_done) / all));
}

} // namespace

Result<JoinedKeys> joinKeys(const JoinSide &before, const JoinSide &after,
                            const std::function<void(double)> &progress, const std::atomic<bool> *cancelled)
{
    return Joiner(before, after, progress, cancelled).run();
}

} // namespace cachescope::inspect
