// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/type_bars.h"

#include "core/base/format.h"
#include "ui/models/filter_conditions.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace cachescope::ui {
namespace {

constexpr int kRowHeight = 24;
constexpr int kBarHeight = 10;
constexpr int kLabelWidth = 92;
constexpr int kFiguresWidth = 148;
constexpr int kGap = 8;
constexpr int kLeastRows = 4;
constexpr std::size_t kSeriesOrder[] = {0, 2, 4, 3, 5, 1}; // as in the treemap

} // namespace

TypeBars::TypeBars(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setAccessibleName(tr("Content types"));
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void TypeBars::setShares(const inspect::TypeShares &shares)
{
    m_shares = shares;
    m_placeholder.clear();
    m_allBytes = 0;
    for (const inspect::NamedTotal &share : shares.shares)
        m_allBytes += share.bytes;
    if (m_current && *m_current >= rowCount())
        m_current.reset();
    QStringList rows;
    for (int row = 0; row < rowCount(); ++row)
        rows.append(rowText(row));
    setAccessibleDescription(rows.join(QLatin1Char('\n')));
    update();
}

void TypeBars::setPart(const std::optional<std::vector<inspect::NamedTotal>> &part)
{
    m_part = part;
    update();
}

void TypeBars::setPlaceholder(const QString &text)
{
    m_shares = {};
    m_part.reset();
    m_placeholder = text;
    m_current.reset();
    setAccessibleDescription(text);
    update();
}

QSize TypeBars::sizeHint() const
{
    return {kLabelWidth + kFiguresWidth + 160, 6 * kRowHeight};
}

QSize TypeBars::minimumSizeHint() const
{
    return {kLabelWidth + kFiguresWidth + 60, kLeastRows * kRowHeight};
}

int TypeBars::rowCount() const
{
    return std::min(static_cast<int>(m_shares.shares.size()), std::max(kLeastRows, height() / kRowHeight));
}

bool TypeBars::isRest(int row) const
{
    return row == rowCount() - 1 && rowCount() < static_cast<int>(m_shares.shares.size());
}

inspect::NamedTotal TypeBars::shareAt(int row) const
{
    if (!isRest(row))
        return m_shares.shares.at(static_cast<std::size_t>(row));
    inspect::NamedTotal rest;
    for (std::size_t i = static_cast<std::size_t>(row); i < m_shares.shares.size(); ++i) {
        rest.entries += m_shares.shares[i].entries;
        rest.bytes += m_shares.shares[i].bytes;
    }
    return rest;
}

inspect::NamedTotal TypeBars::partOf(const QString &name) const
{
    const auto part = std::ranges::find(*m_part, name, &inspect::NamedTotal::name);
    return part != m_part->end() ? *part : inspect::NamedTotal{name, 0, 0};
}

qint64 TypeBars::partBytesAt(int row) const
{
    if (!m_part)
        return shareAt(row).bytes;
    if (!isRest(row))
        return partOf(shareAt(row).name).bytes;
    qint64 bytes = 0;
    for (std::size_t i = static_cast<std::size_t>(row); i < m_shares.shares.size(); ++i)
        bytes += partOf(m_shares.shares[i].name).bytes;
    return bytes;
}

QList<QStringList> TypeBars::table() const
{
    QList<QStringList> lines{{QStringLiteral("type"), QStringLiteral("entries"), QStringLiteral("bytes")}};
    if (m_part)
        lines.first() << QStringLiteral("selected_entries") << QStringLiteral("selected_bytes");
    for (const inspect::NamedTotal &share : m_shares.shares) {
        lines.append({share.name, QString::number(share.entries), QString::number(share.bytes)});
        if (m_part)
            lines.last() << QString::number(partOf(share.name).entries)
                         << QString::number(partOf(share.name).bytes);
    }
    return lines;
}

QString TypeBars::labelOf(int row) const
{
    return isRest(row) ? tr("others") : typeGroupLabel(shareAt(row).name);
}

QString TypeBars::figuresOf(int row) const
{
    const inspect::NamedTotal share = shareAt(row);
    const QString figures = tr("%1 · %2").arg(formatBytes(share.bytes), formatCount(share.entries));
    return m_shares.exact ? figures : tr("≈ %1").arg(figures);
}

QString TypeBars::rowText(int row) const
{
    const QString all = tr("%1: %2 entries").arg(labelOf(row), figuresOf(row));
    return m_part ? tr("%1, of which %2 are selected").arg(all, formatBytes(partBytesAt(row))) : all;
}

QPoint TypeBars::rowCentre(int row) const
{
    return {width() / 2, row * kRowHeight + kRowHeight / 2};
}

std::optional<int> TypeBars::rowAt(const QPointF &point) const
{
    const int row = static_cast<int>(point.y()) / kRowHeight;
    return point.y() >= 0 && row < rowCount() ? std::optional(row) : std::nullopt;
}

void TypeBars::setCurrent(std::optional<int> row)
{
    if (row == m_current)
        return;
    m_current = row;
    setCursor(row && !isRest(*row) ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void TypeBars::choose(int row, bool brush)
{
    if (isRest(row))
        return;
    if (brush)
        Q_EMIT typeBrushed(shareAt(row).name);
    else
        Q_EMIT typeChosen(shareAt(row).name);
}

void TypeBars::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!m_placeholder.isEmpty()) {
        painter.setPen(m_theme.tokens().muted);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, m_placeholder);
        return;
    }
    for (int row = 0; row < rowCount(); ++row)
        drawRow(painter, row);
}

void TypeBars::drawRow(QPainter &painter, int row) const
{
    const Tokens &tokens = m_theme.tokens();
    const QRectF line(0, row * kRowHeight, width(), kRowHeight);
    if (row == m_current) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens.accentGround);
        painter.drawRoundedRect(line, 4, 4);
    }
    const QRectF label = line.adjusted(kGap / 2.0, 0, 0, 0);
    painter.setPen(tokens.text);
    painter.setFont(fonts::base());
    painter.drawText(QRectF(label.left(), label.top(), kLabelWidth, kRowHeight), Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(labelOf(row), Qt::ElideRight, kLabelWidth));
    painter.setPen(tokens.muted);
    painter.drawText(QRectF(width() - kFiguresWidth - kGap / 2.0, line.top(), kFiguresWidth, kRowHeight),
                     Qt::AlignVCenter | Qt::AlignRight, figuresOf(row));

    const qreal left = label.left() + kLabelWidth + kGap;
    const qreal full = width() - kFiguresWidth - kGap * 1.5 - left;
    const QRectF track(left, line.center().y() - kBarHeight / 2.0, full, kBarHeight);
    drawBar(painter, row, track);
}

void TypeBars::drawBar(QPainter &painter, int row, const QRectF &track) const
{
    constexpr qreal round = kBarHeight / 2.0;
    const Tokens &tokens = m_theme.tokens();
    const auto draw = [&](qint64 bytes, const QColor &colour) {
        const double share =
            m_allBytes > 0 ? static_cast<double>(bytes) / static_cast<double>(m_allBytes) : 0.0;
        painter.setBrush(colour);
        painter.drawRoundedRect(
            QRectF(track.topLeft(), QSizeF(std::max<qreal>(2.0, track.width() * share), kBarHeight)), round,
            round);
    };
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.grid);
    painter.drawRoundedRect(track, round, round);
    draw(shareAt(row).bytes, tokens.faded);
    if (!isRest(row) && partBytesAt(row) > 0)
        draw(partBytesAt(row),
             tokens.series[kSeriesOrder[static_cast<std::size_t>(row) % std::size(kSeriesOrder)]]);
}

void TypeBars::mouseMoveEvent(QMouseEvent *event)
{
    setCurrent(rowAt(event->position()));
}

void TypeBars::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->button() == Qt::LeftButton ? rowAt(event->position()) : std::nullopt;
}

/// Its first click has acted.
void TypeBars::mouseDoubleClickEvent(QMouseEvent *)
{
    m_pressed.reset();
}

void TypeBars::mouseReleaseEvent(QMouseEvent *event)
{
    const auto row = rowAt(event->position());
    const auto pressed = std::exchange(m_pressed, std::nullopt);
    if (row && pressed == row && event->button() == Qt::LeftButton)
        choose(*row, event->modifiers().testFlag(Qt::ControlModifier));
}

void TypeBars::leaveEvent(QEvent *event)
{
    setCurrent(std::nullopt);
    QWidget::leaveEvent(event);
}

void TypeBars::keyPressEvent(QKeyEvent *event)
{
    const int last = rowCount() - 1;
    if (event->key() == Qt::Key_Down && last >= 0)
        setCurrent(std::min(last, m_current.value_or(-1) + 1));
    else if (event->key() == Qt::Key_Up && last >= 0)
        setCurrent(std::max(0, m_current.value_or(last + 1) - 1));
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter ||
              event->key() == Qt::Key_Space) &&
             m_current)
        choose(*m_current, event->key() == Qt::Key_Space);
    else
        QWidget::keyPressEvent(event);
}

void TypeBars::focusInEvent(QFocusEvent *event)
{
    if (!m_current && rowCount() > 0)
        setCurrent(0);
    QWidget::focusInEvent(event);
}

void TypeBars::focusOutEvent(QFocusEvent *event)
{
    setCurrent(std::nullopt);
    QWidget::focusOutEvent(event);
}

bool TypeBars::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const auto row = rowAt(help->pos());
    QToolTip::showText(help->globalPos(), row ? rowText(*row).toHtmlEscaped() : QString(), this);
    return true;
}

} // namespace cachescope::ui
