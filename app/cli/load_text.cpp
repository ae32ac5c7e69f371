// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/load_text.h"

#include "core/base/format.h"
#include "core/sqlite/result_code.h"

#include <algorithm>
#include <functional>

namespace cachescope::cli {

namespace {

using load::RunReport;

struct Row
{
    QString name;
    std::function<QString(const RunReport &)> text;
};

QString rate(double perSecond)
{
    return QStringLiteral("%1/s").arg(formatCount(qRound64(perSecond)));
}

QString ms(double milliseconds)
{
    return formatDuration(milliseconds / 1e3);
}

QString quantiles(const load::OperationFigures &figures)
{
    if (figures.count == 0)
        return QStringLiteral("–");
    return QStringLiteral("%1, %2, %3").arg(ms(figures.p50Ms), ms(figures.p99Ms), ms(figures.maxMs));
}

QString worstWait(const sqlite::LockMonitor::Snapshot &locks)
{
    if (locks.waits == 0)
        return QStringLiteral("–");
    return QStringLiteral("%1 (%2 of timeout)")
        .arg(ms(locks.maxWaitMs), formatShare(locks.worstShareOfTimeout));
}

QString perCommit(const RunReport &run)
{
    if (run.storeCommits == 0)
        return QStringLiteral("–");
    const double share = static_cast<double>(run.writes.count) / static_cast<double>(run.storeCommits);
    return QString::number(share, 'f', 1);
}

Row lostProcesses()
{
    return {QStringLiteral("Lost processes"), [](const RunReport &r) {
                return QStringLiteral("%1 of %2").arg(formatCount(r.workersFailed), formatCount(r.processes));
            }};
}

QList<Row> rowsFor(const std::vector<RunReport> &runs)
{
    QList<Row> all{
        {QStringLiteral("Result"),
         [](const RunReport &r) {
             return r.interrupted ? QStringLiteral("interrupted")
                    : r.holds()   ? QStringLiteral("holds")
                                  : QStringLiteral("FAILS");
         }},
        {QStringLiteral("Lock errors"),
         [](const RunReport &r) { return formatCount(static_cast<qint64>(r.locks.totalErrors)); }},
        {QStringLiteral("Failed operations"), [](const RunReport &r) { return formatCount(r.failed); }},
        {QStringLiteral("Lock waits"),
         [](const RunReport &r) { return formatCount(static_cast<qint64>(r.locks.waits)); }},
        {QStringLiteral("  worst"), [](const RunReport &r) { return worstWait(r.locks); }},
        {QStringLiteral("Measured"), [](const RunReport &r) { return formatDuration(r.seconds); }},
        {QStringLiteral("Operations"),
         [](const RunReport &r) {
             return QStringLiteral("%1 (%2)").arg(formatCount(r.operations), rate(r.operationsPerSecond));
         }},
        {QStringLiteral("Reads"), [](const RunReport &r) { return rate(r.reads.perSecond); }},
        {QStringLiteral("  p50, p99, max"), [](const RunReport &r) { return quantiles(r.reads); }},
        {QStringLiteral("Stores"), [](const RunReport &r) { return rate(r.writes.perSecond); }},
        {QStringLiteral("  p50, p99, max"), [](const RunReport &r) { return quantiles(r.writes); }},
        {QStringLiteral("  per commit"), perCommit},
        {QStringLiteral("Misses"), [](const RunReport &r) { return formatCount(r.misses); }},
        {QStringLiteral("Evicted"), [](const RunReport &r) { return formatCount(r.evicted); }},
        {QStringLiteral("Largest log"), [](const RunReport &r) { return formatBytes(r.walMaxBytes); }},
    };
    if (std::ranges::any_of(runs, [](const RunReport &run) { return run.processes > 1; }))
        all.insert(1, lostProcesses()); // behind the result
    return all;
}

QString table(const std::vector<RunReport> &runs)
{
    const QList<Row> rows = rowsFor(runs);
    std::vector<QStringList> columns;
    QStringList names{QString()};
    for (const Row &row : rows)
        names << row.name;
    columns.push_back(names);
    for (const RunReport &run : runs) {
        QStringList cells{run.design};
        for (const Row &row : rows)
            cells << row.text(run);
        columns.push_back(cells);
    }
    QStringList lines(names.size());
    for (const QStringList &cells : columns) {
        qsizetype width = 0;
        for (const QString &cell : cells)
            width = std::max(width, cell.size());
        for (qsizetype i = 0; i < lines.size(); ++i)
            lines[i] += cells[i].leftJustified(width + 3);
    }
    QString text;
    for (QString line : lines) {
        while (line.endsWith(QLatin1Char(' ')))
            line.chop(1);
        text += line + QLatin1Char('\n');
    }
    return text;
}

QString causes(const RunReport &run)
{
    QString text;
    for (const auto &error : run.locks.errors)
        text += QStringLiteral("  %1 × %2 at %3\n")
                    .arg(formatCount(static_cast<qint64>(error.count)),
                         sqlite::resultCodeName(error.resultCode), sqlite::lockPhaseName(error.phase));
    if (!run.firstFailure.isEmpty())
        text += QStringLiteral("  first failure: %1\n").arg(run.firstFailure);
    return text.isEmpty() ? text : QStringLiteral("\n%1\n%2").arg(run.design, text);
}

QString scenarioInWords(const load::Scenario &scenario)
{
    QString text = QStringLiteral("%1 users").arg(formatCount(scenario.users));
    if (scenario.processes > 1)
        text += QStringLiteral(" in %1 processes").arg(formatCount(scenario.processes));
    text += QStringLiteral(", %1 keys, values of %2, %3 stores, seed %4")
                .arg(formatCount(scenario.keyCount), formatBytes(scenario.valueBytes),
                     formatShare(scenario.storeShare))
                .arg(scenario.seed);
    if (scenario.diskSyncDelay.count() > 0)
        text += QStringLiteral(", every fsync %1 longer")
                    .arg(ms(static_cast<double>(scenario.diskSyncDelay.count())));
    return text;
}

} // namespace

QString sampleInWords(const load::RunSample &sample)
{
    return QStringLiteral("%1  %2 operations/s  p99 %3  %4 lock errors")
        .arg(formatDuration(sample.atSeconds), formatCount(qRound64(sample.operationsPerSecond)),
             ms(sample.p99Ms), formatCount(static_cast<qint64>(sample.locks.totalErrors)));
}

QString reportInWords(const load::Scenario &scenario, const std::vector<RunReport> &runs)
{
    QString text = scenarioInWords(scenario) + QStringLiteral("\n\n") + table(runs);
    for (const RunReport &run : runs)
        text += causes(run);
    return text;
}

} // namespace cachescope::cli
