// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_actions.h"
#include "ui/widgets/card.h"

namespace cachescope::ui {

class SegmentedSwitch;

/// A card with one chart: what can be done with it as a whole is behind a button in the corner.
class ChartCard : public Card
{
    Q_OBJECT

public:
    /// Takes ownership of `chart`. `table` gives its figures, as ChartActions wants them.
    ChartCard(const Theme &theme, const QString &heading, QWidget *chart, ChartActions::Table table,
              QWidget *parent = nullptr);

    /// A switch "count | bytes" in the corner, at bytes. Its index 1 is bytes.
    SegmentedSwitch *addMeasure();
    /// Stands before what is in the corner already. Takes ownership.
    void addCorner(QWidget *widget);
    [[nodiscard]] ChartActions *actions() const { return m_actions; }

private:
    QString m_heading;
    ChartActions *m_actions;
    QHBoxLayout *m_corner;
};

} // namespace cachescope::ui
