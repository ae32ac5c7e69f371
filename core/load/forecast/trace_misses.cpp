// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/forecast/trace_misses.h"

#include "core/base/saturating.h"
#include "core/base/xxh64.h"
#include "core/inspect/figures/key_pass.h"
#include "core/inspect/scan/entry_index.h"
#include "core/sqlite/cancel_guard.h"

#include <QHash>

#include <algorithm>

namespace cachescope::load {

namespace {

/// More than any value has; so many rows as a trace may have add up to less than 2^62.
constexpr qint64 kLargestValue = 100'000'000'000;
constexpr std::size_t kBetweenLooks = 4096; // rows between two looks at the cancel flag

/// Goes through a trace once.
class Measuring
{
public:
    Measuring(const Trace &trace, const TraceEntries &entries, const inspect::Sampling &sampling)
        : m_trace(trace)
        , m_entries(entries)
        , m_sizes(entries.sizes)
        , m_meter(sampling)
    {
    }

    Result<TraceMisses> run(const std::atomic<bool> *cancelled);

private:
    void findSizes();
    void assumeSizes();
    void hashKeys();
    void take(const TraceRow &row);

    const Trace &m_trace;
    const TraceEntries &m_entries;
    std::vector<qint64> m_sizes; // by key; −1: not known
    std::vector<quint64> m_hashes;
    TraceSizes m_known;
    inspect::MissRatioMeter m_meter;
};

/// The first that a row names goes before what the file has now: it is closer to what was there then.
void Measuring::findSizes()
{
    std::vector<bool> named(m_sizes.size(), false);
    for (const TraceRow &row : m_trace.rows()) {
        const auto key = static_cast<std::size_t>(row.key);
        if (!row.bytes || named[key])
            continue;
        named[key] = true;
        m_sizes[key] = *row.bytes;
        ++m_known.fromTrace;
    }
    const auto known = std::ranges::count_if(m_sizes, [](qint64 bytes) { return bytes >= 0; });
    m_known.fromFile = known - m_known.fromTrace;
    m_known.assumed = static_cast<qint64>(m_sizes.size()) - known;
    assumeSizes();
}

void Measuring::assumeSizes()
{
    qint64 sum = 0;
    for (qint64 &bytes : m_sizes) {
        bytes = std::min(bytes, kLargestValue);
        sum = saturatingAdd(sum, std::max<qint64>(bytes, 0));
    }
    const qint64 known = m_known.fromTrace + m_known.fromFile;
    const qint64 mean = known > 0 ? sum / known : 1;
    std::ranges::replace(m_sizes, -1, mean);
}

void Measuring::hashKeys()
{
    m_hashes.reserve(m_sizes.size());
    for (const QString &key : m_trace.keys())
        m_hashes.push_back(xxh64(key.toUtf8()));
}

void Measuring::take(const TraceRow &row)
{
    const auto key = static_cast<std::size_t>(row.key);
    const quint64 hash = m_hashes[key];
    // Also of a read: it tells what the value has become, if somebody else stored it.
    if (row.bytes)
        m_sizes[key] = std::min(*row.bytes, kLargestValue);
    switch (row.kind.value_or(OperationKind::Get)) {
    case OperationKind::Get:
    case OperationKind::GetMany:
    case OperationKind::Play:
        m_meter.read(row.key, hash, m_sizes[key]);
        break;
    case OperationKind::Put:
    case OperationKind::PutMany:
        m_meter.store(row.key, hash, m_sizes[key]);
        break;
    case OperationKind::Remove:
        m_meter.remove(row.key, hash);
        break;
    case OperationKind::Pin:
        m_meter.pin(row.key, hash);
        break;
    case OperationKind::Contains:
        break;
    }
}

Result<TraceMisses> Measuring::run(const std::atomic<bool> *cancelled)
{
    findSizes();
    hashKeys();
    for (std::size_t key = 0; key < m_entries.pinned.size(); ++key) {
        if (m_entries.pinned[key])
            m_meter.pin(static_cast<qint64>(key), m_hashes[key]);
    }
    std::size_t looked = 0;
    for (const TraceRow &row : m_trace.rows()) {
        if (++looked % kBetweenLooks == 0 && cancelled && cancelled->load())
            return sqlite::cancelledError();
        take(row);
    }
    return TraceMisses{m_meter.curve(), m_known};
}

} // namespace

Result<TraceEntries> findTraceEntries(sqlite::Connection &connection, const inspect::CacheFormat &format,
                                      const inspect::EntryIndex &index, const Trace &trace,
                                      const std::atomic<bool> *cancelled)
{
    const auto keys = static_cast<std::size_t>(trace.keys().size());
    QHash<QString, std::size_t> numbers;
    numbers.reserve(trace.keys().size());
    for (std::size_t i = 0; i < keys; ++i)
        numbers.insert(trace.keys().at(static_cast<qsizetype>(i)), i);
    TraceEntries entries;
    const inspect::KeyPass pass{[&] {
                                    entries.sizes.assign(keys, -1);
                                    entries.pinned.assign(keys, false);
                                },
                                [&](std::size_t place, const QString &key) {
                                    const auto number = numbers.constFind(key);
                                    if (number == numbers.cend())
                                        return;
                                    entries.sizes[*number] = index.sizeBytes(place);
                                    entries.pinned[*number] = index.pinned(place);
                                },
                                {},
                                cancelled};
    if (auto read = inspect::readAllKeys(connection, format, index, pass); !read)
        return read.error();
    return entries;
}

inspect::Sampling samplingFor(const Trace &trace)
{
    return trace.rows().size() <= kExactRows ? inspect::Sampling::exact()
                                             : inspect::Sampling::fixedSize(kSampledKeys);
}

Result<TraceMisses> measureMisses(const Trace &trace, const TraceEntries &entries,
                                  const inspect::Sampling &sampling, const std::atomic<bool> *cancelled)
{
    return Measuring(trace, entries, sampling).run(cancelled);
}

} // namespace cachescope::load
