// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/query/entry_test.h"

#include "core/inspect/figures/key_tree.h"
#include "core/inspect/query/row_sources.h"

#include <limits>

namespace cachescope::inspect {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

quint32 bitsOf(const std::vector<ContentType> &types)
{
    quint32 bits = 0;
    for (const ContentType type : types)
        bits |= quint32{1} << static_cast<int>(type);
    return bits;
}

EntryFilter unansweredPart(const EntryFilter &filter, bool knowsTypes, bool knowsPatterns)
{
    EntryFilter part;
    part.contains = filter.contains;
    part.prefix = filter.prefix;
    part.exact = filter.exact;
    if (!knowsPatterns) {
        part.pattern = filter.pattern;
        part.exceptPatterns = filter.exceptPatterns;
    }
    if (!knowsTypes)
        part.types = filter.types;
    return part;
}

} // namespace

EntryTest::EntryTest(const EntryIndex &index, const EntryFilter &filter, const Facts &facts)
    : m_index(index)
    , m_facts(facts)
    , m_pinned(filter.pinned)
    , m_minBytes(filter.minSizeBytes.value_or(std::numeric_limits<qint64>::min()))
    , m_maxBytes(filter.maxSizeBytes.value_or(std::numeric_limits<qint64>::max()))
    , m_accessedFrom(filter.accessedFrom.value_or(-kInfinity))
    , m_accessedTo(filter.accessedTo.value_or(kInfinity))
    , m_createdFrom(filter.createdFrom.value_or(-kInfinity))
    , m_createdTo(filter.createdTo.value_or(kInfinity))
    , m_types(facts.types ? bitsOf(filter.types) : 0)
{
    if (filtersPatterns(filter) && facts.keyTree && facts.keyTree->size() == index.size())
        m_nodes = facts.keyTree->selectedBy(filter);
    if (!index.hasCreationTimes() && facts.creationTimes)
        m_createdRange = facts.creationTimes->range(m_createdFrom, m_createdTo);
    m_leftOver = unansweredPart(filter, facts.types != nullptr, m_nodes.has_value());
    const auto ask = [this](bool asked, Condition condition) {
        m_asked = static_cast<quint8>(m_asked | (asked ? condition : 0));
    };
    ask(filter.minSizeBytes || filter.maxSizeBytes, Size);
    ask(filtersTimes(filter), Age);
    ask(m_types != 0, Type);
    ask(filtersCreation(filter), Created);
    ask(m_nodes.has_value(), Key);
    ask(m_pinned.has_value(), Pin);
}

quint8 EntryTest::misses(std::size_t place) const
{
    int misses = 0;
    if ((m_asked & Size) != 0 && !fitsSize(place))
        misses |= Size;
    if ((m_asked & Age) != 0) {
        const double time = m_index.lastAccessed(place); // what is no time compares as false
        misses |= time >= m_accessedFrom && time < m_accessedTo ? 0 : Age;
    }
    if ((m_asked & Type) != 0 && (m_types >> static_cast<int>(m_facts.types->at(place)) & 1) == 0)
        misses |= Type;
    if ((m_asked & Created) != 0 && !fitsCreated(place))
        misses |= Created;
    if ((m_asked & Key) != 0 && !fitsPattern(place))
        misses |= Key;
    if ((m_asked & Pin) != 0 && m_index.pinned(place) != *m_pinned)
        misses |= Pin;
    return static_cast<quint8>(misses);
}

bool EntryTest::fitsSize(std::size_t place) const
{
    const qint64 bytes = m_index.sizeBytes(place);
    return bytes >= m_minBytes && bytes <= m_maxBytes;
}

bool EntryTest::fitsCreated(std::size_t place) const
{
    if (!m_index.hasCreationTimes())
        return m_createdRange.has(m_index.rowid(place));
    const double time = m_index.createdAt(place);
    return time >= m_createdFrom && time < m_createdTo;
}

bool EntryTest::fitsPattern(std::size_t place) const
{
    const quint16 node = m_facts.keyTree->leafOf(place);
    return node != KeyTree::kNone && (*m_nodes)[node];
}

} // namespace cachescope::inspect
