// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/image_view.h"

#include "core/base/format.h"
#include "ui/preview/image_canvas.h"

#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace cachescope::ui {
namespace {

QString factsOf(const DecodedImage &image, qint64 bytes)
{
    QStringList texts{
        ImageView::tr("%1 × %2").arg(formatCount(image.size.width()), formatCount(image.size.height())),
        image.format};
    if (image.frames > 1)
        texts << ImageView::tr("first of %1 frames").arg(formatCount(image.frames));
    texts << formatBytes(bytes);
    return texts.join(QStringLiteral(" · "));
}

} // namespace

ImageView::ImageView(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_facts(makeLabel(QStringLiteral("muted"), QString(), this))
    , m_note(makeLabel(QStringLiteral("caption"), QString(), this))
    , m_zoom(makeLabel(QStringLiteral("caption"), QString(), this))
    , m_canvas(new ImageCanvas(theme, this))
{
    m_facts->setWordWrap(true);
    m_note->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_facts);
    layout->addWidget(m_note);
    layout->addLayout(makeBar());
    layout->addWidget(m_canvas, 1);
    connect(&m_job, &ImageJob::decoded, this, &ImageView::showImage);
    connect(&m_job, &ImageJob::failed, this,
            [this](const Error &error) { m_canvas->setPlaceholder(error.message); });
    connect(m_canvas, &ImageCanvas::zoomChanged, this, &ImageView::followZoom);
    clear();
}

QLayout *ImageView::makeBar()
{
    auto *bar = new QHBoxLayout;
    bar->setSpacing(4);
    m_fit = addButton(bar, tr("Fit"), tr("Fit (F)"));
    m_full = addButton(bar, tr("100 %"), tr("Actual size (0)"));
    m_out = addButton(bar, QStringLiteral("−"), tr("Zoom out (−)"));
    m_in = addButton(bar, QStringLiteral("+"), tr("Zoom in (+)"));
    bar->addWidget(m_zoom);
    bar->addStretch(1);
    connect(m_fit, &QToolButton::clicked, m_canvas, &ImageCanvas::fit);
    connect(m_full, &QToolButton::clicked, m_canvas, [this] { m_canvas->setZoom(1.0); });
    connect(m_out, &QToolButton::clicked, m_canvas, &ImageCanvas::zoomOut);
    connect(m_in, &QToolButton::clicked, m_canvas, &ImageCanvas::zoomIn);
    return bar;
}

QToolButton *ImageView::addButton(QLayout *bar, const QString &text, const QString &name)
{
    auto *button = new QToolButton(this);
    button->setText(text);
    button->setAccessibleName(name);
    button->setToolTip(name);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setMinimumWidth(28);
    bar->addWidget(button);
    return button;
}

void ImageView::setPreview(const inspect::PreviewPtr &preview)
{
    m_preview = preview;
    m_facts->setText(preview ? formatBytes(preview->storedBytes) : QString());
    setNote(QString());
    m_canvas->setPlaceholder(preview ? tr("Decoding…") : QString());
    if (preview)
        m_job.decode(preview);
    else
        m_job.cancel();
}

void ImageView::showImage(const ImageJob::Image &image)
{
    m_facts->setText(factsOf(*image, m_preview->storedBytes));
    setNote(image->note);
    m_canvas->setImage(image);
    m_canvas->setAccessibleDescription(m_facts->text());
}

void ImageView::setNote(const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void ImageView::followZoom()
{
    const bool shown = m_canvas->placeholder().isEmpty() && m_preview;
    for (QToolButton *button : {m_fit, m_full, m_out, m_in})
        button->setEnabled(shown);
    m_zoom->setText(shown ? tr("%1 %").arg(std::lround(m_canvas->zoom() * 100.0)) : QString());
}

} // namespace cachescope::ui
