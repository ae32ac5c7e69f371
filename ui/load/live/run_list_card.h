// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/load/live/run_table_model.h"

#include <QFrame>

#include <array>

class QComboBox;
class QLabel;
class QTableView;

namespace cachescope::ui {

class Theme;

/// All runs of a load test of more than two designs with what each came to, and which two of them the charts
/// compare. A run that begins becomes the second one, until somebody has chosen.
class RunListCard : public QFrame
{
    Q_OBJECT

public:
    explicit RunListCard(const Theme &theme, QWidget *parent = nullptr);

    void setRuns(const std::vector<RunHistory> &runs);
    void refresh(int row, const RunHistory &run);
    /// A run begins.
    void follow(int run);
    [[nodiscard]] int first() const;
    [[nodiscard]] int second() const;

    [[nodiscard]] RunTableModel *model() const { return m_model; }
    [[nodiscard]] QTableView *table() const { return m_table; }
    [[nodiscard]] QComboBox *box(int position) const { return m_boxes[static_cast<std::size_t>(position)]; }

Q_SIGNALS:
    /// Others are to be compared.
    void chosen();

private:
    void layOut(const Theme &theme);
    void choose(std::size_t position, int run);

    RunTableModel *m_model;
    QTableView *m_table;
    std::array<QComboBox *, 2> m_boxes{};
    std::array<QLabel *, 2> m_dots{};
    bool m_follows = true;
};

} // namespace cachescope::ui
