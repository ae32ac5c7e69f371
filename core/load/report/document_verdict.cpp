// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/document_verdict.h"

#include "core/base/format.h"
#include "core/base/translate.h"
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
    return counts.all == 1 ? CoreText::tr("Failed: the design did not hold")
                           : CoreText::tr("Failed: %1 of %2 designs did not hold")
                                 .arg(formatCount(counts.failed), formatCount(counts.all));
}

QString failure(const RunCounts &counts)
{
    const QString text = counts.failed > 0 ? designsNotHeld(counts) : CoreText::tr("Failed: not all was run");
    return counts.isInterrupted ? CoreText::tr("%1; interrupted before its end").arg(text) : text;
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
        return CoreText::tr("Failed: no design was run");
    if (isSearch(document))
        return (passed ? CoreText::tr("Passed: %1") : CoreText::tr("Failed: %1"))
            .arg(limitVerdict(valueAt(document, "limit").toObject()));
    if (passed)
        return counts.all == 1 ? CoreText::tr("Passed: the design held")
                               : CoreText::tr("Passed: all designs held");
    if (outcome == DocumentOutcome::Interrupted)
        return CoreText::tr("Interrupted: nothing failed until then");
    return failure(counts);
}

QStringList missingRuns(const QJsonObject &document)
{
    QStringList sentences;
    if (const QString error = textAt(document, "error"); !error.isEmpty())
        sentences << CoreText::tr("It ended early: %1").arg(error);
    if (const QStringList designs = notRun(document); !designs.isEmpty())
        sentences << CoreText::tr("Not run: %1").arg(designs.join(QStringLiteral(", ")));
    return sentences;
}

} // namespace cachescope::load
