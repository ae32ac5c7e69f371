// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/compare/comparison_text.h"

#include "core/load/report/figure_text.h"
#include "core/load/report/report_fields.h"
#include "core/load/report/run_verdict.h"

#include <QHash>

#include <cmath>

namespace cachescope::load {

namespace {

QString title(const QString &name)
{
    static const QHash<QString, QString> titles{
        {QStringLiteral("operationsPerSecond"), QStringLiteral("Operations")},
        {QStringLiteral("reads.p50Ms"), QStringLiteral("Reads p50")},
        {QStringLiteral("reads.p99Ms"), QStringLiteral("Reads p99")},
        {QStringLiteral("writes.p50Ms"), QStringLiteral("Writes p50")},
        {QStringLiteral("writes.p99Ms"), QStringLiteral("Writes p99")},
        {QStringLiteral("lockErrors.total"), QStringLiteral("Lock errors")},
        {QStringLiteral("failed"), QStringLiteral("Failed operations")},
        {QStringLiteral("arrivals.dropped"), QStringLiteral("Dropped arrivals")},
        {QStringLiteral("lockWaits.maxMs"), QStringLiteral("Longest lock wait")},
        {QStringLiteral("lockWaits.worstShareOfTimeout"), QStringLiteral("  share of timeout")},
        {QStringLiteral("wal.maxBytes"), QStringLiteral("Largest log")},
        {QStringLiteral("hitRatio"), QStringLiteral("Hit ratio")},
        {QStringLiteral("stores.entriesPerCommit"), QStringLiteral("Entries per commit")},
        {QStringLiteral("wrongValues"), QStringLiteral("Wrong values")},
        {QStringLiteral("wrongValuesInFile"), QStringLiteral("Wrong values in file")},
        {QStringLiteral("damagedFiles"), QStringLiteral("Damaged files")},
        {QStringLiteral("workersFailed"), QStringLiteral("Lost processes")},
        {QStringLiteral("closeErrors"), QStringLiteral("Failed ends")},
    };
    return titles.value(name, figureName(name));
}

/// A name that breaks the line could be taken for a row of its own.
QString oneLine(QString text)
{
    for (QChar &c : text) {
        if (c == QLatin1Char('\n') || c == QLatin1Char('\r'))
            c = QLatin1Char('?');
    }
    return text;
}

QString sign(double number)
{
    return number > 0.0 ? QStringLiteral("+") : number < 0.0 ? QStringLiteral("−") : QString();
}

QString changeText(const FigureComparison &figure)
{
    if (!figure.change)
        return dash();
    return sign(*figure.change) + figureText(figure.name, std::fabs(*figure.change));
}

QString shareText(const FigureComparison &figure)
{
    const auto share = figure.changeShare();
    return share ? sign(*share) + load::shareText(std::fabs(*share)) : QString();
}

QString noiseText(const FigureComparison &figure)
{
    if (!figure.noise)
        return figure.change == 0.0 ? QString() : QStringLiteral("not known");
    return QStringLiteral("±") + figureText(figure.name, *figure.noise);
}

/// Rows with columns as wide as their widest cell; the first and the last to the left, the rest to the right.
QString aligned(const std::vector<QStringList> &rows)
{
    QList<qsizetype> widths(rows.front().size(), 0);
    for (const QStringList &row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], row[i].size());
    }
    QString text;
    for (const QStringList &row : rows) {
        QString line = row.first().leftJustified(widths.first());
        for (qsizetype i = 1; i + 1 < row.size(); ++i)
            line += QStringLiteral("   ") + row[i].rightJustified(widths[i]);
        text += line + QStringLiteral("   ") + row.last() + QLatin1Char('\n');
    }
    return text;
}

/// "Verdict: holds → fails (worse)"
QString verdictText(const RunPair &pair)
{
    return QStringLiteral("Verdict: %1 → %2 (%3)\n")
        .arg(holdsName(pair.holdsBefore), holdsName(pair.holdsAfter), comparisonVerdictName(pair.verdict()));
}

QStringList rowOf(const FigureComparison &figure)
{
    return {title(figure.name),
            figureText(figure.name, figure.before),
            figureText(figure.name, figure.after),
            changeText(figure),
            shareText(figure),
            noiseText(figure),
            comparisonVerdictName(figure.verdict)};
}

QString pairText(const RunPair &pair)
{
    const QString heading = pair.designBefore == pair.designAfter
                                ? pair.designBefore
                                : QStringLiteral("%1 → %2").arg(pair.designBefore, pair.designAfter);
    std::vector<QStringList> rows{{QString(), QStringLiteral("before"), QStringLiteral("after"),
                                   QStringLiteral("change"), QString(), QStringLiteral("noise"), QString()}};
    for (const FigureComparison &fault : pair.faults)
        rows.push_back(rowOf(fault));
    for (const FigureComparison &figure : pair.figures)
        rows.push_back(rowOf(figure));
    return oneLine(heading) + QLatin1Char('\n') + verdictText(pair) + aligned(rows);
}

/// "Limit: 240 users → 200 users (worse)", and each in a sentence.
QString limitText(const LimitComparison &limit)
{
    const auto at = [](const QJsonObject &one) { return limitStep(one, numberAt(one, "holdsAt")); };
    return QStringLiteral("Limit: %1 → %2 (%3)\n")
               .arg(at(limit.before), at(limit.after), comparisonVerdictName(limit.verdict)) +
           QStringLiteral("before: %1\n").arg(oneLine(limitVerdict(limit.before))) +
           QStringLiteral("after: %1\n").arg(oneLine(limitVerdict(limit.after)));
}

QString differenceText(const QString &what, const std::vector<FieldDifference> &differences)
{
    const auto text = [](const QJsonValue &value) {
        return value.isUndefined() ? dash() : oneLine(plainText(value));
    };
    QString lines;
    for (const FieldDifference &difference : differences)
        lines += QStringLiteral("%1 %2: %3 → %4\n")
                     .arg(what, oneLine(difference.field), text(difference.before), text(difference.after));
    return lines;
}

QString onlyText(const QString &where, const QStringList &designs)
{
    return designs.isEmpty()
               ? QString()
               : QStringLiteral("Only %1: %2\n").arg(where, oneLine(designs.join(QStringLiteral(", "))));
}

} // namespace

QString comparisonText(const RunComparison &comparison)
{
    QStringList parts;
    if (comparison.limit)
        parts << limitText(*comparison.limit);
    for (const RunPair &pair : comparison.pairs)
        parts << pairText(pair);
    QString rest = onlyText(QStringLiteral("before, which counts as worse"), comparison.onlyBefore) +
                   onlyText(QStringLiteral("after"), comparison.onlyAfter);
    for (const QString &note : comparison.notes)
        rest += oneLine(note) + QLatin1Char('\n');
    rest += differenceText(QStringLiteral("scenario"), comparison.scenario) +
            differenceText(QStringLiteral("machine"), comparison.machine);
    if (!rest.isEmpty())
        parts << rest;
    return parts.join(QLatin1Char('\n'));
}

} // namespace cachescope::load
