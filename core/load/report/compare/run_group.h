// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

#include <utility>
#include <vector>

namespace cachescope::load {

/// The runs of one document that repeat the same thing.
struct RunGroup
{
    QString label; ///< the design
    std::vector<QJsonObject> runs;
    bool isSteady = true;               ///< load and disk were the same all along
    bool isBoundedByOperations = false; ///< otherwise by time

    [[nodiscard]] bool holds() const;         ///< every run does, by run_verdict.h
    [[nodiscard]] bool isInterrupted() const; ///< one of them was
    /// "corrected", or "corrected (2)" where there are several.
    [[nodiscard]] QString labelOf(std::size_t run) const;
};

/// Whether users, rate or disk of one of runs[] were changed by hand while it went on. Any thread.
bool isSteered(const QJsonObject &run);

/// Those of `document`, by design, in the order in which each was first run. Any thread.
std::vector<RunGroup> groupsByDesign(const QJsonObject &document);

/// Adds `run` to the group with that label, which is made where there is none.
void addToGroup(std::vector<RunGroup> &groups, const QJsonObject &document, const QString &label,
                const QJsonObject &run);

/// Two groups that are compared, before and after.
using GroupPair = std::pair<RunGroup, RunGroup>;

/// The groups that have the same label. Any thread.
std::vector<GroupPair> pairsByLabel(const std::vector<RunGroup> &before, const std::vector<RunGroup> &after);

} // namespace cachescope::load
