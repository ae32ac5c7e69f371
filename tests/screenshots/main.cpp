// SPDX-License-Identifier: GPL-3.0-or-later
//
// Takes pictures of every page and dialog of the real window, without a display; scripts/screenshots runs it.
#include "tests/screenshots/photographer.h"
#include "ui/settings.h"
#include "ui/theme/theme.h"
#include "ui/theme/theme_choice.h"
#include "ui/window/windows.h"

#include <QApplication>
#include <QFileInfo>
#include <QTemporaryDir>

#include <cstdio>

namespace {

using namespace cachescope;

int takePictures(ui::MainWindow &window, const QStringList &arguments, const QString &suffix)
{
    screenshots::Photographer photographer(window, arguments.at(1), suffix);
    photographer.startPage();
    if (!photographer.open(QFileInfo(arguments.at(2)).absoluteFilePath())) {
        std::fputs("the file did not open\n", stderr);
        return 3;
    }
    photographer.loadTest(); // first: the history of runs has something to show then
    photographer.pages();
    photographer.help();
    photographer.dialogs();
    photographer.comparison(QFileInfo(arguments.at(3)).absoluteFilePath());
    return photographer.allWritten() ? 0 : 1;
}

} // namespace

int main(int argc, char *argv[])
{
    QTemporaryDir directory; // settings, runs and saved indexes of nobody
    for (const char *place : {"XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"})
        qputenv(place, directory.path().toLocal8Bit());
    QApplication app(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Cachescope"));
    QApplication::setApplicationName(QStringLiteral("cachescope"));
    QApplication::setApplicationVersion(QStringLiteral(CACHESCOPE_VERSION));
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 4) {
        std::fputs("usage: cachescope-screenshots DIRECTORY FILE OTHER-FILE [dark]\n", stderr);
        return 2;
    }
    const bool dark = arguments.value(4) == QLatin1String("dark");
    ui::Theme theme(app);
    if (dark)
        ui::setThemeChoice(theme, ui::ThemeChoice::Dark);
    ui::Settings settings(directory.filePath(QStringLiteral("settings.ini")));
    ui::Windows windows(theme, settings);
    windows.begin({}, std::nullopt);
    ui::MainWindow &window = *windows.windows().constFirst();
    window.resize(1280, 800);
    const QString suffix =
        QStringLiteral("-%1%2").arg(dark ? QStringLiteral("dark") : QStringLiteral("light"),
                                    window.devicePixelRatioF() > 1.5 ? QStringLiteral("@2x") : QString());
    return takePictures(window, arguments, suffix);
}
