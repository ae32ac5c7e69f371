// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/image_canvas.h"

#include "ui/help/shortcut_list.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace cachescope::ui {
namespace {

constexpr double kZoomStep = 1.25;
constexpr int kCheck = 8;
constexpr double kSharpFrom = 2.0; ///< from this zoom on pixels are seen as squares

} // namespace

ImageCanvas::ImageCanvas(const Theme &theme, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_theme(theme)
{
    setAccessibleName(tr("Image"));
    describeKeys(this, tr("Image"),
                 {{tr("Larger"), {keyText(Qt::Key_Plus)}},
                  {tr("Smaller"), {keyText(Qt::Key_Minus)}},
                  {tr("A pixel for a pixel"), {keyText(Qt::Key_0)}},
                  {tr("As large as fits"), {keyText(Qt::Key_F)}}});
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(120, 96);
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void ImageCanvas::setImage(const std::shared_ptr<const DecodedImage> &image)
{
    m_image = image;
    m_placeholder.clear();
    m_dragFrom.reset();
    fit();
}

void ImageCanvas::setPlaceholder(const QString &text)
{
    m_image.reset();
    m_placeholder = text;
    m_dragFrom.reset();
    fit();
}

double ImageCanvas::fittingZoom() const
{
    if (!m_image)
        return 1.0;
    const QSizeF room = QSizeF(maximumViewportSize()) * devicePixelRatioF();
    const double zoom =
        std::min(room.width() / m_image->size.width(), room.height() / m_image->size.height());
    const double most = m_image->vector ? kMostZoom : std::max(1.0, devicePixelRatioF());
    return std::min(zoom, most);
}

double ImageCanvas::leastZoom() const
{
    return std::min(1.0 / 16.0, fittingZoom());
}

double ImageCanvas::zoom() const
{
    return m_zoom.value_or(fittingZoom());
}

QSizeF ImageCanvas::shownSize() const
{
    return m_image ? QSizeF(m_image->size) * (zoom() / devicePixelRatioF()) : QSizeF();
}

QRectF ImageCanvas::imageRect() const
{
    const QSizeF shown = shownSize();
    const QSizeF room = viewport()->size();
    const QPointF corner(shown.width() > room.width() ? -horizontalScrollBar()->value()
                                                      : (room.width() - shown.width()) / 2.0,
                         shown.height() > room.height() ? -verticalScrollBar()->value()
                                                        : (room.height() - shown.height()) / 2.0);
    return {corner, shown};
}

void ImageCanvas::setScrollRanges()
{
    const QSizeF shown = m_zoom ? shownSize() : QSizeF(); // fitted: nothing to scroll
    const auto set = [](QScrollBar *bar, double length, int room) {
        bar->setRange(0, std::max(0, static_cast<int>(std::ceil(std::min(length, 1e9))) - room));
        bar->setPageStep(room);
        bar->setSingleStep(std::max(1, room / 16));
    };
    set(horizontalScrollBar(), shown.width(), viewport()->width());
    set(verticalScrollBar(), shown.height(), viewport()->height());
}

void ImageCanvas::fit()
{
    m_zoom.reset();
    setScrollRanges();
    viewport()->update();
    Q_EMIT zoomChanged();
}

void ImageCanvas::setZoom(double zoom, QPointF anchor)
{
    if (!m_image)
        return;
    const QRectF before = imageRect();
    const QPointF part((anchor.x() - before.left()) / before.width(),
                       (anchor.y() - before.top()) / before.height());
    m_zoom = std::clamp(zoom, leastZoom(), kMostZoom);
    setScrollRanges();
    const QSizeF shown = shownSize();
    horizontalScrollBar()->setValue(static_cast<int>(std::lround(part.x() * shown.width() - anchor.x())));
    verticalScrollBar()->setValue(static_cast<int>(std::lround(part.y() * shown.height() - anchor.y())));
    viewport()->update();
    Q_EMIT zoomChanged();
}

void ImageCanvas::setZoom(double zoom)
{
    setZoom(zoom, QRectF(viewport()->rect()).center());
}

void ImageCanvas::zoomIn()
{
    setZoom(zoom() * kZoomStep);
}

void ImageCanvas::zoomOut()
{
    setZoom(zoom() / kZoomStep);
}

void ImageCanvas::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), m_theme.tokens().window);
    if (!m_image) {
        painter.setPen(m_theme.tokens().muted);
        painter.drawText(viewport()->rect().adjusted(16, 16, -16, -16), Qt::AlignCenter | Qt::TextWordWrap,
                         m_placeholder);
        return;
    }
    const QRectF seen = imageRect().intersected(QRectF(event->rect()));
    if (seen.isEmpty())
        return;
    if (m_image->hasAlpha)
        drawChecks(painter, seen);
    drawImage(painter, seen);
}

// Grey in both themes: an image may be of any colour, and is as often dark as light.
void ImageCanvas::drawChecks(QPainter &painter, const QRectF &seen) const
{
    const Tokens &tokens = m_theme.tokens();
    const QRect area = seen.toAlignedRect();
    painter.save();
    painter.setClipRect(seen);
    painter.fillRect(area, tokens.surface);
    const QPointF origin = imageRect().topLeft();
    const auto firstAt = [](int from, double start) {
        return static_cast<int>(std::floor((from - start) / kCheck));
    };
    for (int row = firstAt(area.top(), origin.y()); origin.y() + row * kCheck <= area.bottom(); ++row) {
        for (int column = firstAt(area.left(), origin.x()); origin.x() + column * kCheck <= area.right();
             ++column) {
            if ((row + column) % 2 != 0)
                painter.fillRect(
                    QRectF(origin.x() + column * kCheck, origin.y() + row * kCheck, kCheck, kCheck),
                    tokens.line);
        }
    }
    painter.restore();
}

// Of the levels the smallest that still has a pixel for each on the screen.
void ImageCanvas::drawImage(QPainter &painter, const QRectF &seen) const
{
    const QRectF shown = imageRect();
    const double devicePixels = shown.width() * devicePixelRatioF();
    const QImage *level = &m_image->levels.front();
    for (const QImage &candidate : m_image->levels) {
        if (candidate.width() >= devicePixels)
            level = &candidate;
    }
    const double toLevel = level->width() / shown.width();
    const double toLevelY = level->height() / shown.height();
    const QRectF source((seen.left() - shown.left()) * toLevel, (seen.top() - shown.top()) * toLevelY,
                        seen.width() * toLevel, seen.height() * toLevelY);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, zoom() < kSharpFrom || m_image->vector);
    painter.drawImage(seen, *level, source);
}

void ImageCanvas::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    setScrollRanges();
    if (isFitted())
        Q_EMIT zoomChanged();
}

void ImageCanvas::wheelEvent(QWheelEvent *event)
{
    if (!(event->modifiers() & Qt::ControlModifier))
        return QAbstractScrollArea::wheelEvent(event);
    setZoom(zoom() * std::pow(kZoomStep, event->angleDelta().y() / 120.0), event->position());
    event->accept();
}

void ImageCanvas::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_image)
        return event->ignore();
    m_dragFrom = event->pos();
    viewport()->setCursor(Qt::ClosedHandCursor);
}

void ImageCanvas::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_dragFrom)
        return event->ignore();
    const QPoint moved = event->pos() - *m_dragFrom;
    m_dragFrom = event->pos();
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - moved.x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() - moved.y());
}

void ImageCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    m_dragFrom.reset();
    viewport()->unsetCursor();
    event->accept();
}

void ImageCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (isFitted())
        setZoom(1.0, event->position());
    else
        fit();
}

void ImageCanvas::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomIn();
    case Qt::Key_Minus:
        return zoomOut();
    case Qt::Key_0:
        return setZoom(1.0);
    case Qt::Key_F:
        if (event->modifiers() == Qt::NoModifier)
            return fit();
        break;
    default:
        break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

} // namespace cachescope::ui
