// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/scenario/ramp.h"

#include "core/base/translate.h"
#include "core/load/scenario/allowed_values.h"
#include "core/load/scenario/field_error.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>

namespace cachescope::load {

using std::chrono::milliseconds;
using std::chrono::nanoseconds;

namespace {

struct Member
{
    const char *name;
    qint64 most; ///< from 0
};
constexpr Member kUsers{"users", 2000};
constexpr Member kDuration{"durationMs", 7LL * 24 * 60 * 60 * 1000};
constexpr std::array kMembers{kUsers, kDuration};

QStringList memberNames()
{
    QStringList names;
    for (const Member &member : kMembers)
        names << QLatin1String(member.name);
    return names;
}

qint64 numberIn(const QJsonObject &stage, const Member &member)
{
    return stage.value(QLatin1String(member.name)).toInteger(-1);
}

Result<void> checkStage(const QString &path, const QJsonValue &json)
{
    const QStringList known = memberNames();
    if (!json.isObject())
        return fieldError(path, json, CoreText::tr("an object of %1").arg(known.join(QStringLiteral(", "))));
    const QJsonObject stage = json.toObject();
    if (auto members = checkMembers(path, stage, known); !members)
        return members;
    for (const Member &member : kMembers) {
        const qint64 number = numberIn(stage, member);
        const QString name = QLatin1String(member.name);
        if (number < 0 || number > member.most)
            return fieldError(partOf(path, name), stage.value(name), wholeInWords(0, member.most));
    }
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

Result<Ramp> Ramp::fromJson(const QJsonArray &json, const QString &path)
{
    std::vector<Stage> stages;
    for (qsizetype i = 0; i < json.size(); ++i) {
        if (auto valid = checkStage(partOf(path, i), json.at(i)); !valid)
            return valid.error();
        const QJsonObject stage = json.at(i).toObject();
        stages.push_back(
            {static_cast<int>(numberIn(stage, kUsers)), milliseconds(numberIn(stage, kDuration))});
    }
    return Ramp(std::move(stages));
}

QJsonObject Ramp::stageSchema()
{
    QJsonObject members;
    for (const Member &member : kMembers)
        members.insert(QLatin1String(member.name), wholeFrom(0, member.most));
    return objectOf(members, memberNames());
}

} // namespace cachescope::load
