// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/preview/preview.h"
#include "ui/preview/image_job.h"
#include "ui/widgets/look.h"

#include <QWidget>

class QToolButton;

namespace cachescope::ui {

class ImageCanvas;
class Theme;

/// An image with its dimensions, and buttons for its zoom. It is decoded in the background; what cannot be
/// shown is told in its place.
class ImageView : public QWidget
{
    Q_OBJECT

public:
    explicit ImageView(const Theme &theme, QWidget *parent = nullptr);

    /// Null as clear().
    void setPreview(const inspect::PreviewPtr &preview);
    void clear() { setPreview(nullptr); }

    [[nodiscard]] ImageCanvas *canvas() const { return m_canvas; }
    /// "1,024 × 768 · PNG · 12.3 kB"
    [[nodiscard]] QString factsText() const { return m_facts->text(); }
    [[nodiscard]] QString noteText() const { return m_note->text(); }

private:
    QLayout *makeBar();
    QToolButton *addButton(QLayout *bar, const QString &text, const QString &name);
    void showImage(const ImageJob::Image &image);
    void setNote(const QString &note);
    void followZoom();

    inspect::PreviewPtr m_preview;
    ImageJob m_job;
    QLabel *m_facts;
    QLabel *m_note;
    QLabel *m_zoom;
    QToolButton *m_fit = nullptr;
    QToolButton *m_full = nullptr;
    QToolButton *m_out = nullptr;
    QToolButton *m_in = nullptr;
    ImageCanvas *m_canvas;
};

} // namespace cachescope::ui
