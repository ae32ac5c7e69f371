// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/report/document_verdict.h"

#include <QDateTime>

#include <optional>
#include <vector>

namespace cachescope::load {

/// The key figures of one of `runs`; absent: not measured.
struct SummaryFigures
{
    QString label; ///< as runLabels() says; of a search for a limit "corrected at 240 users"
    std::optional<double> operationsPerSecond;
    std::optional<double> p99Ms; ///< of successful operations: the worse of reads and writes
    std::optional<double> lockErrors;
    std::optional<double> hitRatio;

    bool operator==(const SummaryFigures &) const = default;
};

/// Of longer names and labels a summary has the beginning.
inline constexpr qsizetype kMostSummaryText = 200;

/// What a list says of a load test that is kept. A value.
struct RunSummary
{
    QString id;          ///< by which the store finds it
    QString name;        ///< as people called it; never empty
    QDateTime startedAt; ///< UTC; invalid if the document does not say
    QString scenario;    ///< its name; may be empty
    int users = 0;       ///< 0: not said
    DocumentOutcome outcome = DocumentOutcome::Failed;
    /// Of the runs that people asked for: of an ablation its designs without the turned switches, of a search
    /// for a limit the highest value that held, or else the last that was tried.
    std::vector<SummaryFigures> runs;
    int otherRuns = 0; ///< beside these
    qint64 bytes = 0;  ///< of the file

    bool operator==(const RunSummary &) const = default;
};

/// Of a document of `load --json`. What is not in it is absent, never an error. `id` and `bytes` are not
/// known to a document, and `name` is its own, or that of its scenario, or else "Load test". Any thread.
RunSummary summaryOf(const QJsonObject &document);

/// Places in `runs` of those that RunSummary::runs is of. Any thread.
std::vector<std::size_t> chiefRuns(const QJsonObject &document);

/// As it stands in an index, and back; nothing if `json` is not one. Any thread.
QJsonObject summaryToJson(const RunSummary &summary);
std::optional<RunSummary> summaryFromJson(const QJsonObject &json);

} // namespace cachescope::load
