// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/ablation_grid.h"

#include <algorithm>
#include <cstdlib>

namespace cachescope::load {

namespace {

/// In the order in which a design has them, those that only later ones have last.
QStringList switchesOf(const AblationMatrix &matrix)
{
    QStringList names;
    for (const AblationBase &base : matrix.bases) {
        for (const AblationFactor &factor : base.factors) {
            if (!names.contains(factor.switchName))
                names << factor.switchName;
        }
    }
    return names;
}

qint64 scaleOf(const AblationBase &base)
{
    qint64 scale = base.figures.lockErrors;
    for (const AblationFactor &factor : base.factors)
        scale = std::max<qint64>(scale, std::llabs(factor.lockErrorsChange));
    return scale;
}

AblationGrid::Column columnOf(const AblationBase &base, const QStringList &switches)
{
    AblationGrid::Column column{base.design, base.figures, {}};
    column.cells.resize(static_cast<std::size_t>(switches.size()));
    const auto scale = static_cast<double>(scaleOf(base));
    for (const AblationFactor &factor : base.factors) {
        const double strength = scale > 0.0 ? static_cast<double>(factor.lockErrorsChange) / scale : 0.0;
        column.cells.at(static_cast<std::size_t>(switches.indexOf(factor.switchName))) =
            AblationGrid::Cell{factor, strength};
    }
    return column;
}

QStringList lineOf(const QString &base, const AblationFigures &figures, const AblationFactor &factor)
{
    const auto number = [](const auto &optional) {
        return optional ? QString::number(*optional) : QString();
    };
    return {base,
            factor.switchName,
            factor.from,
            factor.to,
            QString::number(figures.lockErrors),
            QString::number(factor.lockErrorsChange),
            number(figures.lockErrorsPerThousand),
            QString::number(figures.failed),
            QString::number(figures.operations),
            number(figures.dropped)};
}

} // namespace

AblationGrid AblationGrid::of(const AblationMatrix &matrix)
{
    AblationGrid grid{switchesOf(matrix), {}};
    for (const AblationBase &base : matrix.bases)
        grid.columns.push_back(columnOf(base, grid.switches));
    return grid;
}

const AblationGrid::Cell *AblationGrid::cell(qsizetype row, qsizetype column) const
{
    if (row < 0 || row >= switches.size() || column < 0 || column >= static_cast<qsizetype>(columns.size()))
        return nullptr;
    const auto &cell = columns[static_cast<std::size_t>(column)].cells[static_cast<std::size_t>(row)];
    return cell ? &*cell : nullptr;
}

QList<QStringList> AblationGrid::table() const
{
    QList<QStringList> lines{{QStringLiteral("design"), QStringLiteral("switch"), QStringLiteral("from"),
                              QStringLiteral("to"), QStringLiteral("lock_errors"), QStringLiteral("change"),
                              QStringLiteral("lock_errors_per_thousand"), QStringLiteral("failed"),
                              QStringLiteral("operations"), QStringLiteral("dropped")}};
    for (const Column &column : columns) {
        lines << lineOf(column.design, column.figures, {});
        for (const auto &cell : column.cells) {
            if (cell)
                lines << lineOf(column.design, cell->factor.figures, cell->factor);
        }
    }
    return lines;
}

} // namespace cachescope::load
