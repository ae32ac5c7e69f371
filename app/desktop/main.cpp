// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/command_line.h"
#include "ui/instance/single_instance.h"
#include "ui/language.h"
#include "ui/settings.h"
#include "ui/theme/theme.h"
#include "ui/window/windows.h"

#include <QApplication>
#include <QIcon>
#include <QSessionManager>

#include <cstdio>
#include <memory>

using namespace cachescope;
using namespace cachescope::ui;

namespace {

void nameProgram()
{
    QCoreApplication::setOrganizationName(QStringLiteral("Cachescope"));
    QCoreApplication::setApplicationName(QStringLiteral("cachescope"));
    QCoreApplication::setApplicationVersion(QStringLiteral(CACHESCOPE_VERSION));
}

void write(FILE *stream, const QString &text)
{
    std::fputs(qPrintable(text + QLatin1Char('\n')), stream);
}

/// Without a window, so that it works where none can be shown.
int answer(const desktop::CommandLine &line)
{
    write(line.error.isEmpty() ? stdout : stderr, line.error.isEmpty() ? line.answer : line.error);
    return line.error.isEmpty() ? 0 : desktop::kUsageExit;
}

/// Later starts ask for windows here, unless this one is alone.
void connectStarts(SingleInstance *instance, Windows *windows)
{
    QObject::connect(instance, &SingleInstance::received, windows, [windows](const InstanceMessage &message) {
        windows->take(message.files, desktop::pageNamed(message.page), message.activationToken);
    });
}

/// When the desktop ends, nobody is asked to answer: what is open, and what was measured, is kept for the
/// next time.
void connectLogout(QApplication &app, Windows *windows)
{
    QObject::connect(
        &app, &QGuiApplication::commitDataRequest, windows,
        [windows](QSessionManager &manager) {
            windows->saveNow();
            manager.setRestartHint(QSessionManager::RestartNever); // it is the user's to start it
        },
        Qt::DirectConnection);
}

} // namespace

int main(int argc, char *argv[])
{
    nameProgram();
    const desktop::CommandLine early = desktop::readAnswers(argc, argv);
    if (early.isAnswered())
        return answer(early);
    const QByteArray activationToken = qgetenv("XDG_ACTIVATION_TOKEN");
    QApplication app(argc, argv);
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Cachescope"));
    QGuiApplication::setDesktopFileName(QStringLiteral("cachescope"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/cachescope.svg")));

    Settings settings;
    const QString wish = desktop::wishedLanguage(QCoreApplication::arguments());
    const ProgramLanguage language(app, wish.isEmpty() ? settings.preferences().language : wish);
    const desktop::CommandLine line = desktop::readCommandLine(QCoreApplication::arguments());
    if (line.isAnswered())
        return answer(line);
    std::unique_ptr<SingleInstance> instance;
    if (!line.newInstance) {
        instance = std::make_unique<SingleInstance>(instanceAddress());
        if (instance->begin({line.files, line.page, activationToken}) == SingleInstance::Role::HandedOver) {
            if (!wish.isEmpty())
                write(stderr, desktop::languageIsTakenText());
            return 0;
        }
    }

    Theme theme(app);
    Windows windows(theme, settings);
    connectLogout(app, &windows);
    if (instance)
        connectStarts(instance.get(), &windows);
    windows.setKeepsSession(!line.newInstance);
    windows.begin(line.files, desktop::pageNamed(line.page));
    return QApplication::exec();
}
