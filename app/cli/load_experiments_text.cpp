// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/load_experiments_text.h"

#include "core/base/format.h"
#include "core/load/report/run_verdict.h"
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

QString perThousand(const load::AblationFigures &figures)
{
    return figures.lockErrorsPerThousand ? QString::number(*figures.lockErrorsPerThousand, 'f', 1)
                                         : QStringLiteral("–");
}

/// A row of the matrix, with the dropped arrivals or without.
QStringList cellsOf(const load::AblationFigures &figures, const QString &difference, bool withDropped)
{
    QStringList cells{formatCount(figures.lockErrors), difference, perThousand(figures),
                      formatCount(figures.failed), formatCount(figures.operations)};
    if (withDropped)
        cells << (figures.dropped ? formatCount(*figures.dropped) : QStringLiteral("–"));
    cells << codes(figures.byCode);
    return cells;
}

QStringList headerOf(bool withDropped)
{
    QStringList names{QStringLiteral("Switch"),    QStringLiteral("turned to"), QStringLiteral("Lock errors"),
                      QStringLiteral("Change"),    QStringLiteral("Per 1,000"), QStringLiteral("Failed"),
                      QStringLiteral("Operations")};
    if (withDropped)
        names << QStringLiteral("Dropped");
    names << QStringLiteral("By code");
    return names;
}

QString baseInWords(const load::AblationBase &base)
{
    const bool withDropped = base.hasArrivals();
    QList<QStringList> rows{headerOf(withDropped)};
    rows << QStringList{QStringLiteral("(none)"), QString()} + cellsOf(base.figures, QString(), withDropped);
    for (const load::AblationFactor &factor : base.factors)
        rows << QStringList{factor.switchName, factor.to} +
                    cellsOf(factor.figures, change(factor.lockErrorsChange), withDropped);
    std::vector<QStringList> columns(static_cast<std::size_t>(rows.front().size()));
    for (const QStringList &row : std::as_const(rows)) {
        for (std::size_t i = 0; i < columns.size(); ++i)
            columns[i] << row[static_cast<qsizetype>(i)];
    }
    return QStringLiteral(
               "\nEach switch of %1 turned alone (per 1,000: lock errors of as many operations begun)\n")
               .arg(base.design) +
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
    if (variable != load::LimitVariable::Users)
        return QStringLiteral("%1 operations/s").arg(number);
    return number == QLatin1String("1") ? QStringLiteral("1 user") : QStringLiteral("%1 users").arg(number);
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
    return columnsBesideEachOther(columns) + QLatin1Char('\n') + load::limitVerdict(limit.toJson()) +
           QLatin1Char('\n');
}

} // namespace cachescope::cli
