// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace cachescope::load {

/// The style sheet of an HTML report. It has none of the characters that XML would escape, which a browser
/// would not take back in a style sheet. Any thread.
QString htmlStyle();

} // namespace cachescope::load
