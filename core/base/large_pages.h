// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace cachescope {

/// Asks the system for large pages (2 MiB as a rule, where it has them:
/// https://docs.kernel.org/admin-guide/mm/transhuge.html) for `bytes` of memory at `data` that were allocated
/// and not written to yet. A hint, for some megabytes and more: the first touch of each page calls into the
/// system, which in a virtual machine may take longer than to read the page from a file. Any thread.
void preferLargePages(void *data, std::size_t bytes);

/// Room for `size` elements in the empty `column`, on large pages.
template <typename T>
void reserveOnLargePages(std::vector<T> *column, std::size_t size)
{
    column->reserve(size);
    preferLargePages(column->data(), size * sizeof(T));
}

} // namespace cachescope
