// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace cachescope::ui {

/// The pages of the rail, from top to bottom. Stored in settings by number: only add at the end.
enum class Page { Overview, Entries, Load, Runs };
constexpr Page kLastPage = Page::Runs;

constexpr bool needsNoFile(Page page)
{
    return page == Page::Load || page == Page::Runs;
}

} // namespace cachescope::ui
