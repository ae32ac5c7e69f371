// SPDX-License-Identifier: GPL-3.0-or-later
//
// A run as a document of `load --json` has it. Series there are in stretches of a second or longer, and tell
// lock errors apart by their code only.
#include "core/load/report/report_fields.h"
#include "ui/models/run_history.h"

#include <algorithm>

namespace cachescope::ui {
namespace {

using load::countAt;
using load::numberAt;
using load::objectsAt;
using load::textAt;
using load::valueAt;

std::optional<qint64> countIf(const QJsonObject &object, const char *path)
{
    return numberAt(object, path) ? std::optional(countAt(object, path)) : std::nullopt;
}

std::optional<load::ChangeKind> kindNamed(const QString &name)
{
    for (const load::ChangeKind kind :
         {load::ChangeKind::Users, load::ChangeKind::Rate, load::ChangeKind::Disk, load::ChangeKind::Pause,
          load::ChangeKind::Resume}) {
        if (load::changeKindName(kind) == name)
            return kind;
    }
    return std::nullopt;
}

std::vector<load::RunChange> changesIn(const QJsonObject &run)
{
    std::vector<load::RunChange> changes;
    for (const QJsonObject &change : objectsAt(run, "changes")) {
        if (const auto kind = kindNamed(textAt(change, "kind")))
            changes.push_back({numberAt(change, "atSeconds").value_or(0.0), *kind, textAt(change, "from"),
                               textAt(change, "to"), valueAt(change, "planned").toBool(),
                               numberAt(change, "pausedSeconds").value_or(0.0)});
    }
    return changes;
}

std::vector<LockCause> causesIn(const QJsonObject &run)
{
    std::vector<LockCause> causes;
    for (const QJsonObject &cause : objectsAt(run, "lockErrors.causes"))
        causes.push_back({textAt(cause, "code"), textAt(cause, "phase"), textAt(cause, "handler"),
                          countAt(cause, "count")});
    return causes;
}

} // namespace

RunHistory RunHistory::ofRecorded(const QJsonObject &run)
{
    RunHistory history(load::designOf(run));
    history.m_state = RunState::Ended;
    history.m_verdict = load::verdictOn(run);
    history.m_lockCauses = causesIn(run);
    history.m_changes = changesIn(run);
    history.m_fairness = load::FairnessStrip::fromJson(valueAt(run, "fairnessStrip").toObject());
    history.takeRecordedFigures(run);
    history.takeSamples(run);
    return history;
}

void RunHistory::takeRecordedFigures(const QJsonObject &run)
{
    m_figures.operationsPerSecond = numberAt(run, "operationsPerSecond");
    const auto reads = numberAt(run, "reads.p99Ms");
    const auto writes = numberAt(run, "writes.p99Ms");
    if (reads || writes)
        m_figures.p99Ms = std::max(reads.value_or(0.0), writes.value_or(0.0));
    if (countAt(run, "hits") + countAt(run, "misses") > 0)
        m_figures.hitRatio = numberAt(run, "hitRatio");
    m_figures.lockErrors = countIf(run, "lockErrors.total");
    m_figures.failed = countIf(run, "failed");
    if (const auto users = countIf(run, "users"))
        m_figures.users = static_cast<int>(*users);
    m_figures.worstWaitShare = numberAt(run, "lockWaits.worstShareOfTimeout");
    m_figures.worstWaitMs = numberAt(run, "lockWaits.maxMs").value_or(0.0);
    m_figures.waits = countAt(run, "lockWaits.count");
    m_figures.nearMisses = countAt(run, "lockWaits.nearMisses");
    m_figures.harnessShare = numberAt(run, "harness.share");
    const bool isVerified = countAt(run, "verification.checked") + countAt(run, "verification.unchecked") > 0;
    if (!isVerified)
        return;
    m_figures.checked = countAt(run, "verification.checked");
    m_figures.findings = countAt(run, "verification.torn") + countAt(run, "verification.stale") +
                         countAt(run, "verification.lost") + countAt(run, "verification.wrong");
}

/// The rate of arrivals at a moment: samples do not have it, but every change of it is there.
double RunHistory::recordedRate(double planned, double atSeconds) const
{
    double rate = planned;
    for (const load::RunChange &change : m_changes) {
        if (change.kind == load::ChangeKind::Rate && change.atSeconds <= atSeconds)
            rate = change.to.toDouble();
    }
    return rate;
}

void RunHistory::takeSamples(const QJsonObject &run)
{
    const double plannedRate = numberAt(run, "arrivals.ratePerSecond").value_or(0.0);
    std::vector<qint64> sums;
    for (const QJsonObject &sample : objectsAt(run, "samples")) {
        Point point;
        // Without the paths of numberAt(): there may be an hour's samples of dozens of runs.
        const auto value = [&sample](const char *name, double absent = 0.0) {
            return sample.value(QLatin1String(name)).toDouble(absent);
        };
        point.atSeconds = value("atSeconds", m_seconds);
        point.seconds = value("seconds", 1.0);
        point.values = {value("operationsPerSecond"),
                        value("p50Ms"),
                        value("p95Ms"),
                        value("p99Ms"),
                        value("worstWaitShare"),
                        value("walBytes"),
                        value("users"),
                        recordedRate(plannedRate, point.atSeconds)};
        const QJsonObject byCode = sample.value(QLatin1String("byCode")).toObject();
        for (auto code = byCode.begin(); code != byCode.end(); ++code) {
            const std::size_t index = errorIndex(code.key());
            sums.resize(std::max(sums.size(), index + 1));
            sums[index] += std::max<qint64>(0, code.value().toInteger());
        }
        point.errors = sums;
        if (point.atSeconds < m_seconds)
            continue; // written by hand: moments have an order
        m_seconds = point.atSeconds;
        add(std::move(point));
    }
}

} // namespace cachescope::ui
