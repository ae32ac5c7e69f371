// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/entry_filters.h"

#include "core/inspect/inspector.h"

#include <QDateTime>

namespace cachescope::ui {
namespace {

double now()
{
    return static_cast<double>(QDateTime::currentMSecsSinceEpoch()) / 1000.0;
}

} // namespace

EntryFilters::EntryFilters(QObject *parent)
    : QObject(parent)
{
    m_conditions.setAgeBase(now());
}

EntryFilters::EntryFilters(const inspect::Inspector &inspector, QObject *parent)
    : EntryFilters(parent)
{
    connect(&inspector, &inspect::Inspector::opened, this, [this](const inspect::CacheFileInfo &info) {
        reset();
        setNewestAccess(info.newestAccess);
    });
    connect(&inspector, &inspect::Inspector::scanFinished, this,
            [this](const inspect::SummaryPtr &summary) { setNewestAccess(summary->newestAccess); });
}

void EntryFilters::edit(const std::function<void(FilterConditions &)> &change)
{
    const FilterConditions before = m_conditions;
    change(m_conditions);
    if (m_conditions != before)
        Q_EMIT changed();
}

void EntryFilters::setText(TextMode mode, const QString &text)
{
    edit([&](FilterConditions &conditions) {
        conditions.setTextMode(mode);
        conditions.setText(text);
    });
}

void EntryFilters::setTypeGroups(const QStringList &groups)
{
    edit([&](FilterConditions &conditions) { conditions.setTypeGroups(groups); });
}

void EntryFilters::setChartRange(Condition condition, const inspect::EntryFilter &part, const QString &label)
{
    edit([&](FilterConditions &conditions) { conditions.setChartRange(condition, part, label); });
}

void EntryFilters::remove(Condition condition)
{
    edit([&](FilterConditions &conditions) { conditions.remove(condition); });
}

void EntryFilters::clear()
{
    edit([](FilterConditions &conditions) { conditions.clear(); });
}

void EntryFilters::reset()
{
    edit([](FilterConditions &conditions) {
        conditions.clear();
        conditions.setTextMode(TextMode::Contains);
        conditions.setAgeBase(now());
    });
}

void EntryFilters::setNewestAccess(std::optional<double> seconds)
{
    if (seconds)
        m_conditions.setAgeBase(*seconds);
}

} // namespace cachescope::ui
