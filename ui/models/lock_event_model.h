// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sqlite/lock_monitor.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <array>

namespace cachescope::ui {

/// Lock errors by cause (result code, phase, whether the busy handler was asked) with a column of counts for
/// each design. Causes keep the order in which they first came.
class LockEventModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Code, Phase, Handler, FirstCount };
    static constexpr int kMaxDesigns = 2;

    explicit LockEventModel(QObject *parent = nullptr);

    /// Clears the rows. At most kMaxDesigns.
    void setDesigns(const QStringList &designs);
    void setErrors(int design, const std::vector<sqlite::LockMonitor::ErrorCount> &errors);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] static QString explanationOf(int section);
    struct Cause
    {
        int resultCode = 0;
        sqlite::LockPhase phase = sqlite::LockPhase::Read;
        sqlite::HandlerAsked asked = sqlite::HandlerAsked::NoneSet;
        std::array<quint64, kMaxDesigns> counts{};
    };

    void setCount(std::size_t design, const sqlite::LockMonitor::ErrorCount &error);

    QStringList m_designs;
    std::vector<Cause> m_causes;
};

} // namespace cachescope::ui
