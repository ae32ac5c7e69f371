// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_check.h"

#include "app/cli/interrupt.h"
#include "app/cli/option_types.h"
#include "app/cli/output.h"
#include "app/cli/progress_line.h"
#include "app/cli/table.h"
#include "core/base/format.h"
#include "core/inspect/check/integrity_check.h"
#include "core/inspect/check/integrity_messages.h"

#include <QJsonArray>

#include <memory>

namespace cachescope::cli {

namespace {

using inspect::IntegrityReport;

struct CheckOptions
{
    QString file;
    inspect::IntegrityOptions integrity;
    bool json = false;
};

QString kindOf(const IntegrityReport &report)
{
    return report.quick ? QStringLiteral("quick_check") : QStringLiteral("integrity_check");
}

QJsonObject toJson(const IntegrityReport &report)
{
    return {{QStringLiteral("path"), report.path},
            {QStringLiteral("openMode"), inspect::openModeName(report.openMode)},
            {QStringLiteral("kind"), kindOf(report)},
            {QStringLiteral("ok"), report.ok()},
            {QStringLiteral("complete"), report.complete},
            {QStringLiteral("messages"), QJsonArray::fromStringList(report.messages)},
            {QStringLiteral("moreMessages"), report.moreMessages},
            {QStringLiteral("meanings"),
             QJsonArray::fromStringList(inspect::explainIntegrityMessages(report.messages))},
            {QStringLiteral("warnings"), QJsonArray::fromStringList(report.warnings)},
            {QStringLiteral("pages"), report.pages},
            {QStringLiteral("pagesRead"), report.pagesRead},
            {QStringLiteral("seconds"), report.seconds}};
}

QString resultInWords(const IntegrityReport &report)
{
    if (report.ok())
        return QStringLiteral("ok");
    if (!report.messages.isEmpty())
        return QStringLiteral("damaged");
    return report.cancelled ? QStringLiteral("stopped before the end; nothing was found until then")
                            : QStringLiteral("not checked to the end");
}

Facts toFacts(const IntegrityReport &report)
{
    Facts facts{
        {QStringLiteral("File"), report.path},
        {QStringLiteral("Check"), report.quick ? QStringLiteral("quick (indexes are not compared)")
                                               : QStringLiteral("full (tables, indexes, free pages)")},
        {QStringLiteral("Result"), resultInWords(report)},
        {QStringLiteral("Pages"),
         QStringLiteral("%1, %2 reads").arg(formatCount(report.pages), formatCount(report.pagesRead))},
        {QStringLiteral("Time"), formatDuration(report.seconds)}};
    for (const QString &warning : report.warnings)
        facts.emplace_back(QStringLiteral("Warning"), warning);
    for (const QString &message : report.messages)
        facts.emplace_back(QStringLiteral("Message"), message);
    if (report.moreMessages)
        facts.emplace_back(QString(), QStringLiteral("The check ends after %1 messages. There may be more; "
                                                     "how many is not known.")
                                          .arg(report.messages.size()));
    for (const QString &meaning : inspect::explainIntegrityMessages(report.messages))
        facts.emplace_back(QStringLiteral("Meaning"), meaning);
    return facts;
}

int runCheck(const CheckOptions &options)
{
    const auto report = [&options] {
        ProgressLine line(QStringLiteral("Checking"));
        return inspect::checkIntegrity(
            options.file, options.integrity, [&line](double fraction) { line.show(fraction); },
            &interrupted());
    }();
    if (!report)
        return fail(report.error());
    if (options.json)
        writeJson(toJson(*report));
    else
        writeText(factsTable(toFacts(*report)));
    if (report->cancelled) {
        printError(QStringLiteral("Stopped at your request, before the end of the check."));
        return kInterrupted;
    }
    return report->ok() ? kDone : kCheckFailed;
}

} // namespace

void addCheckCommand(CLI::App &app, int &exitCode)
{
    auto *command = app.add_subcommand("check", "Whether an SQLite file is damaged; reads all of it");
    const auto options = std::make_shared<CheckOptions>();
    addFileArgument(*command, options->file);
    command->add_flag("--quick", options->integrity.quick,
                      "Do not compare indexes with their tables (PRAGMA quick_check)");
    command->add_flag("--json", options->json, "One JSON document");
    command->footer("Examples:\n"
                    "  cachescope-cli check cache.db\n"
                    "  cachescope-cli check cache.db --quick && echo sound");
    command->callback([options, &exitCode] { exitCode = runCheck(*options); });
}

} // namespace cachescope::cli
