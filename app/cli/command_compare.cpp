// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_compare.h"

#include "app/cli/option_types.h"
#include "app/cli/output.h"
#include "core/load/report/compare/comparison_text.h"
#include "core/load/report/files/report_file.h"

#include <memory>

namespace cachescope::cli {

namespace {

struct CompareCommand
{
    QString before;
    QString after;
    bool json = false;
    bool failOnRegression = false;
};

/// As printable(), line by line.
QString printableLines(const QString &text)
{
    QStringList lines = text.split(QLatin1Char('\n'));
    for (QString &line : lines)
        line = printable(line);
    return lines.join(QLatin1Char('\n'));
}

int runCompare(const CompareCommand &command)
{
    const auto before = load::readLoadReport(command.before);
    if (!before)
        return fail(before.error());
    const auto after = load::readLoadReport(command.after);
    if (!after)
        return fail(after.error());
    const auto comparison = load::compareRuns(*before, *after);
    if (!comparison)
        return fail(comparison.error());
    if (command.json)
        writeJson(comparison->toJson());
    else
        writeText(printableLines(load::comparisonText(*comparison)));
    return command.failOnRegression && comparison->isWorse() ? kCheckFailed : kDone;
}

} // namespace

void addCompareCommand(CLI::App &app, int &exitCode)
{
    auto *sub = app.add_subcommand("compare", "What changed between two reports of load --json");
    const auto command = std::make_shared<CompareCommand>();
    addTextOption(*sub, "BEFORE", command->before, "The report to compare with")->required()->type_name("");
    addTextOption(*sub, "AFTER", command->after, "The report to look at")->required()->type_name("");
    sub->add_flag("--json", command->json, "One JSON document");
    sub->add_flag("--fail-on-regression", command->failOnRegression,
                  "Exit code 1 if a run holds no more, a fault appeared or grew, a design is gone, or a key "
                  "figure is worse by more than noise");
    sub->callback([command, &exitCode] { exitCode = runCompare(*command); });
}

} // namespace cachescope::cli
