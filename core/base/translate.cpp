// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/translate.h"

#include <QCoreApplication>

namespace cachescope {

namespace {

thread_local int t_plainEnglish = 0;

} // namespace

PlainEnglish::PlainEnglish()
{
    ++t_plainEnglish;
}

PlainEnglish::~PlainEnglish()
{
    --t_plainEnglish;
}

bool PlainEnglish::isInForce()
{
    return t_plainEnglish > 0;
}

QString CoreText::tr(const char *source, const char *disambiguation, int n)
{
    return PlainEnglish::isInForce()
               ? QString::fromUtf8(source)
               : QCoreApplication::translate("cachescope::CoreText", source, disambiguation, n);
}

} // namespace cachescope
