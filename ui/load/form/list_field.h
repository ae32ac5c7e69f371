// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/load/form/form_field.h"

#include <QStringList>

#include <vector>

class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace cachescope::ui {

class Theme;

/// A field that is a list, a row for each of its parts: stages, disk changes, thresholds.
class ListField : public FormField
{
    Q_OBJECT

public:
    struct Form
    {
        QStringList columns;     ///< what the cells of a row are, two at most; a colon is between them
        QString sample;          ///< a new row
        QString adding;          ///< on the button that adds one
        QStringList completions; ///< of the last column
        int numbers = 0;         ///< so many of the first columns are numbers
    };

    ListField(const Theme &theme, load::ScenarioDraft &draft, const QString &name, const QString &label,
              Form form, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *control() const override;

private:
    struct Row
    {
        QWidget *box = nullptr;
        std::vector<QLineEdit *> cells;
    };

    void addRow();
    void removeRow(QWidget *box);
    Row makeRow();
    QLineEdit *makeCell(int column, QWidget *box);
    void show(const QStringList &parts);
    void mark();
    void typeRows();
    [[nodiscard]] QStringList cellsOf(const QString &part) const;
    [[nodiscard]] QString textOf(const Row &row) const;
    [[nodiscard]] QString joined() const;

    const Theme &m_theme;
    const Form m_form;
    QVBoxLayout *m_layout;
    QPushButton *m_add;
    std::vector<Row> m_rows;
};

} // namespace cachescope::ui
