// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load/ablation_chart.h"

#include "core/base/format.h"
#include "ui/load/form/switch_text.h"
#include "ui/theme/contrast.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/look.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace cachescope::ui {
namespace {

constexpr int kHeaderHeight = 24;
constexpr int kRowHeight = 40;
constexpr int kLabelWidth = 150;
constexpr int kLeastColumn = 104;
constexpr int kMostColumn = 220;
constexpr int kGap = 4;
constexpr int kInset = 8;
constexpr double kWeakest = 0.15; ///< what changed at all is told from what did not

QColor mixed(const QColor &one, const QColor &other, double share)
{
    const auto between = [share](int from, int to) {
        return static_cast<int>(std::lround(from + (to - from) * share));
    };
    return {between(one.red(), other.red()), between(one.green(), other.green()),
            between(one.blue(), other.blue())};
}

QString errorsText(const load::AblationFigures &figures)
{
    const QString errors = figures.lockErrors == 1
                               ? AblationChart::tr("1 lock error")
                               : AblationChart::tr("%1 lock errors").arg(formatCount(figures.lockErrors));
    return figures.lockErrorsPerThousand ? AblationChart::tr("%1 (%2 for each thousand operations begun)")
                                               .arg(errors, formatNumber(*figures.lockErrorsPerThousand, 1))
                                         : errors;
}

} // namespace

AblationChart::AblationChart(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setAccessibleName(tr("What each switch does"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void AblationChart::setGrid(const load::AblationGrid &grid)
{
    m_grid = grid;
    m_current.reset();
    QStringList lines;
    for (int column = 0; column < columnCount(); ++column) {
        for (int row = -1; row < rowCount(); ++row)
            lines << describe({row, column});
    }
    lines.removeAll(QString());
    setAccessibleDescription(lines.join(QLatin1Char('\n')));
    updateGeometry();
    update();
}

QSize AblationChart::sizeOf(int columnWidth) const
{
    return {kLabelWidth + columnCount() * (columnWidth + kGap),
            kHeaderHeight + (rowCount() + 1) * (kRowHeight + kGap)};
}

QSize AblationChart::sizeHint() const
{
    return sizeOf(kMostColumn);
}

QSize AblationChart::minimumSizeHint() const
{
    return sizeOf(kLeastColumn);
}

int AblationChart::columnWidth() const
{
    const int room = columnCount() > 0 ? (width() - kLabelWidth) / columnCount() - kGap : kLeastColumn;
    return std::clamp(room, kLeastColumn, kMostColumn);
}

QRect AblationChart::rectOf(Place place) const
{
    return {kLabelWidth + place.column * (columnWidth() + kGap),
            kHeaderHeight + (place.row + 1) * (kRowHeight + kGap), columnWidth(), kRowHeight};
}

std::optional<AblationChart::Place> AblationChart::placeAt(const QPoint &point) const
{
    const Place place{(point.y() - kHeaderHeight) / (kRowHeight + kGap) - 1,
                      (point.x() - kLabelWidth) / (columnWidth() + kGap)};
    const bool exists = place.row < rowCount() && place.column < columnCount();
    return exists && rectOf(place).contains(point) ? std::optional(place) : std::nullopt;
}

QString AblationChart::changeText(qint64 change)
{
    if (change == 0)
        return QStringLiteral("±0");
    return (change > 0 ? QStringLiteral("+") : QStringLiteral("−")) + formatCount(std::llabs(change));
}

QColor AblationChart::colourOf(const Tokens &tokens, double strength)
{
    constexpr std::size_t fewer = 0; // Okabe and Ito's blue
    constexpr std::size_t more = 1;  // and vermilion
    if (strength == 0.0)
        return tokens.window;
    const double share = kWeakest + (1.0 - kWeakest) * std::min(1.0, std::fabs(strength));
    return mixed(tokens.surface, tokens.series[strength < 0.0 ? fewer : more], share);
}

QString AblationChart::describe(Place place) const
{
    if (place.column < 0 || place.column >= columnCount())
        return {};
    const load::AblationGrid::Column &column = m_grid.columns.at(static_cast<std::size_t>(place.column));
    if (place.row < 0)
        return tr("%1 as it is: %2.").arg(column.design, errorsText(column.figures));
    const load::AblationGrid::Cell *cell = m_grid.cell(place.row, place.column);
    if (!cell)
        return {};
    const load::AblationFactor &factor = cell->factor;
    const QString change = factor.lockErrorsChange == 0 ? tr("as many as before")
                           : factor.lockErrorsChange < 0
                               ? tr("%1 fewer").arg(formatCount(-factor.lockErrorsChange))
                               : tr("%1 more").arg(formatCount(factor.lockErrorsChange));
    return tr("%1 with %2 turned from “%3” to “%4”: %5, %6.")
        .arg(column.design, switchTitle(factor.switchName), switchValueText(factor.switchName, factor.from),
             switchValueText(factor.switchName, factor.to), errorsText(factor.figures), change);
}

void AblationChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    drawHeaders(painter);
    for (int column = 0; column < columnCount(); ++column) {
        drawBase(painter, column);
        for (int row = 0; row < rowCount(); ++row)
            drawCell(painter, {row, column});
    }
}

void AblationChart::drawHeaders(QPainter &painter) const
{
    const Tokens &tokens = m_theme.tokens();
    painter.setFont(fonts::base());
    const auto draw = [&](const QRect &rect, const QString &text, const QColor &colour,
                          Qt::Alignment alignment) {
        painter.setPen(colour);
        painter.drawText(rect, static_cast<int>(alignment | Qt::AlignVCenter),
                         painter.fontMetrics().elidedText(text, Qt::ElideMiddle, rect.width()));
    };
    for (int column = 0; column < columnCount(); ++column) {
        const QRect cell = rectOf({-1, column});
        draw({cell.left(), 0, cell.width(), kHeaderHeight - 2},
             m_grid.columns.at(static_cast<std::size_t>(column)).design, tokens.muted, Qt::AlignHCenter);
    }
    for (int row = -1; row < rowCount(); ++row) {
        const QRect label(0, rectOf({row, 0}).top(), kLabelWidth - kInset, kRowHeight);
        draw(label, row < 0 ? tr("as it is") : switchTitle(m_grid.switches.at(row)),
             row < 0 ? tokens.muted : tokens.text, Qt::AlignLeft);
    }
}

void AblationChart::drawText(QPainter &painter, const QRect &rect, const QString &figure, const QString &note,
                             const QColor &colour) const
{
    const QRect inside = rect.adjusted(kInset, 3, -kInset, -3);
    painter.setPen(colour);
    QFont strong = fonts::base();
    strong.setWeight(QFont::DemiBold);
    painter.setFont(strong);
    painter.drawText(QRect(inside.left(), inside.top(), inside.width(), inside.height() / 2),
                     Qt::AlignHCenter | Qt::AlignVCenter, figure);
    painter.setFont(fonts::small());
    painter.drawText(QRect(inside.left(), inside.center().y() + 1, inside.width(), inside.height() / 2),
                     Qt::AlignHCenter | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(note, Qt::ElideRight, inside.width()));
}

void AblationChart::drawBase(QPainter &painter, int column) const
{
    const Tokens &tokens = m_theme.tokens();
    const QRect rect = rectOf({-1, column});
    painter.setPen(QPen(m_current == Place{-1, column} ? tokens.text : tokens.line, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    drawText(painter, rect,
             formatCount(m_grid.columns.at(static_cast<std::size_t>(column)).figures.lockErrors),
             tr("lock errors"), tokens.text);
}

void AblationChart::drawCell(QPainter &painter, Place place) const
{
    const Tokens &tokens = m_theme.tokens();
    const QRect rect = rectOf(place);
    const load::AblationGrid::Cell *cell = m_grid.cell(place.row, place.column);
    const QColor ground = colourOf(tokens, cell ? cell->strength : 0.0);
    painter.setPen(m_current == place ? QPen(tokens.text, 2) : QPen(Qt::NoPen));
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 4, 4);
    if (!cell) {
        painter.setPen(tokens.muted);
        painter.setFont(fonts::small());
        painter.drawText(rect, Qt::AlignCenter, tr("not run"));
        return;
    }
    const load::AblationFactor &factor = cell->factor;
    drawText(painter, rect, changeText(factor.lockErrorsChange),
             tr("→ %1").arg(switchValueText(factor.switchName, factor.to)),
             cell->strength == 0.0 ? tokens.text : legibleOn(ground));
}

bool AblationChart::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const auto place = placeAt(help->pos());
    const bool isLabel = help->pos().x() < kLabelWidth;
    const int row = (help->pos().y() - kHeaderHeight) / (kRowHeight + kGap) - 1;
    QString text = place ? describe(*place) : QString();
    if (isLabel && row >= 0 && row < rowCount())
        text = switchExplanation(m_grid.switches.at(row));
    QToolTip::showText(help->globalPos(), plainToolTip(text), this);
    return true;
}

} // namespace cachescope::ui
