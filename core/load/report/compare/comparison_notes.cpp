// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/compare/comparison_notes.h"

#include "core/base/format.h"
#include "core/base/translate.h"
#include "core/load/report/compare/comparison_noise.h"
#include "core/load/report/figure_text.h"
#include "core/load/report/report_fields.h"
#include "core/load/report/run_verdict.h"

#include <algorithm>
#include <cmath>

namespace cachescope::load {

namespace {

void noteFaults(QStringList &notes, const RunGroup &group, const QString &side)
{
    for (std::size_t i = 0; i < group.runs.size(); ++i) {
        const QJsonObject &run = group.runs[i];
        const QString which = QStringLiteral("%1 (%2)").arg(group.labelOf(i), side);
        if (valueAt(run, "interrupted").toBool())
            notes << CoreText::tr("%1 was interrupted: nothing is called better.").arg(which);
        if (isSteered(run))
            notes << CoreText::tr("%1 was changed by hand while it ran: it did not run under the load of its "
                                  "scenario alone.")
                         .arg(which);
        if (const QString lost = lostProcesses(run); !lost.isEmpty())
            notes << QStringLiteral("%1: %2.").arg(which, lost);
        if (const QStringList findings = valueFindings(run); !findings.isEmpty())
            notes << QStringLiteral("%1: %2.").arg(which, findings.join(QStringLiteral("; ")));
    }
}

double meanSeconds(const RunGroup &group)
{
    std::vector<double> seconds;
    for (const QJsonObject &run : group.runs)
        seconds.push_back(numberAt(run, "seconds").value_or(0.0));
    return meanOf(seconds);
}

double meanBegun(const RunGroup &group)
{
    std::vector<double> begun;
    for (const QJsonObject &run : group.runs)
        begun.push_back(numberAt(run, "operations").value_or(0.0) + numberAt(run, "failed").value_or(0.0));
    return meanOf(begun);
}

bool differ(double before, double after)
{
    return before > 0.0 && after > 0.0 && std::fabs(after / before - 1.0) > 0.01;
}

void noteLengths(QStringList &notes, const RunGroup &before, const RunGroup &after)
{
    if (before.isBoundedByOperations || after.isBoundedByOperations) {
        if (differ(meanBegun(before), meanBegun(after)))
            notes << CoreText::tr("%1 began %2 operations before and %3 after: counts are compared as if "
                                  "both had begun as many as the second.")
                         .arg(before.label, countText(meanBegun(before)), countText(meanBegun(after)));
    } else if (differ(meanSeconds(before), meanSeconds(after))) {
        notes << CoreText::tr("%1 ran for %2 before and %3 after: counts are compared as if both had run "
                              "as long as the second.")
                     .arg(before.label, formatDuration(meanSeconds(before)),
                          formatDuration(meanSeconds(after)));
    }
}

bool isClosedWithErrors(const RunGroup &group)
{
    return std::ranges::any_of(group.runs, [](const QJsonObject &run) {
        return !valueAt(run, "arrivals").isObject() && countAt(run, "lockErrors.total") > 0;
    });
}

bool isRepeated(const GroupPair &pair)
{
    return pair.first.runs.size() > 1 || pair.second.runs.size() > 1;
}

bool isShort(const RunGroup &group)
{
    return group.isSteady && std::ranges::any_of(group.runs, [](const QJsonObject &run) {
               return objectsAt(run, "samples").size() < kFewestBatches * kSamplesPerBatch;
           });
}

QString noteOnRepetition(const GroupPair &pair)
{
    return CoreText::tr("%1: means of %2 before and %3 after; the noise is the spread between runs, or that "
                        "within them if it is larger.")
        .arg(pair.first.label, QString::number(pair.first.runs.size()),
             QString::number(pair.second.runs.size()));
}

void noteNoise(QStringList &notes, const std::vector<GroupPair> &pairs)
{
    for (const GroupPair &pair : pairs) {
        if (isRepeated(pair))
            notes << noteOnRepetition(pair);
    }
    if (!std::ranges::all_of(pairs, isRepeated))
        notes << CoreText::tr("The noise of what ran once is within one run only: what differs from run to "
                              "run is not in it. To have it, run a design more than once (--design a,a).");
    const auto isSteady = [](const GroupPair &pair) { return pair.first.isSteady && pair.second.isSteady; };
    if (!std::ranges::all_of(pairs, isSteady))
        notes << CoreText::tr("The load or the disk changed during a run (stages, diskChanges, by hand): the "
                              "noise of throughput and latency within it is not known.");
    const auto isTooShort = [](const GroupPair &pair) {
        return !isRepeated(pair) && (isShort(pair.first) || isShort(pair.second));
    };
    if (std::ranges::any_of(pairs, isTooShort))
        notes << CoreText::tr("Of a run of less than %1 s the noise of throughput and latency is not known, "
                              "and so they are not judged, however much they differ. Run for longer, or more "
                              "than once.")
                     .arg(kFewestBatches * kSamplesPerBatch);
}

} // namespace

QStringList notesOn(const std::vector<GroupPair> &pairs)
{
    QStringList notes;
    for (const auto &[before, after] : pairs) {
        noteFaults(notes, before, QStringLiteral("before"));
        noteFaults(notes, after, QStringLiteral("after"));
        noteLengths(notes, before, after);
    }
    const auto isClosed = [](const GroupPair &pair) {
        return isClosedWithErrors(pair.first) || isClosedWithErrors(pair.second);
    };
    if (std::ranges::any_of(pairs, isClosed))
        notes << CoreText::tr(
            "Users waited for their answers before they went on (closed loop): what fails fast is "
            "tried more often. Compare lock errors at a fixed rate of arrivals.");
    noteNoise(notes, pairs);
    return notes;
}

QString noteOnJudging(std::size_t judged)
{
    return CoreText::tr("Noise is for all %1 judged figures together: where nothing changed, any of them "
                        "exceeds it in about one comparison in 20.")
        .arg(QString::number(judged));
}

} // namespace cachescope::load
