// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/document_facts.h"

#include "core/base/format.h"
#include "core/load/history/run_summary.h"
#include "core/load/report/figure_text.h"
#include "core/load/report/report_fields.h"
#include "core/load/report/run_labels.h"
#include "core/load/report/run_verdict.h"
#include "core/load/scenario/scenario.h"
#include "ui/file/file_text.h"
#include "ui/runs/kept_run_text.h"

#include <QCoreApplication>

namespace cachescope::ui {
namespace {

using load::KeyDistribution;
using load::numberAt;
using load::Scenario;
using load::SizeDistribution;
using load::textAt;
using load::valueAt;

constexpr std::size_t kMostBeside = 4;

/// So that the words of this file are together for translators.
struct DocumentFacts
{
    Q_DECLARE_TR_FUNCTIONS(cachescope::ui::DocumentFacts)
};

QString durationText(std::chrono::milliseconds time)
{
    return formatDuration(static_cast<double>(time.count()) / 1000.0);
}

QString usersText(const Scenario &scenario)
{
    const QString users = formatCount(scenario.users);
    return scenario.processes > 1
               ? DocumentFacts::tr("%1 in %2 processes").arg(users, formatCount(scenario.processes))
               : users;
}

QString rampText(const load::Ramp &ramp)
{
    QStringList ends{QStringLiteral("0")};
    for (const load::Stage &stage : ramp.stages())
        ends << formatCount(stage.users);
    return DocumentFacts::tr("%1 users in %2")
        .arg(ends.join(QStringLiteral(" – ")), durationText(ramp.duration()));
}

QString lengthText(const Scenario &scenario)
{
    const QString length = scenario.operations == 1 ? DocumentFacts::tr("1 operation")
                           : scenario.operations > 0
                               ? DocumentFacts::tr("%1 operations").arg(formatCount(scenario.operations))
                               : durationText(scenario.measuredDuration());
    return scenario.warmUp.count() > 0
               ? DocumentFacts::tr("%1 after %2 of warm-up").arg(length, durationText(scenario.warmUp))
               : length;
}

QString paceText(const Scenario &scenario)
{
    if (scenario.arrivalRate <= 0.0)
        return scenario.thinkTime.count() > 0
                   ? DocumentFacts::tr("%1 between a user's operations").arg(durationText(scenario.thinkTime))
                   : DocumentFacts::tr("without pauses");
    const QString rate = load::rateText(scenario.arrivalRate);
    switch (scenario.arrivals) {
    case load::Arrivals::Steady:
        return DocumentFacts::tr("%1, evenly spread").arg(rate);
    case load::Arrivals::Together:
        return DocumentFacts::tr("%1, all users together").arg(rate);
    case load::Arrivals::Poisson:
        break;
    }
    return DocumentFacts::tr("%1, at random").arg(rate);
}

QString mixText(const load::OperationMix &mix)
{
    QStringList parts;
    for (std::size_t i = 0; i < load::kOperationKinds; ++i) {
        const auto kind = static_cast<load::OperationKind>(i);
        if (mix.share(kind) > 0.0)
            parts << QStringLiteral("%1 %2").arg(formatShare(mix.share(kind)), load::operationName(kind));
    }
    return parts.join(QStringLiteral(" · "));
}

QString distributionText(const Scenario &scenario)
{
    switch (scenario.keys) {
    case KeyDistribution::Uniform:
        return DocumentFacts::tr("uniform");
    case KeyDistribution::Zipf:
        return DocumentFacts::tr("Zipf %1").arg(formatShortNumber(scenario.zipfExponent));
    case KeyDistribution::Latest:
        return DocumentFacts::tr("the latest, Zipf %1").arg(formatShortNumber(scenario.zipfExponent));
    case KeyDistribution::Hotspot:
        return DocumentFacts::tr("%1 of operations on %2 of the keys")
            .arg(formatShare(scenario.hotShare), formatShare(scenario.hotKeys));
    case KeyDistribution::Sessions:
        return DocumentFacts::tr("sessions of %1").arg(formatCount(scenario.sessionLength));
    case KeyDistribution::Trace:
        break;
    }
    return DocumentFacts::tr("as recorded in %1").arg(fileNameOf(scenario.traceFile));
}

QString keysText(const Scenario &scenario)
{
    const QString distribution = distributionText(scenario);
    return scenario.sourceFile.isEmpty()
               ? DocumentFacts::tr("%1, %2").arg(formatCount(scenario.keyCount), distribution)
               : DocumentFacts::tr("those of %1, %2").arg(fileNameOf(scenario.sourceFile), distribution);
}

QString valuesText(const Scenario &scenario)
{
    const QString bytes = formatBytes(scenario.valueBytes);
    const QString most = formatBytes(scenario.valueMaxBytes);
    switch (scenario.valueSizes) {
    case SizeDistribution::Fixed:
        return bytes;
    case SizeDistribution::Uniform:
        return DocumentFacts::tr("%1 to %2").arg(bytes, most);
    case SizeDistribution::LogNormal:
        return DocumentFacts::tr("median %1, at most %2").arg(bytes, most);
    case SizeDistribution::File:
        break;
    }
    return DocumentFacts::tr("as large as in %1").arg(fileNameOf(scenario.valueSizesFile));
}

QList<Fact> factsOf(const Scenario &scenario)
{
    QList<Fact> facts{{DocumentFacts::tr("Users"), usersText(scenario)}};
    if (!scenario.stages.isEmpty())
        facts << Fact{DocumentFacts::tr("Ramp"), rampText(scenario.stages)};
    facts << Fact{DocumentFacts::tr("Length"), lengthText(scenario)}
          << Fact{DocumentFacts::tr("Pace"), paceText(scenario)}
          << Fact{DocumentFacts::tr("Operations"), mixText(scenario.mix)}
          << Fact{DocumentFacts::tr("Keys"), keysText(scenario)}
          << Fact{DocumentFacts::tr("Values"), valuesText(scenario)};
    if (scenario.maxBytes > 0)
        facts << Fact{DocumentFacts::tr("Budget"), formatBytes(scenario.maxBytes)};
    if (!scenario.disk.isReal())
        facts << Fact{DocumentFacts::tr("Disk"), scenario.disk.toText()};
    for (const load::DiskChange &change : scenario.diskChanges)
        facts << Fact{DocumentFacts::tr("Disk after %1").arg(durationText(change.at)), change.disk.toText()};
    facts << Fact{DocumentFacts::tr("Seed"), QString::number(scenario.seed)};
    return facts;
}

void add(QList<Fact> &facts, const QString &label, const QString &value)
{
    if (!value.isEmpty())
        facts << Fact{label, value};
}

QString figureOrDash(const QJsonObject &threshold)
{
    const auto value = numberAt(threshold, "value");
    return load::figureText(textAt(threshold, "name"), value);
}

QString runText(const QString &label, const load::RunVerdict &verdict)
{
    QString text =
        !verdict.passed
            ? DocumentFacts::tr("%1 fails: %2").arg(label, verdict.failures.join(QStringLiteral("; ")))
        : verdict.interrupted ? DocumentFacts::tr("%1 was stopped early").arg(label)
                              : DocumentFacts::tr("%1 holds").arg(label);
    for (const QString &note : verdict.notes)
        text += QStringLiteral("\n    ") + note;
    return text;
}

} // namespace

QList<Fact> scenarioFacts(const QJsonObject &document)
{
    const QJsonObject json = valueAt(document, "scenario").toObject();
    if (const auto scenario = Scenario::fromJson(json))
        return factsOf(*scenario);
    QList<Fact> facts;
    for (auto field = json.begin(); field != json.end(); ++field)
        add(facts, load::figureName(field.key()), load::plainText(field.value()));
    return facts;
}

QList<Fact> machineFacts(const QJsonObject &document)
{
    const QJsonObject machine = valueAt(document, "machine").toObject();
    QList<Fact> facts;
    add(facts, DocumentFacts::tr("Started"), momentText(load::summaryOf(document).startedAt));
    add(facts, DocumentFacts::tr("Processor"), textAt(machine, "cpu"));
    if (const auto cores = numberAt(machine, "cores"))
        add(facts, DocumentFacts::tr("Cores"), load::countText(cores));
    if (const auto memory = numberAt(machine, "memoryBytes"))
        add(facts, DocumentFacts::tr("Memory"), load::bytesText(memory));
    add(facts, DocumentFacts::tr("File system"), textAt(machine, "fileSystem"));
    add(facts, DocumentFacts::tr("System"), textAt(machine, "os"));
    add(facts, DocumentFacts::tr("Kernel"), textAt(machine, "kernel"));
    add(facts, DocumentFacts::tr("SQLite"), textAt(machine, "sqliteVersion"));
    add(facts, DocumentFacts::tr("Qt"), textAt(machine, "qtVersion"));
    add(facts, DocumentFacts::tr("Program"), textAt(machine, "program"));
    add(facts, DocumentFacts::tr("Command"), textAt(document, "command"));
    return facts;
}

TextRows thresholdRows(const QJsonObject &document)
{
    const std::vector<QJsonObject> runs = load::objectsAt(document, "runs");
    TextRows table{{DocumentFacts::tr("Threshold"), DocumentFacts::tr("Allowed")}, {}};
    if (runs.empty() || runs.size() > kMostBeside || load::isSearch(document))
        return table;
    table.titles << load::runLabels(document);
    for (const QJsonObject &threshold : load::objectsAt(runs.front(), "thresholds"))
        table.rows << QStringList{load::figureName(textAt(threshold, "name")), load::limitText(threshold)};
    for (const QJsonObject &run : runs) {
        const std::vector<QJsonObject> thresholds = load::objectsAt(run, "thresholds");
        for (qsizetype row = 0; row < table.rows.size(); ++row) {
            const auto at = static_cast<std::size_t>(row);
            const QJsonObject threshold = at < thresholds.size() ? thresholds[at] : QJsonObject();
            const QString value = figureOrDash(threshold);
            const bool passed = valueAt(threshold, "passed").toBool();
            table.rows[row] << (passed ? value : DocumentFacts::tr("%1, not met").arg(value));
        }
    }
    return table;
}

TextRows limitRows(const QJsonObject &document)
{
    const QJsonObject limit = valueAt(document, "limit").toObject();
    TextRows table{{DocumentFacts::tr("Tried"), DocumentFacts::tr("Verdict"),
                    DocumentFacts::tr("Operations / s"), DocumentFacts::tr("Lock errors"),
                    DocumentFacts::tr("Reads p99"), DocumentFacts::tr("Writes p99"),
                    DocumentFacts::tr("Why")},
                   {}};
    for (const QJsonObject &probe : load::objectsAt(limit, "probes"))
        table.rows << QStringList{load::limitStep(limit, numberAt(probe, "value")),
                                  valueAt(probe, "passed").toBool() ? DocumentFacts::tr("holds")
                                                                    : DocumentFacts::tr("fails"),
                                  load::countText(numberAt(probe, "operationsPerSecond")),
                                  load::countText(numberAt(probe, "lockErrors")),
                                  load::msText(numberAt(probe, "readsP99Ms")),
                                  load::msText(numberAt(probe, "writesP99Ms")),
                                  textAt(probe, "why")};
    return table;
}

QString verdictText(const QJsonObject &document)
{
    QStringList lines{load::headlineOf(document)};
    lines << load::missingRuns(document);
    const std::vector<QJsonObject> runs = load::objectsAt(document, "runs");
    const QStringList labels = load::runLabels(document);
    for (const std::size_t run : load::chiefRuns(document)) {
        if (!load::isSearch(document)) // whose steps are meant to fail in the end
            lines << runText(labels[static_cast<qsizetype>(run)], load::verdictOn(runs[run]));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace cachescope::ui
