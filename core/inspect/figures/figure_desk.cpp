// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/figures/figure_desk.h"

#include "core/inspect/query/entry_orders.h"
#include "core/inspect/scan/entry_index.h"

namespace cachescope::inspect {

namespace {

bool isOf(const FigureBasePtr &base, const std::shared_ptr<const EntryIndex> &index,
          const std::shared_ptr<const EntryTypes> &types, const CreationTimesPtr &times,
          const KeyTreePtr &tree)
{
    return base && base->index == index && base->types == types && base->creationTimes == times &&
           base->keyTree == tree;
}

} // namespace

FigureDesk::FigureDesk(Inspector &inspector, QObject *parent)
    : FileQuestions(inspector, parent)
{
    connect(&inspector, &Inspector::closed, this, [this] { m_base.reset(); });
}

bool FigureDesk::canAnswer() const
{
    return inspector().isOpen() && inspector().index() && inspector().summary();
}

void FigureDesk::request(const EntryFilter &filter, bool leaveOutOwn)
{
    const auto index = inspector().index();
    const auto types = inspector().entryTypes();
    const auto orders = inspector().orders();
    const auto summary = inspector().summary();
    if (!isOf(m_base, index, types, orders->creationTimes(), orders->keyTree()))
        m_base.reset();
    ask([this, index, types, times = orders->creationTimes(), tree = orders->keyTree(), summary, filter,
         leaveOutOwn, known = m_base, format = inspector().info().format](
            const Result<sqlite::Connection *> &connection, const std::atomic<bool> &cancelled) -> Answer {
        if (!connection)
            return [this, error = connection.error()] { Q_EMIT failed(error); };
        const FigureBasePtr base = known ? known : makeFigureBase(index, *summary, types, times, tree);
        auto figures = subsetFigures(**connection, format, base, filter, {leaveOutOwn, &cancelled});
        if (!figures)
            return [this, error = figures.error()] { Q_EMIT failed(error); };
        return [this, given = std::make_shared<const SubsetFigures>(std::move(*figures))] { give(given); };
    });
}

void FigureDesk::give(const SubsetFiguresPtr &figures)
{
    m_base = figures->base;
    Q_EMIT ready(figures);
}

} // namespace cachescope::inspect

#include "moc_figure_desk.cpp"
