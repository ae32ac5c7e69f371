// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/figure_feed.h"

namespace cachescope::ui {

FigureFeed::FigureFeed(inspect::Inspector &inspector, const EntryFilters &filters, QObject *parent)
    : QObject(parent)
    , m_inspector(inspector)
    , m_filters(filters)
    , m_desk(inspector)
    , m_keys(inspector)
    , m_times(inspector)
{
    connect(&inspector, &inspect::Inspector::opened, this, &FigureFeed::forget);
    connect(&inspector, &inspect::Inspector::closed, this, &FigureFeed::forget);
    connect(&inspector, &inspect::Inspector::scanFinished, this, &FigureFeed::start);
    connect(&inspector, &inspect::Inspector::typesFound, this, &FigureFeed::ask);
    connect(&filters, &EntryFilters::changed, this, &FigureFeed::takeConditions);
    connect(&m_keys, &inspect::KeyTreeReader::progressed, this, &FigureFeed::keysProgressed);
    connect(&m_keys, &inspect::KeyTreeReader::ready, this, &FigureFeed::ask);
    connect(&m_keys, &inspect::KeyTreeReader::failed, this, &FigureFeed::keysFailed);
    connect(&m_times, &inspect::CreationTimesReader::ready, this, &FigureFeed::ask);
    connect(&m_times, &inspect::CreationTimesReader::failed, this, &FigureFeed::timesFailed);
    connect(&m_desk, &inspect::FigureDesk::ready, this, &FigureFeed::takeFigures);
    connect(&m_desk, &inspect::FigureDesk::failed, this, &FigureFeed::takeFailure);
}

void FigureFeed::start()
{
    if (!m_desk.canAnswer())
        return forget();
    m_keys.request();
    m_times.request();
    ask();
}

void FigureFeed::takeConditions()
{
    const inspect::EntryFilter filter = m_filters.filter();
    if (filter == m_asked)
        return;
    const inspect::SubsetFiguresPtr all = m_all;
    if (!filter.isEmpty() || !all) {
        ask();
        m_all = all; // nothing more is known than before
        return;
    }
    m_desk.cancel();
    m_asked = filter;
    takeFigures(all);
}

void FigureFeed::takeFigures(const inspect::SubsetFiguresPtr &figures)
{
    m_figures = figures;
    if (figures->filter.isEmpty())
        m_all = figures;
    Q_EMIT changed();
}

/// The charts then show the whole, not the part that was asked for before.
void FigureFeed::takeFailure(const Error &error)
{
    if (m_all)
        takeFigures(m_all);
    Q_EMIT failed(error);
}

/// Of what is known now.
void FigureFeed::ask()
{
    m_all.reset();
    m_asked = m_filters.filter();
    if (!m_inspector.isOpen() || !m_desk.canAnswer())
        return;
    m_desk.request(m_asked);
    Q_EMIT asked();
}

void FigureFeed::forget()
{
    m_desk.cancel();
    m_figures.reset();
    m_all.reset();
    m_asked = {};
    Q_EMIT changed();
}

} // namespace cachescope::ui
