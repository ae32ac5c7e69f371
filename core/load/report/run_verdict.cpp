// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/run_verdict.h"

#include "core/base/format.h"
#include "core/load/report/figure_text.h"
#include "core/load/report/report_fields.h"

#include <QHash>
#include <QJsonArray>

namespace cachescope::load {

namespace {

QString operatorText(const QString &name)
{
    static const QHash<QString, QString> words{
        {QStringLiteral("<"), QStringLiteral("less than")},
        {QStringLiteral("<="), QStringLiteral("at most")},
        {QStringLiteral(">"), QStringLiteral("more than")},
        {QStringLiteral(">="), QStringLiteral("at least")},
        {QStringLiteral("=="), QStringLiteral("exactly")},
    };
    return words.value(name, name);
}

struct Finding
{
    const char *kind;
    const char *meaning;
};

/// As key_history.h says what each is.
constexpr Finding kFindings[] = {
    {"torn", "parts of different values, or a part of one"},
    {"stale", "replaced or removed before the read began"},
    {"lost", "nothing was found, although it was stored and not removed"},
    {"wrong", "what nobody stored under the key"},
};

QStringList findingsIn(const QJsonObject &verification, const QString &where)
{
    QStringList findings;
    for (const Finding &finding : kFindings) {
        const qint64 count = countAt(verification, finding.kind);
        if (count > 0)
            findings << QStringLiteral("%1%2 %3 %4: %5")
                            .arg(where, formatCount(count), QLatin1String(finding.kind),
                                 QLatin1String(count == 1 ? "value" : "values"),
                                 QLatin1String(finding.meaning));
    }
    return findings;
}

/// "corrected meets failed<=0"
QString designAnd(const QJsonObject &limit, const char *verb)
{
    const QString design = textAt(limit, "design");
    const QString condition = textAt(limit, "condition");
    return QStringLiteral("%1 %2 %3")
        .arg(design.isEmpty() ? QStringLiteral("The design") : design, QLatin1String(verb),
             condition.isEmpty() ? QStringLiteral("what was asked") : condition);
}

void addNotes(RunVerdict &verdict, const QJsonObject &run)
{
    if (verdict.interrupted)
        verdict.notes << QStringLiteral("It was interrupted: the figures hold for what was run");
    if (const QString failure = textAt(run, "firstFailure"); !failure.isEmpty())
        verdict.notes << QStringLiteral("First failure: %1").arg(failure);
    if (const QString finding = textAt(run, "firstFinding"); !finding.isEmpty())
        verdict.notes << QStringLiteral("First finding: %1").arg(finding);
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
    const QString measured = value ? figureText(name, value) : QStringLiteral("not measured");
    return QStringLiteral("%1 %2 (allowed: %3)").arg(figureName(name), measured, limitText(threshold));
}

QStringList valueFindings(const QJsonObject &run)
{
    QStringList findings = findingsIn(valueAt(run, "verification").toObject(), QString());
    const QJsonObject file = valueAt(run, "verification.file").toObject();
    findings << findingsIn(file, QStringLiteral("in the file after the run "));
    if (valueAt(file, "integrityOk").isBool() && !valueAt(file, "integrityOk").toBool())
        findings << QStringLiteral("the file is damaged: %1")
                        .arg(plainText(valueAt(file, "messages").toArray().first()));
    return findings;
}

QString lostProcesses(const QJsonObject &run)
{
    const qint64 lost = countAt(run, "workersFailed");
    if (lost <= 0)
        return {};
    return QStringLiteral(
               "%1 of %2 processes %3 lost, which ended the run after %4; the figures are without %5")
        .arg(formatCount(lost), formatCount(countAt(run, "processes")),
             lost == 1 ? QStringLiteral("was") : QStringLiteral("were"),
             figureText(QStringLiteral("Seconds"), numberAt(run, "seconds")),
             lost == 1 ? QStringLiteral("it") : QStringLiteral("them"));
}

QString failedEnd(const QJsonObject &run)
{
    const QString error = textAt(run, "closeError");
    return error.isEmpty() ? QString() : QStringLiteral("at the end: %1").arg(error);
}

QString nothingMeasured(const QJsonObject &run)
{
    const bool isExcused = valueAt(run, "interrupted").toBool() || countAt(run, "workersFailed") > 0;
    if (isExcused || !numberAt(run, "operations") || countAt(run, "operations") > 0 ||
        countAt(run, "failed") > 0 || countAt(run, "arrivals.due") > 0)
        return {};
    return QStringLiteral("no operation was measured");
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
        return QStringLiteral("%1 operations/s").arg(countText(value));
    return value == 1.0 ? QStringLiteral("1 user") : QStringLiteral("%1 users").arg(countText(value));
}

QString limitVerdict(const QJsonObject &limit)
{
    const auto holds = numberAt(limit, "holdsAt");
    const auto fails = numberAt(limit, "failsAt");
    const QString error = textAt(limit, "error");
    QString verdict = QStringLiteral("Where the limit is was not found.");
    if (holds && fails)
        verdict = QStringLiteral("%1 at %2, and not at %3.")
                      .arg(designAnd(limit, "meets"), limitStep(limit, holds), countText(fails));
    else if (holds)
        verdict = QStringLiteral("%1 at %2; no more was tried.")
                      .arg(designAnd(limit, "meets"), limitStep(limit, holds));
    else if (fails)
        verdict = QStringLiteral("%1 at %2; %3.")
                      .arg(designAnd(limit, "does not meet"), limitStep(limit, fails),
                           error.isEmpty() ? QStringLiteral("no less was left to try")
                                           : QStringLiteral("less was not tried"));
    if (!error.isEmpty())
        verdict += QStringLiteral(" The search ended early: %1").arg(error);
    return verdict;
}

bool documentPassed(const QJsonObject &document)
{
    return valueAt(document, "passed").toBool();
}

} // namespace cachescope::load
