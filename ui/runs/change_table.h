// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/report/compare/run_pair.h"
#include "ui/table/text_table.h"

namespace cachescope::ui {

/// The figures of two runs beside each other: A, B, the change, its noise, and what that says, in words and
/// colour.
class ChangeTable : public TextTable
{
    Q_OBJECT

public:
    enum Column { Figure, Before, After, Change, Noise, Judgement, ColumnCount };

    ChangeTable(const Theme &theme, const QString &name, const load::RunPair &pair,
                QWidget *parent = nullptr);

private:
    void setFigure(int row, const load::FigureComparison &figure);
};

} // namespace cachescope::ui
