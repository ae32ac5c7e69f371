// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractSlider>

#include <memory>
#include <optional>

namespace cachescope::inspect {
class AudioTrack;
}

namespace cachescope::ui {

class Theme;

/// The waveform of a sound, on which a place in it is chosen: by click and drag, and by keyboard, as on a
/// slider. Its value is in milliseconds. What was played is in colour, the rest faded.
class WaveformView : public QAbstractSlider
{
    Q_OBJECT

public:
    explicit WaveformView(const Theme &theme, QWidget *parent = nullptr);

    /// Null: none. Stands at its start.
    void setTrack(const std::shared_ptr<const inspect::AudioTrack> &track);
    /// What is played now. While the mouse holds the playhead, that stays.
    void setPlace(double seconds);
    [[nodiscard]] double place() const;

    [[nodiscard]] double secondsAt(double x) const;
    [[nodiscard]] double xAt(double seconds) const;
    [[nodiscard]] QSize sizeHint() const override { return {320, 104}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, 56}; }

Q_SIGNALS:
    void placeChosen(double seconds); ///< by the user
    void toggleRequested();           ///< play or pause: Space

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void choose(double x);
    void describe();
    void drawBars(QPainter &painter) const;
    void drawPlayhead(QPainter &painter) const;
    void drawHover(QPainter &painter) const;
    /// The lowest and highest sample between two places of the view.
    [[nodiscard]] std::pair<float, float> extremes(double left, double right) const;
    [[nodiscard]] double duration() const;

    const Theme &m_theme;
    std::shared_ptr<const inspect::AudioTrack> m_track;
    float m_loudest = 1.0F;
    bool m_following = false;      ///< the value changes, and not by the user
    std::optional<double> m_hover; ///< x
};

} // namespace cachescope::ui
