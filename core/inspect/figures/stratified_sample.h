// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/types/content_type.h"

#include <functional>
#include <vector>

/// Figures of all entries from a random sample of them, with the error that such a sample has. Pure: any
/// thread.
namespace cachescope::inspect {

/// A figure and where the true one lies with 95 % confidence.
struct Estimated
{
    double value = 0.0;
    double low = 0.0; ///< low ≤ value ≤ high; both are `value` where it is exact
    double high = 0.0;

    static Estimated exactly(double value) { return {value, value, value}; }
    /// How far the true figure may be off, in per cent of `value`: the larger side. 0 for an exact figure and
    /// for 0.
    [[nodiscard]] double percent() const;
    /// All three times `factor` ≥ 0.
    [[nodiscard]] Estimated times(double factor) const;
};

struct SampledRow
{
    qint64 rowid = 0;
    qint64 sizeBytes = 0;
    double lastAccessed = 0.0; ///< Unix seconds; NaN where it is not known
    ContentType type = ContentType::Unknown;
    bool pinned = false;
    bool readable = true; ///< false: it is known to be there, and stands on a damaged page
    QString key;          ///< empty where it was not read
};

/// Some rows that follow each other, drawn as one.
struct SampledWindow
{
    std::size_t stratum = 0;
    double scale = 1.0; ///< how many times the rows that were read of it it has
    std::vector<SampledRow> rows;
};

/// All rows are cut into windows of neighbours, windows into strata, and some windows of each stratum are
/// drawn at random, without replacement, each as likely as the others. Stratified cluster sampling, with the
/// textbook's unbiased estimators (Cochran, Sampling Techniques, 3rd ed., chapters 5, 6 and 9): rows that
/// were deleted leave emptier windows and bias nothing.
class StratifiedSample
{
public:
    using Measure = std::function<double(const SampledRow &)>;

    /// `windowsOf` says how many windows each stratum has, about as many as the others; `windows` are in the
    /// order of their rows, at least one of each stratum.
    StratifiedSample(std::vector<qint64> windowsOf, std::vector<SampledWindow> windows);

    [[nodiscard]] const std::vector<SampledWindow> &windows() const { return m_windows; }
    [[nodiscard]] std::size_t rowCount() const { return m_rowCount; }
    /// Whether all rows are in it, so that figures of it are exact.
    [[nodiscard]] bool isComplete() const;
    /// For how many rows of all one row of `window` stands.
    [[nodiscard]] double weight(const SampledWindow &window) const;

    /// The sum of `y` ≥ 0 over all rows.
    [[nodiscard]] Estimated total(const Measure &y) const;
    /// The sum of `y` ÷ the sum of `x`, both ≥ 0, over all rows; 0 without any `x`.
    [[nodiscard]] Estimated ratio(const Measure &y, const Measure &x) const;
    /// The smallest size that `share` of all readable rows do not exceed, and its interval (Woodruff 1952:
    /// the sizes at the ends of the share's own interval); its high end is infinite where the sample is too
    /// small to tell. 0 without rows.
    [[nodiscard]] Estimated sizeQuantile(double share) const;

private:
    struct Spread
    {
        double value = 0.0;
        double variance = 0.0;
        double degrees = 0.0; ///< of freedom
    };
    [[nodiscard]] Spread spreadOf(const Measure &y) const;
    [[nodiscard]] Spread spreadOfRatio(const Measure &y, const Measure &x) const;

    std::vector<qint64> m_windowsOf;
    std::vector<qint64> m_drawnOf; // windows that were drawn of each stratum
    std::vector<SampledWindow> m_windows;
    std::size_t m_rowCount = 0;
};

} // namespace cachescope::inspect
