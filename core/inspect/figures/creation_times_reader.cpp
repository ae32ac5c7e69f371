// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/figures/creation_times_reader.h"

#include "core/inspect/query/entry_orders.h"
#include "core/inspect/scan/entry_index.h"

namespace cachescope::inspect {

CreationTimesReader::CreationTimesReader(Inspector &inspector, QObject *parent)
    : FileQuestions(inspector, parent)
{
}

bool CreationTimesReader::isNeeded() const
{
    const auto index = inspector().index();
    const auto orders = inspector().orders();
    return index && orders && inspector().info().format.hasCreationTimes() && !index->hasCreationTimes() &&
           !orders->creationTimes();
}

void CreationTimesReader::request()
{
    if (!isNeeded())
        return;
    ask([this, index = inspector().index(), orders = inspector().orders(),
         format = inspector().info().format](const Result<sqlite::Connection *> &connection,
                                             const std::atomic<bool> &cancelled) -> Answer {
        if (!connection)
            return [this, error = connection.error()] { Q_EMIT failed(error); };
        auto times = sampleCreationTimes(**connection, format, index.get(), &cancelled);
        if (!times)
            return [this, error = times.error()] { Q_EMIT failed(error); };
        return [this, orders, read = std::make_shared<const CreationTimes>(std::move(*times))] {
            orders->setCreationTimes(read);
            Q_EMIT ready(read);
        };
    });
}

} // namespace cachescope::inspect

#include "moc_creation_times_reader.cpp"
