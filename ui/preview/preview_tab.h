// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace cachescope::ui {

/// How an entry is looked at. Stored in settings by number: only add at the end.
enum class PreviewTab { Preview, Hex, Details };

} // namespace cachescope::ui
