// SPDX-License-Identifier: GPL-3.0-or-later
//
// A run in order: the file is made and filled by a connection of its own, a crew opens it and brings its
// users to a gate, the gate opens, and when all users have ended the crew measures and closes; then, if that
// is wanted, the file is read from beginning to end. The crew is in this process or spread over several;
// nothing else differs.
#include "core/load/run/runner.h"

#include "core/load/processes/worker_pool.h"
#include "core/load/run/file_copy.h"
#include "core/load/run/run_course.h"
#include "core/load/run/run_file.h"
#include "core/load/run/run_plan.h"

#include <algorithm>
#include <memory>

namespace cachescope::load {

namespace {

Result<void> checkEnvironment(const Scenario &scenario, const RunEnvironment &environment)
{
    if (scenario.processes == 1 || !environment.workerProgram.isEmpty())
        return {};
    return Error{ErrorCode::InvalidArgument,
                 QStringLiteral("This scenario spreads its users over %1 processes (\"processes\"), for "
                                "which the program cachescope-cli is needed. Without it they must be 1.")
                     .arg(scenario.processes)};
}

/// One run of one design, from preparing to closing.
class Run
{
public:
    Run(const Scenario &scenario, const QString &designName, const RunObserver &observer,
        const std::atomic<bool> *stop, const RunEnvironment &environment)
        : m_scenario(scenario)
        , m_environment(environment)
        , m_observer(observer)
        , m_stop(stop)
        , m_plan(scenario, environment.steering)
    {
        m_report.design = designName;
        m_report.users = scenario.users;
        m_report.processes = scenario.processes;
        m_report.warmUpSeconds = std::chrono::duration<double>(scenario.warmUp).count();
        m_report.arrivalRate = scenario.arrivalRate;
    }

    Result<RunReport> execute();

private:
    Result<void> prepare();
    Result<void> makeRegister(qint64 prefilledKeys);
    [[nodiscard]] std::unique_ptr<Crew> makeCrew() const;
    [[nodiscard]] std::unique_ptr<Design> makeRunDesign() const;
    /// Values are lost if more entries are gone than the crew evicted.
    void compareWithEvictions();
    Result<void> verify();
    [[nodiscard]] bool stopRequested() const { return m_stop && m_stop->load(); }
    [[nodiscard]] PreparationWatch watch() const { return {m_stop, m_observer.onProgress}; }
    [[nodiscard]] bool checksValues() const
    {
        return m_scenario.valueCheck != ValueCheck::Off || m_scenario.verifyFile;
    }
    void tellPhase(const QString &phase);

    const Scenario &m_scenario;
    const RunEnvironment &m_environment;
    const RunObserver &m_observer;
    const std::atomic<bool> *const m_stop;
    const RunPlan m_plan;

    std::unique_ptr<RunFile> m_file; // outlives the crew
    std::shared_ptr<const Workload> m_workload;
    std::unique_ptr<ValueRegister> m_register;
    std::unique_ptr<Crew> m_crew;
    std::optional<RunCourse> m_course;
    std::optional<qint64> m_evicted; // of them those that no miss has shown; known after closing
    QString m_phase;
    RunReport m_report;
};

Result<RunReport> Run::execute()
{
    tellPhase(QStringLiteral("preparing"));
    if (auto prepared = prepare(); !prepared) {
        if (prepared.error().code != ErrorCode::Cancelled)
            return prepared.error();
        m_report.interrupted = true;
        m_report.judge(m_scenario.thresholds);
        return m_report;
    }
    m_course->run(m_report);
    tellPhase(QStringLiteral("closing"));
    // What was measured is not lost because of how it ends.
    if (const auto closed = m_crew->close(); !closed)
        m_report.closeError = closed.error().message;
    if (m_report.workersFailed == 0)
        m_evicted = m_crew->evicted();
    m_course.reset();
    m_crew.reset();
    compareWithEvictions();
    if (const auto verified = verify(); !verified)
        m_report.closeError = verified.error().message;
    m_report.judge(m_scenario.thresholds);
    return m_report;
}

Result<void> Run::prepare()
{
    const auto layout = makeRunDesign();
    auto file = RunFile::create(m_scenario, *layout, m_environment.directory, watch());
    if (!file)
        return file.error();
    m_file = std::move(*file);
    auto workload = Workload::load(m_scenario, m_file->path(), m_stop);
    if (!workload)
        return workload.error();
    m_workload = std::move(*workload);
    m_report.isScheduled = m_workload->isScheduled();
    const auto filled = m_file->fill(*m_workload, watch());
    if (!filled)
        return filled.error();
    if (auto made = makeRegister(*filled); !made)
        return made;
    // Otherwise the run's first sync would write the whole file, and count as the design's.
    if (auto synced = syncFile(m_file->path()); !synced)
        return synced;
    m_crew = makeCrew();
    if (auto gathered = m_crew->gather(m_file->path()); !gathered)
        return gathered;
    m_course.emplace(m_scenario, m_plan, *m_crew, *m_file,
                     RunCourse::Watch{m_observer, [this](const QString &phase) { tellPhase(phase); },
                                      [this] { return stopRequested(); }});
    return m_course->waitToBegin();
}

Result<void> Run::makeRegister(qint64 prefilledKeys)
{
    if (!checksValues())
        return {};
    const RegisterOptions options{m_workload->keyCount(), prefilledKeys, !m_scenario.sourceFile.isEmpty(),
                                  m_scenario.maxBytes > 0, m_file->runId()};
    auto made = ValueRegister::create(m_file->registerPath(), options);
    if (!made)
        return made.error();
    m_register = std::move(*made);
    m_report.isVerified = true;
    return {};
}

std::unique_ptr<Design> Run::makeRunDesign() const
{
    return m_environment.makeDesign ? m_environment.makeDesign(m_report.design) : makeDesign(m_report.design);
}

std::unique_ptr<Crew> Run::makeCrew() const
{
    const QString registerPath = m_register ? m_file->registerPath() : QString();
    const CrewTask task{m_scenario,
                        m_report.design,
                        {0, m_scenario.users},
                        registerPath,
                        m_environment.steering != nullptr,
                        m_environment.makeDesign,
                        m_workload,
                        m_stop};
    if (m_scenario.processes > 1)
        return std::make_unique<WorkerPool>(task, m_environment.workerProgram, m_stop,
                                            m_environment.patience);
    return std::make_unique<LocalCrew>(task);
}

void Run::compareWithEvictions()
{
    if (!m_register || !m_evicted)
        return;
    const qint64 gone = m_register->disappearances();
    m_report.verification.countLost(gone, *m_evicted);
    m_evicted = std::max<qint64>(*m_evicted - gone, 0);
}

Result<void> Run::verify()
{
    if (!m_scenario.verifyFile)
        return {};
    if (stopRequested()) {
        m_report.interrupted = true; // what was wanted of the run is not known
        return {};
    }
    tellPhase(QStringLiteral("verifying"));
    auto verified =
        verifyFile(m_file->path(), m_workload->keys(), *m_register, m_observer.onProgress, m_stop, m_evicted);
    if (verified)
        m_report.file = std::move(*verified);
    else if (verified.error().code != ErrorCode::Cancelled)
        return verified.error();
    else
        m_report.interrupted = true;
    return {};
}

void Run::tellPhase(const QString &phase)
{
    if (phase == m_phase)
        return;
    m_phase = phase;
    if (m_observer.onPhase)
        m_observer.onPhase(phase);
}

} // namespace

Result<RunReport> runDesign(const Scenario &scenario, const QString &designName, const RunObserver &observer,
                            const std::atomic<bool> *stop, const RunEnvironment &environment)
{
    Scenario checked = scenario;
    if (!environment.makeDesign)
        checked.designs = {designName};
    if (auto valid = checked.validate(); !valid)
        return valid.error();
    if (auto possible = checkEnvironment(checked, environment); !possible)
        return possible.error();
    return Run(checked, designName, observer, stop, environment).execute();
}

} // namespace cachescope::load
