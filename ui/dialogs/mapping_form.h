// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/format/table_preview.h"

#include <QWidget>

class QComboBox;
class QGridLayout;
class QLabel;

namespace cachescope::ui {

class ElidedLabel;

/// Says which column of a table plays which part of a cache, and what its numbers mean as times.
class MappingForm : public QWidget
{
    Q_OBJECT

public:
    explicit MappingForm(QWidget *parent = nullptr);

    /// Offers the columns of `table`, with `mapping` chosen.
    void setTable(const inspect::TableShape &table, const inspect::TableMapping &mapping);
    /// Values of the first rows, to show what times they read as. Nothing until they are known.
    void setRows(const std::optional<inspect::TablePreview> &rows);

    /// What is chosen, complete.
    [[nodiscard]] inspect::TableMapping mapping() const;
    /// What is missing or contradicts itself, in a sentence; empty if it can be read.
    [[nodiscard]] QString problem() const;

Q_SIGNALS:
    void changed();

private:
    struct Part
    {
        QString name;
        QString hint;
        QString inspect::TableMapping::*column;
        QLabel *label = nullptr;
        QComboBox *box = nullptr;
        QComboBox *unit = nullptr; ///< of times only
        ElidedLabel *sample = nullptr;
    };

    void addPart(const QString &label, QString inspect::TableMapping::*column, const QString &hint);
    void addTimePart(const QString &label, QString inspect::TableMapping::*column, const QString &hint);
    void fill(const Part &part, const inspect::TableMapping &mapping);
    void choose();
    void showSample(const Part &part);
    [[nodiscard]] QString sampleOf(const QString &column, const QComboBox *unit) const;
    [[nodiscard]] const Part &part(QString inspect::TableMapping::*column) const;

    inspect::TableShape m_table;
    inspect::TableMapping m_shown;
    std::optional<inspect::TablePreview> m_rows;
    std::vector<Part> m_parts;
    QGridLayout *m_grid;
};

} // namespace cachescope::ui
