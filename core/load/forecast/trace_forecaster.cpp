// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/forecast/trace_forecaster.h"

namespace cachescope::load {

namespace {

Result<TraceMissesPtr> measure(const QString &path, const Result<sqlite::Connection *> &connection,
                               const inspect::CacheFormat &format, const inspect::EntryIndex *index,
                               const std::atomic<bool> &cancelled)
{
    if (!connection)
        return connection.error();
    const auto trace = Trace::readFile(path, &cancelled);
    if (!trace)
        return trace.error();
    const auto keys = static_cast<std::size_t>(trace->keys().size());
    auto entries = index ? findTraceEntries(**connection, format, *index, *trace, &cancelled)
                         : Result<TraceEntries>(TraceEntries{std::vector<qint64>(keys, -1), {}});
    if (!entries)
        return entries.error();
    auto misses = measureMisses(*trace, *entries, samplingFor(*trace), &cancelled);
    if (!misses)
        return misses.error();
    return std::make_shared<const TraceMisses>(std::move(*misses));
}

} // namespace

void TraceForecaster::requestMisses(const QString &path)
{
    ask([this, path, index = inspector().index(), format = inspector().info().format](
            const Result<sqlite::Connection *> &connection, const std::atomic<bool> &cancelled) -> Answer {
        const auto misses = measure(path, connection, format, index.get(), cancelled);
        return [this, misses] {
            if (misses)
                Q_EMIT measured(*misses);
            else
                Q_EMIT failed(misses.error());
        };
    });
}

} // namespace cachescope::load

#include "moc_trace_forecaster.cpp"
