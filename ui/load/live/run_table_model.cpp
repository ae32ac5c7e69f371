// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load/live/run_table_model.h"

#include "core/base/format.h"
#include "ui/load/live/run_text.h"

namespace cachescope::ui {

RunTableModel::RunTableModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

RunTableModel::Row RunTableModel::rowOf(const RunHistory &run)
{
    const RunFigures &figures = run.figures();
    Row row;
    row.texts = {run.name(),
                 stateText(run),
                 figures.operationsPerSecond ? formatCount(qRound64(*figures.operationsPerSecond)) : dash(),
                 figures.p99Ms ? formatDuration(*figures.p99Ms / 1000.0) : dash(),
                 shareText(figures.hitRatio),
                 countText(figures.lockErrors),
                 countText(figures.failed),
                 shareText(figures.worstWaitShare)};
    if (run.verdict())
        row.explanation = (run.verdict()->failures + run.verdict()->notes).join(QLatin1Char('\n'));
    return row;
}

void RunTableModel::setRuns(const std::vector<RunHistory> &runs)
{
    beginResetModel();
    m_rows.clear();
    for (const RunHistory &run : runs)
        m_rows.push_back(rowOf(run));
    endResetModel();
}

void RunTableModel::refresh(int row, const RunHistory &run)
{
    Row now = rowOf(run);
    Row &known = m_rows.at(static_cast<std::size_t>(row));
    if (known == now)
        return;
    known = std::move(now);
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

int RunTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RunTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RunTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(static_cast<std::size_t>(index.row()));
    switch (role) {
    case Qt::DisplayRole:
        return row.texts[index.column()];
    case Qt::TextAlignmentRole:
        return index.column() >= Throughput ? QVariant::fromValue(Qt::AlignVCenter | Qt::AlignRight)
                                            : QVariant();
    case Qt::ToolTipRole:
        return plainToolTip(row.explanation);
    default:
        return {};
    }
}

QVariant RunTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter |
                                   (section >= Throughput ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Design");
    case State:
        return tr("Verdict");
    case Throughput:
        return tr("Operations / s");
    case P99:
        return tr("p99");
    case HitRatio:
        return tr("Hit ratio");
    case LockErrors:
        return tr("Lock errors");
    case Failed:
        return tr("Failed");
    case WorstWait:
        return tr("Worst wait");
    default:
        return {};
    }
}

} // namespace cachescope::ui
