// SPDX-License-Identifier: GPL-3.0-or-later
//
// A chart for each measure, all with the same axis of time and each with the same axis of values for all
// designs, so that what is higher in one chart is more than what is lower in another.
#include "core/base/format.h"
#include "core/load/report/change_text.h"
#include "core/load/report/figure_text.h"
#include "core/load/report/html/html_sections.h"
#include "core/load/report/report_fields.h"
#include "core/load/report/run_labels.h"
#include "core/load/report/sample_series.h"

#include <algorithm>
#include <cmath>

namespace cachescope::load {

namespace {

struct Measure
{
    const char *field;
    const char *title;
    const char *unit;
    SampleMeaning meaning;
    QString (*text)(std::optional<double>);
    bool onlyIfAny = false; ///< not worth a chart where it is 0 all the time
};

constexpr Measure kMeasures[] = {
    {"operationsPerSecond", "Throughput", "operations per second", SampleMeaning::Value, countText},
    {"p50Ms", "Latency, p50", "of each second, logarithmic", SampleMeaning::Time, msText},
    {"p99Ms", "Latency, p99", "of each second, logarithmic", SampleMeaning::Time, msText},
    {"worstWaitShare", "Longest lock wait", "share of its timeout: at 100 % it is an error",
     SampleMeaning::Value, shareText, true},
    {"walBytes", "Write-ahead log", "size", SampleMeaning::Value, bytesText, true},
    {"failed", "Failed operations", "per second", SampleMeaning::Rate, countText, true},
    {"dropped", "Dropped arrivals", "per second", SampleMeaning::Rate, countText, true},
    {"dirty", "Waiting in memory", "read notes and stores", SampleMeaning::Value, countText, true},
    {"evicted", "Evicted", "entries per second", SampleMeaning::Rate, countText, true},
};

/// All series of one measure, of all runs.
struct MeasuredLines
{
    std::vector<std::vector<ChartPoint>> ofRuns;
    double least = std::numeric_limits<double>::infinity();
    double most = -std::numeric_limits<double>::infinity();

    void add(std::vector<ChartPoint> points)
    {
        for (const ChartPoint &point : points) {
            least = std::fmin(least, point.value);
            most = std::fmax(most, point.value);
        }
        ofRuns.push_back(std::move(points));
    }
};

class Charts
{
public:
    Charts(HtmlPage &page, const ReportView &view);

    [[nodiscard]] bool empty() const { return m_end <= 0.0; }
    void writeGroup(const RunGroup &group, int number);

private:
    [[nodiscard]] ChartAxis axisOf(const Measure &measure, const MeasuredLines &lines) const;
    void writeMeasure(const Measure &measure, const RunGroup &group, const QString &id);
    void writeErrors(std::size_t run, const QString &id);
    void openFigure(const QString &title, const QString &unit);
    void writeLegend(const std::vector<ChartLine> &lines);
    void writeErrorLegend(const std::vector<ChartBar> &bars);
    [[nodiscard]] bool otherFailures() const;
    [[nodiscard]] MeasuredLines linesOf(const Measure &measure) const;
    [[nodiscard]] std::vector<ChartMark> marksOf(const RunGroup &group) const;

    HtmlPage &m_page;
    const ReportView &m_view;
    std::vector<std::vector<QJsonObject>> m_samples; ///< of each run
    std::vector<std::vector<ChartBar>> m_errors;     ///< of each run
    QStringList m_codes;
    double m_end = 0.0;
    double m_mostErrors = 0.0;
};

Charts::Charts(HtmlPage &page, const ReportView &view)
    : m_page(page)
    , m_view(view)
    , m_codes(sampleCodes(view.runs))
{
    for (const QJsonObject &run : view.runs) {
        m_samples.push_back(objectsAt(run, "samples"));
        m_end = std::max(m_end, endOf(m_samples.back()));
        m_errors.push_back(errorBars(m_samples.back(), m_codes));
        for (const ChartBar &bar : m_errors.back())
            m_mostErrors = std::max(m_mostErrors, bar.total());
    }
}

MeasuredLines Charts::linesOf(const Measure &measure) const
{
    MeasuredLines lines;
    for (const auto &samples : m_samples)
        lines.add(samplePoints(samples, measure.field, measure.meaning));
    return lines;
}

ChartAxis Charts::axisOf(const Measure &measure, const MeasuredLines &lines) const
{
    if (measure.meaning == SampleMeaning::Time)
        return ChartAxis::logarithmic(lines.least, lines.most);
    return measure.text == bytesText || measure.text == shareText ? ChartAxis::linear(lines.most)
                                                                  : ChartAxis::counts(lines.most);
}

/// What was changed while the runs went on; what the scenario did to all alike is told once.
std::vector<ChartMark> Charts::marksOf(const RunGroup &group) const
{
    std::vector<ChartMark> marks;
    for (std::size_t run = group.first; run < group.first + group.count; ++run) {
        for (const QJsonObject &change : objectsAt(m_view.runs[run], "changes")) {
            const double at = numberAt(change, "atSeconds").value_or(-1.0);
            if (at < 0.0 || at > m_end)
                continue;
            const bool isOfAll = group.count == 1 || valueAt(change, "planned").toBool();
            const QString what =
                isOfAll ? changeText(change)
                        : QStringLiteral("%1: %2").arg(m_view.labels[static_cast<qsizetype>(run)],
                                                       changeText(change));
            const QString text = QStringLiteral("%1, at %2").arg(what, formatDuration(at));
            if (std::ranges::none_of(marks, [&text](const ChartMark &mark) { return mark.text == text; }))
                marks.push_back({at, text});
        }
    }
    std::ranges::stable_sort(marks, {}, &ChartMark::seconds);
    return marks;
}

/// "legacy 12 to 431; corrected 1,204 to 1,302"
QString rangesInWords(const std::vector<ChartLine> &lines, const Measure &measure)
{
    QStringList parts;
    for (const ChartLine &line : lines) {
        MeasuredLines range;
        range.add(line.points);
        if (std::isfinite(range.most))
            parts << QStringLiteral("%1 %2 to %3")
                         .arg(line.name, measure.text(range.least), measure.text(range.most));
    }
    return parts.join(QStringLiteral("; "));
}

/// "SQLITE_BUSY 896, SQLITE_BUSY_SNAPSHOT 145"
QString totalsInWords(const std::vector<ChartBar> &bars, const QStringList &codes)
{
    QStringList parts;
    for (qsizetype code = 0; code < codes.size(); ++code) {
        double total = 0.0;
        for (const ChartBar &bar : bars)
            total += bar.parts[static_cast<std::size_t>(code)] * (bar.toSeconds - bar.fromSeconds);
        if (total > 0.0)
            parts << QStringLiteral("%1 %2").arg(codes[code], countText(total));
    }
    return parts.join(QStringLiteral(", "));
}

void Charts::openFigure(const QString &title, const QString &unit)
{
    m_page.text(QStringLiteral("\n"));
    m_page.open("figure");
    m_page.open("figcaption");
    m_page.element("h3", title);
    m_page.element("span", unit, "unit");
    m_page.close();
}

void Charts::writeLegend(const std::vector<ChartLine> &lines)
{
    m_page.open("ul", "legend");
    for (const ChartLine &line : lines) {
        m_page.open("li");
        writeLineSwatch(m_page.xml(), line.style);
        m_page.text(line.name);
        m_page.close();
    }
    m_page.close();
}

void Charts::writeMeasure(const Measure &measure, const RunGroup &group, const QString &id)
{
    const MeasuredLines all = linesOf(measure);
    if (!std::isfinite(all.most) || (measure.onlyIfAny && all.most <= 0.0))
        return;
    std::vector<ChartLine> lines;
    for (std::size_t i = group.first; i < group.first + group.count; ++i) {
        const TableCell name = designCell(m_view, i, {});
        lines.push_back({name.text, name.line, all.ofRuns[i]});
    }
    const auto text = measure.text;
    const QString unit = QLatin1String(measure.unit);
    openFigure(QLatin1String(measure.title), unit);
    writeLegend(lines);
    writeLineChart(
        m_page.xml(),
        {id, QLatin1String(measure.title),
         QStringLiteral("%1, over %2. %3").arg(unit, formatDuration(m_end), rangesInWords(lines, measure)),
         ChartAxis::time(m_end), axisOf(measure, all), [text](double value) { return text(value); },
         marksOf(group)},
        lines);
    m_page.close();
}

void Charts::writeErrorLegend(const std::vector<ChartBar> &bars)
{
    m_page.open("ul", "legend");
    for (int i = static_cast<int>(m_codes.size()) - 1; i >= 0; --i) { // as they stand on each other
        const auto layer = static_cast<std::size_t>(i);
        if (std::ranges::none_of(bars, [layer](const ChartBar &bar) { return bar.parts[layer] > 0.0; }))
            continue;
        m_page.open("li");
        writeBarSwatch(m_page.xml(), i);
        m_page.text(m_codes[i]);
        m_page.close();
    }
    m_page.close();
}

void Charts::writeErrors(std::size_t run, const QString &id)
{
    const auto &bars = m_errors[run];
    if (bars.empty())
        return;
    const QString name = m_view.labels[static_cast<qsizetype>(run)];
    const QString title = (isSearch(m_view.document) ? QStringLiteral("Lock errors at %1")
                                                     : QStringLiteral("Lock errors of %1"))
                              .arg(name);
    double most = 0.0;
    for (const ChartBar &bar : bars)
        most = std::max(most, bar.total());
    QString unit = QStringLiteral("per second, by code");
    if (bars.size() > kMostPoints)
        unit += QStringLiteral(", the worst of each stretch");
    openFigure(title, unit);
    writeErrorLegend(bars);
    writeBarChart(m_page.xml(),
                  {id, title,
                   QStringLiteral("%1, over %2: up to %3. In all: %4")
                       .arg(unit, formatDuration(m_end), rateText(most), totalsInWords(bars, m_codes)),
                   ChartAxis::time(m_end), ChartAxis::counts(m_mostErrors),
                   [](double value) { return countText(value); }, marksOf({run, 1})},
                  m_codes, bars);
    m_page.close();
}

/// Whether operations failed for anything but locks, which have a chart of their own.
bool Charts::otherFailures() const
{
    return std::ranges::any_of(m_samples, [](const std::vector<QJsonObject> &samples) {
        return std::ranges::any_of(samples, [](const QJsonObject &sample) {
            return countAt(sample, "failed") != countAt(sample, "lockErrors");
        });
    });
}

void Charts::writeGroup(const RunGroup &group, int number)
{
    m_page.openCard(QStringLiteral("Over time") + groupText(m_view, group));
    m_page.open("div", "charts");
    for (const Measure &measure : kMeasures) {
        const QString id = QStringLiteral("chart-%1-%2").arg(number).arg(QLatin1String(measure.field));
        if (QLatin1String(measure.field) != QLatin1String("failed") || otherFailures())
            writeMeasure(measure, group, id);
        if (QLatin1String(measure.field) != QLatin1String("p99Ms"))
            continue;
        for (std::size_t run = group.first; run < group.first + group.count; ++run)
            writeErrors(run, QStringLiteral("chart-%1-errors-%2").arg(number).arg(run));
    }
    m_page.close();
    m_page.close();
}

} // namespace

void writeCharts(HtmlPage &page, const ReportView &view)
{
    Charts charts(page, view);
    if (charts.empty())
        return;
    int number = 0;
    for (const RunGroup &group : groupsOf(view))
        charts.writeGroup(group, number++);
}

} // namespace cachescope::load
