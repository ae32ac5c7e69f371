// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/report/ablation_matrix.h"
#include "ui/charts/chart_actions.h"
#include "ui/widgets/card.h"

class QLabel;
class QScrollArea;

namespace cachescope::ui {

class AblationChart;
class Theme;

/// The ablation of a run as a card: the chart, what it says of the cell that is looked at, what its colours
/// mean, and copying and saving.
class AblationView : public Card
{
    Q_OBJECT

public:
    explicit AblationView(const Theme &theme, QWidget *parent = nullptr);

    void setMatrix(const load::AblationMatrix &matrix);
    /// As `ablation` of a report has it.
    void setMatrix(const QJsonObject &json);
    /// There is nothing to be shown: no run had a switch turned.
    [[nodiscard]] bool isEmpty() const;

    [[nodiscard]] AblationChart *chart() const { return m_chart; }
    [[nodiscard]] ChartActions *actions() const { return m_actions; }
    /// The sentence beneath the chart.
    [[nodiscard]] QString sentence() const;

Q_SIGNALS:
    /// What became of copying and saving.
    void told(cachescope::ui::Tone tone, const QString &text);

private:
    void makeRoom();
    void tell();
    [[nodiscard]] QString strongest() const;

    AblationChart *m_chart;
    QScrollArea *m_scroll = nullptr;
    QLabel *m_sentence;
    ChartActions *m_actions;
};

} // namespace cachescope::ui
