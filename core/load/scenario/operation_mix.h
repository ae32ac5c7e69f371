// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QString>

#include <array>
#include <optional>

namespace cachescope::load {

/// What a user asks a cache for.
enum class OperationKind {
    Get,
    Contains,
    GetMany, ///< Scenario::batchSize neighbouring keys at once
    Put,
    PutMany, ///< as many, in one transaction
    Remove,
    Pin,  ///< pins a batch of keys; each tenth one of a user releases all pins instead
    Play, ///< a listener's block: contains, then get, or after the synthesis delay put
};
inline constexpr std::size_t kOperationKinds = 8;

/// The stable names: "get", "contains", "getMany", "put", "putMany", "remove", "pin", "play".
QString operationName(OperationKind kind);
std::optional<OperationKind> operationCalled(const QString &name);
/// Whether it counts among the reads; otherwise among the writes. Play is neither: its parts are.
bool isRead(OperationKind kind);

/// How often which operation comes: weights ≥ 0, not all 0. A value.
class OperationMix
{
public:
    /// 80 % get, 20 % put.
    OperationMix();
    /// `share` (0…1) of put, the rest get.
    static OperationMix ofStores(double share);

    [[nodiscard]] double weight(OperationKind kind) const { return m_weights[index(kind)]; }
    void setWeight(OperationKind kind, double weight);
    /// Its part of all operations, 0…1.
    [[nodiscard]] double share(OperationKind kind) const;
    /// The operation that a number 0…1 falls on.
    [[nodiscard]] OperationKind pick(double uniform) const;

    /// InvalidArgument, saying what is wrong, without the field's name.
    Result<void> validate() const;
    /// The weights that are not 0.
    [[nodiscard]] QJsonObject toJson() const;
    /// What is left out has the weight 0. InvalidArgument for an unknown operation or what is no number.
    static Result<OperationMix> fromJson(const QJsonObject &json);

    bool operator==(const OperationMix &) const = default;

private:
    static OperationMix none();
    static constexpr std::size_t index(OperationKind kind) { return static_cast<std::size_t>(kind); }
    [[nodiscard]] double sum() const { return m_upTo.back(); }

    std::array<double, kOperationKinds> m_weights{};
    std::array<double, kOperationKinds> m_upTo{}; ///< sums of the weights up to each, inclusive
};

} // namespace cachescope::load
