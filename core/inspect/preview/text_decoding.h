// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/preview/preview.h"

#include <atomic>

/// Text in any encoding. Any thread.
namespace cachescope::inspect {

struct DecodedText
{
    /// In UTF-8, without a byte order mark. Where the bytes are UTF-8 they are shared, also with what is no
    /// UTF-8 in them.
    QByteArray utf8;
    TextFacts facts; ///< `lines` is not set
};

/// What is known of bytes before they are decoded.
enum class TextHint {
    Text,   ///< they are text
    Markup, ///< … and may name their encoding themselves, as HTML and XML do
    Unsure, ///< they may be anything
};

/// The text that `bytes` stand for. The encoding is told by a byte order mark; or is UTF-8 if they are that;
/// or is what markup says; or is guessed: UTF-16 by its zeros, UTF-8 if little speaks against it, others by
/// their statistics (uchardet), else windows-1252. `isWhole`: nothing follows; else a letter that the end
/// cuts is left out. Nothing if they are no text, for which much must speak if `hint` is Unsure, or if
/// `cancelled` (may be null) was set.
std::optional<DecodedText> decodeText(const QByteArray &bytes, bool isWhole, TextHint hint,
                                      const std::atomic<bool> *cancelled = nullptr);

} // namespace cachescope::inspect
