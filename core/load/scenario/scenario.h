// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QStringList>

#include <chrono>

namespace cachescope::load {

enum class KeyDistribution { Uniform, Zipf };

/// What a load run does. A value; JSON and back. The same scenario, same seed, gives each user the same
/// sequence of operations against every design.
struct Scenario
{
    QString name = QStringLiteral("custom");
    QStringList designs{QStringLiteral("corrected")}; ///< names from allDesigns(); run in turn
    int users = 50;                                   ///< 1…2000, a thread each
    int processes = 1; ///< 1…64, at most `users`: over so many the users are spread; 1: the one that runs it
    std::chrono::milliseconds duration{10'000}; ///< of the measured part; ignored if operations > 0
    qint64 operations = 0;                      ///< in all, over all users; 0: run for `duration`
    std::chrono::milliseconds thinkTime{
        20};                 ///< mean pause of a user between operations (exponential); 0: none
    double storeShare = 0.2; ///< 0…1 of the operations are stores, the rest reads
    KeyDistribution keys = KeyDistribution::Zipf;
    double zipfExponent = 0.99;
    qint64 keyCount =
        2000; ///< keys that operations draw from; stored before the run, as many as maxBytes holds
    qint64 valueBytes = 50'000; ///< of each value
    qint64 maxBytes = 0;        ///< the cache's budget; 0: no limit
    /// 0…10 s: so much longer every fsync of the measured part takes; 0: as the disk is
    std::chrono::milliseconds diskSyncDelay{0};
    quint64 seed = 42;
    QString sourceFile; ///< a cache file to run on copies of; empty: a fresh one. Its own keys are then used

    /// InvalidArgument, naming the field, its value and what is allowed.
    Result<void> validate() const;
    [[nodiscard]] QJsonObject toJson() const;
    /// Fields left out keep their defaults; an unknown field or a wrong type is InvalidArgument, naming it.
    static Result<Scenario> fromJson(const QJsonObject &json);
    /// As fromJson(); NotFound, or CannotOpen for what is a directory, cannot be read, or is no JSON object.
    static Result<Scenario> fromFile(const QString &path);

    bool operator==(const Scenario &) const = default;
};

} // namespace cachescope::load
