// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/application_end.h"

#include <QCoreApplication>

#include <mutex>
#include <vector>

namespace cachescope::cache {

namespace {

struct Watchers
{
    std::mutex mutex;
    std::vector<ApplicationEnd *> all;
};

Watchers &watchers()
{
    static auto *const theOne = new Watchers; // never destroyed: a cache may be a static object itself
    return *theOne;
}

} // namespace

ApplicationEnd::ApplicationEnd(std::function<void()> whenItEnds)
    : m_whenItEnds(std::move(whenItEnds))
{
    auto &[mutex, all] = watchers();
    const std::lock_guard lock(mutex);
    all.push_back(this);
    qRemovePostRoutine(tellAll); // Qt forgets its list with every application, and keeps duplicates
    qAddPostRoutine(tellAll);
}

ApplicationEnd::~ApplicationEnd()
{
    auto &[mutex, all] = watchers();
    const std::lock_guard lock(mutex);
    std::erase(all, this);
}

void ApplicationEnd::tellAll()
{
    auto &[mutex, all] = watchers();
    const std::lock_guard lock(mutex);
    for (auto *watcher : all) {
        if (const auto tell = std::exchange(watcher->m_whenItEnds, nullptr))
            tell();
    }
}

} // namespace cachescope::cache
