// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/treemap.h"

#include "core/base/format.h"
#include "ui/charts/hover_box.h"
#include "ui/charts/treemap_layout.h"
#include "ui/help/shortcut_list.h"
#include "ui/theme/contrast.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace cachescope::ui {
namespace {

constexpr qreal kGap = 2.0;
constexpr qreal kPadding = 8.0;
constexpr qreal kLeastLabel = 24.0; // px: an area narrower or lower than this and a line says nothing

} // namespace

Treemap::Treemap(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setFocusPolicy(Qt::StrongFocus);
    describeKeys(this, tr("Kinds of keys"),
                 {{tr("Go into a kind, or show its entries"), {keyText(Qt::Key_Return)}},
                  {tr("Narrow everything down to it"), {keyText(Qt::Key_Space)}},
                  {tr("Back out of it"), {keyText(Qt::Key_Backspace)}}});
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Treemap::setTree(const inspect::KeyTreePtr &tree)
{
    const QString pattern = m_tree ? m_tree->node(m_level).pattern : QString();
    m_tree = tree;
    m_subset.clear();
    m_placeholder.clear();
    m_home = tree ? homeOf(*tree) : quint16{0};
    m_level = tree && !pattern.isEmpty() ? tree->find(pattern).value_or(m_home) : m_home;
    if (m_level <= m_home || tree->node(m_level).children.empty())
        m_level = m_home;
    arrange();
    Q_EMIT levelChanged(m_level);
}

quint16 Treemap::homeOf(const inspect::KeyTree &tree)
{
    quint16 node = 0;
    while (tree.node(node).children.size() == 1 &&
           !tree.node(tree.node(node).children.front()).children.empty())
        node = tree.node(node).children.front();
    return node;
}

void Treemap::setSubset(const std::vector<inspect::NamedTotal> &totals)
{
    m_subset =
        m_tree && totals.size() == m_tree->nodes().size() ? totals : std::vector<inspect::NamedTotal>();
    update();
}

void Treemap::setPlaceholder(const QString &text)
{
    m_tree.reset();
    m_subset.clear();
    m_home = 0;
    m_level = 0;
    m_placeholder = text;
    arrange();
    setAccessibleDescription(text);
    Q_EMIT levelChanged(m_level);
}

void Treemap::setMeasure(Measure measure)
{
    m_measure = measure;
    arrange();
}

void Treemap::setLevel(quint16 node)
{
    if (!m_tree || node >= m_tree->nodes().size() || m_tree->node(node).children.empty() || node == m_level)
        return;
    m_level = node;
    arrange();
    if (hasFocus() && !m_shown.empty())
        setCurrent(0);
    Q_EMIT levelChanged(node);
}

void Treemap::goUp()
{
    if (!m_tree || m_level == m_home)
        return;
    const quint16 from = m_level;
    setLevel(m_tree->node(m_level).parent);
    const auto place = std::ranges::find(m_shown, from);
    if (hasFocus() && place != m_shown.end())
        setCurrent(static_cast<std::size_t>(place - m_shown.begin()));
}

double Treemap::valueOf(quint16 node) const
{
    const inspect::KeyNode &n = m_tree->node(node);
    return static_cast<double>(m_measure == Measure::Count ? n.entries : n.bytes);
}

double Treemap::shareOf(quint16 node) const
{
    const double all = valueOf(node);
    if (m_subset.empty() || all <= 0.0)
        return m_subset.empty() ? 1.0 : 0.0;
    const inspect::NamedTotal &part = m_subset[node];
    return std::clamp(static_cast<double>(m_measure == Measure::Count ? part.entries : part.bytes) / all, 0.0,
                      1.0);
}

void Treemap::arrange()
{
    m_current.reset();
    m_pressed.reset();
    setCursor(Qt::ArrowCursor);
    m_shown.clear();
    if (m_tree) {
        const std::vector<quint16> &children = m_tree->node(m_level).children;
        m_shown = children.empty() ? std::vector<quint16>{m_level} : children;
        std::ranges::stable_sort(m_shown, std::ranges::greater(),
                                 [this](quint16 node) { return valueOf(node); });
        setAccessibleDescription(listed());
    }
    std::vector<double> values;
    for (const quint16 node : m_shown)
        values.push_back(valueOf(node));
    m_cells = squarify(values, QRectF(rect()));
    update();
}

QString Treemap::listed() const
{
    QStringList texts;
    for (const quint16 node : m_shown)
        texts.append(QStringLiteral("%1: %2").arg(labelOf(node), figuresOf(node)));
    return m_tree ? texts.join(QLatin1Char('\n')) : m_placeholder;
}

/// Whether there were more kinds below `node` than are told apart, so that the rest of it has those too; else
/// it has the keys that end there.
bool Treemap::hasFolded(quint16 node) const
{
    return m_tree->node(node).children.size() >= inspect::KeyTree::kMostChildren ||
           m_tree->nodes().size() >= inspect::KeyTree::kMostNodes;
}

QString Treemap::labelOf(quint16 node) const
{
    const inspect::KeyNode &n = m_tree->node(node);
    if (n.isRest && n.pattern.isEmpty())
        return tr("other keys");
    if (n.isRest)
        return hasFolded(n.parent) ? tr("other %1").arg(n.pattern) : n.pattern;
    return node <= m_home ? tr("all keys") : n.label;
}

QString Treemap::figuresOf(quint16 node) const
{
    const inspect::KeyNode &n = m_tree->node(node);
    return tr("%1 entries · %2").arg(formatCount(n.entries), formatBytes(n.bytes));
}

QString Treemap::describe(quint16 node) const
{
    const inspect::KeyNode &n = m_tree->node(node);
    QStringList lines{n.isRest ? tr("Other keys like %1").arg(n.pattern)
                               : (node <= m_home ? labelOf(node) : n.pattern),
                      figuresOf(node)};
    if (n.isRest && n.pattern.isEmpty())
        lines.first() = tr("Other keys");
    if (!m_subset.empty())
        lines.append(tr("%1 of them selected · %2")
                         .arg(formatCount(m_subset[node].entries), formatBytes(m_subset[node].bytes)));
    lines.append(n.children.empty() ? tr("Click for its entries, Ctrl+click to filter here")
                                    : tr("Click to look inside, Ctrl+click to filter here"));
    return lines.join(QLatin1Char('\n'));
}

QList<QStringList> Treemap::table() const
{
    QList<QStringList> lines{{QStringLiteral("prefix"), QStringLiteral("entries"), QStringLiteral("bytes")}};
    if (!m_subset.empty())
        lines.first() << QStringLiteral("selected_entries") << QStringLiteral("selected_bytes");
    for (const quint16 node : m_shown) {
        const inspect::KeyNode &n = m_tree->node(node);
        lines.append(
            {n.isRest ? labelOf(node) : n.pattern, QString::number(n.entries), QString::number(n.bytes)});
        if (!m_subset.empty())
            lines.last() << QString::number(m_subset[node].entries) << QString::number(m_subset[node].bytes);
    }
    return lines;
}

QColor Treemap::colourOf(std::size_t place) const
{
    const Tokens &tokens = m_theme.tokens();
    if (place > 0 && m_tree->node(m_shown[place]).isRest)
        return tokens.muted;
    static constexpr std::size_t kOrder[] = {0, 2, 4, 3, 5, 1}; // the first four as the mock has them
    return tokens.series[kOrder[place % std::size(kOrder)]];
}

void Treemap::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!m_tree) {
        painter.setPen(m_theme.tokens().muted);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, m_placeholder);
        return;
    }
    for (std::size_t place = 0; place < m_cells.size(); ++place)
        drawCell(painter, place);
    if (m_current)
        drawHoverBox(painter, m_theme.tokens(), m_cells[*m_current].center(), describe(m_shown[*m_current]),
                     rect());
}

void Treemap::drawCell(QPainter &painter, std::size_t place) const
{
    const Tokens &tokens = m_theme.tokens();
    const QRectF cell = m_cells[place].adjusted(0, 0, -kGap, -kGap);
    if (cell.width() < 1.0 || cell.height() < 1.0)
        return;
    QRectF part = cell;
    part.setWidth(cell.width() * shareOf(m_shown[place]));
    QRectF beside = cell;
    beside.setLeft(part.right());
    const QColor colour = colourOf(place);
    painter.save();
    painter.setPen(Qt::NoPen);
    for (const auto &[clip, ground] : {std::pair(part, colour), std::pair(beside, tokens.faded)}) {
        painter.setClipRect(clip);
        painter.setBrush(ground);
        painter.drawRoundedRect(cell, 3, 3);
        drawLabel(painter, place, clip, ground);
    }
    painter.restore();
    if (place == m_current) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(tokens.text, 2));
        painter.drawRoundedRect(cell.adjusted(1, 1, -1, -1), 3, 3);
    }
}

void Treemap::drawLabel(QPainter &painter, std::size_t place, const QRectF &clip, const QColor &ground) const
{
    const QFontMetricsF metrics(fonts::small());
    const QRectF room = m_cells[place].adjusted(kPadding, 4, -kPadding - kGap, -kGap - 2);
    if (clip.isEmpty() || room.width() < kLeastLabel || room.height() < metrics.height())
        return;
    const quint16 node = m_shown[place];
    const QString figure = m_measure == Measure::Count ? formatCount(m_tree->node(node).entries)
                                                       : formatBytes(m_tree->node(node).bytes);
    const QString both = tr("%1 · %2").arg(labelOf(node), figure);
    painter.setFont(fonts::small());
    painter.setPen(legibleOn(ground));
    painter.drawText(room, Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine,
                     metrics.horizontalAdvance(both) <= room.width()
                         ? both
                         : metrics.elidedText(labelOf(node), Qt::ElideMiddle, room.width()));
}

std::optional<std::size_t> Treemap::cellAt(const QPointF &point) const
{
    const auto cell = std::ranges::find_if(m_cells, [&](const QRectF &rect) { return rect.contains(point); });
    return cell != m_cells.end() ? std::optional(static_cast<std::size_t>(cell - m_cells.begin()))
                                 : std::nullopt;
}

void Treemap::setCurrent(std::optional<std::size_t> place)
{
    if (place == m_current)
        return;
    m_current = place;
    setAccessibleDescription(place ? describe(m_shown.at(*place)) : listed());
    setCursor(place ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void Treemap::act(std::size_t place)
{
    const quint16 node = m_shown.at(place);
    if (m_tree->node(node).children.empty() || node == m_level)
        Q_EMIT chosen(node);
    else
        setLevel(node);
}

void Treemap::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void Treemap::mouseMoveEvent(QMouseEvent *event)
{
    setCurrent(cellAt(event->position()));
}

void Treemap::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->button() == Qt::LeftButton ? cellAt(event->position()) : std::nullopt;
}

/// Its first click has acted.
void Treemap::mouseDoubleClickEvent(QMouseEvent *)
{
    m_pressed.reset();
}

void Treemap::mouseReleaseEvent(QMouseEvent *event)
{
    const auto place = cellAt(event->position());
    const auto pressed = std::exchange(m_pressed, std::nullopt);
    if (!place || pressed != place || event->button() != Qt::LeftButton)
        return;
    if (event->modifiers().testFlag(Qt::ControlModifier))
        Q_EMIT filterWanted(m_shown.at(*place));
    else
        act(*place);
}

void Treemap::leaveEvent(QEvent *event)
{
    setCurrent(std::nullopt);
    QWidget::leaveEvent(event);
}

void Treemap::keyPressEvent(QKeyEvent *event)
{
    const auto move = [this](int dx, int dy) {
        if (!m_cells.empty())
            setCurrent(m_current ? neighbourOf(m_cells, *m_current, dx, dy) : 0);
    };
    switch (event->key()) {
    case Qt::Key_Left:
        return move(-1, 0);
    case Qt::Key_Right:
        return move(1, 0);
    case Qt::Key_Up:
        return move(0, -1);
    case Qt::Key_Down:
        return move(0, 1);
    case Qt::Key_Backspace:
        return goUp();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current)
            act(*m_current);
        return;
    case Qt::Key_Space:
        if (m_current)
            Q_EMIT filterWanted(m_shown.at(*m_current));
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void Treemap::focusInEvent(QFocusEvent *event)
{
    if (!m_current && !m_shown.empty() && event->reason() != Qt::MouseFocusReason)
        setCurrent(0);
    QWidget::focusInEvent(event);
}

void Treemap::focusOutEvent(QFocusEvent *event)
{
    setCurrent(std::nullopt);
    QWidget::focusOutEvent(event);
}

} // namespace cachescope::ui
