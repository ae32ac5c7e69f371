// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/lock_event_model.h"

#include "core/base/format.h"
#include "core/load/report/lock_error_text.h"
#include "ui/widgets/look.h"

#include <algorithm>

namespace cachescope::ui {
namespace {

QString handlerText(const QString &handler)
{
    if (handler == QLatin1String("noneSet"))
        return LockEventModel::tr("none set");
    if (handler == QLatin1String("never"))
        return LockEventModel::tr("never asked");
    return handler == QLatin1String("asked") ? LockEventModel::tr("waited to its end") : handler;
}

} // namespace

LockEventModel::LockEventModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void LockEventModel::setDesigns(const QStringList &designs)
{
    beginResetModel();
    m_designs = designs;
    m_rows.clear();
    endResetModel();
}

void LockEventModel::setCauses(int design, const std::vector<LockCause> &causes)
{
    for (const LockCause &cause : causes)
        setCount(design, cause);
}

void LockEventModel::setCount(int design, const LockCause &cause)
{
    auto row = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row &known) {
        return known.code == cause.code && known.phase == cause.phase && known.handler == cause.handler;
    });
    if (row == m_rows.end()) {
        const int added = static_cast<int>(m_rows.size());
        beginInsertRows({}, added, added);
        m_rows.push_back({cause.code, cause.phase, cause.handler, QList<qint64>(m_designs.size(), 0)});
        endInsertRows();
        row = m_rows.end() - 1;
    }
    if (row->counts[design] == cause.count)
        return;
    row->counts[design] = cause.count;
    const QModelIndex cell = index(static_cast<int>(row - m_rows.begin()), FirstCount + design);
    Q_EMIT dataChanged(cell, cell);
}

int LockEventModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int LockEventModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : FirstCount + static_cast<int>(m_designs.size());
}

QString LockEventModel::text(const Row &row, int column) const
{
    switch (column) {
    case Code:
        return row.code;
    case Phase:
        return load::lockPhaseText(row.phase);
    case Handler:
        return handlerText(row.handler);
    default:
        return formatCount(row.counts[column - FirstCount]);
    }
}

QVariant LockEventModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(static_cast<std::size_t>(index.row()));
    const bool isCount = index.column() >= FirstCount;
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::TextAlignmentRole:
        return isCount ? QVariant::fromValue(Qt::AlignVCenter | Qt::AlignRight) : QVariant();
    case Qt::ToolTipRole:
        return plainToolTip(load::lockErrorMeaning(row.code, row.phase, row.handler));
    case MeaningRole:
        return load::lockErrorMeaning(row.code, row.phase, row.handler);
    case SortRole:
        return isCount ? QVariant(row.counts[index.column() - FirstCount])
                       : QVariant(text(row, index.column()));
    default:
        return {};
    }
}

QString LockEventModel::explanationOf(int section)
{
    switch (section) {
    case Code:
        return tr("What SQLite answered");
    case Phase:
        return tr("What the operation was about to do");
    case Handler:
        return tr("Whether SQLite let the connection wait before the error: none set – it had no timeout; "
                  "never asked – SQLite refused at once although there was one; waited to its end – the "
                  "timeout passed");
    default:
        return tr("How often that happened with this design");
    }
}

QVariant LockEventModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter |
                                   (section >= FirstCount ? Qt::AlignRight : Qt::AlignLeft));
    if (role == Qt::ToolTipRole)
        return plainToolTip(explanationOf(section));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Code:
        return tr("Result code");
    case Phase:
        return tr("Phase");
    case Handler:
        return tr("Busy handler");
    default:
        return m_designs.value(section - FirstCount);
    }
}

} // namespace cachescope::ui
