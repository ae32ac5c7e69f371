// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/format.h"
#include "core/load/report/figure_text.h"
#include "core/load/report/html/html_sections.h"
#include "core/load/report/lock_error_text.h"
#include "core/load/report/report_fields.h"
#include "core/load/report/run_labels.h"
#include "core/sqlite/lock_monitor.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace cachescope::load {

namespace {

/// Code, phase, handler.
using Cause = std::tuple<QString, QString, QString>;
/// How often each struck, by run.
using Causes = std::map<Cause, std::vector<qint64>>;

/// Reports without causes know the codes at least.
std::vector<std::pair<Cause, qint64>> causesOf(const QJsonObject &run)
{
    std::vector<std::pair<Cause, qint64>> causes;
    for (const QJsonObject &cause : objectsAt(run, "lockErrors.causes"))
        causes.push_back({{textAt(cause, "code"), textAt(cause, "phase"), textAt(cause, "handler")},
                          countAt(cause, "count")});
    if (!causes.empty())
        return causes;
    const QJsonObject byCode = valueAt(run, "lockErrors.byCode").toObject();
    for (auto at = byCode.begin(); at != byCode.end(); ++at)
        causes.push_back({{at.key(), QString(), QString()}, at.value().toInteger()});
    return causes;
}

Causes causesOf(const ReportView &view)
{
    Causes all;
    for (std::size_t run = 0; run < view.runs.size(); ++run) {
        for (const auto &[cause, count] : causesOf(view.runs[run])) {
            auto &counts = all[cause];
            counts.resize(view.runs.size());
            counts[run] += count;
        }
    }
    return all;
}

QString orDash(const QString &text)
{
    return text.isEmpty() ? dash() : text;
}

TableRow causeRow(const Cause &cause, const std::vector<qint64> &counts, const RunGroup &group)
{
    const auto &[code, phase, handler] = cause;
    TableRow row{{orDash(code), QStringLiteral("code")},
                 {orDash(lockPhaseText(phase)), {}},
                 {orDash(busyHandlerText(handler)), {}}};
    for (std::size_t run = group.first; run < group.first + group.count; ++run)
        row.push_back({formatCount(counts[run]),
                       counts[run] > 0 ? QStringLiteral("number bad") : QStringLiteral("number muted")});
    row.push_back({lockErrorMeaning(code, phase, handler), QStringLiteral("long")});
    return row;
}

Table causeTable(const ReportView &view, const Causes &causes, const RunGroup &group)
{
    Table table{QStringLiteral("Lock errors by code, phase and busy handler") + groupText(view, group),
                {{QStringLiteral("Result code"), {}},
                 {QStringLiteral("Phase"), {}},
                 {QStringLiteral("Busy handler"), {}}},
                {}};
    for (std::size_t run = group.first; run < group.first + group.count; ++run)
        table.header.push_back(designCell(view, run, QStringLiteral("number name")));
    table.header.push_back({QStringLiteral("What it means"), {}});
    for (const auto &[cause, counts] : causes)
        table.rows.push_back(causeRow(cause, counts, group));
    return table;
}

QString userText(const QJsonObject &holder)
{
    const auto user = numberAt(holder, "worstUser");
    return user && *user >= 0.0 ? QStringLiteral("user %1").arg(countText(user)) : dash();
}

/// What was asked, in the order in which it first was, and what each run answered; empty for runs that were
/// not asked.
struct AskedThreshold
{
    QString figure;
    QString limit;
    std::vector<QJsonObject> answers;
};
using AskedThresholds = std::vector<AskedThreshold>;

AskedThresholds askedThresholds(const ReportView &view)
{
    AskedThresholds all;
    for (std::size_t run = 0; run < view.runs.size(); ++run) {
        for (const QJsonObject &threshold : objectsAt(view.runs[run], "thresholds")) {
            const QString figure = figureName(textAt(threshold, "name"));
            const QString limit = limitText(threshold);
            auto at = std::ranges::find_if(all, [&figure, &limit](const AskedThreshold &asked) {
                return asked.figure == figure && asked.limit == limit;
            });
            if (at == all.end())
                at = all.insert(at, {figure, limit, std::vector<QJsonObject>(view.runs.size())});
            at->answers[run] = threshold;
        }
    }
    return all;
}

TableCell answerCell(const QJsonObject &threshold)
{
    if (threshold.isEmpty())
        return {dash(), QStringLiteral("number muted")};
    const auto value = numberAt(threshold, "value");
    const QString measured =
        value ? figureText(textAt(threshold, "name"), value) : QStringLiteral("not measured");
    if (valueAt(threshold, "passed").toBool())
        return {measured + QStringLiteral(", holds"), QStringLiteral("number good")};
    return {measured + QStringLiteral(", fails"), QStringLiteral("number bad")};
}

Table thresholdTable(const ReportView &view, const AskedThresholds &asked, const RunGroup &group)
{
    Table table{QStringLiteral("Thresholds") + groupText(view, group),
                {{QStringLiteral("Figure"), {}}, {QStringLiteral("Allowed"), {}}},
                {}};
    for (std::size_t run = group.first; run < group.first + group.count; ++run)
        table.header.push_back(designCell(view, run, QStringLiteral("number name")));
    for (const AskedThreshold &each : asked) {
        TableRow row{{each.figure, {}}, {each.limit, {}}};
        for (std::size_t run = group.first; run < group.first + group.count; ++run)
            row.push_back(answerCell(each.answers[run]));
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace

void writeLockErrors(HtmlPage &page, const ReportView &view)
{
    if (view.runs.empty())
        return;
    const Causes causes = causesOf(view);
    page.openCard(QStringLiteral("Lock errors"));
    if (causes.empty())
        page.element("p", QStringLiteral("No %1 had any.").arg(runWord(view)));
    else
        for (const RunGroup &group : groupsOf(view))
            page.table(causeTable(view, causes, group));
    page.close();
}

void writeLockHolders(HtmlPage &page, const ReportView &view)
{
    const QString number = QStringLiteral("number");
    Table table{QStringLiteral("Who held the write lock"),
                {{isSearch(view.document) ? QStringLiteral("Run") : QStringLiteral("Design"), {}},
                 {QStringLiteral("Held while"), {}},
                 {QStringLiteral("Times"), number},
                 {QStringLiteral("In all"), number},
                 {QStringLiteral("Longest"), number},
                 {QStringLiteral("Longest by"), {}},
                 {QStringLiteral("Others blocked"), number}},
                {}};
    bool hasElsewhere = false;
    for (std::size_t run = 0; run < view.runs.size(); ++run) {
        for (const QJsonObject &holder : objectsAt(view.runs[run], "lockHolders")) {
            hasElsewhere |= textAt(holder, "activity") == QLatin1String(sqlite::LockMonitor::kElsewhere);
            table.rows.push_back({designCell(view, run, QStringLiteral("name")),
                                  {orDash(textAt(holder, "activity")), {}},
                                  {countText(numberAt(holder, "count")), number},
                                  {msText(numberAt(holder, "totalMs")), number},
                                  {msText(numberAt(holder, "maxMs")), number},
                                  {userText(holder), {}},
                                  {countText(numberAt(holder, "blocked")), number}});
        }
    }
    if (table.rows.empty())
        return;
    page.openCard(QStringLiteral("Who held the write lock"));
    page.table(table);
    if (hasElsewhere)
        page.element("p", QStringLiteral("%1: %2. Only whom it blocked is counted.")
                              .arg(QLatin1String(sqlite::LockMonitor::kElsewhere), elsewhereMeaning()));
    page.close();
}

void writeThresholds(HtmlPage &page, const ReportView &view)
{
    const AskedThresholds asked = askedThresholds(view);
    if (asked.empty())
        return;
    page.openCard(QStringLiteral("Thresholds"));
    for (const RunGroup &group : groupsOf(view))
        page.table(thresholdTable(view, asked, group));
    page.close();
}

} // namespace cachescope::load
