// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QJsonArray>
#include <QJsonObject>

#include <chrono>
#include <vector>

namespace cachescope::load {

/// A stretch of a run during which the number of active users moves evenly from that of the stage before (0
/// before the first one) to `users`. The stages of k6
/// (https://grafana.com/docs/k6/latest/using-k6/k6-options/).
struct Stage
{
    int users = 0;
    std::chrono::milliseconds duration{0}; ///< 0: at once

    bool operator==(const Stage &) const = default;
};

/// How the number of active users changes over a run. A value; empty: all users are active all the time.
class Ramp
{
public:
    Ramp() = default;
    explicit Ramp(std::vector<Stage> stages);

    [[nodiscard]] bool isEmpty() const { return m_stages.empty(); }
    [[nodiscard]] const std::vector<Stage> &stages() const { return m_stages; }
    [[nodiscard]] std::chrono::milliseconds duration() const;
    /// The largest number of users; 0 if empty.
    [[nodiscard]] int mostUsers() const;
    /// The users of the first stage that has any; 0 if none has.
    [[nodiscard]] int firstUsers() const;
    /// So many are active `elapsed` after the start; after the last stage as many as at its end.
    [[nodiscard]] int usersAt(std::chrono::nanoseconds elapsed) const;

    /// A list of {"users", "durationMs"}.
    [[nodiscard]] QJsonArray toJson() const;
    /// InvalidArgument, naming the stage and its member as parts of the scenario's field `path`
    /// ("stages[1].users"), the value and what is allowed.
    static Result<Ramp> fromJson(const QJsonArray &json, const QString &path);
    /// The JSON Schema of one stage.
    static QJsonObject stageSchema();

    bool operator==(const Ramp &) const = default;

private:
    std::vector<Stage> m_stages;
};

} // namespace cachescope::load
