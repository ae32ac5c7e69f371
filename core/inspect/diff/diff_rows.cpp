// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/diff/diff_rows.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace cachescope::inspect {

namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

bool isWanted(const DiffRow &row, const DiffQuery &query)
{
    return query.kinds[static_cast<std::size_t>(row.kind)] &&
           (!query.pinChanges || row.has(DiffRow::kPinned | DiffRow::kUnpinned)) &&
           (!query.prefix || row.prefix == *query.prefix);
}

double sizeIn(const DiffSide &side, quint32 place)
{
    return place == DiffRow::kNone ? kNothing : static_cast<double>(side.scan.index->sizeBytes(place));
}

double accessIn(const DiffSide &side, quint32 place)
{
    return place == DiffRow::kNone ? kNothing : side.scan.index->lastAccessed(place);
}

/// What a row is sorted by. Sizes are exact up to 2^53.
double figureOf(const FileDiff &diff, const DiffRow &row, DiffSort sort)
{
    switch (sort) {
    case DiffSort::Key:
        break;
    case DiffSort::Kind:
        return static_cast<double>(row.kind);
    case DiffSort::SizeBefore:
        return sizeIn(diff.before, row.before);
    case DiffSort::SizeAfter:
        return sizeIn(diff.after, row.after);
    case DiffSort::Growth:
        return static_cast<double>(diff.sizeAfter(row)) - static_cast<double>(diff.sizeBefore(row));
    case DiffSort::AccessBefore:
        return accessIn(diff.before, row.before);
    case DiffSort::AccessAfter:
        return accessIn(diff.after, row.after);
    }
    return 0.0;
}

struct SortedRow
{
    double figure = 0.0;
    quint32 row = 0;
};

void sortRows(const FileDiff &diff, const DiffQuery &query, std::vector<quint32> *rows)
{
    std::vector<SortedRow> sorted;
    sorted.reserve(rows->size());
    for (const quint32 row : *rows)
        sorted.push_back({figureOf(diff, diff.rows[row], query.sort), row});
    const bool descending = query.descending;
    std::ranges::sort(sorted, [descending](const SortedRow &a, const SortedRow &b) {
        const bool isNoneA = std::isnan(a.figure);
        const bool isNoneB = std::isnan(b.figure);
        if (isNoneA != isNoneB)
            return isNoneB;
        if (!isNoneA && a.figure != b.figure)
            return descending ? a.figure > b.figure : a.figure < b.figure;
        return a.row < b.row;
    });
    std::ranges::transform(sorted, rows->begin(), &SortedRow::row);
}

} // namespace

std::vector<quint32> selectRows(const FileDiff &diff, const DiffQuery &query)
{
    std::vector<quint32> rows;
    for (std::size_t i = 0; i < diff.rows.size(); ++i) {
        if (isWanted(diff.rows[i], query))
            rows.push_back(static_cast<quint32>(i));
    }
    if (query.sort != DiffSort::Key)
        sortRows(diff, query, &rows);
    else if (query.descending)
        std::ranges::reverse(rows);
    return rows;
}

} // namespace cachescope::inspect
