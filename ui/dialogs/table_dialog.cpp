// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/table_dialog.h"

#include "core/base/format.h"
#include "ui/dialogs/mapping_form.h"
#include "ui/file/file_text.h"
#include "ui/table/text_table.h"
#include "ui/widgets/card.h"
#include "ui/widgets/look.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>

namespace cachescope::ui {
namespace {

constexpr QSize kFirstSize(840, 664);
constexpr int kMostColumnPx = 240;
constexpr int kMostTables = 3; // that are seen without scrolling
constexpr int kRowsColumn = 1;

QString readsAs(const inspect::TableCandidate &table)
{
    if (table.known)
        return formatKindText(table.kind);
    const bool key = !table.mapping.key.isEmpty();
    const bool value = !table.mapping.value.isEmpty();
    if (key && value)
        return TableDialog::tr("columns guessed from their names");
    if (!key && !value)
        return TableDialog::tr("no columns that look like key and value");
    return key ? TableDialog::tr("no column that looks like a value")
               : TableDialog::tr("no column that looks like a key");
}

QString countText(const std::optional<inspect::EntryCount> &count)
{
    if (!count)
        return TableDialog::tr("not known");
    const QString rows = formatCount(count->entries);
    return count->exact ? rows : TableDialog::tr("about %1").arg(rows);
}

} // namespace

TableDialog::TableDialog(const Theme &theme, const TableQuestion &question, TableReader &reader,
                         QWidget *parent)
    : QDialog(parent)
    , m_question(question)
    , m_reader(reader)
    , m_tables(new TextTable(theme, tr("Tables"), this))
    , m_form(new MappingForm(this))
    , m_rows(new TextTable(theme, tr("First rows"), this))
    , m_rowsHint(makeLabel(QStringLiteral("muted"), QString(), this))
    , m_problem(makeLabel(QStringLiteral("error"), QString(), this))
    , m_open(new QPushButton(tr("&Open"), this))
{
    setWindowTitle(tr("Read a table of %1").arg(fileNameOf(question.path)));
    resize(fittingScreen(this, kFirstSize));
    layOut();
    connect(&reader, &TableReader::counted, this, &TableDialog::showCounts);
    connect(&reader, &TableReader::previewReady, this, &TableDialog::showRows);
    connect(&reader, &TableReader::previewFailed, this, &TableDialog::showPreviewError);
    connect(m_tables, &QTableWidget::currentCellChanged, this, [this](int row) { chooseTable(row); });
    connect(m_tables, &QTableWidget::cellActivated, m_open, &QPushButton::click);
    connect(m_form, &MappingForm::changed, this, &TableDialog::refresh);
    connect(m_open, &QPushButton::clicked, this, &QDialog::accept);
    fillTables();
    if (reader.counts().size() == question.tables.size())
        showCounts(reader.counts()); // they were quicker than this window
}

void TableDialog::layOut()
{
    auto *why = makeLabel(QString(), introduction(), this);
    why->setWordWrap(true);
    m_tables->horizontalHeader()->setStretchLastSection(true);
    m_rows->setSelectionMode(QAbstractItemView::NoSelection);
    m_rows->setFocusPolicy(Qt::TabFocus);
    auto *tables = new Card(tr("Tables"), this);
    tables->addWidget(m_tables);
    auto *columns = new Card(tr("Columns"), this);
    columns->addWidget(m_form);
    auto *rows = new Card(tr("First rows"), this);
    rows->addWidget(m_rowsHint);
    rows->addWidget(m_rows, 1);

    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAccessibleName(tr("Cancel"));
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    setRole(m_open, QStringLiteral("primary"));
    m_open->setAccessibleName(tr("Open"));
    m_open->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_problem, 1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_open);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(why);
    layout->addWidget(tables);
    layout->addWidget(columns);
    layout->addWidget(rows, 1);
    layout->addLayout(buttons);
}

QString TableDialog::introduction() const
{
    if (m_question.why.isEmpty())
        return tr("Choose the table of %1 to read as a cache.").arg(fileNameOf(m_question.path));
    const bool several = m_question.tables.size() > 1 && m_question.tables[1].known;
    if (several)
        return tr("Several tables of %1 could be the cache. Choose one.").arg(fileNameOf(m_question.path));
    return tr("%1 is an SQLite database, but no cache of a kind that is known here. Choose the table to read "
              "as one, and say what its columns are. Nothing of the file is changed.")
        .arg(fileNameOf(m_question.path));
}

void TableDialog::fillTables()
{
    QList<QStringList> rows;
    int current = 0;
    for (const inspect::TableCandidate &table : m_question.tables) {
        if (table.shape.name.compare(m_question.current.table, Qt::CaseInsensitive) == 0)
            current = static_cast<int>(rows.size());
        rows.append({table.shape.name, tr("counting…"), readsAs(table)});
    }
    m_tables->setContent({tr("Table"), tr("Rows"), tr("Looks like")}, rows);
    m_tables->fitColumns(kMostColumnPx);
    m_tables->setColumnWidth(0, qMax(176, m_tables->columnWidth(0)));
    m_tables->setColumnWidth(kRowsColumn, 112);
    m_tables->fitHeight(kMostTables);
    m_tables->setCurrentCell(current, 0);
    m_tables->setFocus(Qt::OtherFocusReason);
}

void TableDialog::chooseTable(int row)
{
    if (row < 0)
        return;
    const inspect::TableCandidate &table = m_question.tables[static_cast<std::size_t>(row)];
    const bool isCurrent = table.shape.name.compare(m_question.current.table, Qt::CaseInsensitive) == 0;
    m_preview = {};
    m_rows->setContent({}, {});
    m_rows->hide();
    m_rowsHint->setText(tr("Reading…"));
    m_rowsHint->show();
    m_form->setTable(table.shape, isCurrent ? m_question.current : table.mapping);
    m_reader.readRows(table.shape);
}

void TableDialog::showCounts(const std::vector<std::optional<inspect::EntryCount>> &counts)
{
    for (int row = 0; row < m_tables->rowCount(); ++row)
        m_tables->item(row, kRowsColumn)->setText(countText(counts[static_cast<std::size_t>(row)]));
}

void TableDialog::showRows(const inspect::TablePreview &rows)
{
    m_preview = rows;
    QList<QStringList> texts;
    for (const auto &row : rows.rows) {
        QStringList &cells = texts.emplaceBack();
        for (const inspect::PreviewCell &cell : row)
            cells << cell.text;
    }
    m_rows->setContent(titles(), texts);
    m_rows->fitColumns(kMostColumnPx);
    m_rows->show();
    m_rowsHint->setText(tr("The table is empty."));
    m_rowsHint->setVisible(texts.isEmpty());
    m_form->setRows(rows);
}

void TableDialog::showPreviewError(const Error &error)
{
    m_rowsHint->setText(error.message);
    m_rowsHint->setWordWrap(true);
}

/// Each column's name, and what it is taken for.
QStringList TableDialog::titles() const
{
    const inspect::TableMapping chosen = m_form->mapping();
    QStringList titles;
    for (const QString &column : m_preview.columns) {
        const QString part = column == chosen.key        ? tr("key")
                             : column == chosen.value    ? tr("value")
                             : column == chosen.accessed ? tr("last read")
                             : column == chosen.created  ? tr("stored")
                             : column == chosen.pinned   ? tr("pinned")
                                                         : QString();
        titles << (part.isEmpty() ? column : tr("%1 → %2").arg(column, part));
    }
    return titles;
}

void TableDialog::refresh()
{
    if (m_rows->columnCount() == m_preview.columns.size())
        m_rows->setHorizontalHeaderLabels(titles());
    if (m_rows->columnCount() > 0)
        m_rows->fitColumns(kMostColumnPx);
    const QString problem = m_form->problem();
    m_problem->setText(problem);
    m_open->setEnabled(problem.isEmpty());
}

inspect::TableMapping TableDialog::mapping() const
{
    return m_form->mapping();
}

} // namespace cachescope::ui
