// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/query/entry_orders.h"

#include "core/inspect/figures/key_tree.h"
#include "core/inspect/query/creation_times.h"
#include "core/inspect/scan/entry_index.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <future>

namespace cachescope::inspect {

namespace {

struct Keyed
{
    quint64 key = 0;
    quint32 place = 0;

    auto operator<=>(const Keyed &) const = default;
};

/// A number whose order as an unsigned integer is that of times; what is no time comes first.
quint64 orderOf(double time)
{
    constexpr quint64 sign = quint64{1} << 63;
    if (std::isnan(time))
        return 0;
    const auto bits = std::bit_cast<quint64>(time == 0.0 ? 0.0 : time); // -0 is 0
    return (bits & sign) != 0 ? ~bits : bits | sign;
}

/// The place of `type` among all types by name.
quint64 rankOf(ContentType type)
{
    static const std::vector<quint64> ranks = [] {
        std::vector<ContentType> types(kContentTypeCount);
        for (std::size_t i = 0; i < types.size(); ++i)
            types[i] = static_cast<ContentType>(i);
        std::ranges::sort(types, {}, [](ContentType each) { return contentTypeLabel(each).toCaseFolded(); });
        std::vector<quint64> result(types.size());
        for (std::size_t i = 0; i < types.size(); ++i)
            result.at(static_cast<std::size_t>(types[i])) = i;
        return result;
    }();
    return ranks.at(static_cast<std::size_t>(type));
}

/// Both halves at the same time: sorting is all that keeps the user waiting here.
void sortInTwoThreads(std::vector<Keyed> &keyed)
{
    constexpr std::size_t worthAThread = 100'000;
    if (keyed.size() < worthAThread)
        return std::sort(keyed.begin(), keyed.end());
    const auto middle = keyed.begin() + static_cast<std::ptrdiff_t>(keyed.size() / 2);
    auto half = std::async(std::launch::async, [&keyed, middle] { std::sort(keyed.begin(), middle); });
    std::sort(middle, keyed.end());
    half.wait();
    std::inplace_merge(keyed.begin(), middle, keyed.end());
}

} // namespace

EntryOrders::EntryOrders(std::shared_ptr<const EntryIndex> index)
    : m_index(std::move(index))
{
}

std::shared_ptr<const Places> EntryOrders::by(EntrySort sort)
{
    const auto known = types();
    const bool asInIndex = sort == EntrySort::RowId || sort == EntrySort::Key ||
                           (sort == EntrySort::Created && !m_index->hasCreationTimes()) ||
                           (sort == EntrySort::Type && !known);
    Order &order = m_orders.at(static_cast<std::size_t>(sort));
    const std::lock_guard lock(order.mutex);
    if (!order.places && !asInIndex)
        order.places = std::make_shared<const Places>(sorted(sort, known.get()));
    return order.places;
}

void EntryOrders::setByKey(Places places)
{
    Order &order = m_orders.at(static_cast<std::size_t>(EntrySort::Key));
    const std::lock_guard lock(order.mutex);
    if (!order.places && places.size() == m_index->size())
        order.places = std::make_shared<const Places>(std::move(places));
}

void EntryOrders::setTypes(std::shared_ptr<const EntryTypes> types)
{
    if (!types || types->size() != m_index->size())
        return;
    const std::lock_guard lock(m_factsMutex);
    m_types = std::move(types);
}

std::shared_ptr<const EntryTypes> EntryOrders::types() const
{
    const std::lock_guard lock(m_factsMutex);
    return m_types;
}

void EntryOrders::setKeyTree(std::shared_ptr<const KeyTree> tree)
{
    if (tree && tree->size() != m_index->size())
        return;
    const std::lock_guard lock(m_factsMutex);
    m_keyTree = std::move(tree);
}

std::shared_ptr<const KeyTree> EntryOrders::keyTree() const
{
    const std::lock_guard lock(m_factsMutex);
    return m_keyTree;
}

void EntryOrders::setCreationTimes(std::shared_ptr<const CreationTimes> times)
{
    const std::lock_guard lock(m_factsMutex);
    m_creationTimes = std::move(times);
}

std::shared_ptr<const CreationTimes> EntryOrders::creationTimes() const
{
    const std::lock_guard lock(m_factsMutex);
    return m_creationTimes;
}

bool EntryOrders::isTie(EntrySort sort, quint32 a, quint32 b) const
{
    if (sort == EntrySort::RowId || sort == EntrySort::Key ||
        (sort == EntrySort::Created && !m_index->hasCreationTimes()))
        return false;
    const auto known = sort == EntrySort::Type ? types() : nullptr;
    if (sort == EntrySort::Type && !known)
        return false;
    return keyOf(sort, a, known.get()) == keyOf(sort, b, known.get());
}

/// What the entries are ordered by, as a number.
quint64 EntryOrders::keyOf(EntrySort sort, std::size_t place, const EntryTypes *types) const
{
    switch (sort) {
    case EntrySort::Size:
        return static_cast<quint64>(m_index->sizeBytes(place));
    case EntrySort::LastAccessed:
        return orderOf(m_index->lastAccessed(place));
    case EntrySort::Created:
        return orderOf(m_index->createdAt(place));
    case EntrySort::Type:
        return rankOf(types->at(place));
    case EntrySort::Pinned:
        return m_index->pinned(place) ? 1 : 0;
    case EntrySort::RowId:
    case EntrySort::Key:
        break;
    }
    return 0;
}

Places EntryOrders::sorted(EntrySort sort, const EntryTypes *types) const
{
    std::vector<Keyed> keyed(m_index->size());
    for (std::size_t i = 0; i < keyed.size(); ++i)
        keyed[i] = {keyOf(sort, i, types), static_cast<quint32>(i)};
    sortInTwoThreads(keyed);
    Places places(keyed.size());
    std::ranges::transform(keyed, places.begin(), &Keyed::place);
    return places;
}

std::size_t EntryOrders::memoryBytes() const
{
    std::size_t bytes = 0;
    for (const Order &order : m_orders) {
        const std::lock_guard lock(order.mutex);
        bytes += order.places ? order.places->capacity() * sizeof(quint32) : 0;
    }
    return bytes;
}

} // namespace cachescope::inspect
