// SPDX-License-Identifier: GPL-3.0-or-later
//
// A run in order: the file is made and filled by a connection of its own, the design opens it, all user
// threads start and wait at a gate. Only what happens after the gate opens is measured: until then nothing
// contends, so the lock monitor has nothing to record. It is read before the design closes.
#include "core/load/runner.h"

#include "core/load/design.h"
#include "core/load/open_files.h"
#include "core/load/run_control.h"
#include "core/load/run_file.h"
#include "core/load/run_metrics.h"
#include "core/load/run_sampler.h"
#include "core/load/user_thread.h"
#include "core/load/value_buffer.h"

#include <memory>

namespace cachescope::load {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace {

constexpr milliseconds kSampleInterval{100};
/// How soon a stop is noticed, and how often the size of the log is looked at.
constexpr milliseconds kTick{20};

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

/// One run of one design, from preparing to closing.
class Run
{
public:
    Run(const Scenario &scenario, const QString &designName, const RunObserver &observer,
        const std::atomic<bool> *stop)
        : m_scenario(scenario)
        , m_observer(observer)
        , m_stop(stop)
        , m_design(makeDesign(designName))
        , m_values(scenario.valueBytes, scenario.seed)
        , m_control(scenario.users)
        , m_metrics(scenario.users)
    {
        m_report.design = designName;
        m_report.users = scenario.users;
    }

    Result<RunReport> execute();

private:
    using Users = std::vector<std::unique_ptr<UserThread>>;

    Result<void> prepare();
    Result<void> measure();
    Result<Users> startUsers(RunContext &context);
    void watch(RunSampler &sampler);
    void takeSample(RunSampler &sampler);
    void endUsers(Users &users);
    void fillReport(double seconds);
    [[nodiscard]] bool stopRequested() const { return m_stop && m_stop->load(); }
    void tellPhase(const QString &phase) const;

    const Scenario &m_scenario;
    const RunObserver &m_observer;
    const std::atomic<bool> *const m_stop;

    sqlite::LockMonitor m_monitor; // outlives the design and the users
    const std::unique_ptr<Design> m_design;
    const ValueBuffer m_values;
    std::unique_ptr<RunFile> m_file;
    RunControl m_control;
    RunMetrics m_metrics;
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
    const auto measured = measure();
    tellPhase(QStringLiteral("closing"));
    const auto closed = m_design->close();
    if (!measured)
        return measured.error();
    if (!closed)
        return closed.error();
    return m_report;
}

Result<void> Run::prepare()
{
    raiseOpenFilesLimit();
    auto file = RunFile::prepare(m_scenario, *m_design, m_values, m_stop);
    if (!file)
        return file.error();
    m_file = std::move(*file);
    return m_design->open(m_file->path(), m_scenario.maxBytes, &m_monitor);
}

Result<void> Run::measure()
{
    const QStringList &keys = m_file->keys();
    const KeyPicker picker(m_scenario.keys, keys.size(), m_scenario.zipfExponent);
    RunContext context{m_scenario, picker, keys, m_values, *m_design, m_control, m_metrics};
    auto users = startUsers(context);
    if (!users)
        return users.error();
    const auto limit =
        m_scenario.operations > 0 ? milliseconds(std::chrono::hours(24 * 365)) : m_scenario.duration;
    const auto start = m_control.release(limit);
    RunSampler sampler(m_scenario.users, start, m_metrics, m_monitor, *m_file);
    watch(sampler);
    const double seconds = std::chrono::duration<double>(steady_clock::now() - start).count();
    takeSample(sampler);
    endUsers(*users);
    m_report.walMaxBytes = sampler.walMaxBytes();
    fillReport(seconds);
    return {};
}

Result<Run::Users> Run::startUsers(RunContext &context)
{
    Users users;
    for (int user = 0; user < m_scenario.users; ++user) {
        users.push_back(std::make_unique<UserThread>(context, user));
        users.back()->start();
        if (users.back()->isRunning())
            continue;
        users.pop_back();
        endUsers(users);
        return Error{
            ErrorCode::Internal,
            QStringLiteral("The system starts no more than %1 threads; run with fewer users").arg(user)};
    }
    return users;
}

void Run::watch(RunSampler &sampler)
{
    auto nextSample = steady_clock::now() + kSampleInterval;
    while (!m_control.waitForAll(std::min(steady_clock::now() + kTick, nextSample))) {
        if (!m_report.interrupted && stopRequested()) {
            m_report.interrupted = true;
            m_control.stop();
        }
        sampler.watchLog();
        if (steady_clock::now() < nextSample)
            continue;
        takeSample(sampler);
        nextSample += kSampleInterval;
    }
}

void Run::takeSample(RunSampler &sampler)
{
    m_report.samples.push_back(sampler.take());
    if (m_observer.onSample)
        m_observer.onSample(m_report.samples.back());
}

void Run::endUsers(Users &users)
{
    m_control.stop();
    for (const auto &user : users)
        user->wait();
}

void Run::fillReport(double seconds)
{
    const auto counts = m_metrics.counts();
    m_report.seconds = seconds;
    m_report.operations = counts.operations;
    m_report.operationsPerSecond = seconds > 0.0 ? static_cast<double>(counts.operations) / seconds : 0.0;
    m_report.reads = figuresOf(m_metrics.reads(), seconds);
    m_report.writes = figuresOf(m_metrics.writes(), seconds);
    m_report.hits = counts.hits;
    m_report.misses = counts.misses;
    m_report.failed = counts.failed;
    m_report.firstFailure = m_metrics.firstFailure();
    m_report.locks = m_monitor.snapshot();
    m_report.evicted = m_design->evicted();
    m_report.storeCommits = m_design->storeCommits();
}

void Run::tellPhase(const QString &phase) const
{
    if (m_observer.onPhase)
        m_observer.onPhase(phase);
}

} // namespace

Result<RunReport> runDesign(const Scenario &scenario, const QString &designName, const RunObserver &observer,
                            const std::atomic<bool> *stop)
{
    Scenario checked = scenario;
    checked.designs = {designName};
    if (auto valid = checked.validate(); !valid)
        return valid.error();
    return Run(checked, designName, observer, stop).execute();
}

} // namespace cachescope::load
