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

/// A mean of fewer operations says little.
constexpr qint64 kFewOperations = 10;

qint64 doneBy(const UserFigures &user)
{
    return user.operations + user.failed;
}

bool tookPart(const UserFigures &user)
{
    return doneBy(user) > 0 || user.arrivals > 0;
}

double meanMsOf(const UserFigures &user)
{
    return user.totalMs / static_cast<double>(user.operations);
}

void takeMeans(const std::vector<UserFigures> &users, qint64 fewest, Fairness &fairness)
{
    std::vector<double> means;
    for (const UserFigures &user : users) {
        if (user.operations == 0 || user.operations < fewest)
            continue;
        means.push_back(meanMsOf(user));
        if (fairness.worstUser < 0 || means.back() > fairness.worstMeanMs) {
            fairness.worstMeanMs = means.back();
            fairness.worstUser = user.user;
        }
    }
    if (!means.empty())
        fairness.medianMeanMs = medianOf(std::move(means));
}

void takeStarved(const std::vector<UserFigures> &users, qint64 fewest, Fairness &fairness)
{
    for (const UserFigures &user : users) {
        if (user.operations > 0 || user.arrivals == 0 || user.arrivals < fewest)
            continue;
        if (fairness.starved++ == 0)
            fairness.worstUser = user.user;
    }
}

} // namespace

Fairness fairnessOf(const std::vector<UserFigures> &users)
{
    Fairness fairness;
    std::vector<qint64> operations;
    for (const UserFigures &user : users) {
        if (!tookPart(user))
            continue;
        ++fairness.users;
        operations.push_back(user.operations);
        if (const auto done = static_cast<double>(doneBy(user)); done > 0.0)
            fairness.worstFailedShare =
                std::max(fairness.worstFailedShare, static_cast<double>(user.failed) / done);
    }
    if (operations.empty())
        return fairness;
    fairness.leastOperations = *std::min_element(operations.begin(), operations.end());
    fairness.medianOperations = medianOf(std::move(operations));
    const qint64 fewest = std::min(kFewOperations, fairness.medianOperations);
    takeMeans(users, fewest, fairness);
    takeStarved(users, fewest, fairness);
    return fairness;
}

} // namespace cachescope::load
