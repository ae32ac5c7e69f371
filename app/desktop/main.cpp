// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/language.h"
#include "ui/settings.h"
#include "ui/theme/theme.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QIcon>

#include <optional>

using cachescope::ui::Page;

namespace {

std::optional<Page> pageNamed(const QString &name)
{
    if (name == QLatin1String("overview"))
        return Page::Overview;
    if (name == QLatin1String("entries"))
        return Page::Entries;
    if (name == QLatin1String("load"))
        return Page::Load;
    return std::nullopt;
}

void describe(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        QApplication::translate("main", "Inspector and load tester for SQLite-backed blob caches."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("file"),
                                 QApplication::translate("main", "A cache file to open."),
                                 QStringLiteral("[FILE]"));
    parser.addOption({QStringLiteral("page"),
                      QApplication::translate("main", "The page to show: overview, entries or load."),
                      QStringLiteral("page")});
    parser.addOption(
        {QStringLiteral("language"),
         QApplication::translate("main", "The language of the window: %1. The system's unless given.")
             .arg(cachescope::ui::languages().join(QStringLiteral(", "))),
         QStringLiteral("language")});
}

// Looked for before all else: the help is in that language too.
QString wishedLanguage()
{
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("language"), {}, QStringLiteral("language")});
    parser.parse(QApplication::arguments());
    return parser.value(QStringLiteral("language"));
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Cachescope"));
    QApplication::setApplicationName(QStringLiteral("cachescope"));
    QApplication::setApplicationDisplayName(QStringLiteral("Cachescope"));
    QApplication::setApplicationVersion(QStringLiteral(CACHESCOPE_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("cachescope"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/cachescope.svg")));

    const cachescope::ui::ProgramLanguage language(app, wishedLanguage());
    QCommandLineParser parser;
    describe(parser);
    parser.process(app);

    cachescope::ui::Theme theme(app);
    cachescope::ui::Settings settings;
    cachescope::ui::MainWindow window(theme, settings);
    if (const auto page = pageNamed(parser.value(QStringLiteral("page"))))
        window.showPage(*page);
    if (!parser.positionalArguments().isEmpty())
        window.openFile(QFileInfo(parser.positionalArguments().first()).absoluteFilePath());
    window.show();
    return QApplication::exec();
}
