// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/report/ablation_matrix.h"

#include <QStringList>

namespace cachescope::load {

/// An ablation as rows and columns: a row for each switch, a column for each design. A value; any thread.
struct AblationGrid
{
    struct Cell
    {
        AblationFactor factor;
        /// How much the change is beside the largest of its column or the design's own errors: −1 (took all
        /// errors away) … 1 (most errors of the column came with it).
        double strength = 0.0;
    };

    struct Column
    {
        QString design;
        AblationFigures figures;                ///< of the design itself
        std::vector<std::optional<Cell>> cells; ///< by row; empty where that switch was not turned
    };

    QStringList switches; ///< of the rows
    std::vector<Column> columns;

    static AblationGrid of(const AblationMatrix &matrix);
    [[nodiscard]] bool isEmpty() const { return columns.empty(); }
    /// Null where that switch was not turned, or there is no such place.
    [[nodiscard]] const Cell *cell(qsizetype row, qsizetype column) const;
    /// A line for each run, names first.
    [[nodiscard]] QList<QStringList> table() const;
};

/// What AblationMatrix::toJson() gives, read again. What is missing or of another type counts as nothing. Any
/// thread.
AblationMatrix ablationFromJson(const QJsonObject &json);

} // namespace cachescope::load
