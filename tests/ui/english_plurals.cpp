// SPDX-License-Identifier: GPL-3.0-or-later
// The program always has the English plurals; so that a test sees what people see, each of ui's has them too.
#include <QCoreApplication>
#include <QTranslator>

namespace {

void installEnglishPlurals()
{
    static QTranslator plurals;
    if (plurals.load(QStringLiteral("cachescope_en"), QStringLiteral(":/translations")))
        QCoreApplication::installTranslator(&plurals);
}

} // namespace

Q_COREAPP_STARTUP_FUNCTION(installEnglishPlurals)
