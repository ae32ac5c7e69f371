// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/blob_cache.h"

#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace cachescope::bench {

/// `count` keys that look like production's: 64 hexadecimal digits.
QStringList makeKeys(qint64 count);

/// A value of `bytes` that does not compress.
QByteArray makeValue(qint64 bytes);

/// A cache file with `count` entries of `valueBytes` each in a temporary directory, which goes with it.
class BenchFile
{
public:
    /// `options`: of the cache that makes it.
    BenchFile(qint64 count, qint64 valueBytes, const cache::CacheOptions &options = {});

    [[nodiscard]] QString path() const { return m_directory.filePath(QStringLiteral("cache.db")); }
    [[nodiscard]] const QStringList &keys() const { return m_keys; }
    /// Ends the program if it cannot be opened.
    [[nodiscard]] std::unique_ptr<cache::BlobCache> open(const cache::CacheOptions &options = {}) const;

private:
    QTemporaryDir m_directory;
    QStringList m_keys;
};

/// A random number below `bound`, cheap enough to measure beside.
class Picker
{
public:
    explicit Picker(quint64 seed)
        : m_state(seed * 2 + 1)
    {
    }
    qsizetype next(qsizetype bound)
    {
        // Knuth's MMIX generator; the high bits are the good ones.
        m_state = m_state * 6364136223846793005U + 1442695040888963407U;
        return static_cast<qsizetype>((m_state >> 33U) % static_cast<quint64>(bound));
    }

private:
    quint64 m_state;
};

} // namespace cachescope::bench
