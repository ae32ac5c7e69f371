// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QStringList>

#include <optional>
#include <vector>

/// Whether a run held what was asked of it, in words. Any thread.
namespace cachescope::load {

struct RunVerdict
{
    bool passed = true; ///< it holds, as far as it was run
    bool interrupted = false;
    /// Why it did not pass, a sentence each: thresholds, lost processes, a cache that could not be
    /// closed, values that were not as stored.
    QStringList failures;
    /// What should be known beside that: the run was interrupted, what failed first.
    QStringList notes;
};

/// The verdict on one object of `runs`, by its figures and thresholds. This is the one place that makes it.
RunVerdict verdictOn(const QJsonObject &run);

/// A threshold in words: "lock errors 1,946 (allowed: at most 0)".
QString thresholdText(const QJsonObject &threshold);
/// "at most 100.0 ms".
QString limitText(const QJsonObject &threshold);

/// What was wrong with the values of a run, a sentence for each kind; empty if nothing was, or if nothing was
/// checked.
QStringList valueFindings(const QJsonObject &run);
/// "1 of 4 processes was lost; its figures are missing"; empty if none was.
QString lostProcesses(const QJsonObject &run);
/// Why the cache could not be closed, or its file not be read again; empty if all that went well.
QString failedEnd(const QJsonObject &run);
/// "no operation was measured"; empty if one was, or if that has a reason which is told elsewhere.
QString nothingMeasured(const QJsonObject &run);

/// Where the `limit` of a document is, in a sentence: "corrected meets reads.p99Ms<50 at 3,364 operations/s,
/// and not at 3,513."
QString limitVerdict(const QJsonObject &limit);
/// "240 users", "3,364 operations/s": a value of what the search changed.
QString limitStep(const QJsonObject &limit, std::optional<double> value);

/// What the document says of itself, as LoadDocument::passed() found.
bool documentPassed(const QJsonObject &document);

} // namespace cachescope::load
