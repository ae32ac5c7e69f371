// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/load_figures_text.h"

#include "app/cli/load_experiments_text.h"
#include "core/base/format.h"

#include <algorithm>
#include <functional>

namespace cachescope::cli {

namespace {

using load::RunReport;

/// More runs are shown in lines.
constexpr std::size_t kMostColumns = 4;

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
    const double share = static_cast<double>(run.counts.stored) / static_cast<double>(run.storeCommits);
    return QString::number(share, 'f', 1);
}

QString checkedValues(const RunReport &run)
{
    const load::VerificationCounts &counts = run.verification;
    if (!run.isVerified)
        return QStringLiteral("not checked");
    if (!counts.failed())
        return QStringLiteral("%1 right").arg(formatCount(counts.checked));
    return QStringLiteral("%1 torn, %2 stale, %3 lost, %4 wrong")
        .arg(formatCount(counts.torn), formatCount(counts.stale), formatCount(counts.lost),
             formatCount(counts.wrong));
}

QString fileAtTheEnd(const RunReport &run)
{
    if (!run.file)
        return QStringLiteral("–");
    return run.file->failed() ? QStringLiteral("WRONG")
                              : QStringLiteral("%1 entries right").arg(formatCount(run.file->entries));
}

QString worstServed(const RunReport &run)
{
    if (run.fairness.users < 2)
        return QStringLiteral("–");
    if (run.fairness.starved > 0)
        return QStringLiteral("%1 got nothing").arg(formatCount(run.fairness.starved));
    return QStringLiteral("%1× the median").arg(run.fairness.worstOverMedian(), 0, 'f', 1);
}

Row lostProcesses()
{
    return {QStringLiteral("Lost processes"), [](const RunReport &r) {
                return QStringLiteral("%1 of %2").arg(formatCount(r.workersFailed), formatCount(r.processes));
            }};
}

QString resultOf(const RunReport &run)
{
    return run.interrupted ? QStringLiteral("interrupted")
           : run.holds()   ? QStringLiteral("holds")
                           : QStringLiteral("FAILS");
}

QList<Row> lockRows()
{
    return {
        {QStringLiteral("Lock errors"),
         [](const RunReport &r) { return formatCount(static_cast<qint64>(r.locks.totalErrors)); }},
        {QStringLiteral("Failed operations"),
         [](const RunReport &r) { return formatCount(r.counts.failed); }},
        {QStringLiteral("Lock waits"),
         [](const RunReport &r) { return formatCount(static_cast<qint64>(r.locks.waits)); }},
        {QStringLiteral("  worst"), [](const RunReport &r) { return worstWait(r.locks); }},
        {QStringLiteral("  near misses"),
         [](const RunReport &r) { return formatCount(static_cast<qint64>(r.locks.nearMisses)); }},
    };
}

QList<Row> operationRows()
{
    return {
        {QStringLiteral("Measured"), [](const RunReport &r) { return formatDuration(r.seconds); }},
        {QStringLiteral("Operations"),
         [](const RunReport &r) {
             return QStringLiteral("%1 (%2)").arg(formatCount(r.counts.operations),
                                                  rate(r.operationsPerSecond));
         }},
        {QStringLiteral("Reads"), [](const RunReport &r) { return rate(r.reads.perSecond); }},
        {QStringLiteral("  p50, p99, max"), [](const RunReport &r) { return quantiles(r.reads); }},
        {QStringLiteral("Writes"), [](const RunReport &r) { return rate(r.writes.perSecond); }},
        {QStringLiteral("  p50, p99, max"), [](const RunReport &r) { return quantiles(r.writes); }},
        {QStringLiteral("  stores per commit"), perCommit},
        {QStringLiteral("Worst served user"), worstServed},
        {QStringLiteral("Hits"), [](const RunReport &r) { return formatShare(r.hitRatio()); }},
        {QStringLiteral("Evicted"), [](const RunReport &r) { return formatCount(r.evicted); }},
        {QStringLiteral("Largest log"), [](const RunReport &r) { return formatBytes(r.walMaxBytes); }},
        {QStringLiteral("Values read"), checkedValues},
        {QStringLiteral("Cost of measuring"),
         [](const RunReport &r) {
             return QStringLiteral("%1 of users' time").arg(formatShare(r.harness.share()));
         }},
    };
}

/// Those that say something of any of `runs`.
QList<Row> rowsFor(const std::vector<RunReport> &runs)
{
    QList<Row> all{{QStringLiteral("Result"), resultOf}};
    if (std::ranges::any_of(runs, [](const RunReport &run) { return run.processes > 1; }))
        all << lostProcesses();
    all << lockRows();
    if (std::ranges::any_of(runs, &RunReport::isScheduled))
        all << Row{QStringLiteral("Dropped arrivals"), [](const RunReport &r) {
                       return QStringLiteral("%1 of %2")
                           .arg(formatCount(r.counts.dropped), formatCount(r.counts.arrivals));
                   }};
    all << operationRows();
    if (std::ranges::any_of(runs, [](const RunReport &run) { return run.file.has_value(); }))
        all << Row{QStringLiteral("File at the end"), fileAtTheEnd};
    return all;
}

/// A line for each run, where columns would be wider than a screen.
QString lineTable(const std::vector<RunReport> &runs, const QStringList &labels)
{
    const auto p99 = [](const load::OperationFigures &figures) {
        return figures.count > 0 ? ms(figures.p99Ms) : QStringLiteral("–");
    };
    const std::vector<Row> figures{
        {QStringLiteral("Result"), resultOf},
        {QStringLiteral("Lock errors"),
         [](const RunReport &r) { return formatCount(static_cast<qint64>(r.locks.totalErrors)); }},
        {QStringLiteral("Failed"), [](const RunReport &r) { return formatCount(r.counts.failed); }},
        {QStringLiteral("Dropped"),
         [](const RunReport &r) {
             return r.isScheduled ? formatCount(r.counts.dropped) : QStringLiteral("–");
         }},
        {QStringLiteral("Worst wait"), [](const RunReport &r) { return worstWait(r.locks); }},
        {QStringLiteral("Operations"), [](const RunReport &r) { return rate(r.operationsPerSecond); }},
        {QStringLiteral("Reads p99"), [p99](const RunReport &r) { return p99(r.reads); }},
        {QStringLiteral("Writes p99"), [p99](const RunReport &r) { return p99(r.writes); }},
        {QStringLiteral("Values read"), checkedValues},
    };
    std::vector<QStringList> columns{QStringList(QStringLiteral("Design")) + labels};
    for (const Row &figure : figures) {
        QStringList cells{figure.name};
        for (const RunReport &run : runs)
            cells << figure.text(run);
        columns.push_back(cells);
    }
    return columnsBesideEachOther(columns);
}

QString table(const std::vector<RunReport> &runs, const QStringList &labels)
{
    const QList<Row> rows = rowsFor(runs);
    QStringList names{QString()};
    for (const Row &row : rows)
        names << row.name;
    std::vector<QStringList> columns{names};
    for (std::size_t run = 0; run < runs.size(); ++run) {
        QStringList cells{labels[static_cast<qsizetype>(run)]};
        for (const Row &row : rows)
            cells << row.text(runs[run]);
        columns.push_back(cells);
    }
    return columnsBesideEachOther(columns);
}

} // namespace

QString figuresInWords(const std::vector<RunReport> &runs, const QStringList &labels)
{
    return runs.size() > kMostColumns ? lineTable(runs, labels) : table(runs, labels);
}

} // namespace cachescope::cli
