// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/lock_event_model.h"

#include <QFrame>

class QLabel;
class QSortFilterProxyModel;
class QTableView;

namespace cachescope::ui {

class SortHeader;
class Theme;

/// The lock errors of all designs by cause, sorted by a click on a title, and below what the chosen row
/// means.
class LockEventCard : public QFrame
{
    Q_OBJECT

public:
    explicit LockEventCard(const Theme &theme, QWidget *parent = nullptr);

    /// A column for each of these; clears the rows.
    void setDesigns(const QStringList &designs);
    /// Which columns have the colours of design A and B; -1: none.
    void setShown(int first, int second);
    void setCauses(int design, const std::vector<LockCause> &causes);

    [[nodiscard]] LockEventModel *model() const { return m_model; }
    [[nodiscard]] QTableView *table() const { return m_table; }
    [[nodiscard]] QString meaning() const;

private:
    void layOut();
    void fitTable();
    void sortBy(int section);
    void explain();

    LockEventModel *m_model;
    QSortFilterProxyModel *m_sorted;
    QTableView *m_table;
    SortHeader *m_header;
    QLabel *m_none;
    QLabel *m_meaning;
    int m_sortSection = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    int m_first = 0;
    int m_second = 1;
};

} // namespace cachescope::ui
