// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/forecast/forecaster.h"

#include "core/cache/cache_options.h"
#include "core/inspect/forecast/eviction_order.h"

namespace cachescope::inspect {

namespace {

Result<SurvivorCurvePtr> findCurve(const Result<sqlite::Connection *> &connection, const CacheFormat &format,
                                   const std::shared_ptr<EntryOrders> &orders,
                                   std::shared_ptr<const EntryIndex> index, double lowWaterMark,
                                   const std::atomic<bool> &cancelled)
{
    if (!connection)
        return connection.error();
    auto order = readEvictionOrder(**connection, format, *orders, &cancelled);
    if (!order)
        return order.error();
    return SurvivorCurvePtr(std::make_shared<const SurvivorCurve>(
        EvictionReplay(std::move(index), std::move(*order), lowWaterMark)));
}

} // namespace

Forecaster::Forecaster(Inspector &inspector, QObject *parent)
    : FileQuestions(inspector, parent)
    , m_lowWaterMark(cache::CacheOptions().lowWaterMark)
{
    connect(&inspector, &Inspector::closed, this, &Forecaster::forget);
}

void Forecaster::forget()
{
    m_curve.reset();
    m_prefixes.reset();
    m_prefixesFailed = false;
}

bool Forecaster::requestCurve()
{
    cancel();
    forget();
    const auto index = inspector().index();
    const auto orders = inspector().orders();
    if (!index || !orders)
        return false;
    ask([this, index, orders, format = inspector().info().format, mark = m_lowWaterMark](
            const Result<sqlite::Connection *> &connection, const std::atomic<bool> &cancelled) -> Answer {
        const auto curve = findCurve(connection, format, orders, index, mark, cancelled);
        return [this, curve] { takeCurve(curve); };
    });
    return true;
}

void Forecaster::takeCurve(const Result<SurvivorCurvePtr> &curve)
{
    if (!curve) {
        Q_EMIT failed(curve.error());
        return;
    }
    m_curve = *curve;
    Q_EMIT curveReady(m_curve);
}

void Forecaster::requestDetails(qint64 budgetBytes)
{
    ask([this, curve = m_curve, types = typesOfCurve(), prefixes = m_prefixes,
         budgetBytes](const Result<sqlite::Connection *> &, const std::atomic<bool> &) -> Answer {
        const auto details = std::make_shared<const ForecastDetails>(
            forecastDetails(curve->replay(), budgetBytes, types.get(), prefixes.get()));
        return [this, details] { takeDetails(details); };
    });
}

/// Null unless those of just the entries that the curve is of are known.
std::shared_ptr<const EntryTypes> Forecaster::typesOfCurve() const
{
    return inspector().index().get() == &m_curve->replay().index() ? inspector().entryTypes() : nullptr;
}

void Forecaster::takeDetails(const ForecastDetailsPtr &details)
{
    const SurvivorCurvePtr curve = m_curve;
    Q_EMIT detailsReady(details);
    if (!m_prefixes && !m_prefixesFailed && !isAsked() && curve == m_curve)
        readPrefixes(details->budgetBytes);
}

/// Once for each curve; then answers for `budgetBytes` anew.
void Forecaster::readPrefixes(qint64 budgetBytes)
{
    ask([this, curve = m_curve, budgetBytes, format = inspector().info().format](
            const Result<sqlite::Connection *> &connection, const std::atomic<bool> &cancelled) -> Answer {
        auto read = connection ? readEntryPrefixes(**connection, format, curve->replay().index(), &cancelled)
                               : Result<EntryPrefixes>(connection.error());
        if (!read)
            return [this, error = read.error()] {
                m_prefixesFailed = error.code != ErrorCode::Cancelled && error.code != ErrorCode::Busy;
                Q_EMIT failed(error);
            };
        return [this, budgetBytes, prefixes = std::make_shared<const EntryPrefixes>(std::move(*read))] {
            m_prefixes = prefixes;
            requestDetails(budgetBytes);
        };
    });
}

} // namespace cachescope::inspect

#include "moc_forecaster.cpp"
