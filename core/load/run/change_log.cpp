// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/run/change_log.h"

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
    std::vector<RunChange> changes;
    if (m_last)
        changes = between(*m_last, moment);
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
    if (m_all.size() < kMostChanges || m_all.back().kind != change.kind)
        return m_all.push_back(change);
    const QString from = m_all.back().from;
    m_all.back() = change;
    m_all.back().from = from;
}

} // namespace cachescope::load
