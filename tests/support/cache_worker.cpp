// SPDX-License-Identifier: GPL-3.0-or-later
//
// Another process that uses a cache, for tests of processes that share one or are killed:
//
//     cachescope_cache_worker FILE NAME THREADS STORES VALUE-BYTES BUDGET
//
// Prints "ready" and waits for a line on its input, so that many can begin at the same moment. Then opens the
// cache and stores in THREADS threads, each STORES entries (0: without end) of about VALUE-BYTES under the
// keys NAME-thread-number. For each store that returned it prints the key, the value's checksum, and how many
// stores of all threads had returned when it began, a line each, and at the end "done", after closing the
// cache. Anything that fails is a line that begins with "error".
#include "core/cache/blob_cache.h"
#include "core/sqlite/lock_monitor.h"
#include "tests/support/test_value.h"

#include <QCoreApplication>

#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <thread>
#include <vector>

using namespace cachescope;

namespace {

/// One write of a whole line: a reader never sees half of two.
void say(const QByteArray &line)
{
    const QByteArray whole = line + '\n';
    if (write(STDOUT_FILENO, whole.constData(), static_cast<std::size_t>(whole.size())) != whole.size())
        std::_Exit(3);
}

void complain(const Error &error)
{
    say("error " + errorCodeName(error.code).toUtf8() + ' ' + error.message.toUtf8());
}

struct Work
{
    QString name;
    int threads = 1;
    int stores = 0;
    int valueBytes = 0;
};

std::atomic<int> storesReturned{0};

void storeEntries(cache::BlobCache &cache, const Work &work, int thread)
{
    for (int i = 0; work.stores == 0 || i < work.stores; ++i) {
        const QString key = QStringLiteral("%1-%2-%3").arg(work.name).arg(thread).arg(i);
        const QByteArray value = test::valueFor(key, work.valueBytes);
        const int before = storesReturned;
        const auto stored = cache.put(key, value);
        ++storesReturned;
        if (!stored)
            complain(stored.error());
        else
            say(key.toUtf8() + ' ' + test::checksum(value) + ' ' + QByteArray::number(before));
        // Reads of others' entries, so that notes are pending all the time.
        const auto read = cache.get(QStringLiteral("%1-%2-%3").arg(work.name).arg(thread / 2).arg(i / 2));
        if (!read)
            complain(read.error());
    }
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 7)
        return 2;
    const Work work{arguments[2], arguments[3].toInt(), arguments[4].toInt(), arguments[5].toInt()};
    sqlite::LockMonitor monitor;
    cache::CacheOptions options;
    options.maxBytes = arguments[6].toLongLong();
    options.monitor = &monitor;
    options.flushInterval = std::chrono::milliseconds(5);
    options.checkpointBytes = 300'000;
    say("ready");
    while (std::getchar() != '\n') {
    }
    const auto cache = cache::BlobCache::open(arguments[1], options);
    if (!cache) {
        complain(cache.error());
        return 1;
    }
    std::vector<std::thread> threads;
    for (int t = 0; t < work.threads; ++t)
        threads.emplace_back([&, t] { storeEntries(**cache, work, t); });
    for (std::thread &thread : threads)
        thread.join();
    if (const auto closed = (*cache)->close(); !closed)
        complain(closed.error());
    if (monitor.totalErrors() > 0)
        say("error " + QByteArray::number(monitor.totalErrors()) + " lock errors");
    say("done");
    return 0;
}
