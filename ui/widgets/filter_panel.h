// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/entry_filters.h"

#include <QFrame>

#include <vector>

class QCheckBox;
class QGridLayout;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QTimer;

namespace cachescope::ui {

class SegmentedSwitch;

/// The form behind the button "Filter": types, pins, sizes, ages. What is chosen takes effect at once, what
/// is typed when typing pauses; a text that is no size or age is marked, said to be none beneath, and changes
/// nothing. A popup: Escape or a click elsewhere closes it.
class FilterPanel : public QFrame
{
    Q_OBJECT

public:
    /// Changes `filters`, which must outlive it.
    explicit FilterPanel(EntryFilters &filters, QWidget *parent = nullptr);

    /// Leaves out what a format cannot be asked for.
    void setFormat(const inspect::CacheFormat &format);
    /// Shows the conditions as they are, when something else has changed them.
    void refresh();
    /// Opens beneath `button`, within its screen.
    void openAt(const QWidget &button);

Q_SIGNALS:
    void closed();

protected:
    void hideEvent(QHideEvent *event) override;

private:
    /// Two ends of a range, and a line beneath that says how to write them or what is wrong with them.
    struct RangeForm
    {
        std::vector<QWidget *> widgets;
        QLineEdit *from = nullptr;
        QLineEdit *to = nullptr;
        QLabel *note = nullptr;
        QTimer *pause = nullptr;
    };

    void addTypes(QGridLayout &grid, int row);
    void addPinned(QGridLayout &grid, int row);
    RangeForm addRange(QGridLayout &grid, int row, Condition condition, const QStringList &labels);
    QLineEdit *addField(RangeForm &form, QHBoxLayout &line, Condition condition, const QString &label);
    void addButtons(QGridLayout &grid, int row);
    void applyTypes();
    /// Makes what is typed one of `conditions`, or says why it is no range.
    void takeRange(FilterConditions &conditions, Condition condition);
    void applyRange(Condition condition);
    void refreshRange(Condition condition);
    void showNote(Condition condition, const QString &problem);
    [[nodiscard]] RangeForm &form(Condition condition);

    [[nodiscard]] const FilterConditions &conditions() const { return m_filters.conditions(); }

    EntryFilters &m_filters;
    QStringList m_groups;
    std::vector<QCheckBox *> m_types; ///< as m_groups
    std::vector<QWidget *> m_pinnedWidgets;
    SegmentedSwitch *m_pinned = nullptr;
    RangeForm m_size;
    RangeForm m_age;
    QPushButton *m_clear = nullptr;
    bool m_refreshing = false;
};

} // namespace cachescope::ui
