// SPDX-License-Identifier: GPL-3.0-or-later
//
// Each command is a file of its own: it adds itself to the argument parser, and when it was chosen it runs
// and sets the exit code. Here they are only listed.
#include "app/cli/command_check.h"
#include "app/cli/command_designs.h"
#include "app/cli/command_export.h"
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

namespace {

using namespace cachescope;

void addCommands(CLI::App &app, int &exitCode)
{
    cli::addCheckCommand(app, exitCode);
    cli::addDesignsCommand(app, exitCode);
    cli::addExportCommand(app, exitCode);
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

int parseAndRun(int argc, char **argv)
{
    CLI::App app("Looks into SQLite-backed blob caches and tests them under load.", "cachescope-cli");
    app.set_version_flag("--version", "cachescope-cli " CACHESCOPE_VERSION);
    app.require_subcommand(1);
    int exitCode = cli::kDone;
    addCommands(app, exitCode);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
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
