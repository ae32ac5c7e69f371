// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/users.h"

#include <atomic>
#include <barrier>
#include <thread>
#include <vector>

namespace cachescope::bench {

using std::chrono::steady_clock;

namespace {

void runUser(cache::BlobCache &cache, const QStringList &keys, const UserLoad &load, int user,
             steady_clock::time_point end, UserFigures &figures)
{
    Picker picker(static_cast<quint64>(user) + 1);
    const QByteArray value = makeValue(load.valueBytes);
    const auto storesOf1000 = static_cast<qsizetype>(load.storeShare * 1000);
    for (auto begin = steady_clock::now(); begin < end;) {
        const QString &key = keys[picker.next(keys.size())];
        const bool stores = picker.next(1000) < storesOf1000;
        const bool worked = stores ? bool(cache.put(key, value)) : bool(cache.get(key));
        const auto now = steady_clock::now();
        if (worked)
            (stores ? figures.stores : figures.reads).record(now - begin);
        else
            ++figures.failed;
        begin = now;
    }
}

} // namespace

UserFigures runUsers(cache::BlobCache &cache, const QStringList &keys, const UserLoad &load)
{
    std::vector<UserFigures> figures(static_cast<std::size_t>(load.users));
    std::vector<std::thread> threads;
    std::barrier ready(load.users + 1);
    std::atomic<steady_clock::time_point> end{};
    for (int user = 0; user < load.users; ++user) {
        threads.emplace_back([&, user] {
            (void)cache.contains(keys.first()); // opens this thread's connection
            ready.arrive_and_wait();
            ready.arrive_and_wait();
            runUser(cache, keys, load, user, end.load(), figures[static_cast<std::size_t>(user)]);
        });
    }
    ready.arrive_and_wait();
    const auto begin = steady_clock::now();
    end.store(begin + load.duration);
    ready.arrive_and_wait();
    UserFigures all;
    for (std::size_t i = 0; i < threads.size(); ++i) {
        threads[i].join();
        all.reads.merge(figures[i].reads);
        all.stores.merge(figures[i].stores);
        all.failed += figures[i].failed;
    }
    all.seconds = std::chrono::duration<double>(steady_clock::now() - begin).count();
    return all;
}

} // namespace cachescope::bench
