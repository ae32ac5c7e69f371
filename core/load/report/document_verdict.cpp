// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/document_verdict.h"

#include "core/base/format.h"
#include "core/load/report/report_fields.h"
#include "core/load/report/run_labels.h"
#include "core/load/report/run_verdict.h"

#include <QJsonArray>

namespace cachescope::load {

namespace {

struct RunCounts
{
    qint64 all = 0;
    qint64 failed = 0;
    bool isInterrupted = false; ///< one of them was, or the test ended before the turn of another
};

QStringList notRun(const QJsonObject &document)
{
    QStringList designs;
    const QJsonArray list = valueAt(document, "notRun").toArray();
    for (const QJsonValue &design : list)
        designs << plainText(design);
    return designs;
}

RunCounts countsOf(const QJsonObject &document)
{
    RunCounts counts;
    counts.isInterrupted = !notRun(document).isEmpty() && textAt(document, "error").isEmpty();
    for (const QJsonObject &run : objectsAt(document, "runs")) {
        const RunVerdict verdict = verdictOn(run);
        ++counts.all;
        counts.failed += verdict.passed ? 0 : 1;
        counts.isInterrupted = counts.isInterrupted || verdict.interrupted;
    }
    return counts;
}

DocumentOutcome outcomeOf(const QJsonObject &document, const RunCounts &counts)
{
    if (documentPassed(document))
        return DocumentOutcome::Passed;
    return counts.isInterrupted && counts.failed == 0 && !isSearch(document) ? DocumentOutcome::Interrupted
                                                                             : DocumentOutcome::Failed;
}

QString designsNotHeld(const RunCounts &counts)
{
    return QStringLiteral("Failed: %1 of %2 %3 did not hold")
        .arg(formatCount(counts.failed), formatCount(counts.all),
             counts.all == 1 ? QStringLiteral("design") : QStringLiteral("designs"));
}

QString failure(const RunCounts &counts)
{
    const QString text =
        counts.failed > 0 ? designsNotHeld(counts) : QStringLiteral("Failed: not all was run");
    return counts.isInterrupted ? text + QStringLiteral("; interrupted before its end") : text;
}

} // namespace

DocumentOutcome outcomeOf(const QJsonObject &document)
{
    return outcomeOf(document, countsOf(document));
}

QString headlineOf(const QJsonObject &document)
{
    const RunCounts counts = countsOf(document);
    const DocumentOutcome outcome = outcomeOf(document, counts);
    const bool passed = outcome == DocumentOutcome::Passed;
    if (counts.all == 0)
        return QStringLiteral("Failed: no design was run");
    if (isSearch(document))
        return (passed ? QStringLiteral("Passed: ") : QStringLiteral("Failed: ")) +
               limitVerdict(valueAt(document, "limit").toObject());
    if (passed)
        return counts.all == 1 ? QStringLiteral("Passed: the design held")
                               : QStringLiteral("Passed: all designs held");
    if (outcome == DocumentOutcome::Interrupted)
        return QStringLiteral("Interrupted: nothing failed until then");
    return failure(counts);
}

QStringList missingRuns(const QJsonObject &document)
{
    QStringList sentences;
    if (const QString error = textAt(document, "error"); !error.isEmpty())
        sentences << QStringLiteral("It ended early: %1").arg(error);
    if (const QStringList designs = notRun(document); !designs.isEmpty())
        sentences << QStringLiteral("Not run: %1").arg(designs.join(QStringLiteral(", ")));
    return sentences;
}

} // namespace cachescope::load
