// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/load/scenario/disk_model.h"
#include "core/load/scenario/operation_mix.h"
#include "core/load/scenario/ramp.h"
#include "core/load/scenario/threshold.h"

#include <QJsonObject>
#include <QStringList>

#include <chrono>

namespace cachescope::load {

/// Which keys operations draw.
enum class KeyDistribution {
    Uniform,
    Zipf,     ///< key number k in proportion to 1 ÷ (k + 1)^zipfExponent
    Hotspot,  ///< hotShare of the operations go to the first hotKeys of the keys
    Latest,   ///< the newest stored are the most popular, by zipfExponent; stores go to new keys
    Sessions, ///< a user begins somewhere and goes on key after key, sessionLength of them
    Trace     ///< as recorded in traceFile
};

/// How large stored values are.
enum class SizeDistribution {
    Fixed,     ///< valueBytes
    Uniform,   ///< valueBytes … valueMaxBytes
    LogNormal, ///< median valueBytes, spread valueSigma, at most valueMaxBytes
    File       ///< as those in valueSizesFile
};

/// When operations begin where a rate is fixed.
enum class Arrivals {
    Poisson, ///< at random, independent of each other
    Steady,  ///< evenly spread
    Together ///< all users at the same moments
};

/// How much of each value that is read is checked.
enum class ValueCheck {
    Full, ///< its checksum
    Ends, ///< its first and last bytes: nearly free
    Off
};

/// From when on the disk is another.
struct DiskChange
{
    std::chrono::milliseconds at{0}; ///< since the start of the run, its warm-up included
    DiskModel disk;

    bool operator==(const DiskChange &) const = default;
};

/// What a load run does. A value; JSON and back. The same scenario, same seed, gives each user the same
/// sequence of operations against every design. The fields are described in
/// core/load/scenario/scenario_fields.
struct Scenario
{
    QString name = QStringLiteral("custom");
    QStringList designs{QStringLiteral("corrected")}; ///< as designInfo() takes them; run in turn
    bool ablation = false; ///< each design also with each one of its switches turned
    int users = 50;        ///< 1…2000, a thread each
    Ramp stages;           ///< of active users, at most `users`; empty: all are, for `duration`
    int processes = 1; ///< 1…64, at most `users`: over so many the users are spread; 1: the one that runs it
    std::chrono::milliseconds duration{10'000}; ///< of the measured part; ignored if operations > 0
    qint64 operations = 0;                      ///< in all, over all users; 0: run for `duration`
    std::chrono::milliseconds warmUp{0};        ///< before `duration`, run and not measured
    std::chrono::milliseconds thinkTime{
        20};                  ///< mean pause of a user between operations (exponential); 0: none
    double arrivalRate = 0.0; ///< operations a second of all users together, whatever the cache does; 0: a
                              ///< user begins after thinkTime
    Arrivals arrivals = Arrivals::Poisson;
    OperationMix mix;
    int batchSize = 10;                          ///< keys of getMany, putMany, pin
    std::chrono::milliseconds synthesisDelay{0}; ///< between the miss and the store of play
    KeyDistribution keys = KeyDistribution::Zipf;
    double zipfExponent = 0.99;
    double hotKeys = 0.1;
    double hotShare = 0.9;
    int sessionLength = 50;
    QString traceFile;      ///< CSV, see core/load/operations/trace.h
    qint64 keyCount = 2000; ///< keys that operations draw from
    double prefill = 1.0; ///< 0…1: part of the keys that is stored before the run, as far as maxBytes holds
    SizeDistribution valueSizes = SizeDistribution::Fixed;
    qint64 valueBytes = 50'000;
    qint64 valueMaxBytes = 1'000'000;
    double valueSigma = 1.0;
    QString valueSizesFile;
    qint64 maxBytes = 0; ///< the cache's budget; 0: no limit
    DiskModel disk;      ///< during the measured part and the warm-up
    std::vector<DiskChange> diskChanges;
    ValueCheck valueCheck = ValueCheck::Full;
    bool verifyFile = false; ///< at the end every value is read again, and SQLite checks the file
    QList<Threshold> thresholds;
    quint64 seed = 42;
    QString sourceFile; ///< a cache file to run on copies of; empty: a fresh one. Its own keys are then used
    bool inPlace = false; ///< run on sourceFile itself

    /// InvalidArgument, naming the field, its value and what is allowed.
    Result<void> validate() const;
    [[nodiscard]] QJsonObject toJson() const;
    /// Fields left out keep their defaults. InvalidArgument, naming the field: one that is not known or holds
    /// what it may not, or two that contradict each other.
    static Result<Scenario> fromJson(const QJsonObject &json);
    /// As fromJson(); also takes a report of an earlier run, whose scenario it then is. NotFound, or
    /// CannotOpen for what is a directory or cannot be read; InvalidArgument for what is no JSON object.
    /// Paths in it are relative to the file's directory. "-" is standard input, in the current directory.
    static Result<Scenario> fromFile(const QString &path);

    /// That of `stages`, otherwise `duration`.
    [[nodiscard]] std::chrono::milliseconds measuredDuration() const;
    /// The mean size of values, as far as the scenario says it; for SizeDistribution::File it is valueBytes.
    [[nodiscard]] qint64 meanValueBytes() const;

    bool operator==(const Scenario &) const = default;
};

} // namespace cachescope::load
