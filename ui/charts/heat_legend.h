// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/heat_strip.h"

#include <QWidget>

namespace cachescope::ui {

/// The colours of a HeatStrip beside the latencies that they stand for, and the hatch of failures.
class HeatLegend : public QWidget
{
    Q_OBJECT

public:
    explicit HeatLegend(const Theme &theme, QWidget *parent = nullptr);

    void setRange(const HeatRange &range);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QString leastText() const;
    [[nodiscard]] QString mostText() const;

    const Theme &m_theme;
    HeatRange m_range;
};

} // namespace cachescope::ui
