// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/look.h"

#include <QFrame>

#include <array>

class QBoxLayout;

namespace cachescope::ui {

class ElidedLabel;
class Theme;

/// A figure for each design under test, side by side, with the design's name and colour below.
class CounterTile : public QFrame
{
    Q_OBJECT

public:
    static constexpr int kMaxDesigns = 2;

    CounterTile(const Theme &theme, const QString &caption, QWidget *parent = nullptr);

    /// Which designs there are; figures become dashes.
    void setDesigns(const QStringList &designs);
    /// A tone comes with a sign, so that colour is not the only one.
    void setFigure(int design, const QString &figure, Tone tone = Tone::Neutral);
    [[nodiscard]] QString figure(int design) const;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Column
    {
        QWidget *box = nullptr;
        QBoxLayout *rows = nullptr;
        QLabel *sign = nullptr;
        QLabel *figure = nullptr;
        QLabel *dot = nullptr;
        ElidedLabel *name = nullptr;
        Tone tone = Tone::Neutral;
    };

    Column makeColumn();
    void draw();
    void arrange();
    void fitFigures();

    const Theme &m_theme;
    QBoxLayout *m_row;
    std::array<Column, kMaxDesigns> m_columns;
    int m_fontPx = 0;
};

/// A round dot in a series colour, for legends. `series` as in Tokens.
QPixmap seriesDot(const Theme &theme, int series, qreal devicePixelRatio);

/// The series colour of design 0 (A) and 1 (B).
constexpr int seriesOfDesign(int design)
{
    return design == 0 ? 1 : 0;
}

} // namespace cachescope::ui
