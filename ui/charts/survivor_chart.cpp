// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/survivor_chart.h"

#include "core/base/saturating.h"
#include "ui/charts/survivor_text.h"
#include "ui/help/shortcut_list.h"
#include "ui/theme/theme.h"

#include <QPen>

#include <algorithm>
#include <cmath>

namespace cachescope::ui {
namespace {

constexpr int kXSteps = 4;
constexpr double kBeyond = 1.04;   // of the curve's end, so that it is seen to be reached
constexpr double kMostTimes = 3.0; // the curve's end, for a trace of a much larger cache
constexpr std::size_t kBytesColour = 0;
constexpr std::size_t kMissColour = 3;
constexpr std::size_t kEntriesColour = 5;

double percentOf(qint64 part, qint64 all)
{
    return all > 0 ? 100.0 * static_cast<double>(part) / static_cast<double>(all) : 0.0;
}

QPen linePen(const QColor &colour, Qt::PenStyle style = Qt::SolidLine)
{
    return {colour, 1.8, style, Qt::RoundCap, Qt::RoundJoin};
}

} // namespace

SurvivorChart::SurvivorChart(const Theme &theme, QWidget *parent)
    : ChartView(theme, parent)
    , m_bytes(new QLineSeries(this))
    , m_top(new QLineSeries(this))
    , m_area(new QAreaSeries(m_top))
    , m_entries(new QLineSeries(this))
    , m_missLine(new QLineSeries(this))
{
    for (QAbstractSeries *series :
         std::initializer_list<QAbstractSeries *>{m_area, m_entries, m_bytes, m_missLine})
        addSeries(series);
    viewport()->setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("What a budget would keep"));
    describeKeys(this, tr("What a budget would keep"),
                 {{tr("Move the line"), {keyText(Qt::Key_Left), keyText(Qt::Key_Right)}},
                  {tr("Show what the budget drops"), {keyText(Qt::Key_Return)}},
                  {tr("Show what it keeps"), {keyText(QKeySequence(Qt::SHIFT | Qt::Key_Return))}}});
    setYTicks({{0.0, QStringLiteral("0")},
               {25.0, QStringLiteral("25")},
               {50.0, QStringLiteral("50")},
               {75.0, QStringLiteral("75")},
               {100.0, tr("100 %")}});
    SurvivorChart::applyTheme();
}

void SurvivorChart::setCurve(std::shared_ptr<const inspect::SurvivorCurve> curve)
{
    m_curve = std::move(curve);
    m_dragging = false;
    m_pressed.reset();
    setHoverText({}, {});
    refill();
    const qint64 full = isMovable() ? m_curve->fullBudgetBytes() : 0;
    const bool stays = m_budget > 0 && m_budget <= full;
    setBudget(stays ? m_budget
                    : roundedBudget(static_cast<double>(full) / 2.0, static_cast<double>(full) / 200.0));
}

void SurvivorChart::setMissRatios(std::shared_ptr<const inspect::MissRatioCurve> misses)
{
    m_misses = std::move(misses);
    refill();
    describe();
}

void SurvivorChart::refill()
{
    const qint64 full = m_curve ? m_curve->fullBudgetBytes() : 0;
    const qint64 missFull = m_misses ? m_misses->fullBudgetBytes() : 0;
    const double reach = full > 0
                             ? std::min(static_cast<double>(missFull), kMostTimes * static_cast<double>(full))
                             : static_cast<double>(missFull);
    const double end = std::max(std::max(static_cast<double>(full), reach) * kBeyond, 1.0);
    xAxis()->setRange(0.0, end);
    std::vector<Tick> ticks = byteTicks(end, kXSteps);
    std::erase_if(ticks, [end](const Tick &tick) { return tick.position > end; });
    setXTicks(ticks);
    refillShares(end);
    refillMisses(end);
}

void SurvivorChart::refillShares(double end)
{
    QList<QPointF> bytes;
    QList<QPointF> entries;
    const inspect::EntryTotals total = m_curve ? m_curve->total() : inspect::EntryTotals();
    if (isMovable()) {
        for (const inspect::SurvivorPoint &point : m_curve->points()) {
            const auto x = static_cast<double>(point.budgetBytes);
            bytes.append({x, percentOf(point.kept.bytes, total.bytes)});
            entries.append({x, percentOf(point.kept.entries, total.entries)});
        }
        bytes.append({end, 100.0});
        entries.append({end, 100.0});
    }
    m_bytes->replace(bytes);
    m_entries->replace(entries);
    m_top->replace(bytes);
}

void SurvivorChart::refillMisses(double end)
{
    QList<QPointF> points;
    if (m_misses) {
        for (const inspect::MissRatioPoint &point : m_misses->points(saturatingRound(end)))
            points.append({static_cast<double>(point.budgetBytes), 100.0 * point.misses.objects});
    }
    m_missLine->replace(points);
}

void SurvivorChart::applyTheme()
{
    const auto &series = theme().tokens().series;
    QColor ground = series.at(kBytesColour);
    ground.setAlphaF(0.13F);
    m_area->setBrush(ground);
    m_area->setPen(Qt::NoPen);
    m_bytes->setPen(linePen(series.at(kBytesColour)));
    m_entries->setPen(linePen(series.at(kEntriesColour)));
    m_missLine->setPen(linePen(series.at(kMissColour), Qt::DashLine));
}

// --- The budget ---

void SurvivorChart::setBudget(qint64 bytes)
{
    m_budget = isMovable() ? std::clamp<qint64>(bytes, 1, m_curve->fullBudgetBytes()) : 0;
    describe();
    viewport()->update();
}

void SurvivorChart::moveTo(qint64 bytes)
{
    const qint64 before = m_budget;
    setBudget(bytes);
    if (m_budget != before)
        Q_EMIT budgetMoved(m_budget);
}

QString SurvivorChart::statement() const
{
    return m_curve ? forecastStatement(m_curve->at(m_budget)) : QString();
}

void SurvivorChart::describe()
{
    QString text = statement();
    if (m_curve && m_misses)
        text += QLatin1String("; ") + missText(*m_misses, m_budget, m_curve->at(m_budget).lowWaterBytes);
    setAccessibleDescription(text);
}

qint64 SurvivorChart::budgetAt(const QPointF &pixels) const
{
    const double perPixel = xAxis()->max() / std::max(plotArea().width(), 1.0);
    const double bytes = std::clamp(xAt(pixels), 0.0, static_cast<double>(m_curve->fullBudgetBytes()));
    return bytes + perPixel > static_cast<double>(m_curve->fullBudgetBytes())
               ? m_curve->fullBudgetBytes()
               : roundedBudget(bytes, perPixel);
}

/// To as few digits as still tell the pixels apart: what the label says is then the whole of it.
qint64 SurvivorChart::roundedBudget(double bytes, double perPixel)
{
    const double unit = std::pow(10.0, std::floor(std::log10(std::max(perPixel, 1.0))));
    return std::llround(bytes / unit) * std::llround(unit);
}

qreal SurvivorChart::lineX() const
{
    return toPixels(static_cast<double>(m_budget), 0.0).x();
}

QPoint SurvivorChart::handle() const
{
    const double kept = m_curve ? percentOf(m_curve->at(m_budget).kept.bytes, m_curve->total().bytes) : 0.0;
    return toPixels(static_cast<double>(m_budget), kept).toPoint();
}

} // namespace cachescope::ui
