// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/scenario/operation_mix.h"

#include "core/base/translate.h"
#include "core/load/scenario/field_error.h"

#include <QStringList>

#include <cmath>
#include <numeric>

namespace cachescope::load {

namespace {

constexpr std::array<const char *, kOperationKinds> kNames{"get",     "contains", "getMany", "put",
                                                           "putMany", "remove",   "pin",     "play"};

Error refuse(const QString &what)
{
    QStringList known;
    for (const char *name : kNames)
        known << QLatin1String(name);
    return Error{ErrorCode::InvalidArgument, CoreText::tr("%1; allowed are numbers from 0, not all 0, for %2")
                                                 .arg(what, known.join(QStringLiteral(", ")))};
}

} // namespace

QString operationName(OperationKind kind)
{
    return QLatin1String(kNames[static_cast<std::size_t>(kind)]);
}

std::optional<OperationKind> operationCalled(const QString &name)
{
    for (std::size_t i = 0; i < kOperationKinds; ++i) {
        if (name == QLatin1String(kNames[i]))
            return static_cast<OperationKind>(i);
    }
    return std::nullopt;
}

bool isRead(OperationKind kind)
{
    return kind == OperationKind::Get || kind == OperationKind::Contains || kind == OperationKind::GetMany;
}

OperationMix::OperationMix()
{
    setWeight(OperationKind::Get, 0.8);
    setWeight(OperationKind::Put, 0.2);
}

OperationMix OperationMix::none()
{
    OperationMix mix;
    mix.m_weights = {};
    mix.m_upTo = {};
    return mix;
}

OperationMix OperationMix::ofStores(double share)
{
    OperationMix mix = none();
    mix.setWeight(OperationKind::Get, 1.0 - share);
    mix.setWeight(OperationKind::Put, share);
    return mix;
}

void OperationMix::setWeight(OperationKind kind, double weight)
{
    m_weights[index(kind)] = weight;
    std::partial_sum(m_weights.begin(), m_weights.end(), m_upTo.begin());
}

double OperationMix::share(OperationKind kind) const
{
    const double all = sum();
    return all > 0.0 ? weight(kind) / all : 0.0;
}

OperationKind OperationMix::pick(double uniform) const
{
    const double at = uniform * sum();
    std::size_t last = 0; // where rounding leads beyond all
    for (std::size_t i = 0; i < kOperationKinds; ++i) {
        if (at < m_upTo[i])
            return static_cast<OperationKind>(i);
        if (m_weights[i] > 0.0)
            last = i;
    }
    return static_cast<OperationKind>(last);
}

Result<void> OperationMix::validate() const
{
    for (std::size_t i = 0; i < kOperationKinds; ++i) {
        if (!(m_weights[i] >= 0.0) || !std::isfinite(m_weights[i]))
            return refuse(CoreText::tr("gives %1 the weight %2")
                              .arg(QLatin1String(kNames[i]), QString::number(m_weights[i])));
    }
    return sum() > 0.0 ? Result<void>() : refuse(CoreText::tr("has no operation"));
}

QJsonObject OperationMix::toJson() const
{
    QJsonObject json;
    for (std::size_t i = 0; i < kOperationKinds; ++i) {
        if (m_weights[i] != 0.0)
            json.insert(QLatin1String(kNames[i]), m_weights[i]);
    }
    return json;
}

Result<OperationMix> OperationMix::fromJson(const QJsonObject &json)
{
    OperationMix mix = none();
    for (auto field = json.begin(); field != json.end(); ++field) {
        const auto kind = operationCalled(field.key());
        if (!kind)
            return refuse(QStringLiteral("has \"%1\"").arg(field.key()));
        if (!field.value().isDouble())
            return refuse(CoreText::tr("gives %1 the weight %2, which is no number")
                              .arg(field.key(), valueInWords(field.value())));
        mix.setWeight(*kind, field.value().toDouble());
    }
    return mix;
}

} // namespace cachescope::load
