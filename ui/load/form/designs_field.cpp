// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load/form/designs_field.h"

#include "core/load/designs/design.h"
#include "ui/load/form/design_row.h"
#include "ui/widgets/look.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace cachescope::ui {
namespace {

constexpr qsizetype kLeastRows = 2;

} // namespace

DesignsField::DesignsField(const Theme &theme, load::ScenarioDraft &draft, QWidget *parent)
    : FormField(draft, QStringLiteral("designs"), tr("Designs"), parent)
    , m_theme(theme)
    , m_add(new QPushButton(tr("Add a design"), this))
{
    auto *box = new QWidget(this);
    m_layout = new QVBoxLayout(box);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(10);
    hideLabel();
    setControl(m_add, box);
    m_add->setAccessibleName(tr("Add a design"));
    setRole(m_add, QStringLiteral("link"));
    setLookProperty(m_add, "flush", true);
    m_layout->addWidget(m_add, 0, Qt::AlignLeft);
    connect(m_add, &QPushButton::clicked, this, &DesignsField::add);
}

QWidget *DesignsField::control() const
{
    for (const DesignRow *row : m_rows) {
        if (!row->problem().isEmpty())
            return row->control();
    }
    return m_rows.empty() ? m_add : m_rows.front()->control();
}

QString DesignsField::problem() const
{
    for (int i = 0; i < qMax(1, static_cast<int>(designs().size())); ++i) {
        if (const QString text = problemOf(i); !text.isEmpty())
            return text;
    }
    return {};
}

void DesignsField::addRow()
{
    const int position = static_cast<int>(m_rows.size());
    auto *row = new DesignRow(m_theme, position, this);
    m_rows.push_back(row);
    m_layout->insertWidget(position, row);
    connect(row, &DesignRow::chosen, this,
            [this, position](const QString &design) { choose(position, design); });
}

void DesignsField::setDesigns(const QStringList &designs)
{
    draft().edit([&designs](load::Scenario &scenario) { scenario.designs = designs; });
    Q_EMIT edited();
}

/// None: those behind it move up.
void DesignsField::choose(int position, const QString &design)
{
    QStringList changed = designs();
    if (design.isEmpty() && position < changed.size())
        changed.removeAt(position);
    else if (position < changed.size())
        changed[position] = design;
    else if (!design.isEmpty())
        changed.append(design);
    setDesigns(changed);
}

/// The first that is not there yet.
void DesignsField::add()
{
    QStringList changed = designs();
    const QList<load::DesignInfo> &all = load::allDesigns();
    for (const load::DesignInfo &design : all) {
        if (changed.contains(design.name))
            continue;
        setDesigns(changed << design.name);
        return;
    }
}

QString DesignsField::problemOf(int position) const
{
    const auto problem = draft().problem(name());
    const bool isHere = problem && (problem->part == QStringLiteral("[%1]").arg(position) ||
                                    (problem->part.isEmpty() && position == 0));
    return isHere ? problem->what : QString();
}

void DesignsField::refresh()
{
    const QStringList shown = designs();
    while (static_cast<qsizetype>(m_rows.size()) < qMax(kLeastRows, shown.size()))
        addRow();
    for (int i = 0; i < static_cast<int>(m_rows.size()); ++i) {
        DesignRow *row = m_rows.at(static_cast<std::size_t>(i));
        row->setVisible(i < qMax(kLeastRows, shown.size()));
        row->setDesign(shown.value(i));
        row->setProblem(problemOf(i));
    }
    m_add->setVisible(shown.size() >= kLeastRows);
    m_add->setEnabled(shown.size() < load::allDesigns().size());
}

} // namespace cachescope::ui
