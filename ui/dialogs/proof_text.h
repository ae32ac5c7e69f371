// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/open/untouched_proof.h"
#include "ui/widgets/look.h"

#include <optional>

/// What is known of whether a file was left untouched, in words for people. Pure.
namespace cachescope::ui {

/// Snapshots of an open file.
struct ProofState
{
    inspect::FileSnapshot atOpening;
    std::optional<inspect::FileSnapshot> now;       ///< the last look
    std::optional<inspect::FileSnapshot> firstHash; ///< the first that has a SHA-256
    std::optional<inspect::FileSnapshot> lastHash;  ///< the last of them, if there were several
    inspect::OpenMode mode = inspect::OpenMode::Immutable;
};

struct ProofVerdict
{
    Tone tone = Tone::Neutral;
    QString text;
};

/// What size and times prove, and what they do not. Neutral until there was a look.
ProofVerdict untouchedVerdict(const ProofState &state);

/// What the SHA-256 that were taken prove of the content.
ProofVerdict contentVerdict(const ProofState &state);

/// Rows of a table: what, at opening, now, "same" or "CHANGED".
QList<QStringList> proofRows(const ProofState &state);

/// All names in the directory, a line each; those that are new or gone since opening say so.
QStringList listingLines(const ProofState &state);

/// The SHA-256 that was taken last; empty without one.
QString takenHash(const ProofState &state);

/// Whether `expected`, as somebody pasted it (sha256sum's line will do), is the hash that was taken.
ProofVerdict expectedVerdict(const QString &expected, const QString &taken);

/// Everything above as text.
QString proofAsText(const ProofState &state);

} // namespace cachescope::ui
