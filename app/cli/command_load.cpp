// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_load.h"

#include "app/cli/interrupt.h"
#include "app/cli/load_experiments_text.h"
#include "app/cli/load_options.h"
#include "app/cli/load_reports.h"
#include "app/cli/load_text.h"
#include "app/cli/output.h"
#include "app/cli/progress_line.h"
#include "core/base/shell_words.h"
#include "core/load/report/load_document.h"
#include "core/load/report/machine_info.h"
#include "core/load/run/limit_run.h"
#include "core/load/run/load_series.h"
#include "core/load/scenario/scenario_schema.h"

#include <QCoreApplication>

#include <memory>
#include <optional>

namespace cachescope::cli {

namespace {

load::RunEnvironment environmentFor(const LoadOptions &options)
{
    load::RunEnvironment environment;
    environment.workerProgram = QCoreApplication::applicationFilePath();
    environment.directory = options.workDirectory();
    return environment;
}

/// As it was given, but for where the program is.
QString commandLine()
{
    return shellLine(QStringList(QStringLiteral("cachescope-cli")) + QCoreApplication::arguments().mid(1));
}

load::RunObserver observerOn(ProgressLine &line)
{
    load::RunObserver observer;
    const auto phase = std::make_shared<QString>();
    observer.onPhase = [&line, phase](const QString &now) {
        *phase = now;
        line.show(now);
    };
    observer.onProgress = [&line, phase](double fraction) {
        line.show(QStringLiteral("%1 %2 %").arg(*phase).arg(fraction * 100.0, 0, 'f', 0));
    };
    observer.onSample = [&line](const load::RunSample &sample) { line.show(sampleInWords(sample)); };
    return observer;
}

/// Everything that `load` does once its options are understood.
class LoadTest
{
public:
    LoadTest(const LoadOptions &options, const load::Scenario &scenario)
        : m_options(options)
        , m_environment(environmentFor(options))
    {
        m_document.scenario = scenario;
        m_document.startedAt = QDateTime::currentDateTimeUtc();
        m_document.command = commandLine();
        m_document.workDirectory = options.workDirectory();
    }

    int run();

private:
    /// For people: a report for programs names the file system.
    void warnOfFilesInMemory() const;
    Result<void> runDesigns();
    Result<void> searchLimit(const QList<load::Threshold> &condition);
    /// What came of it, on stdout and in files.
    Result<void> report();
    [[nodiscard]] int exitCode() const;

    const LoadOptions &m_options;
    const load::RunEnvironment m_environment;
    LoadReports m_reports;
    load::LoadDocument m_document;
};

int LoadTest::run()
{
    const auto condition = m_options.limitCondition();
    if (!condition)
        return fail(condition.error());
    if (const auto opened = m_reports.open(m_options.files(), m_options.filesRead(m_document.scenario));
        !opened)
        return fail(opened.error());
    warnOfFilesInMemory();
    const auto done = condition->isEmpty() ? runDesigns() : searchLimit(*condition);
    if (!done && m_document.runs.empty())
        return fail(done.error());
    if (const QStringList left = m_document.notRun(); !left.isEmpty())
        printNote(QStringLiteral("Not run: %1").arg(left.join(QStringLiteral(", "))));
    const auto reported = report();
    if (!done)
        return fail(done.error());
    return reported ? exitCode() : fail(reported.error());
}

void LoadTest::warnOfFilesInMemory() const
{
    const load::Scenario &scenario = m_document.scenario;
    const QString fileSystem = load::fileSystemOf(m_document.runDirectory());
    if (m_options.json() || !load::isInMemory(fileSystem) || !scenario.disk.isReal() ||
        !scenario.diskChanges.empty())
        return;
    printNote(QStringLiteral("The files of the runs are in memory (%1 is on %2), where an fsync costs "
                             "nothing. --work-dir names another directory, --disk sets a slower disk.")
                  .arg(m_document.runDirectory(), fileSystem));
}

Result<void> LoadTest::runDesigns()
{
    std::optional<ProgressLine> line;
    load::SeriesObserver observer;
    observer.onDesign = [&line](const QString &design) {
        line.emplace(design);
        return observerOn(*line);
    };
    observer.onReport = [&line](const load::RunReport &) { line.reset(); };
    return load::runSeries(m_document, observer, &interrupted(), m_environment);
}

Result<void> LoadTest::searchLimit(const QList<load::Threshold> &condition)
{
    const load::Scenario &scenario = m_document.scenario;
    if (scenario.designs.size() != 1)
        return Error{ErrorCode::InvalidArgument,
                     QStringLiteral("--find-limit searches for one design. Name it with --design.")};
    const QString design = scenario.designs.first();
    ProgressLine line(design);
    auto limit = load::findLimit(
        scenario, design, condition, observerOn(line),
        [&line](load::LimitVariable variable, double value) { line.show(probeInWords(variable, value)); },
        &interrupted(), m_environment);
    if (!limit)
        return limit.error();
    for (const load::LimitProbe &probe : limit->probes)
        m_document.runs.push_back(probe.report);
    m_document.limit = std::move(*limit);
    return {};
}

Result<void> LoadTest::report()
{
    if (m_options.json())
        writeJson(m_document.toJson());
    else
        writeText(printableLines(reportInWords(m_document)));
    return m_reports.write(m_document);
}

int LoadTest::exitCode() const
{
    if (interrupted())
        return kInterrupted;
    return m_document.passed() ? kDone : kCheckFailed;
}

int runLoad(const LoadOptions &options)
{
    if (options.schema()) {
        writeJson(load::scenarioSchema());
        return kDone;
    }
    answerInterrupt();
    const auto scenario = options.scenario();
    if (!scenario)
        return fail(scenario.error());
    return LoadTest(options, *scenario).run();
}

} // namespace

void addLoadCommand(CLI::App &app, int &exitCode)
{
    auto *command =
        app.add_subcommand("load", "Runs simulated users against a cache and counts its lock errors");
    const auto options = std::make_shared<LoadOptions>();
    options->addTo(*command);
    command->footer("Examples:\n"
                    "  cachescope-cli load --design legacy,corrected --users 50 --duration 10s\n"
                    "  cachescope-cli load scenario.json --disk busy-vps --html report.html\n"
                    "  cachescope-cli load --file copy.db --rate 200 --threshold \"reads.p99Ms<50\"\n"
                    "  cachescope-cli load --rate 500 --find-limit \"lockErrors.total<=0\"");
    command->callback([options, &exitCode] { exitCode = runLoad(*options); });
}

} // namespace cachescope::cli
