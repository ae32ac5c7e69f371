// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_load_worker.h"

#include "app/cli/input_lines.h"
#include "app/cli/output.h"
#include "core/load/processes/worker.h"
#include "core/load/processes/worker_process.h"

#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <thread>

namespace cachescope::cli {

namespace {

/// A terminal sends Ctrl-C to all processes of the run; only the first one decides what comes of it.
void ignoreInterrupt()
{
    std::signal(SIGINT, SIG_IGN);
    std::signal(SIGTERM, SIG_IGN);
    std::signal(SIGHUP, SIG_IGN);
}

/// Passes on what the run says, until it says no more. Before the command to close, that means that the run
/// is gone: nobody will ask for what is measured, and the file is left to nobody.
void obeyAll(InputLines &lines, load::Worker &worker)
{
    bool closing = false;
    while (const auto line = lines.next()) {
        const auto order = load::parseOrder(*line);
        if (!order)
            break;
        closing = closing || *order == load::WorkerOrder(load::WorkerCommand::Close);
        worker.obey(*order);
    }
    if (!closing)
        std::_Exit(kInterrupted);
}

int runWorker()
{
    ignoreInterrupt();
    static const std::atomic<bool> never{false};
    InputLines lines(STDIN_FILENO, never);
    const auto task = load::parseTask(lines.next().value_or(QByteArray()));
    if (!task && task.error().code == ErrorCode::CannotOpen) {
        writeOut(load::messageLine(load::WorkerFailed{task.error()})); // the run is to say so
        return kDone;
    }
    if (!task)
        return fail(Error{ErrorCode::InvalidArgument,
                          QStringLiteral("%1 is started by load --processes, not by hand. %2")
                              .arg(QLatin1String(load::kWorkerCommand), task.error().message)});
    load::Worker worker(*task, [](const QByteArray &line) { writeOut(line); });
    std::thread reader([&] { obeyAll(lines, worker); });
    worker.run();
    reader.join(); // the run closes our input when it has what it wanted
    return kDone;
}

} // namespace

void addLoadWorkerCommand(CLI::App &app, int &exitCode)
{
    auto *command = app.add_subcommand(load::kWorkerCommand, "One process of load --processes");
    command->group(""); // hidden
    command->callback([&exitCode] { exitCode = runWorker(); });
}

} // namespace cachescope::cli
