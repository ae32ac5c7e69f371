// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/preview/image_decoder.h"

#include <QAbstractScrollArea>

#include <memory>
#include <optional>

namespace cachescope::ui {

class Theme;

/// An image that can be zoomed (Ctrl+wheel, +, −, 0 for 100 %, F to fit) and dragged or scrolled. What shows
/// through it is a checkerboard. Painting costs what is seen of it, not what the image has.
class ImageCanvas : public QAbstractScrollArea
{
    Q_OBJECT

public:
    static constexpr double kMostZoom = 32.0;

    explicit ImageCanvas(const Theme &theme, QWidget *parent = nullptr);

    /// Fitted at first. Null: none.
    void setImage(const std::shared_ptr<const DecodedImage> &image);
    /// Shown instead of an image.
    void setPlaceholder(const QString &text);
    [[nodiscard]] QString placeholder() const { return m_placeholder; }

    /// Device pixels for a pixel of the image.
    [[nodiscard]] double zoom() const;
    [[nodiscard]] bool isFitted() const { return !m_zoom; }
    /// The whole image, no larger than it is; a drawing as large as there is room.
    void fit();
    /// The point of the viewport that `anchor` is stays where it is.
    void setZoom(double zoom, QPointF anchor);
    void setZoom(double zoom);
    void zoomIn();
    void zoomOut();

    /// Where the image lies in the viewport.
    [[nodiscard]] QRectF imageRect() const;
    [[nodiscard]] QSize sizeHint() const override { return {320, 240}; }

Q_SIGNALS:
    void zoomChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] double fittingZoom() const;
    [[nodiscard]] double leastZoom() const;
    [[nodiscard]] QSizeF shownSize() const; ///< logical pixels
    void setScrollRanges();
    void drawImage(QPainter &painter, const QRectF &seen) const;
    void drawChecks(QPainter &painter, const QRectF &seen) const;

    const Theme &m_theme;
    std::shared_ptr<const DecodedImage> m_image;
    QString m_placeholder;
    std::optional<double> m_zoom; ///< nothing: fitted
    std::optional<QPoint> m_dragFrom;
};

} // namespace cachescope::ui
