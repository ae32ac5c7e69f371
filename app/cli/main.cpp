// SPDX-License-Identifier: GPL-3.0-or-later
//
// Each command is a file of its own: it adds itself to the argument parser, and when it was chosen it runs
// and sets the exit code. Here they are only listed.
#include "app/cli/command_check.h"
#include "app/cli/command_compare.h"
#include "app/cli/command_designs.h"
#include "app/cli/command_diff.h"
#include "app/cli/command_export.h"
#include "app/cli/command_forecast.h"
#include "app/cli/command_generate.h"
#include "app/cli/command_get.h"
#include "app/cli/command_info.h"
#include "app/cli/command_lint.h"
#include "app/cli/command_list.h"
#include "app/cli/command_load.h"
#include "app/cli/command_load_worker.h"
#include "app/cli/command_session.h"
#include "app/cli/command_stats.h"
#include "app/cli/exit_code.h"
#include "app/cli/interrupt.h"
#include "app/cli/output.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>
#include <algorithm>

namespace {

using namespace cachescope;

void addCommands(CLI::App &app, int &exitCode)
{
    cli::addCheckCommand(app, exitCode);
    cli::addCompareCommand(app, exitCode);
    cli::addDesignsCommand(app, exitCode);
    cli::addDiffCommand(app, exitCode);
    cli::addExportCommand(app, exitCode);
    cli::addForecastCommand(app, exitCode);
    cli::addGenerateCommand(app, exitCode);
    cli::addGetCommand(app, exitCode);
    cli::addInfoCommand(app, exitCode);
    cli::addLintCommand(app, exitCode);
    cli::addListCommand(app, exitCode);
    cli::addLoadCommand(app, exitCode);
    cli::addLoadWorkerCommand(app, exitCode);
    cli::addSessionCommand(app, exitCode);
    cli::addStatsCommand(app, exitCode);
}

/// The commands that people use, without those that the program starts itself with.
std::string commandNames(const CLI::App &app)
{
    std::string names;
    for (const CLI::App *command : app.get_subcommands({})) {
        if (!command->get_group().empty())
            names += (names.empty() ? "" : ", ") + command->get_name();
    }
    return names;
}

/// What is wrong where no command was recognised; empty if one was.
QString withoutCommand(const CLI::App &app, const QStringList &arguments)
{
    if (!app.get_subcommands().empty())
        return {};
    const auto word = std::find_if(arguments.begin(), arguments.end(), [](const QString &argument) {
        return !argument.startsWith(QLatin1Char('-'));
    });
    const QString what = word == arguments.end() ? QStringLiteral("Say what to do.")
                                                 : QStringLiteral("There is no command \"%1\".").arg(*word);
    return QStringLiteral("%1 The commands are: %2. Run with --help for what each does.")
        .arg(what, QString::fromStdString(commandNames(app)));
}

int parseAndRun(int argc, char **argv)
{
    CLI::App app("Looks into SQLite-backed blob caches and tests them under load.", "cachescope-cli");
    app.set_version_flag("--version", "cachescope-cli " CACHESCOPE_VERSION);
    app.require_subcommand(1);
    int exitCode = cli::kDone;
    addCommands(app, exitCode);
    // Behind the commands, which would take it over.
    app.footer("Examples:\n"
               "  cachescope-cli info cache.db                     what it is, at once\n"
               "  cachescope-cli stats cache.db --estimate         how much is in it, from a few pages\n"
               "  cachescope-cli list cache.db --sort size --desc --limit 20\n"
               "  cachescope-cli get cache.db KEY --out value.bin\n"
               "  cachescope-cli load --design legacy,corrected --users 50 --duration 10s\n"
               "COMMAND --help tells the options of a command.");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        const QString message = withoutCommand(app, QCoreApplication::arguments().mid(1));
        if (error.get_name() == "RequiredError" && !message.isEmpty()) {
            cli::printError(message);
            return cli::kUsage;
        }
        // CLI11 prints help and version on stdout, and what is wrong on stderr.
        return app.exit(error) == 0 ? cli::kDone : cli::kUsage;
    }
    return cli::exitCodeAfterOutput(static_cast<cli::ExitCode>(exitCode));
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("cachescope-cli"));
    QCoreApplication::setApplicationVersion(QStringLiteral(CACHESCOPE_VERSION));
    cli::setUpOutput();
    cli::catchInterrupt();
    return parseAndRun(argc, argv);
}
