// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace cachescope {

/// As long as one lives, core writes plain English in its thread, texts and figures, whatever the language of
/// the program: for files that other programs and other people read.
class PlainEnglish
{
public:
    PlainEnglish();
    ~PlainEnglish();
    Q_DISABLE_COPY_MOVE(PlainEnglish)

    /// Whether one lives in this thread.
    static bool isInForce();
};

/// Translates what core says to people: `CoreText::tr("A whole sentence.")`. All of core is one context. A
/// program without a translator, as the command line is, gets the English text. Counts choose between two
/// sentences (`count == 1 ? CoreText::tr("1 entry") : CoreText::tr("%1 entries").arg(formatCount(count))`),
/// because %n needs a translator even for English. Any thread may call.
///
/// What programs read is never translated: keys and values of JSON, columns of CSV, names of options.
class CoreText
{
public:
    /// The name and the arguments are what lupdate looks for; it calls the context by the whole name of the
    /// class.
    static QString tr(const char *source, const char *disambiguation = nullptr, int n = -1);
};

} // namespace cachescope
