// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace cachescope::load {

/// `text` so that it can stand in an XML or HTML document: what XML 1.0 has no way to write (control
/// characters, halves of surrogate pairs, U+FFFE and U+FFFF; https://www.w3.org/TR/xml/#charsets) becomes
/// U+FFFD, and so do the characters that would reverse the direction of what is read after them. Markup is
/// not escaped: that is QXmlStreamWriter's part. Any thread.
QString xmlText(const QString &text);

} // namespace cachescope::load
