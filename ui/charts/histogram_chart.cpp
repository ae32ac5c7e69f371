// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/histogram_chart.h"

#include "core/base/format.h"
#include "ui/theme/theme.h"

#include <QBarSet>
#include <QChart>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace cachescope::ui {
namespace {

constexpr int kYSteps = 4;
constexpr double kLeastBars = 12.0; // that the chart has room for

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
    m_series->setBarWidth(0.84);
    addSeries(m_series);
    setRenderHint(QPainter::Antialiasing, false); // bars with sharp edges
    viewport()->setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    HistogramChart::applyTheme();
}

void HistogramChart::setBins(const std::vector<inspect::HistogramBin> &bins)
{
    const std::optional<BinRange> chosen = sameRange(m_chosen, bins);
    const std::optional<int> current = sameBin(m_current, bins);
    m_pressed = sameBin(m_pressed, bins);
    setCurrent(std::nullopt);
    m_bins = bins;
    m_chosen = chosen;
    refill();
    setCurrent(current);
}

std::optional<HistogramChart::BinRange>
HistogramChart::sameRange(const std::optional<BinRange> &range,
                          const std::vector<inspect::HistogramBin> &others) const
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

std::optional<int> HistogramChart::sameBin(const std::optional<int> &bin,
                                           const std::vector<inspect::HistogramBin> &others) const
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

void HistogramChart::refill()
{
    QList<qreal> inside;
    QList<qreal> outside;
    double highest = 0.0;
    for (int i = 0; i < static_cast<int>(m_bins.size()); ++i) {
        const inspect::HistogramBin &bin = m_bins[static_cast<std::size_t>(i)];
        const auto value = static_cast<double>(m_measure == Measure::Count ? bin.entries : bin.bytes);
        const bool chosen = !m_chosen || (i >= m_chosen->first && i <= m_chosen->second);
        inside.append(chosen ? value : 0.0);
        outside.append(chosen ? 0.0 : value);
        highest = std::max(highest, value);
    }
    m_inside->remove(0, m_inside->count());
    m_outside->remove(0, m_outside->count());
    m_inside->append(inside);
    m_outside->append(outside);
    // Few bars stand in the middle at their usual width: a single one would fill the chart like a wall.
    const auto bars = static_cast<double>(std::max<std::size_t>(m_bins.size(), 1));
    const double margin = std::max(0.0, (kLeastBars - bars) / 2.0);
    xAxis()->setRange(-0.5 - margin, bars - 0.5 + margin);
    setYTicks(m_measure == Measure::Count ? countTicks(highest, kYSteps) : byteTicks(highest, kYSteps));
    std::vector<Tick> ticks = m_kind == HistogramKind::Sizes ? sizeBinTicks(m_bins) : ageBinTicks(m_bins);
    for (Tick &tick : ticks)
        tick.position -= 0.5; // bars stand around whole numbers
    setXTicks(ticks);
}

void HistogramChart::applyTheme()
{
    const Tokens &tokens = theme().tokens();
    m_inside->setColor(tokens.series.at(static_cast<std::size_t>(m_seriesColour)));
    m_outside->setColor(tokens.faded);
    for (QBarSet *set : {m_inside, m_outside})
        set->setPen(Qt::NoPen);
}

void HistogramChart::drawUnderlay(QPainter *painter)
{
    if (!m_current)
        return;
    const int first = std::min(*m_current, m_pressed.value_or(*m_current));
    const int last = std::max(*m_current, m_pressed.value_or(*m_current));
    const QRectF area = plotArea();
    const qreal left = toPixels(first - 0.5, 0).x();
    const qreal right = toPixels(last + 0.5, 0).x();
    painter->fillRect(QRectF(left, area.top(), right - left, area.height()), theme().tokens().accentGround);
}

QPoint HistogramChart::binCentre(int bin) const
{
    return QPointF(toPixels(bin, 0).x(), plotArea().center().y()).toPoint();
}

std::optional<int> HistogramChart::binAt(const QPointF &pixels) const
{
    const int bin = qRound(xAt(pixels));
    const bool hit = placeholder().isEmpty() && bin >= 0 && bin < static_cast<int>(m_bins.size()) &&
                     pixels.y() <= plotArea().bottom() + 4;
    return hit ? std::optional(bin) : std::nullopt;
}

QString HistogramChart::rangeText(const BinRange &range) const
{
    const double from = m_bins.at(static_cast<std::size_t>(range.first)).from;
    const double to = m_bins.at(static_cast<std::size_t>(range.second)).to;
    if (m_kind == HistogramKind::Sizes)
        return tr("%1 – %2").arg(formatBytes(qRound64(from)), formatBytes(qRound64(to)));
    return from > 0.0 ? tr("%1 – %2").arg(formatDuration(from), formatDuration(to))
                      : tr("up to %1").arg(formatDuration(to));
}

QString HistogramChart::describe(int bin) const
{
    const inspect::HistogramBin &b = m_bins.at(static_cast<std::size_t>(bin));
    return tr("%1\n%2 entries · %3").arg(rangeText({bin, bin}), formatCount(b.entries), formatBytes(b.bytes));
}

void HistogramChart::setCurrent(std::optional<int> bin)
{
    if (bin == m_current)
        return;
    m_current = bin;
    viewport()->setCursor(bin ? Qt::PointingHandCursor : Qt::ArrowCursor);
    const QString text = bin ? describe(*bin) : QString();
    setAccessibleDescription(text);
    setHoverText(bin ? toPixels(*bin + 0.5, 0) : QPointF(), text);
}

void HistogramChart::mouseMoveEvent(QMouseEvent *event)
{
    setCurrent(binAt(event->position()));
}

void HistogramChart::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        m_pressed = binAt(event->position());
}

void HistogramChart::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_pressed)
        return;
    const int start = *std::exchange(m_pressed, std::nullopt);
    viewport()->update();
    if (const std::optional<int> end = binAt(event->position()))
        Q_EMIT binsChosen(std::min(start, *end), std::max(start, *end));
}

void HistogramChart::leaveEvent(QEvent *event)
{
    Q_UNUSED(event)
    setCurrent(std::nullopt);
}

void HistogramChart::focusOutEvent(QFocusEvent *event)
{
    setCurrent(std::nullopt);
    ChartView::focusOutEvent(event);
}

void HistogramChart::keyPressEvent(QKeyEvent *event)
{
    const int last = static_cast<int>(m_bins.size()) - 1;
    const bool back = event->key() == Qt::Key_Left;
    if (last >= 0 && (back || event->key() == Qt::Key_Right))
        setCurrent(m_current ? std::clamp(*m_current + (back ? -1 : 1), 0, last) : (back ? last : 0));
    else if (m_current && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        Q_EMIT binsChosen(*m_current, *m_current);
    else
        QChartView::keyPressEvent(event);
}

} // namespace cachescope::ui
