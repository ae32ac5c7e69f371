// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/histogram_chart.h"

#include "core/base/format.h"
#include "ui/help/shortcut_list.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QBarSet>
#include <QChart>
#include <QPainter>

#include <algorithm>

namespace cachescope::ui {
namespace {

constexpr int kYSteps = 4;
constexpr double kLeastBars = 12.0; // that the chart has room for
constexpr double kBarWidth = 0.84;
constexpr float kEstimateAlpha = 0.55F;
constexpr double kRoomForMarks = 1.3; // over the highest bar

} // namespace

HistogramChart::HistogramChart(const Theme &theme, HistogramKind kind, int seriesColour, QWidget *parent)
    : ChartView(theme, parent)
    , m_kind(kind)
    , m_seriesColour(seriesColour)
    , m_inside(new QBarSet(QString()))
    , m_outside(new QBarSet(QString()))
    , m_series(new QStackedBarSeries)
{
    m_series->append(m_inside);
    m_series->append(m_outside);
    m_series->setBarWidth(kBarWidth);
    addSeries(m_series);
    setRenderHint(QPainter::Antialiasing, false); // bars with sharp edges
    viewport()->setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    describeKeys(this, tr("Bars of a chart"),
                 {{tr("Go from bar to bar"), {keyText(Qt::Key_Left), keyText(Qt::Key_Right)}},
                  {tr("Take several"), {keyText(QKeySequence(Qt::SHIFT | Qt::Key_Right))}},
                  {tr("Narrow everything down to them"), {keyText(Qt::Key_Space)}},
                  {tr("Show their entries"), {keyText(Qt::Key_Return)}}});
    HistogramChart::applyTheme();
}

void HistogramChart::setBins(const Bins &bins)
{
    const std::optional<BinRange> chosen = sameRange(m_chosen, bins);
    const std::optional<int> current = sameBin(m_current, bins);
    m_pressed = sameBin(m_pressed, bins);
    setCurrent(std::nullopt);
    m_bins = bins;
    m_part.clear();
    m_entryErrors.clear();
    m_byteErrors.clear();
    m_chosen = chosen;
    applyTheme();
    refill();
    setCurrent(current);
}

void HistogramChart::setPart(const Bins &part)
{
    m_part = part.size() == m_bins.size() ? part : Bins();
    refill();
}

void HistogramChart::setErrors(const std::vector<inspect::Estimated> &entries,
                               const std::vector<inspect::Estimated> &bytes)
{
    const bool fits = entries.size() == m_bins.size() && bytes.size() == m_bins.size();
    m_entryErrors = fits ? entries : std::vector<inspect::Estimated>();
    m_byteErrors = fits ? bytes : std::vector<inspect::Estimated>();
    applyTheme();
    refill();
}

void HistogramChart::setMarks(const QList<HistogramMark> &byCount, const QList<HistogramMark> &byBytes)
{
    m_countMarks = byCount;
    m_byteMarks = byBytes;
    refill();
}

const QList<HistogramMark> &HistogramChart::marks() const
{
    return m_measure == Measure::Count ? m_countMarks : m_byteMarks;
}

const std::vector<inspect::Estimated> &HistogramChart::errors() const
{
    return m_measure == Measure::Count ? m_entryErrors : m_byteErrors;
}

std::optional<HistogramChart::BinRange> HistogramChart::sameRange(const std::optional<BinRange> &range,
                                                                  const Bins &others) const
{
    if (!range)
        return std::nullopt;
    const auto from = std::ranges::find(others, m_bins.at(static_cast<std::size_t>(range->first)).from,
                                        &inspect::HistogramBin::from);
    const auto to = std::ranges::find(others, m_bins.at(static_cast<std::size_t>(range->second)).to,
                                      &inspect::HistogramBin::to);
    if (from == others.end() || to == others.end())
        return std::nullopt;
    return BinRange{static_cast<int>(from - others.begin()), static_cast<int>(to - others.begin())};
}

std::optional<int> HistogramChart::sameBin(const std::optional<int> &bin, const Bins &others) const
{
    const auto range = bin ? sameRange(BinRange{*bin, *bin}, others) : std::nullopt;
    return range ? std::optional(range->first) : std::nullopt;
}

void HistogramChart::setMeasure(Measure measure)
{
    m_measure = measure;
    refill();
}

void HistogramChart::setChosen(std::optional<BinRange> range)
{
    if (range == m_chosen)
        return;
    m_chosen = range;
    refill();
}

double HistogramChart::valueOf(const inspect::HistogramBin &bin) const
{
    return static_cast<double>(m_measure == Measure::Count ? bin.entries : bin.bytes);
}

std::pair<double, double> HistogramChart::drawn(int bin) const
{
    const auto place = static_cast<std::size_t>(bin);
    const double all = valueOf(m_bins.at(place));
    const bool chosen = !m_chosen || (bin >= m_chosen->first && bin <= m_chosen->second);
    const double inside = m_part.empty() ? (chosen ? all : 0.0) : std::min(all, valueOf(m_part[place]));
    return {inside, all - inside};
}

void HistogramChart::refill()
{
    QList<qreal> inside;
    QList<qreal> outside;
    double highest = 0.0;
    for (int i = 0; i < static_cast<int>(m_bins.size()); ++i) {
        const auto [coloured, faded] = drawn(i);
        inside.append(coloured);
        outside.append(faded);
        const double error = errors().empty() ? 0.0 : errors()[static_cast<std::size_t>(i)].high;
        const double all = coloured + faded;
        highest = std::max({highest, all, std::min(error, 1.5 * all)}); // a rare bin's error may be any size
    }
    if (!marks().isEmpty())
        highest *= kRoomForMarks;
    m_inside->remove(0, m_inside->count());
    m_outside->remove(0, m_outside->count());
    m_inside->append(inside);
    m_outside->append(outside);
    // Few bars stand in the middle at their usual width: a single one would fill the chart like a wall.
    const auto bars = static_cast<double>(std::max<std::size_t>(m_bins.size(), 1));
    const double margin = std::max(0.0, (kLeastBars - bars) / 2.0);
    xAxis()->setRange(-0.5 - margin, bars - 0.5 + margin);
    setYTicks(m_measure == Measure::Count ? countTicks(highest, kYSteps) : byteTicks(highest, kYSteps));
    std::vector<Tick> ticks = binTicks();
    for (Tick &tick : ticks)
        tick.position -= 0.5; // bars stand around whole numbers
    setXTicks(ticks);
    tell();
}

std::vector<Tick> HistogramChart::binTicks() const
{
    switch (m_kind) {
    case HistogramKind::Sizes:
        return sizeBinTicks(m_bins);
    case HistogramKind::Ages:
        return ageBinTicks(m_bins);
    case HistogramKind::Created:
        return timeBinTicks(m_bins);
    }
    return {};
}

void HistogramChart::applyTheme()
{
    const Tokens &tokens = theme().tokens();
    QColor colour = tokens.series.at(static_cast<std::size_t>(m_seriesColour));
    if (!m_entryErrors.empty())
        colour.setAlphaF(kEstimateAlpha);
    m_inside->setColor(colour);
    m_outside->setColor(tokens.faded);
    for (QBarSet *set : {m_inside, m_outside})
        set->setPen(Qt::NoPen);
}

void HistogramChart::drawUnderlay(QPainter *painter)
{
    const std::optional<BinRange> range = selected();
    if (!range)
        return;
    const QRectF area = plotArea();
    const qreal left = toPixels(range->first - 0.5, 0).x();
    const qreal right = toPixels(range->second + 0.5, 0).x();
    painter->fillRect(QRectF(left, area.top(), right - left, area.height()), theme().tokens().accentGround);
}

void HistogramChart::drawForeground(QPainter *painter, const QRectF &rect)
{
    if (placeholder().isEmpty() && !m_bins.empty()) {
        drawErrors(painter);
        drawMarks(painter);
    }
    ChartView::drawForeground(painter, rect);
}

/// From where to where the true figure lies, above and below the end of each bar.
void HistogramChart::drawErrors(QPainter *painter) const
{
    painter->save();
    painter->setClipRect(plotArea());
    painter->setPen(QPen(theme().tokens().muted, 1));
    for (std::size_t i = 0; i < errors().size(); ++i) {
        const inspect::Estimated &error = errors()[i];
        const auto bin = static_cast<double>(i);
        const qreal x = qRound(toPixels(bin, 0).x()) + 0.5;
        if (error.high > error.low)
            painter->drawLine(QPointF(x, toPixels(bin, error.low).y()),
                              QPointF(x, toPixels(bin, error.high).y()));
    }
    painter->restore();
}

/// Each label beside its line, in a row below where it would touch the one before.
void HistogramChart::drawMarks(QPainter *painter) const
{
    const QRectF area = plotArea();
    const QFontMetricsF metrics(fonts::small());
    painter->save();
    painter->setFont(fonts::small());
    qreal taken = -1.0;
    qreal top = area.top();
    const auto lineOf = [this](const HistogramMark &mark) {
        return qRound(toPixels(binPosition(m_bins, mark.value) - 0.5, 0).x()) + 0.5;
    };
    painter->setPen(QPen(theme().tokens().text, 1, Qt::DashLine));
    for (const HistogramMark &mark : marks())
        painter->drawLine(QPointF(lineOf(mark), area.top()), QPointF(lineOf(mark), area.bottom()));
    for (const HistogramMark &mark : marks()) {
        const qreal x = lineOf(mark);
        const qreal width = metrics.horizontalAdvance(mark.label) + 6.0;
        const bool fits = x + 2.0 + width <= area.right();
        const qreal left = fits ? x + 2.0 : x - 2.0 - width;
        top = left < taken ? top + metrics.height() : area.top();
        taken = left + width;
        const QRectF box(left, top, width, metrics.height());
        QColor ground = theme().tokens().surface;
        ground.setAlphaF(0.9F);
        painter->fillRect(box, ground);
        painter->setPen(theme().tokens().text);
        painter->drawText(box, Qt::AlignCenter, mark.label);
    }
    painter->restore();
}

QPoint HistogramChart::binCentre(int bin) const
{
    return QPointF(toPixels(bin, 0).x(), plotArea().center().y()).toPoint();
}

QString HistogramChart::rangeText(const BinRange &range) const
{
    const double from = m_bins.at(static_cast<std::size_t>(range.first)).from;
    const double to = m_bins.at(static_cast<std::size_t>(range.second)).to;
    switch (m_kind) {
    case HistogramKind::Sizes:
        return tr("%1 – %2").arg(formatBytes(qRound64(from)), formatBytes(qRound64(to)));
    case HistogramKind::Ages:
        return from > 0.0 ? tr("%1 – %2").arg(formatDuration(from), formatDuration(to))
                          : tr("up to %1").arg(formatDuration(to));
    case HistogramKind::Created:
        return timeRangeText(from, to);
    }
    return {};
}

QString HistogramChart::figuresOf(const inspect::HistogramBin &bin) const
{
    return tr("%1 entries · %2").arg(formatCount(bin.entries), formatBytes(bin.bytes));
}

QString HistogramChart::describe(const BinRange &range) const
{
    const auto sum = [&](const Bins &bins) {
        inspect::HistogramBin all;
        for (int i = range.first; i <= range.second; ++i) {
            all.entries += bins.at(static_cast<std::size_t>(i)).entries;
            all.bytes += bins.at(static_cast<std::size_t>(i)).bytes;
        }
        return all;
    };
    QStringList lines{rangeText(range), figuresOf(sum(m_bins))};
    if (!m_part.empty())
        lines.append(tr("selected: %1").arg(figuresOf(sum(m_part))));
    if (!errors().empty()) {
        lines[1] = tr("≈ %1").arg(lines[1]);
        if (range.first == range.second)
            lines.append(tr("± %1").arg(
                formatShare(errors()[static_cast<std::size_t>(range.first)].percent() / 100.0)));
    }
    return lines.join(QLatin1Char('\n'));
}

QString HistogramChart::summary() const
{
    if (m_bins.empty())
        return placeholder();
    const auto less = [this](const inspect::HistogramBin &one, const inspect::HistogramBin &other) {
        return valueOf(one) < valueOf(other);
    };
    const auto highest = static_cast<int>(std::ranges::max_element(m_bins, less) - m_bins.begin());
    const int last = static_cast<int>(m_bins.size()) - 1;
    QStringList lines{tr("%1; most in %2: %3")
                          .arg(rangeText({0, last}), rangeText({highest, highest}),
                               figuresOf(m_bins.at(static_cast<std::size_t>(highest))))};
    for (const HistogramMark &mark : marks())
        lines << mark.label;
    return lines.join(QLatin1Char('\n'));
}

void HistogramChart::tell()
{
    const std::optional<BinRange> range = selected();
    setAccessibleDescription(range ? describe(*range) : summary());
}

QList<QStringList> HistogramChart::table() const
{
    QList<QStringList> lines{
        {QStringLiteral("from"), QStringLiteral("to"), QStringLiteral("entries"), QStringLiteral("bytes")}};
    if (!m_part.empty())
        lines.first() << QStringLiteral("selected_entries") << QStringLiteral("selected_bytes");
    const auto edge = [this](double value) {
        return m_kind == HistogramKind::Created ? formatExactTime(value) : QString::number(value, 'g', 10);
    };
    for (std::size_t i = 0; i < m_bins.size(); ++i) {
        lines.append({edge(m_bins[i].from), edge(m_bins[i].to), QString::number(m_bins[i].entries),
                      QString::number(m_bins[i].bytes)});
        if (!m_part.empty())
            lines.last() << QString::number(m_part[i].entries) << QString::number(m_part[i].bytes);
    }
    return lines;
}

} // namespace cachescope::ui
