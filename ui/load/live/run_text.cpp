// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load/live/run_text.h"

#include "core/base/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace cachescope::ui {
namespace {

struct RunText
{
    Q_DECLARE_TR_FUNCTIONS(cachescope::ui::RunText)
};

/// "1,081 lock errors", or where there was none the operations that failed; empty if none did.
QString faultsInWords(const RunFigures &figures)
{
    if (const qint64 errors = figures.lockErrors.value_or(0); errors > 0)
        return errors == 1 ? RunText::tr("1 lock error")
                           : RunText::tr("%1 lock errors").arg(formatCount(errors));
    if (const qint64 failed = figures.failed.value_or(0); failed > 0)
        return failed == 1 ? RunText::tr("1 failed operation")
                           : RunText::tr("%1 failed operations").arg(formatCount(failed));
    return {};
}

QString marginText(const RunFigures &figures)
{
    const double share = figures.worstWaitShare.value_or(0.0);
    return share < 0.001 ? RunText::tr("no wait near the timeout")
                         : RunText::tr("worst wait %1 of the timeout").arg(formatShare(share));
}

QString whatChanged(const load::RunChange &change)
{
    switch (change.kind) {
    case load::ChangeKind::Users:
        return RunText::tr("users from %1 to %2").arg(change.from, change.to);
    case load::ChangeKind::Rate:
        return RunText::tr("rate from %1/s to %2/s").arg(change.from, change.to);
    case load::ChangeKind::Disk:
        return RunText::tr("disk from “%1” to “%2”").arg(change.from, change.to);
    case load::ChangeKind::Pause:
        return RunText::tr("paused");
    case load::ChangeKind::Resume:
        break;
    }
    return change.pausedSeconds > 0.0
               ? RunText::tr("resumed after %1").arg(formatDuration(change.pausedSeconds))
               : RunText::tr("resumed");
}

Chip heldChip(const RunHistory &run, const QString &faults, const QString &why)
{
    if (run.verdict()->interrupted)
        return {RunText::tr("%1: stopped early, %2")
                    .arg(run.name(), faults.isEmpty() ? RunText::tr("no lock error") : faults),
                Tone::Neutral, why};
    if (faults.isEmpty())
        return {RunText::tr("%1: holds, %2").arg(run.name(), marginText(run.figures())), Tone::Good,
                RunText::tr("No lock error and no failed operation.")};
    return {RunText::tr("%1: holds, %2").arg(run.name(), faults), Tone::Good,
            RunText::tr("The scenario's thresholds allow that.")};
}

/// Of many runs.
Chip countChip(const std::vector<RunHistory> &runs)
{
    int ended = 0;
    int held = 0;
    QStringList lines;
    for (const RunHistory &run : runs) {
        if (!run.verdict())
            continue;
        ++ended;
        held += run.verdict()->passed && !run.verdict()->interrupted ? 1 : 0;
        lines.append(verdictChip(run).text);
    }
    return {RunText::tr("%1 of %2 designs hold").arg(held).arg(ended), held == ended ? Tone::Good : Tone::Bad,
            lines.join(QLatin1Char('\n'))};
}

} // namespace

QString dash()
{
    return QStringLiteral("–");
}

QString countText(std::optional<qint64> count)
{
    return count ? formatCount(*count) : dash();
}

QString shareText(std::optional<double> share)
{
    return share ? formatShare(*share) : dash();
}

QString changeText(const QString &run, const load::RunChange &change)
{
    const QString text = RunText::tr("%1, at %2: %3")
                             .arg(run, formatDuration(std::max(0.0, change.atSeconds)), whatChanged(change));
    return change.isPlanned ? RunText::tr("%1 (planned)").arg(text) : text;
}

QString unequalLoadText(const std::vector<RunHistory> &runs)
{
    const auto byHand = [](const load::RunChange &change) {
        return !change.isPlanned && change.kind != load::ChangeKind::Pause &&
               change.kind != load::ChangeKind::Resume;
    };
    QStringList changed;
    for (const RunHistory &run : runs) {
        if (std::ranges::any_of(run.changes(), byHand))
            changed << run.name();
    }
    if (runs.size() < 2 || changed.isEmpty())
        return {};
    return RunText::tr(
               "While %1 ran, users, rate or disk were changed by hand: the designs did not have the same "
               "load.")
        .arg(changed.join(QStringLiteral(", ")));
}

Chip verdictChip(const RunHistory &run)
{
    const load::RunVerdict &verdict = *run.verdict();
    const QString faults = faultsInWords(run.figures());
    const QString why = (verdict.failures + verdict.notes).join(QLatin1Char('\n'));
    if (verdict.passed)
        return heldChip(run, faults, why);
    const QString text = faults.isEmpty() ? RunText::tr("%1: fails").arg(run.name())
                                          : RunText::tr("%1: fails, %2").arg(run.name(), faults);
    return {text, Tone::Bad, why};
}

QList<Chip> verdictChips(const std::vector<RunHistory> &runs)
{
    constexpr std::size_t few = 2;
    QList<Chip> chips;
    const bool anyEnded = std::any_of(runs.begin(), runs.end(),
                                      [](const RunHistory &run) { return run.verdict().has_value(); });
    if (runs.size() > few)
        return anyEnded ? QList<Chip>{countChip(runs)} : chips;
    for (const RunHistory &run : runs) {
        if (run.verdict())
            chips.append(verdictChip(run));
    }
    return chips;
}

QString stateText(const RunHistory &run)
{
    if (run.state() == RunState::Waiting)
        return RunText::tr("waiting");
    if (run.state() == RunState::NotRun)
        return RunText::tr("not run");
    if (run.state() == RunState::Broken)
        return RunText::tr("broke off");
    if (!run.verdict())
        return RunText::tr("running");
    if (!run.verdict()->passed)
        return RunText::tr("fails");
    return run.verdict()->interrupted ? RunText::tr("stopped early") : RunText::tr("holds");
}

Tone stateTone(const RunHistory &run)
{
    if (run.state() == RunState::Broken)
        return Tone::Bad;
    if (!run.verdict() || (run.verdict()->passed && run.verdict()->interrupted))
        return Tone::Neutral;
    return run.verdict()->passed ? Tone::Good : Tone::Bad;
}

} // namespace cachescope::ui
