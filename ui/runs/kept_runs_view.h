// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/history/run_export.h"
#include "core/load/history/run_store.h"

#include <QList>
#include <QWidget>

#include <optional>

class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QStackedWidget;

namespace cachescope::ui {

class KeptRunsTable;
class ElidedLabel;
class ExportButton;
class KeptRunsModel;
class Theme;

/// The list of the load tests that are kept: a filter, what can be done with those that are selected, and
/// the table; where there are none, how they get here.
class KeptRunsView : public QWidget
{
    Q_OBJECT

public:
    explicit KeptRunsView(const Theme &theme, QWidget *parent = nullptr);

    /// Later, if a name is being typed: that would be lost.
    void setList(const load::RunList &list);
    /// Writes all figures anew.
    void refreshFigures();
    /// In place of the list, which cannot be had; with a button to try it again.
    void setProblem(const QString &text);
    void selectIds(const QStringList &ids);
    /// Puts the cursor into the filter.
    void focusFilter();
    /// Empties the filter; false if it is empty.
    bool clearFilter();

    [[nodiscard]] KeptRunsTable *table() const { return m_table; }
    [[nodiscard]] KeptRunsModel *model() const { return m_model; }

Q_SIGNALS:
    void openRequested(const QString &id);
    void compareRequested(const QString &before, const QString &after); ///< the older one is `before`
    void repeatRequested(const QString &id);
    void exportRequested(const QString &id, cachescope::load::RunExport kind);
    void renameRequested(const QString &id, const QString &name);
    void removeRequested(const QStringList &ids);
    void importRequested();
    void newTestRequested();
    void refreshRequested();
    void selectionChangedTo(int count);

private:
    void setUpFilter();
    void layOut(const Theme &theme);
    QWidget *makeBar();
    QWidget *makeTableCard();
    QWidget *makeEmpty(const Theme &theme);
    QWidget *makeProblem();
    QPushButton *makeButton(const QString &text, const QString &explanation, void (KeptRunsView::*slot)());
    void fillMenu(QMenu &menu);
    void showState();
    void enableActions();
    void filterNow();
    void open();
    void compare();
    void repeat();
    void remove();
    [[nodiscard]] QString onlyId() const;

    KeptRunsModel *m_model;
    KeptRunsTable *m_table;
    QLineEdit *m_filter;
    QLabel *m_count;
    QPushButton *m_open;
    QPushButton *m_compare;
    QPushButton *m_repeat;
    QPushButton *m_remove;
    ExportButton *m_export;
    QStackedWidget *m_stack;
    QLabel *m_noMatch;
    ElidedLabel *m_skipped;
    QLabel *m_problem;
    std::optional<load::RunList> m_waiting; ///< for the end of typing
    std::size_t m_all = 0;                  ///< runs, whatever the filter
};

} // namespace cachescope::ui
