// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/waveform_view.h"

#include "core/inspect/preview/audio_track.h"
#include "ui/help/shortcut_list.h"
#include "ui/preview/sound_text.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScopedValueRollback>

#include <algorithm>
#include <cmath>
#include <limits>

namespace cachescope::ui {
namespace {

constexpr double kBarWidth = 2.0;
constexpr double kPitch = 3.0; ///< from bar to bar
constexpr int kMargin = 2;     ///< at both ends, for the playhead
/// Quiet sounds are drawn up to this much larger than they are.
constexpr float kLeastLoudness = 0.1F;

int toMs(double seconds)
{
    return static_cast<int>(std::clamp(seconds * 1000.0, 0.0, double{std::numeric_limits<int>::max()}));
}

} // namespace

WaveformView::WaveformView(const Theme &theme, QWidget *parent)
    : QAbstractSlider(parent)
    , m_theme(theme)
{
    setOrientation(Qt::Horizontal);
    setAccessibleName(tr("Place in the sound"));
    setFocusPolicy(Qt::StrongFocus);
    describeKeys(this, tr("Sound"), {{tr("Play, or pause"), {keyText(Qt::Key_Space)}}});
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    connect(this, &QAbstractSlider::valueChanged, this, [this](int milliseconds) {
        if (!m_following && !isSliderDown()) // by keyboard or assistive technology
            Q_EMIT placeChosen(milliseconds / 1000.0);
    });
}

void WaveformView::setTrack(const std::shared_ptr<const inspect::AudioTrack> &track)
{
    m_track = track;
    m_loudest = kLeastLoudness;
    if (track) {
        for (const inspect::Peak &peak : track->peaks())
            m_loudest = std::max({m_loudest, peak.high, -peak.low});
    }
    const QScopedValueRollback following(m_following, true);
    const int length = toMs(duration());
    setRange(0, length);
    setSingleStep(std::clamp(length / 50, 100, 5'000));
    setPageStep(std::clamp(length / 10, 500, 60'000));
    setEnabled(track != nullptr);
    setPlace(0.0);
    describe();
    update();
}

double WaveformView::duration() const
{
    return m_track ? m_track->facts().seconds : 0.0;
}

void WaveformView::setPlace(double seconds)
{
    const QScopedValueRollback following(m_following, true);
    const int before = value() / 1000;
    if (!isSliderDown())
        setValue(toMs(seconds));
    if (value() / 1000 != before)
        describe();
}

void WaveformView::describe()
{
    setAccessibleDescription(tr("%1 of %2").arg(placeText(place()), placeText(duration())));
}

double WaveformView::place() const
{
    return std::min(duration(), value() / 1000.0);
}

double WaveformView::secondsAt(double x) const
{
    const double span = std::max(1, width() - 2 * kMargin);
    return std::clamp((x - kMargin) / span, 0.0, 1.0) * duration();
}

double WaveformView::xAt(double seconds) const
{
    const double all = duration();
    return kMargin + (all > 0.0 ? seconds / all : 0.0) * (width() - 2 * kMargin);
}

std::pair<float, float> WaveformView::extremes(double left, double right) const
{
    const std::vector<inspect::Peak> &peaks = m_track->peaks();
    const auto index = [&](double x) {
        const auto at = static_cast<std::size_t>(secondsAt(x) / m_track->secondsPerPeak());
        return std::min(at, peaks.size());
    };
    const std::size_t first = index(left);
    const std::size_t end = std::min(peaks.size(), std::max(first + 1, index(right)));
    float low = 0.0F;
    float high = 0.0F;
    for (std::size_t i = first; i < end; ++i) {
        low = std::min(low, peaks[i].low);
        high = std::max(high, peaks[i].high);
    }
    return {low, high};
}

void WaveformView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!m_track)
        return;
    drawBars(painter);
    drawPlayhead(painter);
    drawHover(painter);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(m_theme.tokens().accent);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
}

// Bars are as wide as they are at any length of the view, so that the eye reads loudness and not density.
void WaveformView::drawBars(QPainter &painter) const
{
    const Tokens &tokens = m_theme.tokens();
    const double middle = height() / 2.0;
    const double scale = (middle - 8.0) / static_cast<double>(m_loudest);
    const double played = xAt(place());
    painter.setPen(Qt::NoPen);
    for (double x = kMargin; x + kBarWidth <= width() - kMargin; x += kPitch) {
        const auto [low, high] = extremes(x, x + kPitch);
        const double top = std::min(middle - 1.0, middle - static_cast<double>(high) * scale);
        const double bottom = std::max(middle + 1.0, middle - static_cast<double>(low) * scale);
        painter.setBrush(x + kBarWidth / 2.0 < played ? tokens.series[0] : tokens.faded);
        painter.drawRoundedRect(QRectF(x, top, kBarWidth, bottom - top), 1.0, 1.0);
    }
}

void WaveformView::drawPlayhead(QPainter &painter) const
{
    const double x = std::clamp(xAt(place()), 1.0, width() - 1.0);
    painter.setPen(QPen(m_theme.tokens().series[1], 1.5));
    painter.drawLine(QPointF(x, 2.0), QPointF(x, height() - 2.0));
}

void WaveformView::drawHover(QPainter &painter) const
{
    if (!m_hover || isSliderDown())
        return;
    const Tokens &tokens = m_theme.tokens();
    painter.setPen(QPen(tokens.muted, 1.0, Qt::DotLine));
    painter.drawLine(QPointF(*m_hover, 2.0), QPointF(*m_hover, height() - 2.0));
    const QString text = placeText(secondsAt(*m_hover));
    painter.setFont(fonts::small());
    const QFontMetrics metrics = painter.fontMetrics();
    QRectF box(0, 2, metrics.horizontalAdvance(text) + 8, metrics.height() + 2);
    box.moveLeft(*m_hover + 4);
    if (box.right() > width() - kMargin)
        box.moveRight(*m_hover - 4);
    painter.setPen(tokens.line);
    painter.setBrush(tokens.surface);
    painter.drawRoundedRect(box, 3, 3);
    painter.setPen(tokens.text);
    painter.drawText(box, Qt::AlignCenter, text);
}

void WaveformView::choose(double x)
{
    setValue(toMs(secondsAt(x)));
}

void WaveformView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_track)
        return event->ignore();
    setSliderDown(true);
    choose(event->position().x());
}

void WaveformView::mouseMoveEvent(QMouseEvent *event)
{
    m_hover = event->position().x();
    if (isSliderDown())
        choose(*m_hover);
    update();
}

void WaveformView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !isSliderDown())
        return event->ignore();
    choose(event->position().x());
    const QScopedValueRollback following(m_following, true); // the choice is told once
    setSliderDown(false);
    Q_EMIT placeChosen(secondsAt(event->position().x()));
}

void WaveformView::leaveEvent(QEvent *event)
{
    m_hover.reset();
    update();
    QAbstractSlider::leaveEvent(event);
}

void WaveformView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier)
        Q_EMIT toggleRequested();
    else
        QAbstractSlider::keyPressEvent(event);
}

// A page that scrolls over the waveform is not meant to move the playhead.
void WaveformView::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

} // namespace cachescope::ui
