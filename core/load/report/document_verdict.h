// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QStringList>

/// What a document of `load --json` comes to as a whole. Any thread.
namespace cachescope::load {

enum class DocumentOutcome {
    Passed,      ///< as the document says of itself
    Interrupted, ///< nothing speaks against it but that not all was run
    Failed,
};

DocumentOutcome outcomeOf(const QJsonObject &document);

/// It in a sentence: "Passed: all designs held", "Failed: 1 of 2 designs did not hold; interrupted before its
/// end"; of a search for a limit what it found.
QString headlineOf(const QJsonObject &document);

/// Why not all was run, and what was not, a sentence each; empty if all was.
QStringList missingRuns(const QJsonObject &document);

} // namespace cachescope::load
