// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load/form/list_field.h"

#include "core/base/units.h"
#include "core/load/scenario/scenario_field.h"
#include "core/load/scenario/scenario_fields.h"
#include "ui/theme/icons.h"
#include "ui/widgets/look.h"

#include <QCompleter>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace cachescope::ui {
namespace {

constexpr QLatin1Char kBetween(':');

} // namespace

ListField::ListField(const Theme &theme, load::ScenarioDraft &draft, const QString &name,
                     const QString &label, Form form, QWidget *parent)
    : FormField(draft, name, label, parent)
    , m_theme(theme)
    , m_form(std::move(form))
    , m_add(new QPushButton(m_form.adding, this))
{
    auto *box = new QWidget(this);
    m_layout = new QVBoxLayout(box);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(4);
    setControl(m_add, box);
    setRole(m_add, QStringLiteral("link"));
    setLookProperty(m_add, "flush", true);
    m_add->setAccessibleName(m_form.adding);
    m_layout->addWidget(m_add, 0, Qt::AlignLeft);
    connect(m_add, &QPushButton::clicked, this, &ListField::addRow);
}

QWidget *ListField::control() const
{
    for (const Row &row : m_rows) {
        for (QLineEdit *cell : row.cells) {
            if (cell->property("invalid").toBool())
                return cell;
        }
    }
    return m_rows.empty() ? static_cast<QWidget *>(m_add) : m_rows.front().cells.front();
}

QLineEdit *ListField::makeCell(int column, QWidget *box)
{
    auto *cell = new QLineEdit(box);
    cell->setAccessibleName(tr("%1: %2").arg(label(), m_form.columns.at(column)));
    cell->setToolTip(plainToolTip(helpOf(name())));
    cell->setPlaceholderText(m_form.columns.at(column));
    cell->setMinimumWidth(40);
    cell->setAcceptDrops(false); // a file that is dropped is for the form
    if (column == m_form.columns.size() - 1 && !m_form.completions.isEmpty()) {
        auto *completer = new QCompleter(m_form.completions, cell);
        completer->setFilterMode(Qt::MatchContains);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        cell->setCompleter(completer);
        connect(completer, qOverload<const QString &>(&QCompleter::activated), this, &ListField::typeRows);
    }
    connect(cell, &QLineEdit::textEdited, this, &ListField::typeRows);
    connect(cell, &QLineEdit::editingFinished, this, [this] {
        draft().settle(name());
        refresh();
    });
    return cell;
}

ListField::Row ListField::makeRow()
{
    Row row;
    row.box = new QWidget(this);
    auto *line = new QHBoxLayout(row.box);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(4);
    for (int column = 0; column < m_form.columns.size(); ++column) {
        row.cells.push_back(makeCell(column, row.box));
        line->addWidget(row.cells.back(), column == 0 ? 2 : 3);
    }
    auto *removing = new QToolButton(row.box);
    removing->setIcon(themedIcon(m_theme, QStringLiteral("close")));
    removing->setIconSize({12, 12});
    removing->setAccessibleName(tr("Remove: %1").arg(label()));
    removing->setToolTip(plainToolTip(tr("Remove this row")));
    setRole(removing, QStringLiteral("icon"));
    line->addWidget(removing);
    connect(removing, &QToolButton::clicked, this, [this, box = row.box] { removeRow(box); });
    return row;
}

QStringList ListField::cellsOf(const QString &part) const
{
    if (m_form.columns.size() == 1)
        return {part};
    const qsizetype colon = part.indexOf(kBetween);
    QStringList cells{colon < 0 ? part : part.left(colon), colon < 0 ? QString() : part.mid(colon + 1)};
    for (int i = 0; i < m_form.numbers; ++i)
        cells[i] = localNumber(cells[i]);
    return cells;
}

QString ListField::textOf(const Row &row) const
{
    QStringList cells;
    for (const QLineEdit *cell : row.cells) {
        const QString text = cell->text().trimmed();
        cells << (cells.size() < m_form.numbers ? plainNumbers(text) : text);
    }
    return cells.join(kBetween);
}

QString ListField::joined() const
{
    QStringList parts;
    for (const Row &row : m_rows)
        parts << textOf(row);
    return parts.join(load::scenarioFieldCalled(name())->separator);
}

void ListField::refresh()
{
    FormField::refresh();
    const QString shown = text();
    if (shown != joined() || shown.isEmpty())
        show(shown.isEmpty() ? QStringList() : shown.split(load::scenarioFieldCalled(name())->separator));
    mark();
}

void ListField::show(const QStringList &parts)
{
    while (static_cast<qsizetype>(m_rows.size()) > parts.size()) {
        m_rows.back().box->deleteLater();
        m_rows.back().box->hide();
        m_rows.pop_back();
    }
    while (static_cast<qsizetype>(m_rows.size()) < parts.size()) {
        m_rows.push_back(makeRow());
        m_layout->insertWidget(static_cast<int>(m_rows.size()) - 1, m_rows.back().box);
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const QStringList cells = cellsOf(parts.at(static_cast<qsizetype>(i)));
        for (std::size_t column = 0; column < m_rows[i].cells.size(); ++column) {
            if (QLineEdit *cell = m_rows[i].cells[column];
                cell->text() != cells.at(static_cast<qsizetype>(column)))
                cell->setText(cells.at(static_cast<qsizetype>(column)));
        }
    }
}

/// The rows that say nothing by themselves.
void ListField::mark()
{
    const load::ScenarioField &field = *load::scenarioFieldCalled(name());
    for (const Row &row : m_rows) {
        load::Scenario alone;
        const bool isWrong = !load::setScenarioField(alone, field, textOf(row));
        for (QLineEdit *cell : row.cells)
            setLookProperty(cell, "invalid", isWrong);
    }
}

void ListField::addRow()
{
    show((m_rows.empty() ? QStringList() : joined().split(load::scenarioFieldCalled(name())->separator)) +
         QStringList{m_form.sample});
    typeRows();
    m_rows.back().cells.front()->setFocus();
    m_rows.back().cells.front()->selectAll();
}

void ListField::removeRow(QWidget *box)
{
    const auto row = std::ranges::find(m_rows, box, &Row::box);
    if (row == m_rows.end())
        return;
    row->box->hide();
    row->box->deleteLater();
    m_rows.erase(row);
    m_add->setFocus();
    typeRows();
}

void ListField::typeRows()
{
    type(joined());
}

} // namespace cachescope::ui
