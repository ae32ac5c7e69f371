// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/run_verdict.h"

#include "core/base/format.h"
#include "core/base/translate.h"
#include "core/load/report/figure_text.h"
#include "core/load/report/report_fields.h"

#include <QHash>
#include <QJsonArray>

namespace cachescope::load {

namespace {

QString operatorText(const QString &name)
{
    const QHash<QString, QString> words{
        {QStringLiteral("<"), CoreText::tr("less than")}, {QStringLiteral("<="), CoreText::tr("at most")},
        {QStringLiteral(">"), CoreText::tr("more than")}, {QStringLiteral(">="), CoreText::tr("at least")},
        {QStringLiteral("=="), CoreText::tr("exactly")},
    };
    return words.value(name, name);
}

struct Finding
{
    const char *kind;
    const char *one;
    const char *many;
};

/// As key_history.h says what each is.
constexpr Finding kFindings[] = {
    {"torn",
     QT_TRANSLATE_NOOP("cachescope::CoreText", "1 torn value: parts of different values, or a part of one"),
     QT_TRANSLATE_NOOP("cachescope::CoreText",
                       "%1 torn values: parts of different values, or a part of one")},
    {"stale",
     QT_TRANSLATE_NOOP("cachescope::CoreText", "1 stale value: replaced or removed before the read began"),
     QT_TRANSLATE_NOOP("cachescope::CoreText", "%1 stale values: replaced or removed before the read began")},
    {"lost",
     QT_TRANSLATE_NOOP("cachescope::CoreText",
                       "1 lost value: nothing was found, although it was stored and not removed"),
     QT_TRANSLATE_NOOP("cachescope::CoreText",
                       "%1 lost values: nothing was found, although it was stored and not removed")},
    {"wrong", QT_TRANSLATE_NOOP("cachescope::CoreText", "1 wrong value: what nobody stored under the key"),
     QT_TRANSLATE_NOOP("cachescope::CoreText", "%1 wrong values: what nobody stored under the key")},
};

QString inWords(const Finding &finding, qint64 count)
{
    return count == 1 ? CoreText::tr(finding.one) : CoreText::tr(finding.many).arg(formatCount(count));
}

QStringList findingsIn(const QJsonObject &verification, const QString &where)
{
    QStringList findings;
    for (const Finding &finding : kFindings) {
        const qint64 count = countAt(verification, finding.kind);
        if (count > 0)
            findings << where + inWords(finding, count);
    }
    return findings;
}

QString designInWords(const QJsonObject &limit)
{
    const QString design = textAt(limit, "design");
    return design.isEmpty() ? CoreText::tr("The design") : design;
}

QString conditionInWords(const QJsonObject &limit)
{
    const QString condition = textAt(limit, "condition");
    return condition.isEmpty() ? CoreText::tr("what was asked") : condition;
}

void addNotes(RunVerdict &verdict, const QJsonObject &run)
{
    if (verdict.interrupted)
        verdict.notes << CoreText::tr("It was interrupted: the figures hold for what was run");
    if (const QString failure = textAt(run, "firstFailure"); !failure.isEmpty())
        verdict.notes << CoreText::tr("First failure: %1").arg(failure);
    if (const QString finding = textAt(run, "firstFinding"); !finding.isEmpty())
        verdict.notes << CoreText::tr("First finding: %1").arg(finding);
}

} // namespace

QString limitText(const QJsonObject &threshold)
{
    return QStringLiteral("%1 %2")
        .arg(operatorText(textAt(threshold, "operator")),
             figureText(textAt(threshold, "name"), numberAt(threshold, "limit")))
        .trimmed();
}

QString thresholdText(const QJsonObject &threshold)
{
    const QString name = textAt(threshold, "name");
    const auto value = numberAt(threshold, "value");
    const QString measured = value ? figureText(name, value) : CoreText::tr("not measured");
    return CoreText::tr("%1 %2 (allowed: %3)").arg(figureName(name), measured, limitText(threshold));
}

QStringList valueFindings(const QJsonObject &run)
{
    QStringList findings = findingsIn(valueAt(run, "verification").toObject(), QString());
    const QJsonObject file = valueAt(run, "verification.file").toObject();
    findings << findingsIn(file, CoreText::tr("in the file after the run "));
    if (valueAt(file, "integrityOk").isBool() && !valueAt(file, "integrityOk").toBool())
        findings << CoreText::tr("the file is damaged: %1")
                        .arg(plainText(valueAt(file, "messages").toArray().first()));
    return findings;
}

QString lostProcesses(const QJsonObject &run)
{
    const qint64 lost = countAt(run, "workersFailed");
    if (lost <= 0)
        return {};
    const QString all = formatCount(countAt(run, "processes"));
    const QString after = figureText(QStringLiteral("Seconds"), numberAt(run, "seconds"));
    if (lost == 1)
        return CoreText::tr(
                   "1 of %1 processes was lost, which ended the run after %2; the figures are without it")
            .arg(all, after);
    return CoreText::tr(
               "%1 of %2 processes were lost, which ended the run after %3; the figures are without them")
        .arg(formatCount(lost), all, after);
}

QString failedEnd(const QJsonObject &run)
{
    const QString error = textAt(run, "closeError");
    return error.isEmpty() ? QString() : CoreText::tr("at the end: %1").arg(error);
}

QString nothingMeasured(const QJsonObject &run)
{
    const bool isExcused = valueAt(run, "interrupted").toBool() || countAt(run, "workersFailed") > 0;
    if (isExcused || !numberAt(run, "operations") || countAt(run, "operations") > 0 ||
        countAt(run, "failed") > 0 || countAt(run, "arrivals.due") > 0)
        return {};
    return CoreText::tr("no operation was measured");
}

RunVerdict verdictOn(const QJsonObject &run)
{
    RunVerdict verdict;
    verdict.interrupted = valueAt(run, "interrupted").toBool();
    for (const QJsonObject &threshold : objectsAt(run, "thresholds")) {
        if (!valueAt(threshold, "passed").toBool())
            verdict.failures << thresholdText(threshold);
    }
    verdict.failures << lostProcesses(run) << failedEnd(run) << nothingMeasured(run);
    verdict.failures.removeAll(QString());
    verdict.failures << valueFindings(run);
    verdict.passed = verdict.failures.isEmpty();
    addNotes(verdict, run);
    return verdict;
}

QString limitStep(const QJsonObject &limit, std::optional<double> value)
{
    const bool isRate = textAt(limit, "variable") == QLatin1String("ratePerSecond");
    if (isRate)
        return CoreText::tr("%1 operations/s").arg(countText(value));
    return value == 1.0 ? CoreText::tr("1 user") : CoreText::tr("%1 users").arg(countText(value));
}

QString limitVerdict(const QJsonObject &limit)
{
    const auto holds = numberAt(limit, "holdsAt");
    const auto fails = numberAt(limit, "failsAt");
    const QString error = textAt(limit, "error");
    QString verdict = CoreText::tr("Where the limit is was not found.");
    if (holds && fails)
        verdict = CoreText::tr("%1 meets %2 at %3, and not at %4.")
                      .arg(designInWords(limit), conditionInWords(limit), limitStep(limit, holds),
                           countText(fails));
    else if (holds)
        verdict = CoreText::tr("%1 meets %2 at %3; no more was tried.")
                      .arg(designInWords(limit), conditionInWords(limit), limitStep(limit, holds));
    else if (fails)
        verdict = (error.isEmpty() ? CoreText::tr("%1 does not meet %2 at %3; no less was left to try.")
                                   : CoreText::tr("%1 does not meet %2 at %3; less was not tried."))
                      .arg(designInWords(limit), conditionInWords(limit), limitStep(limit, fails));
    if (!error.isEmpty())
        verdict += CoreText::tr(" The search ended early: %1").arg(error);
    return verdict;
}

bool documentPassed(const QJsonObject &document)
{
    return valueAt(document, "passed").toBool();
}

} // namespace cachescope::load
