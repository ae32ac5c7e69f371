// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_designs.h"

#include "app/cli/output.h"
#include "core/load/designs/design.h"

#include <QJsonArray>

#include <memory>

namespace cachescope::cli {

namespace {

QJsonObject toJson(const load::DesignInfo &info)
{
    return {
        {QStringLiteral("name"), info.name},
        {QStringLiteral("title"), info.title},
        {QStringLiteral("description"), info.description},
        {QStringLiteral("switches"), info.switches},
    };
}

QString switchesInWords(const QJsonObject &switches)
{
    QStringList words;
    for (auto at = switches.begin(); at != switches.end(); ++at)
        words << QStringLiteral("%1 %2").arg(at.key(), at.value().toVariant().toString());
    return words.join(QStringLiteral(", "));
}

int runDesigns(bool json)
{
    QJsonArray list;
    QString text;
    for (const load::DesignInfo &info : load::allDesigns()) {
        list << toJson(info);
        text += QStringLiteral("%1\n    %2\n    %3\n")
                    .arg(info.name, info.description, switchesInWords(info.switches));
    }
    if (json)
        writeJson({{QStringLiteral("designs"), list}});
    else
        writeText(text);
    return kDone;
}

} // namespace

void addDesignsCommand(CLI::App &app, int &exitCode)
{
    auto *command =
        app.add_subcommand("designs", "The designs that load can run, from the fault to the correction");
    const auto json = std::make_shared<bool>(false);
    command->add_flag("--json", *json, "One JSON document");
    command->footer(
        "Examples:\n"
        "  cachescope-cli designs\n"
        "  cachescope-cli load --design legacy+touch=batched,corrected   (a design with another switch)");
    command->callback([json, &exitCode] { exitCode = runDesigns(*json); });
}

} // namespace cachescope::cli
