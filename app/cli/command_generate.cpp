// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_generate.h"

#include "app/cli/interrupt.h"
#include "app/cli/option_types.h"
#include "app/cli/output.h"
#include "app/cli/progress_line.h"
#include "core/base/format.h"
#include "core/load/generate/cache_generator.h"

#include <memory>

namespace cachescope::cli {

namespace {

struct GenerateOptions
{
    QString file;
    load::GeneratorOptions generator;
};

int runGenerate(const GenerateOptions &options)
{
    Result<load::GeneratorResult> result = Error{};
    {
        ProgressLine progress(QStringLiteral("Generating"));
        result = load::generateCache(
            options.file, options.generator, [&progress](double done) { progress.show(done); },
            &interrupted());
    }
    if (!result)
        return fail(result.error());
    const double rate =
        result->seconds > 0.0 ? static_cast<double>(result->dataBytes) / result->seconds : 0.0;
    writeText(QStringLiteral("%1: %2 entries, %3 of values, %4 on disk, in %5 (%6/s)\n")
                  .arg(options.file, formatCount(result->entries), formatBytes(result->dataBytes),
                       formatBytes(result->fileBytes), formatDuration(result->seconds),
                       formatBytes(static_cast<qint64>(rate))));
    return kDone;
}

void addChoices(CLI::App &command, load::GeneratorOptions &generator)
{
    command
        .add_option_function<std::string>(
            "--profile",
            [&generator](const std::string &name) {
                generator.profile =
                    load::generatorProfile(QString::fromStdString(name)).value_or(generator.profile);
            },
            "What the entries are")
        ->check(CLI::IsMember({"audio", "document", "extraction", "mixed"}));
    command
        .add_option_function<std::string>(
            "--layout",
            [&generator](const std::string &name) {
                generator.layout =
                    load::generatorLayout(QString::fromStdString(name)).value_or(generator.layout);
            },
            "Whose table it is")
        ->check(CLI::IsMember({"cachescope", "production", "production-unpinned"}));
}

} // namespace

void addGenerateCommand(CLI::App &app, int &exitCode)
{
    auto *command = app.add_subcommand("generate", "Writes a cache file with synthetic entries");
    const auto options = std::make_shared<GenerateOptions>();
    load::GeneratorOptions &generator = options->generator;
    addTextOption(*command, "FILE", options->file, "The file to make; must not exist")->required();
    auto *amount = command->add_option_group("amount")->require_option(1);
    addCountOption(
        *amount, "--entries", [&generator](qint64 entries) { generator.entries = entries; },
        "So many entries");
    addBytesOption(
        *amount, "--bytes", [&generator](qint64 bytes) { generator.totalBytes = bytes; },
        "Until the values add up to this");
    addChoices(*command, generator);
    command->add_option("--seed", generator.seed, "The same seed gives the same file")
        ->check(CLI::NonNegativeNumber);
    addBytesOption(
        *command, "--value-size", [&generator](qint64 bytes) { generator.valueBytes = bytes; },
        "Of every value; otherwise as in production");
    command->footer("Examples:\n"
                    "  cachescope-cli generate demo.db --entries 100k\n"
                    "  cachescope-cli generate large.db --bytes 8G --profile audio --layout production");
    command->callback([options, &exitCode] { exitCode = runGenerate(*options); });
}

} // namespace cachescope::cli
