// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/lock_event_model.h"

#include "core/base/format.h"
#include "core/sqlite/result_code.h"

#include <algorithm>

namespace cachescope::ui {
namespace {

QString handlerText(sqlite::HandlerAsked asked)
{
    switch (asked) {
    case sqlite::HandlerAsked::NoneSet:
        return LockEventModel::tr("none set");
    case sqlite::HandlerAsked::Never:
        return LockEventModel::tr("never asked");
    case sqlite::HandlerAsked::Asked:
        break;
    }
    return LockEventModel::tr("waited to its end");
}

} // namespace

LockEventModel::LockEventModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void LockEventModel::setDesigns(const QStringList &designs)
{
    beginResetModel();
    m_designs = designs.mid(0, kMaxDesigns);
    m_causes.clear();
    endResetModel();
}

void LockEventModel::setErrors(int design, const std::vector<sqlite::LockMonitor::ErrorCount> &errors)
{
    for (const sqlite::LockMonitor::ErrorCount &error : errors)
        setCount(static_cast<std::size_t>(design), error);
}

void LockEventModel::setCount(std::size_t design, const sqlite::LockMonitor::ErrorCount &error)
{
    auto cause = std::find_if(m_causes.begin(), m_causes.end(), [&](const Cause &known) {
        return known.resultCode == error.resultCode && known.phase == error.phase &&
               known.asked == error.asked;
    });
    if (cause == m_causes.end()) {
        const int row = static_cast<int>(m_causes.size());
        beginInsertRows({}, row, row);
        m_causes.push_back({error.resultCode, error.phase, error.asked, {}});
        endInsertRows();
        cause = m_causes.end() - 1;
    }
    if (cause->counts.at(design) == error.count)
        return;
    cause->counts.at(design) = error.count;
    const QModelIndex cell =
        index(static_cast<int>(cause - m_causes.begin()), FirstCount + static_cast<int>(design));
    Q_EMIT dataChanged(cell, cell);
}

int LockEventModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_causes.size());
}

int LockEventModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : FirstCount + static_cast<int>(m_designs.size());
}

QVariant LockEventModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole && index.column() >= FirstCount)
        return QVariant::fromValue(Qt::AlignVCenter | Qt::AlignRight);
    if (role != Qt::DisplayRole)
        return {};
    const Cause &cause = m_causes.at(static_cast<std::size_t>(index.row()));
    switch (index.column()) {
    case Code:
        return sqlite::resultCodeName(cause.resultCode);
    case Phase:
        return sqlite::lockPhaseName(cause.phase);
    case Handler:
        return handlerText(cause.asked);
    default:
        return formatCount(
            static_cast<qint64>(cause.counts.at(static_cast<std::size_t>(index.column() - FirstCount))));
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
        return tr("Whether SQLite asked the busy handler, which waits, or failed at once");
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
        return explanationOf(section);
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
