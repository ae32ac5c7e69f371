// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_session.h"

#include "app/cli/input_lines.h"
#include "app/cli/interrupt.h"
#include "app/cli/option_types.h"
#include "app/cli/output.h"
#include "app/cli/session_protocol.h"
#include "core/cache/blob_cache.h"

#include <unistd.h>

#include <memory>

namespace cachescope::cli {

namespace {

struct SessionOptions
{
    SessionOptions()
    {
        // Speed is not the point here, and a file that is cut short meanwhile must be an error.
        cache.mapFile = false;
    }

    QString file;
    cache::CacheOptions cache;
};

void answerAll(cache::BlobCache &cache)
{
    SessionProtocol protocol(cache);
    InputLines lines(STDIN_FILENO, interrupted());
    while (const auto line = lines.next()) {
        if (line->trimmed().isEmpty())
            continue;
        const QJsonObject answer = protocol.answer(*line);
        if (!writeOut(QJsonDocument(answer).toJson(QJsonDocument::Compact) + '\n'))
            return;
    }
}

int runSession(const SessionOptions &options)
{
    const auto cache = cache::BlobCache::open(options.file, options.cache);
    if (!cache)
        return fail(cache.error());
    answerAll(**cache);
    if (const auto closed = (*cache)->close(); !closed)
        return fail(closed.error());
    return interrupted() ? kInterrupted : kDone;
}

} // namespace

void addSessionCommand(CLI::App &app, int &exitCode)
{
    auto *command =
        app.add_subcommand("session", "Drive the corrected cache: JSON lines on stdin, answers on stdout");
    const auto options = std::make_shared<SessionOptions>();
    addFileArgument(*command, options->file);
    addBytesOption(
        *command, "--max-bytes", [options](qint64 bytes) { options->cache.maxBytes = bytes; },
        "Budget for unpinned values, e.g. 30G; 0: no limit");
    addDurationOption(
        *command, "--flush-interval",
        [options](std::chrono::microseconds interval) {
            options->cache.flushInterval = std::chrono::duration_cast<std::chrono::milliseconds>(interval);
        },
        "How often noted reads are written; 0: only when asked, on eviction and at the end");
    command->footer(
        "Examples:\n"
        "  echo '{\"op\":\"put\",\"key\":\"k\",\"data\":\"aGk=\"}' | cachescope-cli session cache.db\n"
        "  cachescope-cli session cache.db --max-bytes 30G < operations.jsonl\n"
        "Operations: put get getMany contains containsMany putMany remove pin unpinAll flush setMaxBytes\n"
        "stats compact. Data is Base64.");
    command->callback([options, &exitCode] { exitCode = runSession(*options); });
}

} // namespace cachescope::cli
