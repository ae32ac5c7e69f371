// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/load/lying_designs.h"

namespace cachescope::test {

namespace {

constexpr int kReadsOfAnOldValue = 30;

Error failure()
{
    return Error{ErrorCode::Io, QStringLiteral("The disk failed")};
}

} // namespace

MapDesign::Value MapDesign::current(const QString &key) const
{
    const auto found = m_values.constFind(key);
    return found == m_values.constEnd() ? Value() : Value(*found);
}

Result<std::optional<QByteArray>> MapDesign::read(const QString &key)
{
    const std::lock_guard lock(m_mutex);
    return current(key);
}

Result<QHash<QString, QByteArray>> MapDesign::readMany(const QStringList &keys)
{
    QHash<QString, QByteArray> found;
    for (const QString &key : keys) {
        const auto value = read(key);
        if (!value)
            return value.error();
        if (*value)
            found.insert(key, **value);
    }
    return found;
}

Result<bool> MapDesign::contains(const QString &key)
{
    const std::lock_guard lock(m_mutex);
    return m_values.contains(key);
}

Result<void> MapDesign::store(const QString &key, const QByteArray &value)
{
    const std::lock_guard lock(m_mutex);
    m_values[key] = value;
    return {};
}

Result<void> MapDesign::storeMany(const QList<load::DesignEntry> &entries)
{
    for (const auto &[key, value] : entries) {
        if (auto stored = store(key, value); !stored)
            return stored;
    }
    return {};
}

Result<qint64> MapDesign::pin(const QStringList &keys)
{
    return keys.size();
}

Result<bool> MapDesign::remove(const QString &key)
{
    const std::lock_guard lock(m_mutex);
    return m_values.remove(key);
}

Result<void> EvictingDesign::store(const QString &key, const QByteArray &value)
{
    const std::lock_guard lock(m_mutex);
    m_values[key] = value;
    m_pinned.remove(key);
    evictFor(key);
    return {};
}

/// With m_mutex held.
void EvictingDesign::evictFor(const QString &stored)
{
    qsizetype evictable = 0;
    for (auto entry = m_values.constBegin(); entry != m_values.constEnd(); ++entry)
        evictable += mayEvict(entry.key()) ? 1 : 0;
    for (auto entry = m_values.begin(); entry != m_values.end() && evictable > kRoom;) {
        if (entry.key() == stored || !mayEvict(entry.key())) {
            ++entry;
            continue;
        }
        entry = m_values.erase(entry);
        ++m_evicted;
        --evictable;
    }
}

Result<bool> EvictingDesign::remove(const QString &key)
{
    const std::lock_guard lock(m_mutex);
    m_pinned.remove(key);
    return m_values.remove(key);
}

Result<qint64> EvictingDesign::pin(const QStringList &keys)
{
    const std::lock_guard lock(m_mutex);
    qint64 changed = 0;
    for (const QString &key : keys) {
        if (!m_values.contains(key) || m_pinned.contains(key))
            continue;
        m_pinned.insert(key);
        ++changed;
    }
    return changed;
}

Result<qint64> EvictingDesign::unpinAll()
{
    const std::lock_guard lock(m_mutex);
    const qint64 changed = m_pinned.size();
    m_pinned.clear();
    return changed;
}

Result<void> EvictingAndLosingDesign::store(const QString &key, const QByteArray &value)
{
    if (auto stored = EvictingDesign::store(key, value); !stored)
        return stored;
    const std::lock_guard lock(m_mutex);
    if (everyNth(50))
        m_values.remove(key);
    return {};
}

Result<void> FailingDesign::store(const QString &key, const QByteArray &value)
{
    const std::lock_guard lock(m_mutex);
    if (everyNth(5))
        return failure();
    m_values[key] = value;
    if (everyNth(7))
        return failure();
    return {};
}

Result<bool> FailingDesign::remove(const QString &key)
{
    const std::lock_guard lock(m_mutex);
    if (everyNth(3))
        return failure();
    const bool removed = m_values.remove(key);
    if (everyNth(4))
        return failure();
    return removed;
}

Result<std::optional<QByteArray>> TearingDesign::read(const QString &key)
{
    const std::lock_guard lock(m_mutex);
    const Value value = current(key);
    const auto before = m_before.constFind(key);
    if (!value || before == m_before.constEnd() || !everyNth(50))
        return value;
    const qsizetype half = value->size() / 2;
    return Value(value->first(half) + before->sliced(half));
}

Result<void> TearingDesign::store(const QString &key, const QByteArray &value)
{
    const std::lock_guard lock(m_mutex);
    if (const Value replaced = current(key))
        m_before[key] = *replaced;
    m_values[key] = value;
    return {};
}

Result<void> LosingDesign::store(const QString &key, const QByteArray &value)
{
    const std::lock_guard lock(m_mutex);
    m_values[key] = value;
    if (everyNth(50))
        m_values.remove(key);
    return {};
}

Result<std::optional<QByteArray>> StaleDesign::read(const QString &key)
{
    const std::lock_guard lock(m_mutex);
    Old &old = m_old[key];
    if (old.readsLeft == 0)
        return current(key);
    --old.readsLeft;
    return Value(old.value);
}

Result<void> StaleDesign::store(const QString &key, const QByteArray &value)
{
    const std::lock_guard lock(m_mutex);
    const Value replaced = current(key);
    if (replaced && everyNth(50))
        m_old[key] = {*replaced, kReadsOfAnOldValue};
    m_values[key] = value;
    return {};
}

Result<std::optional<QByteArray>> MisdirectingDesign::read(const QString &key)
{
    const std::lock_guard lock(m_mutex);
    if (everyNth(50)) {
        for (auto other = m_values.constBegin(); other != m_values.constEnd(); ++other) {
            if (other.key() != key)
                return Value(*other);
        }
    }
    return current(key);
}

} // namespace cachescope::test
