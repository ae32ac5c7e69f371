// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/history/run_summary.h"

#include <QAbstractTableModel>
#include <QCollator>

namespace cachescope::ui {

/// Load tests that are kept, a row for each: those whose texts contain every word of a filter, in one order.
/// A name can be edited; what becomes of that is told by renameRequested(). Main thread.
class KeptRunsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, When, Scenario, Designs, Verdict, Operations, P99, LockErrors, ColumnCount };
    enum Role {
        OutcomeRole = Qt::UserRole, ///< int: a DocumentOutcome
    };

    explicit KeptRunsModel(QObject *parent = nullptr);

    /// The rows are reset, unless they are what they were.
    void setRuns(const std::vector<load::RunSummary> &runs);
    void setFilter(const QString &text);
    [[nodiscard]] const QString &filter() const { return m_filter; }
    void sort(int column, Qt::SortOrder order) override;
    [[nodiscard]] int sortColumn() const { return m_column; }
    [[nodiscard]] Qt::SortOrder sortOrder() const { return m_order; }

    [[nodiscard]] const load::RunSummary &runAt(int row) const;
    /// -1 if it is not shown.
    [[nodiscard]] int rowOf(const QString &id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    void orderChanged();
    void renameRequested(const QString &id, const QString &name);

private:
    void show();
    [[nodiscard]] std::vector<std::size_t> wanted() const;
    [[nodiscard]] bool isWanted(const load::RunSummary &run, const QStringList &words) const;
    [[nodiscard]] int compare(const load::RunSummary &a, const load::RunSummary &b) const;

    std::vector<load::RunSummary> m_runs;
    std::vector<std::size_t> m_rows; ///< places in m_runs
    QString m_filter;
    int m_column = When;
    Qt::SortOrder m_order = Qt::DescendingOrder;
    QCollator m_collator; ///< "run 2" before "run 10"
};

} // namespace cachescope::ui
