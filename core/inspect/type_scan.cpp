// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/type_scan.h"

#include "core/inspect/value_head.h"
#include "core/sqlite/cancel_guard.h"
#include "core/sqlite/connection.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <map>
#include <mutex>
#include <random>
#include <thread>

namespace cachescope::inspect {

namespace {

constexpr std::size_t kPiece = 512; // entries that a reader takes at a time

/// What the readers of one pass share.
class Pass
{
public:
    Pass(const CacheFile &file, const EntryIndex &index, std::vector<quint32> places,
         const TypeScanOptions &options, const std::function<void(double)> &progress,
         const std::atomic<bool> *cancelled)
        : m_file(file)
        , m_index(index)
        , m_places(std::move(places))
        , m_options(options)
        , m_progress(progress)
        , m_cancelled(cancelled)
        , m_types(m_places.size(), 0)
    {
    }

    Result<std::vector<quint8>> run();

private:
    void read();
    void readPiece(ValueHeadReader &heads, std::size_t first);
    [[nodiscard]] bool stopped() const;
    void waitWhilePaused() const;
    void report();

    const CacheFile &m_file;
    const EntryIndex &m_index;
    const std::vector<quint32> m_places; // rising
    const TypeScanOptions &m_options;
    const std::function<void(double)> &m_progress;
    const std::atomic<bool> *const m_cancelled;
    std::atomic<std::size_t> m_next{0};
    std::atomic<bool> m_failed{false};
    std::vector<quint8> m_types; // each reader writes the pieces that it took
    std::mutex m_mutex;
    std::size_t m_done = 0;       // guarded by m_mutex
    std::optional<Error> m_error; // guarded by m_mutex
};

Result<std::vector<quint8>> Pass::run()
{
    const std::size_t pieces = (m_places.size() + kPiece - 1) / kPiece;
    const auto wanted = static_cast<std::size_t>(std::max(1, m_options.threads));
    {
        std::vector<std::jthread> readers;
        for (std::size_t i = 0; i < std::min(wanted, pieces); ++i)
            readers.emplace_back([this] { read(); });
    }
    if (m_cancelled && m_cancelled->load())
        return sqlite::cancelledError();
    if (m_error)
        return *m_error;
    return std::move(m_types);
}

void Pass::read()
{
    auto connection = m_file.connect();
    if (!connection) {
        m_failed = true;
        const std::lock_guard lock(m_mutex);
        m_error = connection.error();
        return;
    }
    ValueHeadReader heads((*connection)->handle(), m_file.info().format);
    for (std::size_t first = m_next.fetch_add(kPiece); first < m_places.size() && !stopped();
         first = m_next.fetch_add(kPiece)) {
        waitWhilePaused();
        readPiece(heads, first);
        report();
    }
}

void Pass::readPiece(ValueHeadReader &heads, std::size_t first)
{
    const std::size_t end = std::min(first + kPiece, m_places.size());
    for (std::size_t i = first; i < end && !stopped(); ++i) {
        const QByteArray head = heads.read(m_index.rowid(m_places[i]));
        m_types[i] = static_cast<quint8>(detectContentType(head, m_index.sizeBytes(m_places[i])));
    }
}

bool Pass::stopped() const
{
    return m_failed.load(std::memory_order_relaxed) ||
           (m_cancelled && m_cancelled->load(std::memory_order_relaxed));
}

void Pass::waitWhilePaused() const
{
    constexpr std::chrono::milliseconds pause{20};
    while (m_options.paused && m_options.paused->load(std::memory_order_relaxed) && !stopped())
        std::this_thread::sleep_for(pause);
}

void Pass::report()
{
    const std::lock_guard lock(m_mutex);
    m_done = std::min(m_done + kPiece, m_places.size());
    if (m_progress)
        m_progress(static_cast<double>(m_done) / static_cast<double>(m_places.size()));
}

/// Entries and bytes by group.
class Tally
{
public:
    void add(ContentType type, qint64 bytes)
    {
        Count &count = m_counts.at(static_cast<std::size_t>(type) % m_counts.size());
        ++count.entries;
        count.bytes += bytes;
    }

    /// Each figure times `factor`.
    [[nodiscard]] std::vector<TypeShare> shares(double factor = 1.0) const
    {
        std::map<QString, TypeShare> groups;
        for (std::size_t i = 0; i < m_counts.size(); ++i) {
            const QString name = contentTypeGroupName(static_cast<ContentType>(i));
            TypeShare &group = groups[name];
            group.group = name;
            group.entries += m_counts[i].entries;
            group.bytes += m_counts[i].bytes;
        }
        std::vector<TypeShare> result;
        for (auto &[name, group] : groups) {
            group.entries = std::llround(static_cast<double>(group.entries) * factor);
            group.bytes = std::llround(static_cast<double>(group.bytes) * factor);
            if (group.entries > 0)
                result.push_back(group);
        }
        std::ranges::stable_sort(result, std::ranges::greater(), &TypeShare::bytes);
        return result;
    }

private:
    struct Count
    {
        qint64 entries = 0;
        qint64 bytes = 0;
    };

    std::array<Count, kContentTypeCount> m_counts;
};

/// Half of the 95 % interval of the group whose share is known least
/// (https://en.wikipedia.org/wiki/Binomial_proportion_confidence_interval, Wald).
double widestError(const std::vector<TypeShare> &shares, double samples, double all)
{
    double widest = 0.0;
    for (const TypeShare &share : shares) {
        const double part = std::min(1.0, static_cast<double>(share.entries) / all);
        widest = std::max(widest, 1.96 * std::sqrt(part * (1.0 - part) / samples));
    }
    return widest;
}

std::vector<quint32> allPlaces(const EntryIndex &index)
{
    std::vector<quint32> places(index.size());
    for (std::size_t i = 0; i < places.size(); ++i)
        places[i] = static_cast<quint32>(i);
    return places;
}

std::vector<quint32> samplePlaces(const EntryIndex &index, std::size_t samples, quint32 seed)
{
    if (samples >= index.size())
        return allPlaces(index);
    std::mt19937 random(seed);
    std::uniform_int_distribution<quint32> anyPlace(0, static_cast<quint32>(index.size() - 1));
    std::vector<quint32> places(samples);
    std::ranges::generate(places, [&] { return anyPlace(random); });
    std::ranges::sort(places);
    return places;
}

} // namespace

Result<EntryTypes> scanTypes(const CacheFile &file, const EntryIndex &index, const TypeScanOptions &options,
                             const std::function<void(double)> &progress, const std::atomic<bool> *cancelled)
{
    auto types = Pass(file, index, allPlaces(index), options, progress, cancelled).run();
    if (!types)
        return types.error();
    return EntryTypes(std::move(*types));
}

TypeShares countTypes(const EntryIndex &index, const EntryTypes &types)
{
    Tally tally;
    for (std::size_t i = 0; i < index.size(); ++i)
        tally.add(types.at(i), index.sizeBytes(i));
    return {tally.shares(), true, static_cast<qint64>(index.size()), 0.0};
}

Result<TypeShares> sampleTypes(const CacheFile &file, const EntryIndex &index, std::size_t samples,
                               quint32 seed, const std::atomic<bool> *cancelled)
{
    const std::vector<quint32> places = samplePlaces(index, samples, seed);
    const auto types = Pass(file, index, places, TypeScanOptions(), {}, cancelled).run();
    if (!types)
        return types.error();
    Tally tally;
    for (std::size_t i = 0; i < places.size(); ++i)
        tally.add(static_cast<ContentType>((*types)[i]), index.sizeBytes(places[i]));
    const auto all = static_cast<double>(index.size());
    const auto looked = static_cast<double>(places.size());
    TypeShares result;
    result.exact = places.size() == index.size();
    result.sampled = static_cast<qint64>(places.size());
    result.shares = tally.shares(looked > 0 ? all / looked : 1.0);
    if (!result.exact)
        result.errorShare = widestError(result.shares, looked, all);
    return result;
}

} // namespace cachescope::inspect
