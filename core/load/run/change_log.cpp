// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/run/change_log.h"

#include <algorithm>

namespace cachescope::load {

namespace {

QString rateText(double rate)
{
    return QString::number(rate, 'g', 10);
}

double secondsOf(std::chrono::nanoseconds time)
{
    return std::chrono::duration<double>(time).count();
}

} // namespace

std::vector<RunChange> ChangeLog::note(std::chrono::nanoseconds elapsed, const ByHand &hand, const Steer &now)
{
    const Moment moment{elapsed, hand, now};
    // What was set before the first moment was set by hand too.
    const Moment before = m_last ? *m_last : Moment{elapsed, {}, m_plan.at(elapsed, {})};
    const std::vector<RunChange> changes = between(before, moment);
    m_last = moment;
    for (const RunChange &change : changes)
        keep(change);
    return changes;
}

std::vector<RunChange> ChangeLog::between(const Moment &before, const Moment &now) const
{
    std::vector<RunChange> changes;
    const double at = secondsOf(now.elapsed - m_plan.warmUp());
    const auto add = [&changes, at](ChangeKind kind, const QString &from, const QString &to, bool isByHand) {
        if (from != to)
            changes.push_back({at, kind, from, to, !isByHand});
    };
    const bool usersByHand = now.hand.activeUsers != before.hand.activeUsers;
    if (usersByHand || m_plan.hasStepOfUsers(before.elapsed, now.elapsed))
        add(ChangeKind::Users, QString::number(before.steer.activeUsers),
            QString::number(now.steer.activeUsers), usersByHand);
    add(ChangeKind::Rate, rateText(before.steer.arrivalRate), rateText(now.steer.arrivalRate), true);
    add(ChangeKind::Disk, before.steer.disk.toText(), now.steer.disk.toText(),
        now.hand.disk != before.hand.disk);
    if (before.steer.paused != now.steer.paused)
        changes.push_back({at,
                           now.steer.paused ? ChangeKind::Pause : ChangeKind::Resume,
                           {},
                           {},
                           false,
                           secondsOf(now.steer.pausedFor - before.steer.pausedFor)});
    return changes;
}

void ChangeLog::keep(const RunChange &change)
{
    RunChange kept = change;
    const auto last = std::find_if(m_all.rbegin(), m_all.rend(),
                                   [&](const RunChange &one) { return one.kind == change.kind; });
    if (m_all.size() >= kMostChanges && last != m_all.rend()) {
        kept.from = last->from;
        kept.pausedSeconds += last->pausedSeconds;
        m_all.erase(std::next(last).base());
    }
    m_all.push_back(kept);
}

} // namespace cachescope::load
