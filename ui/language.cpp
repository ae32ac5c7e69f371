// SPDX-License-Identifier: GPL-3.0-or-later
// The sources are in English, so an English program needs a catalogue for its plurals only; it lies below
// every other one, so that a text that has no translation is at least correct English. Qt's catalogue is in a
// package of its own that need not be installed: without it, "Cancel" of a file dialog stays English.
#include "ui/language.h"

#include "core/base/format_style.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

#include <algorithm>

namespace cachescope::ui {
namespace {

/// "de" of "de_AT" or "de-AT".
QString languageOf(const QString &name)
{
    const auto isLetter = [](QChar c) { return c.isLetter(); };
    return QString(name.begin(), std::find_if_not(name.begin(), name.end(), isLetter) - name.begin())
        .toLower();
}

void writeFiguresAs(const QLocale &locale)
{
    FormatStyle style = formatStyle();
    style.setLocale(locale);
    setFormatStyle(style);
}

} // namespace

QStringList languages()
{
    return {QStringLiteral("en"), QStringLiteral("de")};
}

bool isSpoken(const QString &name)
{
    return languages().contains(languageOf(name));
}

QString languageFor(const QString &wish, const QStringList &systemLanguages)
{
    const QStringList spoken = languages();
    for (const QString &name : QStringList{wish} + systemLanguages) {
        if (const QString language = languageOf(name); spoken.contains(language))
            return language;
    }
    return spoken.first();
}

QLocale localeFor(const QString &language, const QLocale &system)
{
    return system.language() == QLocale(language).language() ? system : QLocale(language);
}

ProgramLanguage::ProgramLanguage(QCoreApplication &app, const QString &wish, const QLocale &system)
    : m_app(app)
    , m_code(languageFor(wish, system.uiLanguages()))
{
    const QLocale locale = localeFor(m_code, system);
    QLocale::setDefault(locale);
    writeFiguresAs(locale);
    const QString ours = QStringLiteral(":/translations");
    install(QStringLiteral("cachescope_en"), ours);
    if (m_code == languages().first())
        return;
    install(QStringLiteral("qtbase_") + m_code, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(QStringLiteral("cachescope_") + m_code, ours);
}

ProgramLanguage::~ProgramLanguage()
{
    QLocale::setDefault(m_localeBefore);
    writeFiguresAs(FormatStyle().locale);
}

void ProgramLanguage::install(const QString &file, const QString &directory)
{
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(file, directory))
        return;
    m_app.installTranslator(translator.get());
    m_translators.push_back(std::move(translator));
}

} // namespace cachescope::ui
