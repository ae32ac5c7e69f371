// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/diff/pair_passes.h"

#include <QRandomGenerator>

#include <algorithm>
#include <cmath>
#include <utility>

namespace cachescope::inspect {

namespace {

/// Reading contents takes longer.
constexpr double kTimesShareWithContents = 0.2;
/// Read at a time, so that what is read of them takes little memory.
constexpr std::size_t kRowsAtATime = 1 << 18;

/// Calls `take` with some of `rows` after the others, and the part of all that is done before and after.
Result<void> inPieces(std::span<const quint32> rows,
                      const std::function<Result<void>(std::span<const quint32>, double, double)> &take)
{
    const auto part = [&rows](std::size_t done) {
        return static_cast<double>(done) / static_cast<double>(rows.size());
    };
    for (std::size_t done = 0; done < rows.size(); done += kRowsAtATime) {
        const std::size_t end = std::min(done + kRowsAtATime, rows.size());
        if (auto taken = take(rows.subspan(done, end - done), part(done), part(end)); !taken)
            return taken;
    }
    return {};
}

} // namespace

bool isSameTime(double a, double b, double apart)
{
    if (std::isnan(a) || std::isnan(b))
        return std::isnan(a) && std::isnan(b);
    return a == b || std::abs(a - b) <= apart;
}

PairPasses::PairPasses(FileDiff &diff, const DiffOptions &options, double timeApart,
                       std::function<void(double)> progress, const std::atomic<bool> *cancelled)
    : m_diff(diff)
    , m_options(options)
    , m_timeApart(timeApart)
    , m_progress(std::move(progress))
    , m_cancelled(cancelled)
    , m_starts{QRandomGenerator::global()->generate64(), QRandomGenerator::global()->generate64()}
    , m_timesShare(options.content ? kTimesShareWithContents : 1.0)
{
}

Result<void> PairPasses::decide()
{
    const std::vector<quint32> undecided = withinBudget();
    const auto readSome = [this](std::span<const quint32> rows, double from, double to) {
        return readTimes(rows, m_timesShare * from, m_timesShare * (to - from));
    };
    if (auto read = inPieces(undecided, readSome); !read)
        return read;
    const std::vector<quint32> sameSize = m_options.content ? ofSameSize() : std::vector<quint32>();
    const auto compareSome = [this](std::span<const quint32> rows, double from, double to) {
        const double share = 1.0 - m_timesShare;
        return compareContents(rows, m_timesShare + share * from, share * (to - from));
    };
    m_diff.contentCompared = m_options.content;
    return inPieces(sameSize, compareSome);
}

/// The places of `rows` in one of the files, in that order.
std::vector<quint32> PairPasses::placesOf(std::span<const quint32> rows, quint32 DiffRow::*side) const
{
    std::vector<quint32> places;
    places.reserve(rows.size());
    for (const quint32 row : rows)
        places.push_back(m_diff.rows[row].*side);
    return places;
}

/// Decides what is undecided, as far as the budget goes.
Result<void> PairPasses::readTimes(std::span<const quint32> rows, double from, double share)
{
    const auto before = creationTimes(m_diff.before, placesOf(rows, &DiffRow::before), from, share / 2);
    if (!before)
        return before.error();
    const auto after =
        creationTimes(m_diff.after, placesOf(rows, &DiffRow::after), from + share / 2, share / 2);
    if (!after)
        return after.error();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!(*before)[i] || !(*after)[i])
            continue;
        DiffRow &row = m_diff.rows[rows[i]];
        row.marks &= static_cast<quint8>(~DiffRow::kUndecided);
        if (!isSameTime(*(*before)[i], *(*after)[i], m_timeApart))
            row.kind = DiffKind::Restored;
    }
    return {};
}

/// Those of undecided rows that may be read, by their place in the earlier file; chosen are the likeliest to
/// be restored first.
std::vector<quint32> PairPasses::withinBudget() const
{
    const EntryIndex &before = *m_diff.before.scan.index;
    const EntryIndex &after = *m_diff.after.scan.index;
    std::vector<quint32> undecided;
    for (std::size_t i = 0; i < m_diff.rows.size(); ++i) {
        if (m_diff.rows[i].has(DiffRow::kUndecided))
            undecided.push_back(static_cast<quint32>(i));
    }
    std::ranges::stable_partition(undecided, [&](quint32 i) {
        return before.rowid(m_diff.rows[i].before) != after.rowid(m_diff.rows[i].after);
    });
    qint64 left = m_options.walkBytes;
    std::erase_if(undecided, [&](quint32 i) {
        const qint64 bytes = after.sizeBytes(m_diff.rows[i].after);
        if (left < bytes || m_options.walkBytes == 0)
            return true;
        left -= bytes;
        return false;
    });
    std::ranges::sort(undecided, {}, [this](quint32 i) { return m_diff.rows[i].before; });
    return undecided;
}

Result<std::vector<std::optional<double>>>
PairPasses::creationTimes(const DiffSide &side, const std::vector<quint32> &places, double from, double share)
{
    const EntryIndex &index = *side.scan.index;
    if (!index.hasCreationTimes())
        return readCreationTimes(side.file, index, places, passOptions(from, share));
    std::vector<std::optional<double>> times;
    times.reserve(places.size());
    for (const quint32 place : places)
        times.emplace_back(index.createdAt(place));
    return times;
}

/// Rows in both files, by their place in the earlier one.
std::vector<quint32> PairPasses::ofSameSize() const
{
    std::vector<quint32> rows;
    for (std::size_t i = 0; i < m_diff.rows.size(); ++i) {
        const DiffRow &row = m_diff.rows[i];
        if (row.isInBoth() && m_diff.sizeBefore(row) == m_diff.sizeAfter(row))
            rows.push_back(static_cast<quint32>(i));
    }
    std::ranges::sort(rows, {}, [this](quint32 i) { return m_diff.rows[i].before; });
    return rows;
}

Result<void> PairPasses::compareContents(std::span<const quint32> rows, double from, double share)
{
    const auto before =
        hashContents(m_diff.before.file, *m_diff.before.scan.index, placesOf(rows, &DiffRow::before),
                     m_starts, passOptions(from, share / 2));
    if (!before)
        return before.error();
    const auto after =
        hashContents(m_diff.after.file, *m_diff.after.scan.index, placesOf(rows, &DiffRow::after), m_starts,
                     passOptions(from + share / 2, share / 2));
    if (!after)
        return after.error();
    // What was not read since it was cancelled says nothing of the values.
    for (std::size_t i = 0; i < rows.size() && !isCancelled(); ++i)
        judgeContent(&m_diff.rows[rows[i]], (*before)[i], (*after)[i]);
    return {};
}

void PairPasses::judgeContent(DiffRow *row, const std::optional<ContentHash> &before,
                              const std::optional<ContentHash> &after)
{
    if (!before || !after) {
        row->marks |= DiffRow::kUnreadContent;
    } else if (*before == *after) {
        row->marks |= DiffRow::kSameContent;
    } else {
        row->marks |= DiffRow::kOtherContent;
        row->marks &= static_cast<quint8>(~DiffRow::kUndecided);
        row->kind = DiffKind::Restored;
    }
}

RowPassOptions PairPasses::passOptions(double from, double share) const
{
    RowPassOptions options;
    options.threads = m_options.threads;
    options.background = m_options.background;
    options.cancelled = m_cancelled;
    if (m_progress)
        options.progress = [this, from, share](double done) { m_progress(from + share * done); };
    return options;
}

} // namespace cachescope::inspect
