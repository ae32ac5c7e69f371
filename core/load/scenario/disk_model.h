// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/sqlite/fault_rule.h"

#include <QJsonValue>
#include <QList>
#include <QString>

namespace cachescope::sqlite {
class FaultVfs;
}

/// The disk that a run pretends to have. Values; any thread.
namespace cachescope::load {

/// How slow the disk is beyond the real one, and how often it fails.
struct DiskModel
{
    QString name = QStringLiteral("none"); ///< of a preset, otherwise "custom"
    sqlite::DiskDelay sync;                ///< 0…10 s each, of every fsync
    sqlite::DiskDelay write;
    /// A file whose reads are slow is not mapped into memory (see sqlite::FaultVfs).
    sqlite::DiskDelay read;
    double failingSyncs = 0.0;  ///< probability, 0…1, that an fsync fails (EIO)
    double failingWrites = 0.0; ///< that a write fails (EIO)
    double fullWrites = 0.0;    ///< that a write finds the disk full (ENOSPC)

    /// Whether it changes nothing: then a run needs no FaultVfs.
    [[nodiscard]] bool isReal() const;
    /// InvalidArgument, naming the field, its value and what is allowed.
    [[nodiscard]] Result<void> validate() const;

    /// A preset's name; otherwise an object of `syncMs`, `writeMs`, `readMs` ([least, most]), `syncSkew`,
    /// `writeSkew`, `readSkew` (left out if 1), `failSync`, `failWrite`, `full`.
    [[nodiscard]] QJsonValue toJson() const;
    /// What toJson() gives; fields left out are as on the real disk, and a single number stands for both
    /// ends. InvalidArgument, naming the member as a part of the scenario's field `path`
    /// ("diskChanges[1].disk.syncMs"), its value and what is allowed.
    static Result<DiskModel> fromJson(const QJsonValue &json, const QString &path = QStringLiteral("disk"));

    /// A preset's name; otherwise as "sync=5ms..300ms,sync-skew=6,write=1ms,fail-sync=0.001", without what is
    /// as on the real disk.
    [[nodiscard]] QString toText() const;
    /// What toText() gives, as people type it. InvalidArgument, naming the field and what is allowed.
    static Result<DiskModel> fromText(const QString &text);

    bool operator==(const DiskModel &) const = default;
};

struct DiskPreset
{
    DiskModel model;
    QString description; ///< one sentence, for people
};

/// `none` first, then from the fastest to the slowest, then `failing`.
QList<DiskPreset> diskPresets();

/// From now on the disk is `model` and nothing else: delays and rules that it had are dropped. Also while
/// connections are open.
void apply(const DiskModel &model, sqlite::FaultVfs &disk);

} // namespace cachescope::load
