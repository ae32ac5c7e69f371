// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/large_pages.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>

namespace cachescope {

namespace {

/// Less is not worth a call.
constexpr std::size_t kLeastBytes = 4'000'000;

} // namespace

void preferLargePages(void *data, std::size_t bytes)
{
    if (bytes < kLeastBytes)
        return;
    // What stands beside it on the first page and the last may have large pages too: it is advice.
    const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
    const auto offset = reinterpret_cast<std::uintptr_t>(data) % page;
    ::madvise(static_cast<char *>(data) - offset, bytes + offset, MADV_HUGEPAGE);
}

} // namespace cachescope
