// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/format.h"
#include "core/load/report/figure_text.h"
#include "core/load/report/html/html_sections.h"
#include "core/load/report/report_fields.h"

#include <algorithm>
#include <functional>

namespace cachescope::load {

namespace {

struct SummaryRow
{
    QString name;
    QString look; ///< of the name
    std::function<TableCell(const QJsonObject &)> cell;
};

QString numberLook(const char *meaning = nullptr)
{
    return meaning ? QStringLiteral("number ") + QLatin1String(meaning) : QStringLiteral("number");
}

using FigureText = QString (*)(std::optional<double>);

SummaryRow figure(const char *name, const char *path, FigureText text, const char *look = "")
{
    return {QString::fromUtf8(name), QString::fromLatin1(look), [path, text](const QJsonObject &run) {
                return TableCell{text(numberAt(run, path)), numberLook()};
            }};
}

/// A count that should be 0, green where it is and red where it is not.
SummaryRow fault(const char *name, const char *path)
{
    return {
        QString::fromUtf8(name), {}, [path](const QJsonObject &run) {
            const auto count = numberAt(run, path);
            return TableCell{countText(count), numberLook(!count ? nullptr : *count > 0 ? "bad" : "good")};
        }};
}

SummaryRow result()
{
    return {QStringLiteral("Result"), {}, [](const QJsonObject &run) {
                const RunVerdict verdict = verdictOn(run);
                if (!verdict.passed)
                    return TableCell{QStringLiteral("fails"), numberLook("bad")};
                return verdict.interrupted ? TableCell{QStringLiteral("interrupted"), numberLook("warning")}
                                           : TableCell{QStringLiteral("holds"), numberLook("good")};
            }};
}

SummaryRow hitRatio()
{
    return {QStringLiteral("Hit ratio"), {}, [](const QJsonObject &run) {
                const double hits = numberAt(run, "hits").value_or(0.0);
                const double all = hits + numberAt(run, "misses").value_or(0.0);
                return TableCell{all > 0.0 ? formatShare(hits / all) : dash(), numberLook()};
            }};
}

SummaryRow nearMisses()
{
    return {
        QStringLiteral("near misses"), QStringLiteral("inner"), [](const QJsonObject &run) {
            const auto count = numberAt(run, "lockWaits.nearMisses");
            return TableCell{countText(count), numberLook(count.value_or(0.0) > 0.0 ? "warning" : nullptr)};
        }};
}

SummaryRow droppedArrivals()
{
    return {
        QStringLiteral("Dropped arrivals"), {}, [](const QJsonObject &run) {
            const auto dropped = numberAt(run, "arrivals.dropped");
            if (!dropped)
                return TableCell{dash(), numberLook()};
            const QString text =
                QStringLiteral("%1 of %2").arg(countText(dropped), countText(numberAt(run, "arrivals.due")));
            return TableCell{text, numberLook(*dropped > 0.0 ? "bad" : nullptr)};
        }};
}

SummaryRow verification()
{
    return {QStringLiteral("Verification"), {}, [](const QJsonObject &run) {
                if (!valueAt(run, "verification").isObject())
                    return TableCell{dash(), numberLook()};
                double wrong = 0.0;
                for (const char *path :
                     {"verification.torn", "verification.stale", "verification.lost", "verification.wrong",
                      "verification.file.torn", "verification.file.stale", "verification.file.lost",
                      "verification.file.wrong"})
                    wrong += numberAt(run, path).value_or(0.0);
                const bool good = valueFindings(run).isEmpty();
                return good ? TableCell{QStringLiteral("%1 right")
                                            .arg(countText(numberAt(run, "verification.checked"))),
                                        numberLook("good")}
                            : TableCell{QStringLiteral("%1 not right").arg(countText(wrong)),
                                        numberLook("bad")};
            }};
}

std::vector<SummaryRow> allRows()
{
    return {result(),
            fault("Lock errors", "lockErrors.total"),
            fault("Failed operations", "failed"),
            fault("Lost processes", "workersFailed"),
            verification(),
            figure("Operations", "operationsPerSecond", rateText),
            droppedArrivals(),
            figure("Reads", "reads.perSecond", rateText),
            figure("p50", "reads.p50Ms", msText, "inner"),
            figure("p99", "reads.p99Ms", msText, "inner"),
            figure("longest", "reads.maxMs", msText, "inner"),
            figure("Writes", "writes.perSecond", rateText),
            figure("p50", "writes.p50Ms", msText, "inner"),
            figure("p99", "writes.p99Ms", msText, "inner"),
            figure("longest", "writes.maxMs", msText, "inner"),
            figure("entries per commit", "stores.entriesPerCommit", ratioText, "inner"),
            figure("Lock waits", "lockWaits.count", countText),
            figure("longest", "lockWaits.maxMs", msText, "inner"),
            figure("worst share of timeout", "lockWaits.worstShareOfTimeout", shareText, "inner"),
            nearMisses(),
            figure("Slowest user ÷ median user", "fairness.worstOverMedian", ratioText),
            hitRatio(),
            figure("Evicted", "evicted", countText),
            figure("Largest log", "wal.maxBytes", bytesText),
            figure("Cost of measuring", "harness.share", shareText)};
}

Table summaryOf(const ReportView &view, const RunGroup &group)
{
    Table table{QStringLiteral("Key figures") + groupText(view, group), {{}}, {}};
    for (std::size_t i = group.first; i < group.first + group.count; ++i)
        table.header.push_back(designCell(view, i, QStringLiteral("number name")));
    for (const SummaryRow &row : allRows()) {
        TableRow cells{{row.name, row.look}};
        for (std::size_t i = group.first; i < group.first + group.count; ++i)
            cells.push_back(row.cell(view.runs[i]));
        const bool measured = std::any_of(cells.begin() + 1, cells.end(),
                                          [](const TableCell &cell) { return cell.text != dash(); });
        if (measured)
            table.rows.push_back(std::move(cells));
    }
    return table;
}

} // namespace

void writeSummary(HtmlPage &page, const ReportView &view)
{
    if (view.runs.empty())
        return;
    page.openCard(QStringLiteral("Key figures"));
    for (const RunGroup &group : groupsOf(view))
        page.table(summaryOf(view, group));
    page.close();
}

} // namespace cachescope::load
