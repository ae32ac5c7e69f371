// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QStringList>

namespace cachescope::load {

/// The program that does the work of one process of several (see kWorkerCommand): cachescope-cli in the first
/// of `directories` that has it, or else where PATH leads to it. NotFound, saying where it was looked for.
/// Any thread.
Result<QString> findWorkerProgram(const QStringList &directories);

/// As findWorkerProgram(), beside the program that runs. Needs a QCoreApplication.
Result<QString> findWorkerProgram();

} // namespace cachescope::load
