// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/help/shortcut_list.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace cachescope::ui {

/// The keys of a window, by where they work, with a field that narrows them down. Reads them from the window
/// each time that it is shown.
class ShortcutOverview : public QDialog
{
    Q_OBJECT

public:
    explicit ShortcutOverview(QWidget *window);

    [[nodiscard]] QLineEdit *search() const { return m_search; }
    /// What is listed now.
    [[nodiscard]] QList<ShortcutEntry> shown() const;

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Row
    {
        QWidget *widget;
        ShortcutEntry entry;
        qsizetype group;
    };

    void fill();
    void addGroup(const ShortcutGroup &group);
    void addRow(const ShortcutEntry &entry);
    void filter();

    QLineEdit *m_search;
    QLabel *m_nothing;
    QVBoxLayout *m_list;
    QList<QLabel *> m_titles;
    QList<Row> m_rows;
};

} // namespace cachescope::ui
