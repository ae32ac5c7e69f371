// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/scenario/ramp.h"

#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace cachescope::load {

using std::chrono::milliseconds;
using std::chrono::nanoseconds;

namespace {

constexpr qint64 kMostUsers = 2000;
constexpr qint64 kLongestMs = 7LL * 24 * 60 * 60 * 1000;

Error refuse(qsizetype stage, const QString &what)
{
    return Error{ErrorCode::InvalidArgument, QStringLiteral("has stage %1 with %2; allowed is a list of "
                                                            "{\"users\": 0 to %3, \"durationMs\": 0 to %4}")
                                                 .arg(stage + 1)
                                                 .arg(what)
                                                 .arg(kMostUsers)
                                                 .arg(kLongestMs)};
}

bool isIn(const QJsonValue &value, qint64 most)
{
    const qint64 number = value.toInteger(-1);
    return number >= 0 && number <= most;
}

Result<void> checkStage(qsizetype number, const QJsonObject &stage)
{
    for (const QString &name : stage.keys()) {
        if (name != QLatin1String("users") && name != QLatin1String("durationMs"))
            return refuse(number, QStringLiteral("an unknown field \"%1\"").arg(name));
    }
    if (!isIn(stage.value(QStringLiteral("users")), kMostUsers))
        return refuse(number, QStringLiteral("wrong \"users\""));
    if (!isIn(stage.value(QStringLiteral("durationMs")), kLongestMs))
        return refuse(number, QStringLiteral("wrong \"durationMs\""));
    return {};
}

} // namespace

Ramp::Ramp(std::vector<Stage> stages)
    : m_stages(std::move(stages))
{
}

milliseconds Ramp::duration() const
{
    milliseconds all{0};
    for (const Stage &stage : m_stages)
        all += stage.duration;
    return all;
}

int Ramp::mostUsers() const
{
    int most = 0;
    for (const Stage &stage : m_stages)
        most = std::max(most, stage.users);
    return most;
}

int Ramp::firstUsers() const
{
    const auto first = std::ranges::find_if(m_stages, [](const Stage &stage) { return stage.users > 0; });
    return first == m_stages.end() ? 0 : first->users;
}

int Ramp::usersAt(nanoseconds elapsed) const
{
    int before = 0;
    for (const Stage &stage : m_stages) {
        if (elapsed < stage.duration) {
            const double part = static_cast<double>(elapsed.count()) /
                                static_cast<double>(nanoseconds(stage.duration).count());
            return before + static_cast<int>(std::lround(part * (stage.users - before)));
        }
        elapsed -= stage.duration;
        before = stage.users;
    }
    return before;
}

QJsonArray Ramp::toJson() const
{
    QJsonArray json;
    for (const Stage &stage : m_stages)
        json << QJsonObject{{QStringLiteral("users"), stage.users},
                            {QStringLiteral("durationMs"), static_cast<qint64>(stage.duration.count())}};
    return json;
}

Result<Ramp> Ramp::fromJson(const QJsonArray &json)
{
    std::vector<Stage> stages;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const QJsonObject stage = json.at(i).toObject();
        if (auto valid = checkStage(i, stage); !valid)
            return valid.error();
        stages.push_back({static_cast<int>(stage.value(QStringLiteral("users")).toInteger()),
                          milliseconds(stage.value(QStringLiteral("durationMs")).toInteger())});
    }
    return Ramp(std::move(stages));
}

} // namespace cachescope::load
