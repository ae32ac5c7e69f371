// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filter_chips.h"

#include "ui/widgets/look.h"

#include <QPushButton>

namespace cachescope::ui {

FilterChips::FilterChips(EntryFilters &filters, const std::vector<Condition> &conditions, QWidget *parent)
    : QObject(parent)
    , m_filters(filters)
{
    for (const Condition condition : conditions)
        addChip(condition, parent);
    m_clear = new QPushButton(tr("Clear all"), parent);
    m_clear->setAccessibleName(tr("Remove all conditions"));
    setRole(m_clear, QStringLiteral("link"));
    connect(m_clear, &QPushButton::clicked, this, [this] {
        m_filters.clear();
        Q_EMIT cleared();
    });
    connect(&filters, &EntryFilters::changed, this, &FilterChips::refresh);
    refresh();
}

void FilterChips::addChip(Condition condition, QWidget *parent)
{
    auto *chip = new QPushButton(parent);
    setRole(chip, QStringLiteral("chip"));
    connect(chip, &QPushButton::clicked, this, [this, condition] { m_filters.remove(condition); });
    m_chips[condition] = chip;
}

std::vector<QWidget *> FilterChips::widgets() const
{
    std::vector<QWidget *> all;
    for (const auto &[condition, chip] : m_chips)
        all.push_back(chip);
    all.push_back(m_clear);
    return all;
}

void FilterChips::refresh()
{
    const FilterConditions &conditions = m_filters.conditions();
    for (const auto &[condition, chip] : m_chips) {
        const QString all = conditions.fullSentence(condition);
        chip->setText(withoutMnemonics(conditions.sentence(condition)) + QStringLiteral("  ✕"));
        chip->setAccessibleName(tr("Remove the condition: %1").arg(all));
        chip->setToolTip(plainToolTip(tr("%1: click to remove this condition").arg(all)));
        chip->setVisible(conditions.has(condition));
    }
    m_clear->setVisible(conditions.count() > 1);
}

} // namespace cachescope::ui
