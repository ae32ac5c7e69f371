// SPDX-License-Identifier: GPL-3.0-or-later
//
// A page holds one or two large values' rows, so that each row which is read costs a page, and the way down
// to it another. Neighbours share that way: windows of some rows give more for the pages than single rows.
//
// Where an index is small enough to be read, it tells all row numbers, and windows are cut from those. If
// not, windows are cut from the range of numbers, which gives the number of entries by estimate as well.
#include "core/inspect/figures/estimate.h"

#include "core/base/translate.h"
#include "core/inspect/figures/estimate_bins.h"
#include "core/inspect/figures/estimate_figures.h"
#include "core/inspect/figures/key_prefixes.h"
#include "core/inspect/figures/window_reader.h"
#include "core/inspect/open/hardened_connection.h"
#include "core/inspect/scan/scan.h"
#include "core/sqlite/cancel_guard.h"
#include "core/sqlite/connection.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <random>

namespace cachescope::inspect {

namespace {

/// How a sample is drawn.
struct Plan
{
    qint64 rowsInWindow = 4;
    qint64 windows = 20;
};

Plan planFor(const CacheFileInfo &info, qint64 entries, qint64 pages)
{
    // Of rows that overflow, between an eighth of a page and all of it is on the row's own page.
    constexpr double rowsOfLargeValues = 1.7;
    constexpr double mostRows = 64.0;
    constexpr double pagesToAWindow = 2.0;
    constexpr qint64 fewestWindows = 20;
    const auto used = static_cast<double>(std::max<qint64>(1, info.fileBytes - info.freeBytes));
    const double bytesARow = used / static_cast<double>(std::max<qint64>(1, entries));
    const double rowsOnPage =
        std::clamp(static_cast<double>(info.pageSizeBytes) / bytesARow, rowsOfLargeValues, mostRows);
    Plan plan;
    plan.rowsInWindow = std::clamp<qint64>(std::llround(2.0 * rowsOnPage), 4, 32);
    const double pagesAWindow = pagesToAWindow + static_cast<double>(plan.rowsInWindow) / rowsOnPage;
    plan.windows = std::max(fewestWindows, std::llround(static_cast<double>(pages) / pagesAWindow));
    return plan;
}

/// Which windows are read.
struct Draw
{
    std::vector<qint64> windowsOf;                     ///< how many each stratum has
    std::vector<std::pair<std::size_t, qint64>> drawn; ///< stratum and window, by rising window
};

/// Two of each stratum, or all windows if there are no more than wanted.
Draw drawWindows(qint64 all, qint64 wanted, quint64 seed)
{
    Draw draw;
    if (all <= wanted) {
        draw.windowsOf.assign(static_cast<std::size_t>(all), 1);
        for (qint64 window = 0; window < all; ++window)
            draw.drawn.emplace_back(static_cast<std::size_t>(window), window);
        return draw;
    }
    std::mt19937_64 random(seed);
    const qint64 strata = std::max<qint64>(1, wanted / 2);
    qint64 first = 0;
    for (qint64 stratum = 0; stratum < strata; ++stratum) {
        const qint64 left = all - first;
        const qint64 windows = left / (strata - stratum);
        const auto at = static_cast<std::size_t>(stratum);
        draw.windowsOf.push_back(windows);
        const qint64 one = std::uniform_int_distribution<qint64>(0, windows - 1)(random);
        const qint64 step = std::uniform_int_distribution<qint64>(1, windows - 1)(random);
        const qint64 other = (one + step) % windows;
        draw.drawn.emplace_back(at, first + std::min(one, other));
        draw.drawn.emplace_back(at, first + std::max(one, other));
        first += windows;
    }
    return draw;
}

class Sampler
{
public:
    Sampler(const CacheFile &file, sqlite::Connection &connection, const EstimateOptions &options,
            const std::atomic<bool> *cancelled)
        : m_info(file.info())
        , m_connection(connection)
        , m_options(options)
        , m_cancelled(cancelled)
    {
    }

    Result<Estimate> run();

private:
    [[nodiscard]] std::optional<qint64> knownEntries() const;
    Result<WindowFrame> makeFrame(qint64 rowsInWindow);
    Result<StratifiedSample> readSample(const WindowFrame &frame, const Plan &plan);
    void addTimes(std::vector<SampledRow> &rows) const;

    const CacheFileInfo &m_info;
    sqlite::Connection &m_connection;
    const EstimateOptions &m_options;
    const std::atomic<bool> *const m_cancelled;
    std::optional<IndexedRows> m_indexed;
    bool m_damaged = false;
};

std::optional<qint64> Sampler::knownEntries() const
{
    if (m_indexed)
        return static_cast<qint64>(m_indexed->rows.size());
    return m_info.entriesExact ? std::optional(m_info.entries) : std::nullopt;
}

Result<WindowFrame> Sampler::makeFrame(qint64 rowsInWindow)
{
    if (m_indexed) {
        std::vector<qint64> rowids;
        rowids.reserve(m_indexed->rows.size());
        for (const AccessTimes::Row &row : m_indexed->rows)
            rowids.push_back(row.rowid);
        return WindowFrame::ofRows(rowids, rowsInWindow);
    }
    const auto ranges = populatedRanges(m_connection, m_info.format);
    if (!ranges)
        return ranges.error();
    double numbers = 0.0;
    for (const RowidRange &range : *ranges)
        numbers += static_cast<double>(range.last) - static_cast<double>(range.first) + 1.0;
    constexpr double widest = 1e18;
    const double width = numbers * static_cast<double>(rowsInWindow) /
                         static_cast<double>(std::max<qint64>(1, m_info.entries));
    return WindowFrame::ofRanges(*ranges, static_cast<quint64>(std::clamp(width, 1.0, widest)));
}

void Sampler::addTimes(std::vector<SampledRow> &rows) const
{
    if (!m_indexed || !m_indexed->hasTimes)
        return;
    for (SampledRow &row : rows) {
        const auto found = std::ranges::lower_bound(m_indexed->rows, row.rowid, {}, &AccessTimes::Row::rowid);
        if (found != m_indexed->rows.end() && found->rowid == row.rowid)
            row.lastAccessed = found->seconds;
    }
}

Result<StratifiedSample> Sampler::readSample(const WindowFrame &frame, const Plan &plan)
{
    constexpr qint64 unusuallyFull = 8;
    const Draw draw = drawWindows(frame.count(), plan.windows, m_options.seed);
    WindowReader reader(m_connection, m_info.format, unusuallyFull * plan.rowsInWindow);
    std::vector<SampledWindow> windows;
    for (const auto &[stratum, number] : draw.drawn) {
        auto window = reader.read(frame.window(number), frame.rowsIn(number));
        if (m_cancelled && m_cancelled->load())
            return sqlite::cancelledError();
        if (!window)
            return window.error();
        window->stratum = stratum;
        addTimes(window->rows);
        windows.push_back(std::move(*window));
    }
    m_damaged = reader.damaged();
    return StratifiedSample(draw.windowsOf, std::move(windows));
}

Result<Estimate> Sampler::run()
{
    auto indexed =
        readIndexedRows(m_connection, m_info.format, m_info.entries, m_options.indexPages, m_cancelled);
    if (!indexed)
        return indexed.error();
    m_indexed = std::move(*indexed);
    if (!m_indexed && !m_info.entriesKnown)
        return Error{ErrorCode::Corrupt,
                     CoreText::tr("An index of the file is damaged, and nothing tells how many entries there "
                                  "are to draw from.")};
    const Plan plan = planFor(m_info, knownEntries().value_or(m_info.entries), m_options.pages);
    const auto frame = makeFrame(plan.rowsInWindow);
    if (!frame)
        return frame.error();
    const auto sample = readSample(*frame, plan);
    if (!sample)
        return sample.error();
    std::optional<AgeSample> ages;
    if (!m_indexed) {
        auto sampled = sampleAges(m_connection, m_info.format, m_options.seed, m_cancelled);
        if (!sampled)
            return sampled.error();
        ages = *sampled;
    }
    SampleContext context;
    context.ages = ages ? &*ages : nullptr;
    context.entries = knownEntries();
    context.indexed = m_indexed ? &*m_indexed : nullptr;
    context.fileBytes = m_info.fileBytes + m_info.walBytes;
    context.usedBytes = std::max<qint64>(0, context.fileBytes - m_info.freeBytes);
    context.valuesInFile = m_info.format.columns.externalFile.isEmpty();
    context.hasPins = m_info.format.hasPinned();
    Estimate result = estimateFrom(*sample, context);
    result.damaged = m_damaged;
    result.summary.scanThreads = 1;
    result.summary.scanBytesRead = pagesRead(m_connection) * m_info.pageSizeBytes;
    return result;
}

/// The file is no larger than a sample would be.
Result<Estimate> readAll(const CacheFile &file, sqlite::Connection &connection,
                         const std::atomic<bool> *cancelled)
{
    ScanOptions options;
    options.types = true;
    options.threads = 1;
    const auto scanned = scanEntries(file, options, {}, cancelled);
    if (!scanned)
        return scanned.error();
    auto prefixes = readKeyPrefixes(connection, file.info().format, scanned->index, cancelled);
    if (!prefixes)
        return prefixes.error();
    Estimate result;
    result.summary = summarize(*scanned, file.info().fileBytes + file.info().walBytes);
    const Summary &summary = result.summary;
    result.entries = Estimated::exactly(static_cast<double>(summary.entries));
    result.dataBytes = Estimated::exactly(static_cast<double>(summary.dataBytes));
    result.pinnedEntries = Estimated::exactly(static_cast<double>(summary.pinnedEntries));
    result.pinnedBytes = Estimated::exactly(static_cast<double>(summary.pinnedBytes));
    result.meanBytes = Estimated::exactly(summary.meanBytes);
    result.p50Bytes = Estimated::exactly(static_cast<double>(summary.p50Bytes));
    result.p99Bytes = Estimated::exactly(static_cast<double>(summary.p99Bytes));
    result.sizeBins = exactBins(summary.sizeHistogram);
    result.ageBins = exactBins(summary.ageHistogram);
    result.types = typeTotals(scanned->index, scanned->types);
    result.prefixes = std::move(*prefixes);
    result.sampledEntries = summary.entries;
    result.damaged = scanned->damage.any();
    result.damage = scanned->damage;
    return result;
}

} // namespace

Result<Estimate> estimate(const CacheFile &file, const EstimateOptions &options,
                          const std::atomic<bool> *cancelled)
{
    const auto started = std::chrono::steady_clock::now();
    const auto connection = file.connect();
    if (!connection)
        return connection.error();
    const CacheFileInfo &info = file.info();
    const bool small = info.fileBytes + info.walBytes <= options.pages * info.pageSizeBytes;
    auto result = small ? readAll(file, **connection, cancelled)
                        : Sampler(file, **connection, options, cancelled).run();
    if (result)
        result->summary.scanSeconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    return result;
}

} // namespace cachescope::inspect
