// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/shell_words.h"

#include <algorithm>

namespace cachescope {

namespace {

bool isPlain(QChar c)
{
    const bool isAsciiLetter = (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
    return isAsciiLetter || (c >= u'0' && c <= u'9') || QStringView(u"_@%+=:,./-").contains(c);
}

QString shellWord(QString word)
{
    if (!word.isEmpty() && std::ranges::all_of(word, isPlain))
        return word;
    word.replace(u'\'', QLatin1String("'\\''"));
    return u'\'' + word + u'\'';
}

} // namespace

QString shellLine(const QStringList &words)
{
    QStringList quoted;
    for (const QString &word : words)
        quoted << shellWord(word);
    return quoted.join(u' ');
}

} // namespace cachescope
