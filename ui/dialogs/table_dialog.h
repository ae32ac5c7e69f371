// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/file/file_session.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace cachescope::ui {

class MappingForm;
class TextTable;
class Theme;

/// Asks which table of a database to read as a cache, and which of its columns are what. Shows the first rows
/// of the chosen one.
class TableDialog : public QDialog
{
    Q_OBJECT

public:
    /// `reader` has just found the question's tables; it reads their rows and must outlive the dialog.
    TableDialog(const Theme &theme, const TableQuestion &question, TableReader &reader,
                QWidget *parent = nullptr);

    /// What was chosen; complete.
    [[nodiscard]] inspect::TableMapping mapping() const;

    [[nodiscard]] TextTable *tables() const { return m_tables; }
    [[nodiscard]] TextTable *rows() const { return m_rows; }
    [[nodiscard]] MappingForm *form() const { return m_form; }

private:
    void layOut();
    void fillTables();
    void chooseTable(int row);
    void showCounts(const std::vector<std::optional<inspect::EntryCount>> &counts);
    void showRows(const inspect::TablePreview &rows);
    void showPreviewError(const Error &error);
    void refresh();
    [[nodiscard]] QString introduction() const;
    [[nodiscard]] QStringList titles() const;

    const TableQuestion m_question;
    TableReader &m_reader;
    inspect::TablePreview m_preview;
    TextTable *m_tables;
    MappingForm *m_form;
    TextTable *m_rows;
    QLabel *m_rowsHint;
    QLabel *m_problem;
    QPushButton *m_open;
};

} // namespace cachescope::ui
