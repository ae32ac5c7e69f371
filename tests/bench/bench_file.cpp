// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench_file.h"

#include <QCryptographicHash>
#include <QDir>

#include <algorithm>

namespace cachescope::bench {

namespace {

constexpr qint64 kBatchBytes = 8'000'000;
constexpr qint64 kBatchEntries = 20'000;

} // namespace

QStringList makeKeys(qint64 count)
{
    QStringList keys;
    keys.reserve(count);
    for (qint64 i = 0; i < count; ++i)
        keys << QString::fromLatin1(
            QCryptographicHash::hash(QByteArray::number(i), QCryptographicHash::Sha256).toHex());
    return keys;
}

QByteArray makeValue(qint64 bytes)
{
    QByteArray value(bytes, Qt::Uninitialized);
    Picker picker(static_cast<quint64>(bytes));
    for (char &byte : value)
        byte = static_cast<char>(picker.next(256));
    return value;
}

BenchFile::BenchFile(qint64 count, qint64 valueBytes, const cache::CacheOptions &options)
    : m_directory(QDir::tempPath() + QStringLiteral("/cachescope-bench-XXXXXX"))
    , m_keys(makeKeys(count))
{
    const auto cache = open(options);
    const QByteArray value = makeValue(valueBytes);
    QList<cache::NewEntry> batch;
    for (const QString &key : m_keys) {
        batch.append({key, value, {}});
        if (batch.size() * valueBytes < kBatchBytes && batch.size() < kBatchEntries)
            continue;
        if (const auto stored = cache->putMany(batch); !stored)
            qFatal("%s", qPrintable(stored.error().message));
        batch.clear();
    }
    if (const auto stored = cache->putMany(batch); !stored)
        qFatal("%s", qPrintable(stored.error().message));
}

std::unique_ptr<cache::BlobCache> BenchFile::open(const cache::CacheOptions &options) const
{
    auto cache = cache::BlobCache::open(path(), options);
    if (!cache)
        qFatal("%s", qPrintable(cache.error().message));
    return std::move(*cache);
}

} // namespace cachescope::bench
