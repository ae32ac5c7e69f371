// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/designs/design.h"

#include <QHash>
#include <QSet>

#include <atomic>
#include <mutex>

/// Caches in memory, for tests of what finds out lies: one that is right, and others with one defect each.
/// Like any design, for any number of threads.
namespace cachescope::test {

/// A cache that is right: a map and a mutex.
class MapDesign : public load::Design
{
public:
    Result<void> open(const load::DesignSettings &) override { return {}; }
    Result<std::optional<QByteArray>> read(const QString &key) override;
    /// By read() of each key.
    Result<QHash<QString, QByteArray>> readMany(const QStringList &keys) override;
    Result<bool> contains(const QString &key) override;
    Result<void> store(const QString &key, const QByteArray &value) override;
    /// By store() of each.
    Result<void> storeMany(const QList<load::DesignEntry> &entries) override;
    Result<bool> remove(const QString &key) override;
    /// Nothing is ever evicted, so that there is nothing to do.
    Result<qint64> pin(const QStringList &keys) override;
    Result<qint64> unpinAll() override { return qint64{0}; }
    Result<void> close() override { return {}; }
    [[nodiscard]] qint64 evicted() const override { return 0; }
    [[nodiscard]] qint64 storeCommits() const override { return 0; }
    [[nodiscard]] qint64 dirty() const override { return 0; }

protected:
    using Value = std::optional<QByteArray>;

    [[nodiscard]] Value current(const QString &key) const; // with m_mutex held
    /// True at every `n`th call. With m_mutex held.
    bool everyNth(int n) { return ++m_calls % n == 0; }

    std::mutex m_mutex;
    QHash<QString, QByteArray> m_values; // guarded by m_mutex
    int m_calls = 0;                     // guarded by m_mutex
};

/// Right too, with room for so few values that it evicts all the time, and knows about pins: a store of a key
/// takes its pin away.
class EvictingDesign : public MapDesign
{
public:
    static constexpr qsizetype kRoom = 5; ///< for values that are not pinned

    Result<void> store(const QString &key, const QByteArray &value) override;
    Result<bool> remove(const QString &key) override;
    Result<qint64> pin(const QStringList &keys) override;
    Result<qint64> unpinAll() override;
    [[nodiscard]] qint64 evicted() const override { return m_evicted; }

protected:
    [[nodiscard]] virtual bool mayEvict(const QString &key) const { return !m_pinned.contains(key); }

    QSet<QString> m_pinned; // guarded by m_mutex

private:
    void evictFor(const QString &stored);

    std::atomic<qint64> m_evicted{0};
};

/// Evicts what is pinned as well.
class PinForgettingDesign : public EvictingDesign
{
protected:
    [[nodiscard]] bool mayEvict(const QString &) const override { return true; }
};

/// Evicts as it should, and drops every fiftieth value that it says it has stored.
class EvictingAndLosingDesign : public EvictingDesign
{
public:
    Result<void> store(const QString &key, const QByteArray &value) override;
};

/// Also right, but often fails: then it has stored or removed, or has not.
class FailingDesign : public MapDesign
{
public:
    Result<void> store(const QString &key, const QByteArray &value) override;
    Result<bool> remove(const QString &key) override;
};

/// Now and then gives the first half of a value and the second half of the one before it.
class TearingDesign : public MapDesign
{
public:
    Result<std::optional<QByteArray>> read(const QString &key) override;
    Result<void> store(const QString &key, const QByteArray &value) override;

private:
    QHash<QString, QByteArray> m_before; // guarded by m_mutex
};

/// Drops every fiftieth value that it says it has stored.
class LosingDesign : public MapDesign
{
public:
    Result<void> store(const QString &key, const QByteArray &value) override;
};

/// Now and then goes on giving a value for a while after it has been replaced or removed.
class StaleDesign : public MapDesign
{
public:
    Result<std::optional<QByteArray>> read(const QString &key) override;
    Result<void> store(const QString &key, const QByteArray &value) override;

private:
    struct Old
    {
        QByteArray value;
        int readsLeft = 0;
    };
    QHash<QString, Old> m_old; // guarded by m_mutex
};

/// Now and then gives the value of another key.
class MisdirectingDesign : public MapDesign
{
public:
    Result<std::optional<QByteArray>> read(const QString &key) override;
};

} // namespace cachescope::test
