// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/fairness.h"

#include <algorithm>

namespace cachescope::load {

namespace {

template <typename T>
T medianOf(std::vector<T> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

} // namespace

Fairness fairnessOf(const std::vector<UserFigures> &users)
{
    Fairness fairness;
    std::vector<double> means;
    std::vector<qint64> operations;
    for (const UserFigures &user : users) {
        const qint64 all = user.operations + user.failed;
        if (all == 0)
            continue;
        ++fairness.users;
        operations.push_back(user.operations);
        fairness.worstFailedShare =
            std::max(fairness.worstFailedShare, static_cast<double>(user.failed) / static_cast<double>(all));
        if (user.operations == 0)
            continue;
        means.push_back(user.totalMs / static_cast<double>(user.operations));
        if (fairness.worstUser < 0 || means.back() > fairness.worstMeanMs) {
            fairness.worstMeanMs = means.back();
            fairness.worstUser = user.user;
        }
    }
    if (!operations.empty()) {
        fairness.leastOperations = *std::min_element(operations.begin(), operations.end());
        fairness.medianOperations = medianOf(std::move(operations));
    }
    if (!means.empty())
        fairness.medianMeanMs = medianOf(std::move(means));
    return fairness;
}

} // namespace cachescope::load
