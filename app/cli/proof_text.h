// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/table.h"
#include "core/inspect/open/untouched_proof.h"

#include <QJsonObject>

/// How `info --proof` shows what it proves.
namespace cachescope::cli {

struct ProofRun
{
    inspect::FileSnapshot before;
    inspect::FileSnapshot after;
    inspect::UntouchedProof proof;
};

/// `unchanged, contentCompared, verdict, lines[{changed,text}], before{…}, after{…}`; times in whole
/// nanoseconds since 1970, since seconds in a double cannot tell two writes apart.
QJsonObject proofJson(const ProofRun &run);

Facts proofFacts(const ProofRun &run);

} // namespace cachescope::cli
