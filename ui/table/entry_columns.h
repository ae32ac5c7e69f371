// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/entry_table_model.h"

#include <QByteArray>

#include <array>

class QHeaderView;
class QMenu;

namespace cachescope::ui {

/// Which columns of the entries table are seen, in which order and how wide. The key is always seen, and
/// takes what room is left. Until the user chooses, a column is left out where there is little room. Main
/// thread.
class EntryColumns
{
public:
    /// `header` has the model already, and must outlive it. All is as at first.
    explicit EntryColumns(QHeaderView &header);

    void reset();
    /// The table is so many pixels wide.
    void setRoom(int width);
    /// Chosen by the user.
    void setShown(EntryTableModel::Column column, bool shown);
    /// The columns to choose from, and the way back to those that are seen at first.
    void addActions(QMenu &menu);

    [[nodiscard]] QByteArray state() const;
    /// What state() gave; anything else means reset().
    void restore(const QByteArray &state);

private:
    bool read(const QByteArray &state);
    void show();

    QHeaderView &m_header;
    std::array<bool, EntryTableModel::ColumnCount> m_shown{};
    bool m_chosen = false; ///< the user has chosen which columns are seen
    int m_room = 0;
};

} // namespace cachescope::ui
