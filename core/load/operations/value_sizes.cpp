// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/operations/value_sizes.h"

#include "core/base/translate.h"
#include "core/inspect/open/cache_file.h"
#include "core/inspect/scan/scan.h"
#include "core/load/operations/random.h"
#include "core/load/scenario/field_error.h"
#include "core/load/verify/stamped_value.h"

#include <algorithm>
#include <cmath>

namespace cachescope::load {

namespace {

/// More tell nothing more about how sizes are spread.
constexpr std::size_t kMostSizes = 1'000'000;
/// As that of the scenario's fields.
constexpr qint64 kLargestValue = 500'000'000;

} // namespace

ValueSizes::ValueSizes(const Scenario &scenario)
    : m_distribution(scenario.valueSizes)
    , m_bytes(scenario.valueBytes)
    , m_mostBytes(scenario.valueMaxBytes)
    , m_largest(scenario.valueSizes == SizeDistribution::Fixed ? m_bytes : m_mostBytes)
    , m_sigma(scenario.valueSigma)
{
}

Result<ValueSizes> ValueSizes::load(const Scenario &scenario, const std::atomic<bool> *stop)
{
    ValueSizes sizes(scenario);
    if (scenario.valueSizes == SizeDistribution::File) {
        const auto read = sizes.readFile(scenario.valueSizesFile, stop);
        if (!read && read.error().code != ErrorCode::Cancelled)
            return causedBy(QStringLiteral("valueSizesFile"), read.error());
        if (!read)
            return read.error();
    }
    return sizes;
}

Result<void> ValueSizes::readFile(const QString &path, const std::atomic<bool> *stop)
{
    const auto file = inspect::CacheFile::open(path);
    if (!file)
        return file.error();
    const auto scanned = inspect::scanEntries(*file, {}, {}, stop);
    if (!scanned)
        return scanned.error();
    const std::size_t entries = scanned->index.size();
    if (entries == 0)
        return Error{ErrorCode::NotACache, CoreText::tr("%1 has no values to take sizes from").arg(path)};
    const std::size_t step = entries / kMostSizes + 1;
    for (std::size_t i = 0; i < entries; i += step)
        m_fromFile.push_back(scanned->index.sizeBytes(i));
    return {};
}

qint64 ValueSizes::draw(Random &random) const
{
    const double first = random.uniform();
    const double second = random.uniform();
    double bytes = static_cast<double>(m_bytes);
    if (m_distribution == SizeDistribution::Uniform)
        bytes += first * static_cast<double>(m_mostBytes - m_bytes + 1);
    else if (m_distribution == SizeDistribution::LogNormal)
        bytes *= std::exp(m_sigma * normalOf(first, second));
    else if (m_distribution == SizeDistribution::File)
        bytes = static_cast<double>(
            m_fromFile[static_cast<std::size_t>(first * static_cast<double>(m_fromFile.size()))]);
    // Bounded before it becomes a whole number: a wide spread draws more than 64 bits hold.
    return fit(static_cast<qint64>(std::min(bytes, static_cast<double>(m_largest))));
}

qint64 ValueSizes::fit(qint64 bytes) const
{
    return std::clamp(bytes, kLeastStampedBytes, m_largest);
}

void ValueSizes::allow(qint64 bytes)
{
    m_largest = std::max(m_largest, std::min(bytes, kLargestValue));
}

} // namespace cachescope::load
