// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/run_history.h"

#include <QAbstractTableModel>
#include <QStringList>

namespace cachescope::ui {

/// Lock errors by cause (result code, phase, whether the busy handler was asked) with a column of counts for
/// each design. Causes keep the order in which they first came.
class LockEventModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Code, Phase, Handler, FirstCount };
    enum Role {
        SortRole = Qt::UserRole, ///< counts as numbers
        MeaningRole,             ///< of the row: what it means and what helps, in sentences
    };

    explicit LockEventModel(QObject *parent = nullptr);

    /// Clears the rows.
    void setDesigns(const QStringList &designs);
    /// Those of one design so far.
    void setCauses(int design, const std::vector<LockCause> &causes);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        QString code;
        QString phase;
        QString handler;
        QList<qint64> counts; ///< of each design
    };

    [[nodiscard]] static QString explanationOf(int section);
    void setCount(int design, const LockCause &cause);
    [[nodiscard]] QString text(const Row &row, int column) const;

    QStringList m_designs;
    std::vector<Row> m_rows;
};

} // namespace cachescope::ui
