// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/format.h"
#include "core/base/shell_words.h"
#include "core/load/report/figure_text.h"
#include "core/load/report/html/html_sections.h"
#include "core/load/report/report_fields.h"
#include "core/load/report/run_verdict.h"

#include <QJsonDocument>

#include <algorithm>

namespace cachescope::load {

namespace {

QString signedCount(std::optional<double> change)
{
    if (!change)
        return dash();
    if (*change == 0.0)
        return QStringLiteral("±0");
    return (*change > 0.0 ? QStringLiteral("+") : QStringLiteral("−")) +
           formatCount(wholeOf(std::abs(*change)));
}

/// "SQLITE_BUSY 12, SQLITE_BUSY_SNAPSHOT 3"
QString codesText(const QJsonObject &byCode)
{
    QStringList parts;
    for (auto at = byCode.begin(); at != byCode.end(); ++at)
        parts << QStringLiteral("%1 %2").arg(at.key(), countText(at.value().toDouble()));
    return parts.isEmpty() ? dash() : parts.join(QStringLiteral(", "));
}

/// The setting of a switch: "per thread", "off", "5 s".
QString settingText(const QString &name, const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? QStringLiteral("on") : QStringLiteral("off");
    return value.isDouble() ? withoutZeros(figureText(name, value.toDouble())) : plainText(value);
}

QString changeLook(std::optional<double> change)
{
    const double by = change.value_or(0.0);
    return by > 0.0   ? QStringLiteral("number bad")
           : by < 0.0 ? QStringLiteral("number good")
                      : QStringLiteral("number");
}

bool hasArrivals(const QJsonObject &base)
{
    const auto factors = objectsAt(base, "factors");
    return numberAt(base, "dropped") || std::ranges::any_of(factors, [](const QJsonObject &factor) {
               return numberAt(factor, "dropped").has_value();
           });
}

/// What the base and its factors have alike, with the dropped arrivals or without.
void addFigures(TableRow &row, const QJsonObject &figures, const TableCell &change, bool withDropped)
{
    const QString number = QStringLiteral("number");
    row.push_back({countText(numberAt(figures, "lockErrors")), number});
    row.push_back(change);
    row.push_back({ratioText(numberAt(figures, "lockErrorsPerThousand")), number});
    row.push_back({countText(numberAt(figures, "failed")), number});
    row.push_back({countText(numberAt(figures, "operations")), number});
    if (withDropped)
        row.push_back({countText(numberAt(figures, "dropped")), number});
    row.push_back({codesText(valueAt(figures, "byCode").toObject()), QStringLiteral("code long")});
}

TableRow factorRow(const QJsonObject &factor, bool withDropped)
{
    const auto change = numberAt(factor, "lockErrorsChange");
    const QString name = textAt(factor, "switch");
    const QString from = settingText(name, factor.value(QStringLiteral("from")));
    const QString to = settingText(name, factor.value(QStringLiteral("to")));
    TableRow row{{figureName(name), {}}, {QStringLiteral("%1 → %2").arg(from, to), {}}};
    addFigures(row, factor, {signedCount(change), changeLook(change)}, withDropped);
    return row;
}

/// The base itself, which the others are held against.
TableRow baseRow(const QJsonObject &base, bool withDropped)
{
    TableRow row{{QStringLiteral("none"), QStringLiteral("muted")}, {dash(), {}}};
    addFigures(row, base, {dash(), QStringLiteral("number")}, withDropped);
    return row;
}

TableRow ablationHeader(bool withDropped)
{
    const QString number = QStringLiteral("number");
    TableRow header{{QStringLiteral("Switch"), {}},          {QStringLiteral("Turned"), {}},
                    {QStringLiteral("Lock errors"), number}, {QStringLiteral("Change"), number},
                    {QStringLiteral("Per 1,000"), number},   {QStringLiteral("Failed"), number},
                    {QStringLiteral("Operations"), number}};
    if (withDropped)
        header.push_back({QStringLiteral("Dropped arrivals"), number});
    header.push_back({QStringLiteral("Codes"), {}});
    return header;
}

void writeBase(HtmlPage &page, const QJsonObject &base)
{
    const QString design = textAt(base, "design");
    const bool withDropped = hasArrivals(base);
    Table table{QStringLiteral("One switch of %1 at a time").arg(design), ablationHeader(withDropped), {}};
    if (numberAt(base, "lockErrors"))
        table.rows.push_back(baseRow(base, withDropped));
    for (const QJsonObject &factor : objectsAt(base, "factors"))
        table.rows.push_back(factorRow(factor, withDropped));
    page.element(
        "p", QStringLiteral("From %1, one switch at a time; the change is against %1 itself. A design that "
                            "waits longer begins fewer operations: per 1,000 are the lock errors of as many "
                            "operations begun.")
                 .arg(design));
    page.table(table);
}

TableRow probeRow(const QJsonObject &probe, bool rate)
{
    const QString number = QStringLiteral("number");
    const bool passed = valueAt(probe, "passed").toBool();
    const auto value = numberAt(probe, "value");
    return {{rate ? rateText(value) : countText(value), number},
            {passed ? QStringLiteral("holds") : QStringLiteral("fails"),
             passed ? QStringLiteral("good") : QStringLiteral("bad")},
            {countText(numberAt(probe, "lockErrors")), number},
            {rateText(numberAt(probe, "operationsPerSecond")), number},
            {msText(numberAt(probe, "readsP99Ms")), number},
            {msText(numberAt(probe, "writesP99Ms")), number},
            {textAt(probe, "why"), QStringLiteral("long")}};
}

/// A scenario does not know that a limit was searched.
QStringList repetition(const ReportView &view)
{
    QStringList words{QStringLiteral("load"), QStringLiteral("REPORT.json")};
    if (const QString condition = textAt(view.document, "limit.condition"); !condition.isEmpty())
        words << QStringLiteral("--find-limit") << condition;
    return words;
}

} // namespace

void writeAblation(HtmlPage &page, const ReportView &view)
{
    const auto bases = objectsAt(view.document, "ablation.bases");
    if (bases.empty())
        return;
    page.openCard(QStringLiteral("Which cause brings which errors"));
    for (const QJsonObject &base : bases)
        writeBase(page, base);
    page.close();
}

void writeLimit(HtmlPage &page, const ReportView &view)
{
    const QJsonObject limit = valueAt(view.document, "limit").toObject();
    if (limit.isEmpty())
        return;
    const QString number = QStringLiteral("number");
    const bool rate = textAt(limit, "variable") == QLatin1String("ratePerSecond");
    Table table{QStringLiteral("Probes"),
                {{rate ? QStringLiteral("Arrivals") : QStringLiteral("Users"), number},
                 {QStringLiteral("Result"), {}},
                 {QStringLiteral("Lock errors"), number},
                 {QStringLiteral("Operations"), number},
                 {QStringLiteral("Reads p99"), number},
                 {QStringLiteral("Writes p99"), number},
                 {QStringLiteral("Why"), {}}},
                {}};
    for (const QJsonObject &probe : objectsAt(limit, "probes"))
        table.rows.push_back(probeRow(probe, rate));
    page.openCard(QStringLiteral("How far it holds"));
    page.element("p", limitVerdict(limit));
    if (!table.rows.empty())
        page.table(table);
    page.close();
}

void writeScenario(HtmlPage &page, const ReportView &view)
{
    const QJsonObject scenario = valueAt(view.document, "scenario").toObject();
    page.openCard(QStringLiteral("Scenario"));
    if (const QString command = textAt(view.document, "command"); !command.isEmpty()) {
        page.element("p", QStringLiteral("This was run:"));
        page.element("pre", command);
    }
    page.element("p", QStringLiteral("The JSON report repeats it, on this machine or on another:"));
    page.element("pre", QStringLiteral("cachescope-cli ") + shellLine(repetition(view)));
    if (!scenario.isEmpty()) {
        page.element("p",
                     QStringLiteral("So does the scenario alone, saved as a file and given in its place:"));
        page.element("pre", QString::fromUtf8(QJsonDocument(scenario).toJson()));
    }
    page.close();
}

} // namespace cachescope::load
