// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/load_text.h"

#include "app/cli/load_experiments_text.h"
#include "app/cli/output.h"
#include "core/base/format.h"
#include "core/sqlite/result_code.h"

#include <QFileInfo>

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

QString holders(const RunReport &run)
{
    QString text;
    for (const auto &hold : run.locks.holds) {
        if (hold.blocked == 0)
            continue;
        text += QStringLiteral("  %1 blocked others %2 times")
                    .arg(hold.activity, formatCount(static_cast<qint64>(hold.blocked)));
        if (hold.count > 0)
            text += QStringLiteral("; held the write lock %1 times, %2 at most")
                        .arg(formatCount(static_cast<qint64>(hold.count)), ms(hold.maxMs));
        text += QLatin1Char('\n');
    }
    return text;
}

QString handlerInWords(sqlite::HandlerAsked asked)
{
    switch (asked) {
    case sqlite::HandlerAsked::NoneSet:
        return QStringLiteral("no busy handler set");
    case sqlite::HandlerAsked::Never:
        return QStringLiteral("busy handler not asked");
    case sqlite::HandlerAsked::Asked:
        return QStringLiteral("waited until the timeout");
    }
    return {};
}

/// A line. It may quote a key of somebody's file, whose line ends must not look like ours.
QString quoting(const QString &sentence)
{
    return QStringLiteral("  %1\n").arg(printable(sentence));
}

QString causes(const RunReport &run, const QString &label)
{
    QString text;
    const load::RunVerdict verdict = run.verdict();
    for (const QString &reason : verdict.failures)
        text += quoting(reason);
    for (const auto &error : run.locks.errors)
        text +=
            QStringLiteral("  %1 × %2 at %3, %4\n")
                .arg(formatCount(static_cast<qint64>(error.count)), sqlite::resultCodeName(error.resultCode),
                     sqlite::lockPhaseName(error.phase), handlerInWords(error.asked));
    text += holders(run);
    for (const QString &note : verdict.notes)
        text += quoting(note);
    return text.isEmpty() ? text : QStringLiteral("\n%1\n%2").arg(label, text);
}

QString mixInWords(const load::OperationMix &mix)
{
    QStringList parts;
    for (std::size_t i = 0; i < load::kOperationKinds; ++i) {
        const auto kind = static_cast<load::OperationKind>(i);
        if (mix.share(kind) > 0.0)
            parts << QStringLiteral("%1 %2").arg(formatShare(mix.share(kind)), load::operationName(kind));
    }
    return parts.join(QStringLiteral(" + "));
}

QString fileName(const QString &path)
{
    return printable(QFileInfo(path).fileName());
}

QString keysInWords(const load::Scenario &scenario)
{
    const bool isTrace = scenario.keys == load::KeyDistribution::Trace;
    const QString from = isTrace ? scenario.traceFile : scenario.sourceFile;
    return from.isEmpty() ? QStringLiteral("%1 keys").arg(formatCount(scenario.keyCount))
                          : QStringLiteral("keys of %1").arg(fileName(from));
}

QString valuesInWords(const load::Scenario &scenario)
{
    if (scenario.valueSizes == load::SizeDistribution::File)
        return QStringLiteral("values as large as in %1").arg(fileName(scenario.valueSizesFile));
    return QStringLiteral("values of %1").arg(formatBytes(scenario.meanValueBytes()));
}

QString scenarioInWords(const load::Scenario &scenario)
{
    QString text = QStringLiteral("%1 users").arg(formatCount(scenario.users));
    if (scenario.processes > 1)
        text += QStringLiteral(" in %1 processes").arg(formatCount(scenario.processes));
    if (scenario.arrivalRate > 0.0)
        text += QStringLiteral(", %1 operations/s").arg(formatCount(qRound64(scenario.arrivalRate)));
    text += QStringLiteral(", %1, %2, %3, seed %4")
                .arg(mixInWords(scenario.mix), keysInWords(scenario), valuesInWords(scenario))
                .arg(scenario.seed);
    if (!scenario.disk.isReal())
        text += QStringLiteral(", disk %1").arg(scenario.disk.toText());
    return text;
}

} // namespace

QString sampleInWords(const load::RunSample &sample)
{
    return QStringLiteral("%1  %2 operations/s  p99 %3  %4 lock errors")
        .arg(formatDuration(sample.atSeconds), formatCount(qRound64(sample.operationsPerSecond)),
             ms(sample.p99Ms), formatCount(static_cast<qint64>(sample.locks.totalErrors)));
}

QString reportInWords(const load::LoadDocument &document)
{
    QString text = scenarioInWords(document.scenario) + QStringLiteral("\n\n");
    if (document.limit)
        return text + limitInWords(*document.limit);
    const QStringList labels = document.runLabels();
    const bool isWide = document.runs.size() > kMostColumns;
    text += isWide ? lineTable(document.runs, labels) : table(document.runs, labels);
    if (document.ablation)
        text += matrixInWords(*document.ablation);
    for (std::size_t run = 0; run < document.runs.size(); ++run)
        text += causes(document.runs[run], labels[static_cast<qsizetype>(run)]);
    return text;
}

} // namespace cachescope::cli
