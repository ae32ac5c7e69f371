// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/designs/reference_switches.h"

#include <QList>
#include <QString>

/// Reference designs by name. Any thread.
namespace cachescope::load {

struct ReferencePreset
{
    QString name;
    const char *title = "";       ///< English; CoreText::tr() translates it
    const char *description = ""; ///< the same
    ReferenceSwitches switches;
};

/// From the fault towards the correction; each turns one more switch than the one before it.
const QList<ReferencePreset> &referencePresets();

/// A preset with some switches turned, as "legacy+journal=rollback" names it.
struct ReferenceSpec
{
    ReferencePreset preset;
    QStringList changes;        ///< "journal=rollback", in the order in which they were written
    ReferenceSwitches switches; ///< with the changes

    /// InvalidArgument, telling what is allowed, for a preset, a switch or a value that there is not, and for
    /// a switch that comes twice.
    static Result<ReferenceSpec> parse(const QString &text);
    /// The shortest name of that preset with these switches, in the order of ReferenceSwitches::names().
    [[nodiscard]] static QString write(const ReferencePreset &preset, const ReferenceSwitches &switches);
};

} // namespace cachescope::load
