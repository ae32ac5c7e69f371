// SPDX-License-Identifier: GPL-3.0-or-later
//
// The cache in a program of one's own: twenty values of 10 kB, of which a budget of 100 kB keeps the last
// used.
#include <QCoreApplication>
#include <QTextStream>

#include <core/cache/blob_cache.h>

using namespace cachescope::cache;

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    CacheOptions options;
    options.maxBytes = 100'000;
    const auto cache = BlobCache::open(app.arguments().value(1, QStringLiteral("example.db")), options);
    if (!cache)
        qFatal("%s", qPrintable(cache.error().message));
    for (int i = 1; i <= 20; ++i) {
        const auto stored = (*cache)->put(QStringLiteral("key %1").arg(i), QByteArray(10'000, 'x'));
        if (!stored)
            qFatal("%s", qPrintable(stored.error().message));
    }
    QTextStream out(stdout);
    for (const QString &key : {QStringLiteral("key 1"), QStringLiteral("key 20")}) {
        const auto value = (*cache)->get(key);
        if (!value)
            qFatal("%s", qPrintable(value.error().message));
        out << key << (*value ? " is there\n" : " was evicted\n");
    }
}
