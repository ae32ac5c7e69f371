// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

/// What was changed while a run went on: by somebody's hand, or by a step that its scenario has (a ramp is
/// none: it changes all the time). Values; any thread.
namespace cachescope::load {

enum class ChangeKind { Users, Rate, Disk, Pause, Resume };

/// The stable name scripts see: "users", "rate", "disk", "pause", "resume".
QString changeKindName(ChangeKind kind);

struct RunChange
{
    double atSeconds = 0.0; ///< since the measured part began, without pauses; negative: in the warm-up
    ChangeKind kind = ChangeKind::Users;
    /// Before and after: the number of active users ("240"), operations a second ("500"), a disk as
    /// DiskModel::toText() has it. Empty for Pause and Resume.
    QString from = QString();
    QString to = QString();
    bool isPlanned = false;     ///< the scenario said so
    double pausedSeconds = 0.0; ///< of Resume: how long the run stood still

    /// One of `changes` of one of runs[].
    [[nodiscard]] QJsonObject toJson() const;

    bool operator==(const RunChange &) const = default;
};

} // namespace cachescope::load
