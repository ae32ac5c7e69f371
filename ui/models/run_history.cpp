// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/run_history.h"

#include "core/sqlite/result_code.h"

#include <algorithm>

namespace cachescope::ui {
namespace {

// The last sample of a run comes at its end, wherever that falls: a rate over a few milliseconds says
// nothing.
constexpr double kLeastInterval = 0.03;
constexpr double kRecentSeconds = 1.0;

double &at(std::array<double, kRunLines> &values, RunLine line)
{
    return values.at(static_cast<std::size_t>(line));
}

/// The mean of two stretches.
double meanOf(double first, double firstSeconds, double second, double secondSeconds)
{
    const double seconds = firstSeconds + secondSeconds;
    return seconds > 0.0 ? (first * firstSeconds + second * secondSeconds) / seconds : second;
}

RunFigures figuresOf(const load::RunReport &report)
{
    RunFigures figures;
    figures.operationsPerSecond = report.operationsPerSecond;
    if (report.reads.count + report.writes.count > 0)
        figures.p99Ms = std::max(report.reads.p99Ms, report.writes.p99Ms);
    if (report.counts.hits + report.counts.misses > 0)
        figures.hitRatio = report.hitRatio();
    figures.lockErrors = static_cast<qint64>(report.locks.totalErrors);
    figures.failed = report.counts.failed;
    figures.users = report.users;
    figures.worstWaitShare = report.locks.worstShareOfTimeout;
    figures.worstWaitMs = report.locks.maxWaitMs;
    figures.waits = static_cast<qint64>(report.locks.waits);
    figures.nearMisses = static_cast<qint64>(report.locks.nearMisses);
    figures.harnessShare = report.harness.share();
    if (report.isVerified) {
        const load::VerificationCounts &counts = report.verification;
        figures.checked = counts.checked;
        figures.findings = counts.torn + counts.stale + counts.lost + counts.wrong;
    }
    return figures;
}

std::vector<LockCause> causesOf(const sqlite::LockMonitor::Snapshot &locks)
{
    std::vector<LockCause> causes;
    for (const auto &error : locks.errors)
        causes.push_back({sqlite::resultCodeName(error.resultCode), sqlite::lockPhaseName(error.phase),
                          sqlite::handlerAskedName(error.asked), static_cast<qint64>(error.count)});
    return causes;
}

} // namespace

void RunHistory::Point::merge(const Point &later)
{
    const auto laterAt = [&later](RunLine line) { return later.values.at(static_cast<std::size_t>(line)); };
    const auto mean = [&](RunLine line) {
        return meanOf(at(values, line), seconds, laterAt(line), later.seconds);
    };
    at(values, RunLine::Throughput) = mean(RunLine::Throughput); // a standstill is a value, too
    const bool bothHave = at(values, RunLine::P50) > 0.0 && laterAt(RunLine::P50) > 0.0;
    at(values, RunLine::P50) =
        bothHave ? mean(RunLine::P50) : std::max(at(values, RunLine::P50), laterAt(RunLine::P50));
    for (const RunLine line : {RunLine::P95, RunLine::P99, RunLine::WaitShare, RunLine::WalBytes})
        at(values, line) = std::max(at(values, line), laterAt(line));
    for (const RunLine line : {RunLine::Users, RunLine::ArrivalRate})
        at(values, line) = laterAt(line);
    atSeconds = later.atSeconds;
    seconds += later.seconds;
    errors = later.errors;
}

void RunHistory::append(const load::RunSample &sample)
{
    m_state = RunState::Running;
    const double before = m_seconds;
    const bool tooShort = before > 0.0 && sample.atSeconds - before < kLeastInterval;
    m_seconds = std::max(m_seconds, sample.atSeconds);
    takeLocks(sample.locks);
    m_figures.users = sample.users;
    m_figures.failed = sample.failed;
    m_figures.findings = sample.findings;
    m_figures.harnessShare = sample.harnessShare;
    if (sample.hits + sample.misses > 0)
        m_figures.hitRatio =
            static_cast<double>(sample.hits) / static_cast<double>(sample.hits + sample.misses);
    m_fairness.add(sample.atSeconds, sample.userMoments);
    if (tooShort)
        return;
    remember(sample);
    m_figures.operationsPerSecond = recentRate();
    m_figures.p99Ms = recentP99Ms() > 0.0 ? std::optional(recentP99Ms()) : std::nullopt;
    Point point;
    point.atSeconds = sample.atSeconds;
    point.seconds = sample.atSeconds - before;
    point.values = {recentRate(),
                    sample.p50Ms,
                    sample.p95Ms,
                    sample.p99Ms,
                    sample.worstWaitShare,
                    static_cast<double>(sample.walBytes),
                    static_cast<double>(sample.users),
                    sample.arrivalRate};
    std::vector<qint64> counts;
    for (const LockCause &cause : m_lockCauses) {
        const std::size_t index = errorIndex(QStringLiteral("%1, %2").arg(cause.code, cause.phase));
        counts.resize(std::max(counts.size(), index + 1));
        counts[index] += cause.count;
    }
    point.errors = std::move(counts);
    add(std::move(point));
}

void RunHistory::takeLocks(const sqlite::LockMonitor::Snapshot &locks)
{
    m_lockCauses = causesOf(locks);
    m_figures.lockErrors = static_cast<qint64>(locks.totalErrors);
    m_figures.worstWaitShare = locks.worstShareOfTimeout;
    m_figures.worstWaitMs = locks.maxWaitMs;
    m_figures.waits = static_cast<qint64>(locks.waits);
    m_figures.nearMisses = static_cast<qint64>(locks.nearMisses);
}

void RunHistory::mark(const load::RunChange &change)
{
    m_changes.push_back(change);
}

void RunHistory::finish(const load::RunReport &report)
{
    m_state = RunState::Ended;
    m_figures = figuresOf(report);
    m_lockCauses = causesOf(report.locks);
    m_changes = report.changes;
    m_verdict = report.verdict();
    if (!report.fairnessStrip.isEmpty())
        m_fairness = report.fairnessStrip;
}

void RunHistory::abandon()
{
    if (m_state == RunState::Waiting)
        m_state = RunState::NotRun;
    else if (m_state == RunState::Running)
        m_state = RunState::Broken;
}

void RunHistory::add(Point point)
{
    if (m_parts > 0 && m_parts < m_stride) {
        m_points.back().merge(point);
        ++m_parts;
        return;
    }
    m_points.push_back(std::move(point));
    m_parts = 1;
    if (m_points.size() > kMaxPoints)
        halve();
}

// The last one may be left over: it goes on growing to the new length.
void RunHistory::halve()
{
    std::vector<Point> halved;
    halved.reserve(m_points.size() / 2 + 1);
    for (std::size_t i = 0; i < m_points.size(); i += 2) {
        halved.push_back(std::move(m_points[i]));
        if (i + 1 < m_points.size())
            halved.back().merge(m_points[i + 1]);
    }
    const bool isOdd = m_points.size() % 2 == 1;
    m_parts = isOdd ? m_parts : m_stride + m_parts;
    m_stride *= 2;
    m_points = std::move(halved);
}

void RunHistory::remember(const load::RunSample &sample)
{
    m_recent.push_back({sample.atSeconds, sample.operations, sample.p99Ms});
    while (m_recent.size() > 2 && m_recent[1].atSeconds <= sample.atSeconds - kRecentSeconds)
        m_recent.pop_front();
}

double RunHistory::recentRate() const
{
    if (m_recent.empty())
        return 0.0;
    // The first sample counts from the start of the run.
    const Recent from = m_recent.size() > 1 ? m_recent.front() : Recent();
    const double seconds = m_recent.back().atSeconds - from.atSeconds;
    return seconds > 0.0 ? static_cast<double>(m_recent.back().operations - from.operations) / seconds : 0.0;
}

double RunHistory::recentP99Ms() const
{
    double worst = 0.0;
    for (const Recent &recent : m_recent)
        worst = std::max(worst, recent.p99Ms);
    return worst;
}

QList<QPointF> RunHistory::line(RunLine line) const
{
    QList<QPointF> points;
    points.reserve(static_cast<qsizetype>(m_points.size()));
    for (const Point &point : m_points)
        points.append({point.atSeconds, point.values.at(static_cast<std::size_t>(line))});
    return points;
}

std::size_t RunHistory::errorIndex(const QString &cause)
{
    const QLatin1String common("SQLITE_");
    const QString name = cause.startsWith(common) ? cause.mid(common.size()) : cause;
    const qsizetype known = m_errorNames.indexOf(name);
    if (known >= 0)
        return static_cast<std::size_t>(known);
    m_errorNames.append(name);
    return static_cast<std::size_t>(m_errorNames.size()) - 1;
}

QStringList RunHistory::errorNames() const
{
    QStringList names = m_errorNames;
    std::stable_sort(names.begin(), names.end(),
                     [this](const QString &a, const QString &b) { return errorCount(a) > errorCount(b); });
    return names;
}

qint64 RunHistory::errorCount(const QString &name) const
{
    const qsizetype found = m_errorNames.indexOf(name);
    const auto index = static_cast<std::size_t>(found);
    return found < 0 || m_points.empty() || index >= m_points.back().errors.size()
               ? 0
               : m_points.back().errors[index];
}

QList<double> RunHistory::moments() const
{
    QList<double> moments;
    moments.reserve(static_cast<qsizetype>(m_points.size()));
    for (const Point &point : m_points)
        moments.append(point.atSeconds);
    return moments;
}

QList<double> RunHistory::errors(const QString &name, bool perSecond) const
{
    QList<double> values(static_cast<qsizetype>(m_points.size()), 0.0);
    const qsizetype found = m_errorNames.indexOf(name);
    if (found < 0)
        return values;
    const auto index = static_cast<std::size_t>(found);
    const auto count = [this, index](std::size_t i) {
        return index < m_points[i].errors.size() ? m_points[i].errors[index] : 0;
    };
    std::size_t from = 0; // the last point that is a second before, or the first
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        while (from + 1 < i && m_points[from + 1].atSeconds <= m_points[i].atSeconds - kRecentSeconds)
            ++from;
        const bool fromStart = m_points[i].atSeconds <= kRecentSeconds || i == 0;
        const double began = fromStart ? 0.0 : m_points[from].atSeconds;
        const qint64 before = fromStart ? 0 : count(from);
        const double seconds = std::max(m_points[i].atSeconds - began, kLeastInterval);
        values[static_cast<qsizetype>(i)] =
            perSecond ? static_cast<double>(count(i) - before) / seconds : static_cast<double>(count(i));
    }
    return values;
}

} // namespace cachescope::ui
