// SPDX-License-Identifier: GPL-3.0-or-later
//
// Opens a cache file in the real window, does what a user would, and prints latencies, stalls and memory; or
// runs a scenario there.
#include "tests/bench/window/load_walk.h"
#include "tests/bench/window/process_figures.h"
#include "tests/bench/window/walk.h"
#include "ui/settings.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <cstdio>

int main(int argc, char *argv[])
{
    QElapsedTimer sinceStart;
    sinceStart.start();
    QTemporaryDir directory; // settings and saved indexes of nobody
    qputenv("XDG_CACHE_HOME", directory.path().toLocal8Bit());
    QApplication app(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Cachescope"));
    QApplication::setApplicationName(QStringLiteral("cachescope-window-bench"));
    if (argc != 2) {
        std::fputs("usage: cachescope-window-bench FILE|SCENARIO.json\n", stderr);
        return 2;
    }
    cachescope::ui::Theme theme(app);
    cachescope::ui::Settings settings(directory.filePath(QStringLiteral("settings.ini")));
    cachescope::ui::MainWindow window(theme, settings);
    window.show();
    QCoreApplication::processEvents();
    std::printf("window shown %lld ms after main() began, peak memory %.1f MB\n",
                static_cast<long long>(sinceStart.elapsed()),
                static_cast<double>(cachescope::bench::peakMemoryBytes()) / 1e6);

    const QString path = QFileInfo(QString::fromLocal8Bit(argv[1])).absoluteFilePath();
    if (path.endsWith(QLatin1String(".json"))) {
        const auto scenario = cachescope::load::Scenario::fromFile(path);
        if (!scenario) {
            std::fprintf(stderr, "%s\n", qPrintable(scenario.error().message));
            return 2;
        }
        return cachescope::bench::LoadWalk(window, *scenario).run() ? 0 : 3;
    }
    cachescope::bench::Walk walk(window, path);
    if (!walk.open("opened for the first time")) {
        std::fputs("the file did not open\n", stderr);
        return 3;
    }
    walk.sortByEachColumn();
    walk.filter();
    walk.scroll();
    walk.selectAll();
    walk.brushCharts();
    walk.close();
    return walk.open("opened again") ? 0 : 3;
}
