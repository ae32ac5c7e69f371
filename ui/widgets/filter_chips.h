// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/entry_filters.h"

#include <map>
#include <vector>

class QPushButton;

namespace cachescope::ui {

/// A chip for each condition that holds, which removes it, and a link that removes all of them: buttons to
/// put into a layout. They come and go with the conditions.
class FilterChips : public QObject
{
    Q_OBJECT

public:
    /// Makes the buttons in `parent`, which owns this too. `filters` must outlive it.
    FilterChips(EntryFilters &filters, const std::vector<Condition> &conditions, QWidget *parent);

    /// In their order.
    [[nodiscard]] std::vector<QWidget *> widgets() const;

Q_SIGNALS:
    void cleared(); ///< all were removed at once

private:
    void addChip(Condition condition, QWidget *parent);
    void refresh();

    EntryFilters &m_filters;
    std::map<Condition, QPushButton *> m_chips; ///< hidden while there is no such condition
    QPushButton *m_clear;
};

} // namespace cachescope::ui
