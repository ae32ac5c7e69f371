// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QStringList>

#include <memory>
#include <vector>

class QCoreApplication;
class QTranslator;

namespace cachescope::ui {

/// The codes of the languages that the window speaks, "en" first. QLocale(code).nativeLanguageName() names
/// one.
QStringList languages();

/// Whether one of languages() is that of `name`: "de", "de_AT", "de-AT".
bool isSpoken(const QString &name);

/// The code of languages() that fits best: `wish` ("de", "de_AT"), or where it is empty or not spoken the
/// first of `systemLanguages` (QLocale::uiLanguages()) that is, or English.
QString languageFor(const QString &wish, const QStringList &systemLanguages);

/// In which country's way the figures are written: the system's where it speaks `language`, else that of most
/// who do. "1.500 entries" would be neither English nor German.
QLocale localeFor(const QString &language, const QLocale &system);

/// The language of the whole program: texts, Qt's own texts, and how figures and dates are written. Make one
/// before the first window, and keep it as long as the program runs; texts that are shown already do not
/// change. Main thread.
class ProgramLanguage
{
public:
    /// Speaks languageFor(`wish`, …) of the system's languages.
    explicit ProgramLanguage(QCoreApplication &app, const QString &wish = {},
                             const QLocale &system = QLocale::system());
    /// Texts and figures made from now on are in plain English again.
    ~ProgramLanguage();
    Q_DISABLE_COPY_MOVE(ProgramLanguage)

    [[nodiscard]] QString code() const { return m_code; }

private:
    void install(const QString &file, const QString &directory);

    QCoreApplication &m_app;
    const QString m_code;
    const QLocale m_localeBefore;
    std::vector<std::unique_ptr<QTranslator>> m_translators;
};

} // namespace cachescope::ui
