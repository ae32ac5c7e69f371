// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_lint.h"

#include "app/cli/interrupt.h"
#include "app/cli/open_options.h"
#include "app/cli/option_types.h"
#include "app/cli/output.h"
#include "app/cli/progress_line.h"
#include "app/cli/table.h"
#include "core/base/clock.h"
#include "core/base/format.h"
#include "core/inspect/lint/lint.h"

#include <QJsonArray>

#include <memory>

namespace cachescope::cli {

namespace {

using inspect::LintCoverage;
using inspect::LintFinding;
using inspect::LintReport;
using inspect::LintRule;

constexpr qsizetype kKeyShown = 80; ///< characters of a key in a table

struct LintCommand
{
    InspectOptions open;
    inspect::LintOptions options;
    bool json = false;
};

QJsonObject toJson(const LintFinding &finding)
{
    QJsonObject object{{QStringLiteral("rule"), lintRuleName(finding.rule)},
                       {QStringLiteral("count"), finding.count},
                       {QStringLiteral("examples"), QJsonArray::fromStringList(finding.examples)},
                       {QStringLiteral("meaning"), finding.meaning}};
    if (finding.rule == LintRule::DuplicateValue) {
        object.insert(QStringLiteral("groups"), finding.groups);
        object.insert(QStringLiteral("wastedBytes"), finding.bytes);
    }
    if (finding.rule == LintRule::PinnedOverBudget)
        object.insert(QStringLiteral("overBytes"), finding.bytes);
    return object;
}

QJsonObject toJson(const LintCoverage &coverage)
{
    QJsonObject object{{QStringLiteral("rule"), lintRuleName(coverage.rule)},
                       {QStringLiteral("checked"), coverage.checked},
                       {QStringLiteral("of"), coverage.of}};
    if (!coverage.skipped.isEmpty())
        object.insert(QStringLiteral("skipped"), coverage.skipped);
    return object;
}

QJsonObject toJson(const LintReport &report)
{
    QJsonArray findings;
    for (const LintFinding &finding : report.findings)
        findings << toJson(finding);
    QJsonArray checked;
    for (const LintCoverage &coverage : report.coverage)
        checked << toJson(coverage);
    return {{QStringLiteral("path"), report.path},           {QStringLiteral("entries"), report.entries},
            {QStringLiteral("findings"), findings},          {QStringLiteral("checked"), checked},
            {QStringLiteral("cancelled"), report.cancelled}, {QStringLiteral("bytesRead"), report.bytesRead},
            {QStringLiteral("seconds"), report.seconds}};
}

QString shown(const QStringList &examples)
{
    QStringList keys;
    for (const QString &key : examples)
        keys << (key.size() > kKeyShown ? key.left(kKeyShown) + u'…' : key);
    return keys.join(QStringLiteral(", "));
}

QString coverageInWords(const LintCoverage &coverage)
{
    if (!coverage.skipped.isEmpty())
        return QStringLiteral("not looked for: %1").arg(coverage.skipped);
    if (coverage.checked < coverage.of)
        return QStringLiteral("looked at %1 of %2")
            .arg(formatCount(coverage.checked), formatCount(coverage.of));
    return {};
}

QString toTable(const LintReport &report)
{
    Facts facts{
        {QStringLiteral("File"), report.path},
        {QStringLiteral("Entries"), formatCount(report.entries)},
        {QStringLiteral("Read"),
         QStringLiteral("%1 in %2").arg(formatBytes(report.bytesRead), formatDuration(report.seconds))},
        {QStringLiteral("Findings"), formatCount(static_cast<qint64>(report.findings.size()))}};
    for (const LintCoverage &coverage : report.coverage) {
        if (const QString words = coverageInWords(coverage); !words.isEmpty())
            facts.emplace_back(lintRuleName(coverage.rule), words);
    }
    QString text = factsTable(facts);
    for (const LintFinding &finding : report.findings)
        text += u'\n' + factsTable({{lintRuleName(finding.rule), formatCount(finding.count)},
                                    {QStringLiteral("Meaning"), finding.meaning},
                                    {QStringLiteral("Examples"), shown(finding.examples)}});
    return text;
}

int runLint(LintCommand command)
{
    // Half a file would be reported as one in which much is wrong.
    inspect::OpenOptions opening = openOptions(command.open);
    opening.salvage = false;
    const auto file = inspect::CacheFile::open(command.open.file, opening);
    if (!file)
        return failToOpen(command.open, file.error());
    command.options.nowSeconds = Clock::system().nowSeconds();
    const auto report = [&file, &command] {
        ProgressLine line(QStringLiteral("Looking"));
        return inspect::lint(
            *file, command.options, [&line](double fraction) { line.show(fraction); }, &interrupted());
    }();
    if (!report)
        return fail(report.error());
    if (command.json)
        writeJson(toJson(*report));
    else
        writeText(toTable(*report));
    if (report->cancelled) {
        printError(QStringLiteral("Stopped at your request: there may be more than was found until then."));
        return kInterrupted;
    }
    return report->findings.empty() ? kDone : kCheckFailed;
}

} // namespace

void addLintCommand(CLI::App &app, int &exitCode)
{
    auto *sub = app.add_subcommand("lint", "What should not be in a cache, and what to do about it");
    const auto command = std::make_shared<LintCommand>();
    addOpenOptions(*sub, command->open);
    addBytesOption(
        *sub, "--pinned-budget", [command](qint64 bytes) { command->options.pinnedBudgetBytes = bytes; },
        "What pinned values may take together");
    addBytesOption(
        *sub, "--read-budget", [command](qint64 bytes) { command->options.readBudgetBytes = bytes; },
        "Bytes of values that may be read for what stands behind them, and as many for comparing; 2G without "
        "it");
    sub->add_flag("--json", command->json, "One JSON document");
    sub->footer("Examples:\n"
                "  cachescope-cli lint cache.db\n"
                "  cachescope-cli lint cache.db --json | jq .findings[].rule");
    sub->callback([command, &exitCode] { exitCode = runLint(*command); });
}

} // namespace cachescope::cli
