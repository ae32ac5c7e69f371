// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/cache_options.h"

#include <QTest>

using cachescope::ErrorCode;
using cachescope::cache::CacheOptions;

Q_DECLARE_METATYPE(CacheOptions)

class TestCacheOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void defaultsAreValid() { QVERIFY(CacheOptions{}.validate()); }

    void refusesWhatCannotBeAndNamesIt_data()
    {
        QTest::addColumn<CacheOptions>("options");
        QTest::addColumn<QString>("name");
        const auto row = [](const char *name, auto change) {
            CacheOptions options;
            change(options);
            QTest::newRow(name) << options << QString::fromLatin1(name);
        };
        using std::chrono::milliseconds;
        row("maxBytes", [](CacheOptions &o) { o.maxBytes = -1; });
        row("lowWaterMark", [](CacheOptions &o) { o.lowWaterMark = 1.5; });
        row("maxItemBytes", [](CacheOptions &o) { o.maxItemBytes = 2'000'000'000; });
        row("flushInterval", [](CacheOptions &o) { o.flushInterval = milliseconds(-1); });
        row("flushInterval", [](CacheOptions &o) { o.flushInterval = std::chrono::hours(1000); });
        row("maxPendingTouches", [](CacheOptions &o) { o.maxPendingTouches = 0; });
        row("busyTimeout", [](CacheOptions &o) { o.busyTimeout = milliseconds(-5); });
        row("maxQueuedBytes", [](CacheOptions &o) { o.maxQueuedBytes = 0; });
        row("newFilePageSize", [](CacheOptions &o) { o.newFilePageSize = 5000; });
        row("maxWalBytes", [](CacheOptions &o) { o.maxWalBytes = 1; });
        row("checkpointBytes", [](CacheOptions &o) { o.checkpointBytes = 0; });
    }
    void refusesWhatCannotBeAndNamesIt()
    {
        QFETCH(CacheOptions, options);
        QFETCH(QString, name);
        const auto valid = options.validate();
        QVERIFY(!valid);
        QCOMPARE(valid.error().code, ErrorCode::InvalidArgument);
        QVERIFY2(valid.error().message.startsWith(name), qPrintable(valid.error().message));
    }
};

QTEST_GUILESS_MAIN(TestCacheOptions)
#include "test_cache_options.moc"
