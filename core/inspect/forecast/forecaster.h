// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/file_questions.h"
#include "core/inspect/forecast/forecast_details.h"
#include "core/inspect/forecast/survivor_curve.h"

namespace cachescope::inspect {

using SurvivorCurvePtr = std::shared_ptr<const SurvivorCurve>;
using ForecastDetailsPtr = std::shared_ptr<const ForecastDetails>;

/// Forecasts what eviction would leave of the file that an Inspector has open. First the curve, once for each
/// scan; then forecast() answers any budget at once, and requestDetails() tells in a moment which entries
/// those are. The thread that the object lives in.
class Forecaster : public FileQuestions
{
    Q_OBJECT

public:
    /// `inspector` must outlive it. `lowWaterMark` as CacheOptions has it.
    explicit Forecaster(Inspector &inspector, QObject *parent = nullptr);

    /// As CacheOptions::lowWaterMark, above 0 and at most 1. For the curves that are asked for from now on.
    void setLowWaterMark(double share) { m_lowWaterMark = share; }

    /// Asks for the curve of what the inspector knows now, in place of the one there was. Answer:
    /// curveReady() or failed(). False, and no answer, while there is no index: before the scan, and in live
    /// mode.
    bool requestCurve();
    /// Null until curveReady(), and again when the file is closed.
    [[nodiscard]] SurvivorCurvePtr curve() const { return m_curve; }
    /// Only while there is a curve(). At once.
    [[nodiscard]] Forecast forecast(qint64 budgetBytes) const { return m_curve->at(budgetBytes); }
    /// Asks which entries a budget drops and keeps, in place of the question before. Only while there is a
    /// curve(). Answer: detailsReady(); the first time for a curve twice, before all keys are read without
    /// prefixes, or then failed(), and without prefixes from then on.
    void requestDetails(qint64 budgetBytes);

Q_SIGNALS:
    void curveReady(const cachescope::inspect::SurvivorCurvePtr &curve);
    void detailsReady(const cachescope::inspect::ForecastDetailsPtr &details);
    void failed(const cachescope::Error &error);

private:
    using PrefixesPtr = std::shared_ptr<const EntryPrefixes>;

    void forget();
    void takeCurve(const Result<SurvivorCurvePtr> &curve);
    [[nodiscard]] std::shared_ptr<const EntryTypes> typesOfCurve() const;
    void takeDetails(const ForecastDetailsPtr &details);
    void readPrefixes(qint64 budgetBytes);

    double m_lowWaterMark;
    SurvivorCurvePtr m_curve;
    PrefixesPtr m_prefixes;        // of m_curve's index; null until they were read
    bool m_prefixesFailed = false; // and will again: it is told once
};

} // namespace cachescope::inspect
