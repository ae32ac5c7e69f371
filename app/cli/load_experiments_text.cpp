// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/load_experiments_text.h"

#include "core/base/format.h"
#include "core/sqlite/result_code.h"

#include <algorithm>

namespace cachescope::cli {

namespace {

constexpr int kGap = 3;

QString codes(const std::map<int, qint64> &counts)
{
    QStringList parts;
    for (const auto &[code, count] : counts)
        parts << QStringLiteral("%1 %2").arg(sqlite::resultCodeName(code), formatCount(count));
    return parts.isEmpty() ? QStringLiteral("–") : parts.join(QStringLiteral(", "));
}

QString change(qint64 difference)
{
    if (difference == 0)
        return QStringLiteral("no change");
    return (difference > 0 ? QStringLiteral("+") : QStringLiteral("−")) + formatCount(std::abs(difference));
}

QString baseInWords(const load::AblationBase &base)
{
    std::vector<QStringList> columns{
        {QStringLiteral("Switch"), QStringLiteral("(none)")},
        {QStringLiteral("turned to"), QString()},
        {QStringLiteral("Lock errors"), formatCount(base.lockErrors)},
        {QStringLiteral("Change"), QString()},
        {QStringLiteral("Failed"), formatCount(base.failed)},
        {QStringLiteral("By code"), codes(base.byCode)},
    };
    for (const load::AblationFactor &factor : base.factors) {
        const QStringList cells{factor.switchName,
                                factor.to,
                                formatCount(factor.lockErrors),
                                change(factor.lockErrorsChange),
                                formatCount(factor.failed),
                                codes(factor.byCode)};
        for (std::size_t i = 0; i < columns.size(); ++i)
            columns[i] << cells[static_cast<qsizetype>(i)];
    }
    return QStringLiteral("\nEach switch of %1 turned alone\n").arg(base.design) +
           columnsBesideEachOther(columns);
}

} // namespace

QString columnsBesideEachOther(const std::vector<QStringList> &columns)
{
    QStringList lines(columns.front().size());
    for (const QStringList &cells : columns) {
        qsizetype width = 0;
        for (const QString &cell : cells)
            width = std::max(width, cell.size());
        for (qsizetype i = 0; i < lines.size(); ++i)
            lines[i] += cells[i].leftJustified(width + kGap);
    }
    QString text;
    for (QString line : lines) {
        while (line.endsWith(QLatin1Char(' ')))
            line.chop(1);
        text += line + QLatin1Char('\n');
    }
    return text;
}

QString matrixInWords(const load::AblationMatrix &matrix)
{
    QString text;
    for (const load::AblationBase &base : matrix.bases)
        text += baseInWords(base);
    return text;
}

QString probeInWords(load::LimitVariable variable, double value)
{
    const QString number = formatCount(qRound64(value));
    return variable == load::LimitVariable::Users ? QStringLiteral("%1 users").arg(number)
                                                  : QStringLiteral("%1 operations/s").arg(number);
}

QString limitInWords(const load::LimitReport &limit)
{
    std::vector<QStringList> columns{{QStringLiteral("Tried")},       {QStringLiteral("Result")},
                                     {QStringLiteral("Lock errors")}, {QStringLiteral("Reads p99")},
                                     {QStringLiteral("Stores p99")},  {QStringLiteral("Operations")}};
    const auto ms = [](const load::OperationFigures &figures) {
        return figures.count > 0 ? formatDuration(figures.p99Ms / 1e3) : QStringLiteral("–");
    };
    for (const load::LimitProbe &probe : limit.probes) {
        const load::RunReport &run = probe.report;
        columns[0] << probeInWords(limit.variable, probe.value);
        columns[1] << (run.holds() ? QStringLiteral("holds") : QStringLiteral("fails"));
        columns[2] << formatCount(static_cast<qint64>(run.locks.totalErrors));
        columns[3] << ms(run.reads);
        columns[4] << ms(run.writes);
        columns[5] << QStringLiteral("%1/s").arg(formatCount(qRound64(run.operationsPerSecond)));
    }
    QString verdict;
    if (limit.holdsAt)
        verdict +=
            QStringLiteral("%1 meets %2 at %3.")
                .arg(limit.design, limit.conditionText(), probeInWords(limit.variable, *limit.holdsAt));
    if (limit.failsAt)
        verdict += QStringLiteral(" It does not at %1.").arg(probeInWords(limit.variable, *limit.failsAt));
    else if (limit.holdsAt)
        verdict += QStringLiteral(" No more was tried.");
    if (!limit.error.isEmpty())
        verdict += QStringLiteral(" The search ended early: %1").arg(limit.error);
    return columnsBesideEachOther(columns) + QLatin1Char('\n') + verdict.trimmed() + QLatin1Char('\n');
}

} // namespace cachescope::cli
