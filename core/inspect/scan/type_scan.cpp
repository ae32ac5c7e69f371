// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/scan/type_scan.h"

#include "core/base/saturating.h"
#include "core/inspect/scan/row_pass.h"
#include "core/inspect/values/value_head.h"
#include "core/sqlite/cancel_guard.h"
#include "core/sqlite/connection.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace cachescope::inspect {

namespace {

/// Looks at values' first bytes, and writes what they are where nobody else does.
class TypeWorker : public RowWorker
{
public:
    TypeWorker(sqlite::Connection &connection, const CacheFormat &format, const EntryIndex &index,
               const std::vector<quint32> *places, std::vector<quint8> *types)
        : m_index(index)
        , m_places(places)
        , m_types(*types)
        , m_heads(connection.handle(), format)
    {
    }

    Result<void> take(std::size_t first, std::size_t end) override
    {
        for (std::size_t i = first; i < end; ++i) {
            const std::size_t place = m_places ? (*m_places)[i] : i;
            const auto head = m_heads.tryRead(m_index.rowid(place));
            if (!head)
                return head.error();
            m_types[i] = static_cast<quint8>(detectContentType(*head, m_index.sizeBytes(place)));
        }
        m_heads.release();
        return {};
    }

    void handIn() override {}

private:
    const EntryIndex &m_index;
    const std::vector<quint32> *const m_places; // null: all
    std::vector<quint8> &m_types;
    ValueHeadReader m_heads;
};

/// The types of the entries at `places`; null: of all.
Result<std::vector<quint8>> readTypes(const CacheFile &file, const EntryIndex &index,
                                      const std::vector<quint32> *places, const RowPassOptions &options)
{
    std::vector<quint8> types(places ? places->size() : index.size());
    const auto done = runRowPass(file, types.size(), options, [&](sqlite::Connection &connection) {
        return std::make_unique<TypeWorker>(connection, file.info().format, index, places, &types);
    });
    if (!done)
        return done.error();
    if (options.cancelled && options.cancelled->load())
        return sqlite::cancelledError();
    return types;
}

/// Totals of the sampled entries, each figure times `factor`.
std::vector<NamedTotal> sampledTotals(const EntryIndex &index, const std::vector<quint32> &places,
                                      const std::vector<quint8> &types, double factor)
{
    std::vector<NamedTotal> totals;
    for (std::size_t i = 0; i < places.size(); ++i)
        totals.push_back(
            {contentTypeGroupName(static_cast<ContentType>(types[i])), 1, index.sizeBytes(places[i])});
    totals = mergedTotals(totals);
    for (NamedTotal &total : totals) {
        total.entries = saturatingRound(static_cast<double>(total.entries) * factor);
        total.bytes = saturatingRound(static_cast<double>(total.bytes) * factor);
    }
    sortTotals(&totals);
    return totals;
}

/// How far off a share of `samples` may be with 95 % confidence, on its wider side
/// (https://en.wikipedia.org/wiki/Binomial_proportion_confidence_interval, Wilson): also where all or none
/// of the sample have it.
double errorOf(double share, double samples)
{
    constexpr double z = 1.96;
    const double shrink = 1.0 + z * z / samples;
    const double middle = (share + z * z / (2.0 * samples)) / shrink;
    const double half =
        z / shrink * std::sqrt(share * (1.0 - share) / samples + z * z / (4.0 * samples * samples));
    return std::max(middle + half - share, share - (middle - half));
}

/// That of the group whose share is known least.
double widestError(const std::vector<NamedTotal> &shares, double samples, double all)
{
    double widest = 0.0;
    for (const NamedTotal &share : shares)
        widest = std::max(widest, errorOf(std::min(1.0, static_cast<double>(share.entries) / all), samples));
    return widest;
}

std::vector<quint32> samplePlaces(const EntryIndex &index, std::size_t samples, quint32 seed)
{
    std::vector<quint32> places(samples);
    if (samples == index.size()) {
        std::iota(places.begin(), places.end(), quint32{0});
        return places;
    }
    std::mt19937 random(seed);
    std::uniform_int_distribution<quint32> anyPlace(0, static_cast<quint32>(index.size() - 1));
    std::ranges::generate(places, [&] { return anyPlace(random); });
    std::ranges::sort(places);
    return places;
}

} // namespace

Result<EntryTypes> scanTypes(const CacheFile &file, const EntryIndex &index, const TypeScanOptions &options,
                             const std::function<void(double)> &progress, const std::atomic<bool> *cancelled)
{
    RowPassOptions pass;
    pass.threads = options.threads;
    pass.progress = progress;
    pass.cancelled = cancelled;
    pass.paused = options.paused;
    pass.background = options.background;
    auto types = readTypes(file, index, nullptr, pass);
    if (!types)
        return types.error();
    return EntryTypes(std::move(*types));
}

TypeShares countTypes(const EntryIndex &index, const EntryTypes &types)
{
    return {typeTotals(index, types), true, static_cast<qint64>(index.size()), 0.0};
}

Result<TypeShares> sampleTypes(const CacheFile &file, const EntryIndex &index, std::size_t samples,
                               quint32 seed, const std::atomic<bool> *cancelled,
                               const std::atomic<bool> *paused)
{
    const std::vector<quint32> places = samplePlaces(index, std::min(samples, index.size()), seed);
    RowPassOptions pass;
    pass.threads = TypeScanOptions().threads;
    pass.cancelled = cancelled;
    pass.paused = paused;
    const auto types = readTypes(file, index, &places, pass);
    if (!types)
        return types.error();
    const auto all = static_cast<double>(index.size());
    const auto looked = static_cast<double>(places.size());
    TypeShares result;
    result.exact = places.size() == index.size();
    result.sampled = static_cast<qint64>(places.size());
    result.shares = sampledTotals(index, places, *types, looked > 0 ? all / looked : 1.0);
    if (!result.exact)
        result.errorShare = widestError(result.shares, looked, all);
    return result;
}

} // namespace cachescope::inspect
