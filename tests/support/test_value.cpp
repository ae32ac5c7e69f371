// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_value.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

namespace cachescope::test {

namespace {

/// A seed by FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/): the same in every process.
quint32 seedOf(const QString &key)
{
    quint32 hash = 2166136261U;
    for (const QChar c : key)
        hash = (hash ^ c.unicode()) * 16777619U;
    return hash;
}

} // namespace

QByteArray valueFor(const QString &key, int bytes)
{
    QRandomGenerator random(seedOf(key));
    const int size = bytes / 2 + (bytes > 0 ? random.bounded(bytes) : 0);
    QByteArray value((size + 3) / 4 * 4, Qt::Uninitialized);
    random.fillRange(reinterpret_cast<quint32 *>(value.data()), value.size() / 4);
    value.truncate(size);
    return value;
}

QByteArray checksum(const QByteArray &value)
{
    return QCryptographicHash::hash(value, QCryptographicHash::Md5).toHex();
}

} // namespace cachescope::test
