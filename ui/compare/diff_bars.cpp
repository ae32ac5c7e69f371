// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/diff_bars.h"

#include "core/base/format.h"
#include "core/base/saturating.h"
#include "ui/compare/diff_text.h"
#include "ui/compare/kind_look.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <array>
#include <utility>

namespace cachescope::ui {
namespace {

using inspect::DiffKind;
using inspect::DiffTotals;

constexpr int kRowHeight = 24;
constexpr int kBarHeight = 12;
constexpr int kFigureWidth = 76;
constexpr int kFiguresWidth = 2 * kFigureWidth;
constexpr int kGap = 8;
constexpr int kLeastBars = 120;
constexpr double kLeastPart = 2.0; // pixels of what is there at all

qint64 bytesGone(const DiffTotals &totals)
{
    return saturatingAdd(totals[DiffKind::Removed].bytesBefore, totals[DiffKind::Restored].bytesBefore);
}

qint64 bytesCome(const DiffTotals &totals)
{
    return saturatingAdd(totals[DiffKind::Added].bytesAfter, totals[DiffKind::Restored].bytesAfter);
}

/// Lines stay lines, and tags are text.
QString linesToolTip(const QString &text)
{
    return QStringLiteral("<p style=\"white-space:pre\">%1</p>").arg(text.toHtmlEscaped());
}

QString signedText(const QString &sign, qint64 bytes)
{
    return bytes > 0 ? sign + formatBytes(bytes) : QStringLiteral("–");
}

} // namespace

DiffBars::DiffBars(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setAccessibleName(tr("What came and went"));
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void DiffBars::setGroups(std::vector<inspect::DiffGroup> groups, bool choosable)
{
    m_groups = std::move(groups);
    m_choosable = choosable;
    m_most = 0;
    m_current.reset();
    m_chosen.reset();
    QStringList rows;
    for (int row = 0; row < rowCount(); ++row) {
        const DiffTotals &totals = m_groups[static_cast<std::size_t>(row)].totals;
        m_most = std::max({m_most, bytesGone(totals), bytesCome(totals)});
        rows << rowText(row);
    }
    setAccessibleDescription(rows.join(QStringLiteral("\n\n")));
    updateGeometry();
    update();
}

void DiffBars::setChosen(std::optional<int> group)
{
    if (group == m_chosen)
        return;
    m_chosen = group;
    update();
}

QString DiffBars::rowText(int row) const
{
    const inspect::DiffGroup &group = m_groups.at(static_cast<std::size_t>(row));
    return groupText(group.name, group.totals);
}

QPoint DiffBars::rowCentre(int row) const
{
    return rowRect(row).center();
}

QRect DiffBars::rowRect(int row) const
{
    return {0, row * kRowHeight, width(), kRowHeight};
}

int DiffBars::labelWidth() const
{
    return std::max(90, (width() - kFiguresWidth) * 2 / 5);
}

QSize DiffBars::sizeHint() const
{
    return {420, std::max(1, rowCount()) * kRowHeight};
}

QSize DiffBars::minimumSizeHint() const
{
    return {90 + kFiguresWidth + kLeastBars, sizeHint().height()};
}

std::optional<int> DiffBars::rowAt(const QPointF &point) const
{
    const int row = static_cast<int>(point.y()) / kRowHeight;
    return point.y() >= 0 && row < rowCount() ? std::optional(row) : std::nullopt;
}

void DiffBars::setCurrent(std::optional<int> row)
{
    if (row == m_current)
        return;
    m_current = row;
    setCursor(row && m_choosable ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void DiffBars::moveTo(int row)
{
    if (rowCount() == 0)
        return;
    setCurrent(std::clamp(row, 0, rowCount() - 1));
    Q_EMIT currentMoved(rowRect(*m_current));
}

void DiffBars::choose(int row)
{
    if (!m_choosable)
        return;
    setChosen(m_chosen == row ? std::nullopt : std::optional(row));
    Q_EMIT chosenChanged(m_chosen);
}

void DiffBars::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_groups.empty()) {
        painter.setPen(m_theme.tokens().muted);
        painter.drawText(rect(), Qt::AlignCenter, tr("nothing to show"));
        return;
    }
    for (int row = 0; row < rowCount(); ++row)
        drawRow(painter, row);
}

void DiffBars::drawRow(QPainter &painter, int row) const
{
    const Tokens &tokens = m_theme.tokens();
    const inspect::DiffGroup &group = m_groups[static_cast<std::size_t>(row)];
    const QRectF line = rowRect(row);
    if (row == m_current || row == m_chosen) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(row == m_chosen ? QPen(tokens.accent) : QPen(Qt::NoPen));
        painter.setBrush(tokens.accentGround);
        painter.drawRoundedRect(line.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
    const QRectF label(kGap, line.top(), labelWidth() - kGap, kRowHeight);
    painter.setFont(m_choosable ? fonts::monospace() : fonts::base());
    painter.setPen(tokens.text);
    painter.drawText(
        label, Qt::AlignVCenter | Qt::TextSingleLine,
        painter.fontMetrics().elidedText(group.name, Qt::ElideMiddle, static_cast<int>(label.width())));
    painter.setFont(fonts::base());
    painter.setPen(tokens.muted);
    const QRectF come(line.right() - kGap - kFigureWidth, line.top(), kFigureWidth, kRowHeight);
    painter.drawText(come, Qt::AlignVCenter | Qt::AlignRight,
                     signedText(QStringLiteral("+"), bytesCome(group.totals)));
    painter.drawText(come.translated(-kFigureWidth, 0), Qt::AlignVCenter | Qt::AlignRight,
                     signedText(QStringLiteral("−"), bytesGone(group.totals)));
    drawBars(painter, row, line.adjusted(labelWidth() + kGap, 0, -kFiguresWidth - kGap, 0));
}

/// From the middle outwards: what has no counterpart, then what was replaced.
void DiffBars::drawBars(QPainter &painter, int row, const QRectF &area) const
{
    const DiffTotals &totals = m_groups[static_cast<std::size_t>(row)].totals;
    const double half = area.width() / 2 - 1;
    const double middle = area.center().x();
    const double top = area.center().y() - kBarHeight / 2.0;
    const auto widthOf = [this, half](qint64 bytes) {
        if (bytes <= 0 || m_most <= 0)
            return 0.0;
        return std::max(kLeastPart, half * static_cast<double>(bytes) / static_cast<double>(m_most));
    };
    double left = middle - 1;
    for (const DiffKind kind : {DiffKind::Removed, DiffKind::Restored}) {
        const double part = widthOf(totals[kind].bytesBefore);
        fillKind(painter, m_theme, QRectF(left - part, top, part, kBarHeight), kind);
        left -= part;
    }
    double right = middle + 1;
    for (const DiffKind kind : {DiffKind::Added, DiffKind::Restored}) {
        const double part = widthOf(totals[kind].bytesAfter);
        fillKind(painter, m_theme, QRectF(right, top, part, kBarHeight), kind);
        right += part;
    }
    painter.fillRect(QRectF(middle - 0.5, area.top(), 1, area.height()), m_theme.tokens().muted);
}

void DiffBars::mouseMoveEvent(QMouseEvent *event)
{
    setCurrent(rowAt(event->position()));
}

void DiffBars::mouseReleaseEvent(QMouseEvent *event)
{
    const auto row = rowAt(event->position());
    if (row && event->button() == Qt::LeftButton)
        choose(*row);
}

void DiffBars::leaveEvent(QEvent *event)
{
    setCurrent(std::nullopt);
    QWidget::leaveEvent(event);
}

void DiffBars::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down)
        moveTo(m_current.value_or(-1) + 1);
    else if (event->key() == Qt::Key_Up)
        moveTo(m_current.value_or(rowCount()) - 1);
    else if (event->key() == Qt::Key_Home)
        moveTo(0);
    else if (event->key() == Qt::Key_End)
        moveTo(rowCount() - 1);
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter ||
              event->key() == Qt::Key_Space) &&
             m_current)
        choose(*m_current);
    else
        return QWidget::keyPressEvent(event);
    if (m_current)
        QToolTip::showText(mapToGlobal(rowRect(*m_current).bottomLeft()), linesToolTip(rowText(*m_current)),
                           this);
}

void DiffBars::focusInEvent(QFocusEvent *event)
{
    if (!m_current)
        moveTo(0);
    QWidget::focusInEvent(event);
}

void DiffBars::focusOutEvent(QFocusEvent *event)
{
    setCurrent(std::nullopt);
    QWidget::focusOutEvent(event);
}

bool DiffBars::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const auto row = rowAt(help->pos());
    QToolTip::showText(help->globalPos(), row ? linesToolTip(rowText(*row)) : QString(), this);
    return true;
}

} // namespace cachescope::ui
