// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/figures/age_sample.h"

#include "core/inspect/figures/histogram_bins.h"
#include "core/inspect/format/columns.h"
#include "core/inspect/format/quoting.h"
#include "core/sqlite/cancel_guard.h"
#include "core/sqlite/connection.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <random>

namespace cachescope::inspect {

namespace {

/// A bin is cut into so many stretches, of which some are read, and of each so many entries at most.
constexpr int kStretches = 32;
constexpr int kDrawn = 4;
constexpr qint64 kRowsInStretch = 500;
constexpr double kMinute = 60.0;

/// The 97.5 % quantile of Student's t with kDrawn - 1 degrees of freedom.
constexpr double kStudentT = 3.182;

struct Estimation
{
    double entries = 0.0;
    double error = 0.0;
};

/// From the entries in kDrawn of kStretches stretches (Cochran, Sampling Techniques, 3rd ed., 2.6).
Estimation estimateFrom(const std::array<double, kDrawn> &drawn)
{
    const double mean = std::accumulate(drawn.begin(), drawn.end(), 0.0) / kDrawn;
    double squares = 0.0;
    for (const double entries : drawn)
        squares += (entries - mean) * (entries - mean);
    const double variance = squares / (kDrawn - 1) / kDrawn * (1.0 - double{kDrawn} / kStretches);
    return {kStretches * mean, kStretches * kStudentT * std::sqrt(variance)};
}

class AgeSampler
{
public:
    AgeSampler(sqlite::Connection &connection, const CacheFormat &format, quint64 seed,
               const sqlite::CancelGuard &guard)
        : m_connection(connection)
        , m_format(format)
        , m_random(seed)
        , m_guard(guard)
    {
    }

    Result<std::optional<AgeSample>> run();

private:
    Result<std::optional<double>> edge(const char *order);
    Result<double> entriesBetween(double from, double to);
    Result<Estimation> estimateBetween(double from, double to);

    sqlite::Connection &m_connection;
    const CacheFormat &m_format;
    std::mt19937_64 m_random;
    const sqlite::CancelGuard &m_guard;
};

/// The lowest or highest number in the index. Numbers come before text in it.
Result<std::optional<double>> AgeSampler::edge(const char *order)
{
    const std::string accessed = accessedSql(m_format);
    auto row =
        m_connection.prepare(sql({"SELECT ", accessed, " FROM ", tableSql(m_format), byAccessIndex(m_format),
                                  " WHERE ", accessed, " < '' ORDER BY ", accessed, order, " LIMIT 1"}));
    if (!row)
        return row.error();
    const auto found = row->step(sqlite::LockPhase::Read);
    if (!found)
        return found.error();
    const double time = *found ? timeColumn(*row, 0, m_format.accessedUnit) : std::nan("");
    return std::isfinite(time) ? std::optional(time) : std::nullopt;
}

/// Entries with from ≤ time < to: counted up to a limit, and beyond it as dense as until there.
Result<double> AgeSampler::entriesBetween(double from, double to)
{
    const std::string accessed = accessedSql(m_format);
    auto rows = m_connection.cached(
        sql({"SELECT ", accessed, " FROM ", tableSql(m_format), byAccessIndex(m_format), " WHERE ", accessed,
             " >= ?1 AND ", accessed, " < ?2 ORDER BY ", accessed, " LIMIT ?3"}));
    if (!rows)
        return rows.error();
    const sqlite::ResetGuard reset(**rows);
    (*rows)->bind(1, inUnit(from, m_format.accessedUnit));
    (*rows)->bind(2, inUnit(to, m_format.accessedUnit));
    (*rows)->bind(3, kRowsInStretch);
    qint64 count = 0;
    double last = from;
    while (true) {
        const auto row = (*rows)->step(sqlite::LockPhase::Read);
        if (!row)
            return row.error();
        if (!*row)
            break;
        ++count;
        last = timeColumn(**rows, 0, m_format.accessedUnit);
    }
    const double entries = static_cast<double>(count);
    return count < kRowsInStretch || last <= from ? entries : entries * (to - from) / (last - from);
}

Result<Estimation> AgeSampler::estimateBetween(double from, double to)
{
    std::array<int, kStretches> stretches{};
    std::iota(stretches.begin(), stretches.end(), 0);
    std::array<int, kDrawn> drawn{};
    std::ranges::sample(stretches, drawn.begin(), kDrawn, m_random);
    const double width = (to - from) / kStretches;
    std::array<double, kDrawn> entries{};
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        const double start = from + drawn[i] * width;
        const auto some = entriesBetween(start, drawn[i] == kStretches - 1 ? to : start + width);
        if (!some)
            return some.error();
        entries[i] = *some;
    }
    return estimateFrom(entries);
}

Result<std::optional<AgeSample>> AgeSampler::run()
{
    const auto oldest = edge("");
    const auto newest = edge(" DESC");
    if (!oldest || !newest)
        return oldest ? newest.error() : oldest.error();
    // Both may be finite, and their difference is not: then no age tells anything.
    if (!*oldest || !*newest || !std::isfinite(**newest - **oldest))
        return std::optional<AgeSample>();
    AgeSample sample{**oldest, **newest, {}, {}};
    LogBins shape(kMinute);
    shape.add(0.0, 0);
    shape.add(sample.newest - sample.oldest, 0);
    sample.bins = shape.bins();
    for (HistogramBin &bin : sample.bins) {
        // The newest entry itself belongs to the first bin.
        const double to =
            bin.from == 0.0 ? std::nextafter(sample.newest, INFINITY) : sample.newest - bin.from;
        const double from = std::max(sample.newest - bin.to, sample.oldest);
        const auto entries = estimateBetween(from, to);
        if (m_guard.isCancelled())
            return sqlite::cancelledError();
        if (!entries)
            return entries.error();
        bin.entries = std::llround(entries->entries);
        sample.errors.push_back(entries->error);
    }
    return std::optional(std::move(sample));
}

} // namespace

Result<std::optional<AgeSample>> sampleAges(sqlite::Connection &connection, const CacheFormat &format,
                                            quint64 seed, const std::atomic<bool> *cancelled)
{
    if (!format.hasAccessIndex())
        return std::optional<AgeSample>();
    const sqlite::CancelGuard guard(connection, cancelled);
    auto sample = AgeSampler(connection, format, seed, guard).run();
    if (guard.isCancelled())
        return sqlite::cancelledError();
    if (!sample && sample.error().code == ErrorCode::Corrupt)
        return std::optional<AgeSample>();
    return sample;
}

} // namespace cachescope::inspect
