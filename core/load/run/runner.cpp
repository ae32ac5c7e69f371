// SPDX-License-Identifier: GPL-3.0-or-later
//
// A run in order: the file is made and filled by a connection of its own, a crew opens it and brings its
// users to a gate, the gate opens, and when all users have ended the crew measures and closes. The crew is in
// this process or spread over several; nothing else differs.
#include "core/load/run/runner.h"

#include "core/load/processes/worker_pool.h"
#include "core/load/run/local_crew.h"
#include "core/load/run/run_file.h"
#include "core/load/run/run_sampler.h"

#include <memory>

namespace cachescope::load {

namespace {

OperationFigures figuresOf(const LatencyHistogram &latencies, double seconds)
{
    OperationFigures figures;
    figures.count = static_cast<qint64>(latencies.count());
    figures.perSecond = seconds > 0.0 ? static_cast<double>(figures.count) / seconds : 0.0;
    figures.meanMs = latencies.meanMs();
    figures.p50Ms = latencies.quantileMs(0.50);
    figures.p95Ms = latencies.quantileMs(0.95);
    figures.p99Ms = latencies.quantileMs(0.99);
    figures.maxMs = latencies.maxMs();
    return figures;
}

Result<void> checkEnvironment(const Scenario &scenario, const RunEnvironment &environment)
{
    if (scenario.processes == 1 || !environment.workerProgram.isEmpty())
        return {};
    return Error{ErrorCode::InvalidArgument,
                 QStringLiteral("This scenario spreads its users over %1 processes (\"processes\"), which "
                                "only cachescope-cli can do. Here it must be 1.")
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
    {
        m_report.design = designName;
        m_report.users = scenario.users;
        m_report.processes = scenario.processes;
    }

    Result<RunReport> execute();

private:
    Result<void> prepare();
    [[nodiscard]] std::unique_ptr<Crew> makeCrew() const;
    void measure();
    void takeSample(RunSampler &sampler);
    void fillReport(const Measurement &measured);
    [[nodiscard]] bool stopRequested() const { return m_stop && m_stop->load(); }
    void tellPhase(const QString &phase) const;

    const Scenario &m_scenario;
    const RunEnvironment &m_environment;
    const RunObserver &m_observer;
    const std::atomic<bool> *const m_stop;

    std::unique_ptr<RunFile> m_file; // outlives the crew
    std::unique_ptr<Crew> m_crew;
    RunReport m_report;
};

Result<RunReport> Run::execute()
{
    tellPhase(QStringLiteral("preparing"));
    if (auto prepared = prepare(); !prepared) {
        if (prepared.error().code != ErrorCode::Cancelled)
            return prepared.error();
        m_report.interrupted = true;
        return m_report;
    }
    tellPhase(QStringLiteral("running"));
    measure();
    tellPhase(QStringLiteral("closing"));
    if (const auto closed = m_crew->close(); !closed)
        return closed.error();
    return m_report;
}

Result<void> Run::prepare()
{
    const auto layout = makeDesign(m_report.design);
    const ValueBuffer values(m_scenario.valueBytes, m_scenario.seed);
    auto file = RunFile::prepare(m_scenario, *layout, values, m_stop);
    if (!file)
        return file.error();
    m_file = std::move(*file);
    m_crew = makeCrew();
    return m_crew->gather(m_file->path());
}

std::unique_ptr<Crew> Run::makeCrew() const
{
    if (m_scenario.processes > 1)
        return std::make_unique<WorkerPool>(m_scenario, m_report.design, m_environment.workerProgram, m_stop);
    return std::make_unique<LocalCrew>(m_scenario, m_report.design, UserRange{0, m_scenario.users});
}

void Run::measure()
{
    RunSampler sampler(m_scenario.users, m_crew->release(), *m_crew, *m_file);
    m_report.interrupted =
        watchCrew(*m_crew, {[this] { return stopRequested(); }, [&sampler] { sampler.watchLog(); },
                            [this, &sampler] { takeSample(sampler); }});
    const Measurement measured = m_crew->measurement();
    takeSample(sampler);
    m_report.walMaxBytes = sampler.walMaxBytes();
    fillReport(measured);
}

void Run::takeSample(RunSampler &sampler)
{
    m_report.samples.push_back(sampler.take());
    if (m_observer.onSample)
        m_observer.onSample(m_report.samples.back());
}

void Run::fillReport(const Measurement &measured)
{
    const double seconds = measured.seconds;
    const auto operations = static_cast<double>(measured.counts.operations);
    m_report.seconds = seconds;
    m_report.operations = measured.counts.operations;
    m_report.operationsPerSecond = seconds > 0.0 ? operations / seconds : 0.0;
    m_report.reads = figuresOf(measured.reads, seconds);
    m_report.writes = figuresOf(measured.writes, seconds);
    m_report.hits = measured.counts.hits;
    m_report.misses = measured.counts.misses;
    m_report.failed = measured.counts.failed;
    m_report.firstFailure = measured.firstFailure;
    m_report.workersFailed = measured.workersFailed;
    m_report.locks = measured.locks;
    m_report.evicted = measured.evicted;
    m_report.storeCommits = measured.storeCommits;
}

void Run::tellPhase(const QString &phase) const
{
    if (m_observer.onPhase)
        m_observer.onPhase(phase);
}

} // namespace

Result<RunReport> runDesign(const Scenario &scenario, const QString &designName, const RunObserver &observer,
                            const std::atomic<bool> *stop, const RunEnvironment &environment)
{
    Scenario checked = scenario;
    checked.designs = {designName};
    if (auto valid = checked.validate(); !valid)
        return valid.error();
    if (auto possible = checkEnvironment(checked, environment); !possible)
        return possible.error();
    return Run(checked, designName, observer, stop, environment).execute();
}

} // namespace cachescope::load
