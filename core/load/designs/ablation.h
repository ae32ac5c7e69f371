// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QString>

namespace cachescope::load {

/// One run of an ablation: a design in which one thing is different, so that a comparison with the design
/// itself shows what that one thing does.
struct AblationStep
{
    QString designSpec; ///< as makeDesign() takes it
    QString switchName; ///< empty: the design itself, nothing is different
    QString from;       ///< the switch's value in the design itself
    QString to;         ///< and in this one
};

/// The design `base` itself, and then with each switch turned, one at a time (a busy timeout to 0, or from
/// that to 5 s). InvalidArgument as designInfo(), and for `corrected`, which has no switches. Any thread.
Result<QList<AblationStep>> ablationOf(const QString &base);

} // namespace cachescope::load
