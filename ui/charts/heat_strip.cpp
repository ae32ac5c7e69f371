// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/heat_strip.h"

#include "core/base/format.h"
#include "ui/charts/heat_ramp.h"
#include "ui/theme/contrast.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace cachescope::ui {

using load::FairnessStrip;

double HeatRange::shareOf(double ms) const
{
    if (ms <= leastMs || mostMs <= leastMs)
        return 0.0;
    return std::min(1.0, std::log(ms / leastMs) / std::log(mostMs / leastMs));
}

HeatRange HeatRange::around(const std::vector<const FairnessStrip *> &strips)
{
    double least = 1e12;
    double most = 0.0;
    for (const FairnessStrip *strip : strips) {
        for (int column = 0; column < strip->columns(); ++column) {
            for (int band = 0; band < strip->bands(); ++band) {
                const double ms = strip->cell(band, column).meanMs();
                least = ms > 0.0 ? std::min(least, ms) : least;
                most = std::max(most, ms);
            }
        }
    }
    if (most <= 0.0)
        return {};
    const double low = std::pow(10.0, std::floor(std::log10(least)));
    return {low, std::max(10.0 * low, std::pow(10.0, std::ceil(std::log10(most))))};
}

HeatStrip::HeatStrip(const Theme &theme, TimeCursor &cursor, QWidget *parent)
    : TimeChart(theme, cursor, parent)
{
    setPlaceholder(tr("No figures of users yet"));
    HeatStrip::applyTheme();
}

void HeatStrip::setStrip(const QString &design, const FairnessStrip &strip, const HeatRange &range)
{
    if (design == m_design && strip == m_strip && range == m_range)
        return;
    m_design = design;
    m_strip = strip;
    m_range = range;
    m_band = std::clamp(m_band, 0, std::max(0, strip.bands() - 1));
    setPlaceholder(strip.isEmpty() ? tr("No figures of users yet") : QString());
    const double users = std::max(1, strip.users());
    setYTicks({{0.0, tr("user %1").arg(formatCount(strip.users()))}, {users, tr("user 1")}});
    plotChanged();
}

/// From the top down, as wide as the time that it stands for.
QRectF HeatStrip::cellRect(int band, int column) const
{
    const double begin = column > 0 ? m_strip.endOf(column - 1) : 0.0;
    const double users = m_strip.users();
    const double from = band * m_strip.usersPerBand();
    const double to = std::min(users, from + m_strip.usersPerBand());
    return {toPixels(begin, users - from), toPixels(m_strip.endOf(column), users - to)};
}

void HeatStrip::drawPlot(QPainter &painter) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setClipRect(plotArea());
    for (int column = 0; column < m_strip.columns(); ++column) {
        for (int band = 0; band < m_strip.bands(); ++band)
            drawCell(painter, band, column);
    }
    painter.restore();
}

// The edges are rounded so that neighbours touch and leave no seams.
void HeatStrip::drawCell(QPainter &painter, int band, int column) const
{
    const FairnessStrip::Cell &cell = m_strip.cell(band, column);
    const QRectF exact = cellRect(band, column);
    const QRectF rect(QPointF(std::round(exact.left()), std::round(exact.top())),
                      QPointF(std::round(exact.right()), std::round(exact.bottom())));
    const bool dark = theme().tokens().dark;
    const QColor colour =
        cell.operations > 0 ? heatColour(m_range.shareOf(cell.meanMs()), dark) : theme().tokens().badGround;
    if (cell.operations + cell.failed > 0)
        painter.fillRect(rect, colour);
    if (cell.failed > 0)
        painter.fillRect(
            rect, QBrush(cell.operations > 0 ? legibleOn(colour) : theme().tokens().bad, Qt::BDiagPattern));
}

void HeatStrip::drawForeground(QPainter *painter, const QRectF &rect)
{
    TimeChart::drawForeground(painter, rect);
    if (!hasFocus() || m_strip.isEmpty())
        return;
    const QRectF row(cellRect(m_band, 0).topLeft(), cellRect(m_band, m_strip.columns() - 1).bottomRight());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setPen(QPen(theme().tokens().text, 1));
    painter->drawRect(row.toRect().adjusted(0, -1, 0, 0));
    painter->restore();
}

int HeatStrip::columnAt(double seconds) const
{
    for (int column = 0; column < m_strip.columns(); ++column) {
        if (seconds <= m_strip.endOf(column))
            return column;
    }
    return -1;
}

QString HeatStrip::usersText(int band) const
{
    const int first = band * m_strip.usersPerBand() + 1;
    const int last = std::min(m_strip.users(), first + m_strip.usersPerBand() - 1);
    return first == last ? tr("user %1").arg(formatCount(first))
                         : tr("users %1 to %2").arg(formatCount(first), formatCount(last));
}

QString HeatStrip::cellText(const FairnessStrip::Cell &cell) const
{
    if (cell.operations == 0 && cell.failed == 0)
        return tr("no operation ended");
    if (cell.operations == 0)
        return tr("all %1 operations failed").arg(formatCount(cell.failed));
    const QString means =
        m_strip.usersPerBand() > 1
            ? tr("mean %1, worst user %2")
                  .arg(formatDuration(cell.meanMs() / 1000.0), formatDuration(cell.worstMs / 1000.0))
            : tr("mean %1").arg(formatDuration(cell.meanMs() / 1000.0));
    const QString done = tr("%1 · %2 operations").arg(means, formatCount(cell.operations));
    return cell.failed > 0 ? tr("%1, %2 failed").arg(done, formatCount(cell.failed)) : done;
}

QString HeatStrip::describe(double seconds) const
{
    const int column = columnAt(seconds);
    if (column < 0 || m_band >= m_strip.bands())
        return {};
    return tr("%1, %2: %3").arg(m_design, usersText(m_band), cellText(m_strip.cell(m_band, column)));
}

double HeatStrip::stepSeconds() const
{
    return m_strip.columns() > 0 ? lastSeconds() / m_strip.columns() : 1.0;
}

double HeatStrip::lastSeconds() const
{
    return m_strip.isEmpty() ? 0.0 : m_strip.endOf(m_strip.columns() - 1);
}

void HeatStrip::setBand(int band)
{
    const int most = std::max(0, m_strip.bands() - 1);
    if (std::clamp(band, 0, most) == m_band)
        return;
    m_band = std::clamp(band, 0, most);
    refreshCursor();
}

void HeatStrip::mouseMoveEvent(QMouseEvent *event)
{
    const double share = (event->position().y() - plotArea().top()) / std::max(1.0, plotArea().height());
    const double user = std::clamp(share, 0.0, 1.0) * m_strip.users();
    setBand(static_cast<int>(user) / m_strip.usersPerBand());
    TimeChart::mouseMoveEvent(event);
}

void HeatStrip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)
        setBand(m_band + (event->key() == Qt::Key_Down ? 1 : -1));
    else
        TimeChart::keyPressEvent(event);
}

QList<QStringList> HeatStrip::table() const
{
    QList<QStringList> rows{{QStringLiteral("firstUser"), QStringLiteral("lastUser"),
                             QStringLiteral("untilSeconds"), QStringLiteral("operations"),
                             QStringLiteral("failed"), QStringLiteral("meanMs"), QStringLiteral("worstMs")}};
    for (int band = 0; band < m_strip.bands() && !m_strip.isEmpty(); ++band) {
        const int first = band * m_strip.usersPerBand() + 1;
        const int last = std::min(m_strip.users(), first + m_strip.usersPerBand() - 1);
        for (int column = 0; column < m_strip.columns(); ++column) {
            const FairnessStrip::Cell &cell = m_strip.cell(band, column);
            rows.append({QString::number(first), QString::number(last),
                         QString::number(m_strip.endOf(column), 'g', 6), QString::number(cell.operations),
                         QString::number(cell.failed), QString::number(cell.meanMs(), 'g', 6),
                         QString::number(cell.worstMs, 'g', 6)});
        }
    }
    return rows;
}

} // namespace cachescope::ui
