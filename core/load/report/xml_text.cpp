// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/xml_text.h"

namespace cachescope::load {

namespace {

bool mayStand(QChar c)
{
    const char16_t u = c.unicode();
    if (u < 0x20)
        return u == u'\t' || u == u'\n' || u == u'\r';
    const bool control = u >= 0x7f && u <= 0x9f;
    const bool turnsDirection = (u >= 0x202a && u <= 0x202e) || (u >= 0x2066 && u <= 0x2069);
    return !control && !turnsDirection && u < 0xfffe;
}

} // namespace

QString xmlText(const QString &text)
{
    QString safe = text;
    for (qsizetype i = 0; i < safe.size(); ++i) {
        const bool pair = safe[i].isHighSurrogate() && i + 1 < safe.size() && safe[i + 1].isLowSurrogate();
        if (pair)
            ++i;
        else if (safe[i].isSurrogate() || !mayStand(safe[i]))
            safe[i] = QChar::ReplacementCharacter;
    }
    return safe;
}

} // namespace cachescope::load
