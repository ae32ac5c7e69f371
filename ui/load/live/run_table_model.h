// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/run_history.h"
#include "ui/widgets/look.h"

#include <QAbstractTableModel>

#include <vector>

namespace cachescope::ui {

/// The runs of a load test, a row each, with what each came to.
class RunTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, State, Throughput, P99, HitRatio, LockErrors, Failed, WorstWait, ColumnCount };

    explicit RunTableModel(QObject *parent = nullptr);

    /// The runs are copied as far as they are shown.
    void setRuns(const std::vector<RunHistory> &runs);
    void refresh(int row, const RunHistory &run);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        QStringList texts;
        QString explanation;

        bool operator==(const Row &) const = default;
    };

    static Row rowOf(const RunHistory &run);

    std::vector<Row> m_rows;
};

} // namespace cachescope::ui
