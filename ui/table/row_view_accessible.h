// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessibleWidget>
#include <QHash>

namespace cachescope::ui {

class RowView;

/// Makes screen readers find a RowView as a list whose items are the rows that are seen. Once is enough; more
/// calls do nothing.
void installRowViewAccessibility();

/// A RowView for screen readers: a list of the rows that are seen, each read as its cells with their titles.
/// Rows out of sight are no children, since there may be billions.
class RowViewAccessible : public QAccessibleWidget
{
public:
    explicit RowViewAccessible(RowView &view);
    ~RowViewAccessible() override;

    [[nodiscard]] int childCount() const override;
    [[nodiscard]] QAccessibleInterface *child(int index) const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override;
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override;
    [[nodiscard]] QAccessibleInterface *focusChild() const override;

private:
    [[nodiscard]] QAccessibleInterface *rowInterface(int row) const;
    void forgetUnseen() const;

    RowView &m_view;
    mutable QHash<int, QAccessible::Id> m_rows; ///< by row number
};

} // namespace cachescope::ui
