// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace cachescope::ui {

class Theme;

/// What the colours of an AblationChart mean: fewer errors … more.
class AblationLegend : public QWidget
{
    Q_OBJECT

public:
    explicit AblationLegend(const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
};

} // namespace cachescope::ui
