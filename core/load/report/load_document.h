// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/report/ablation_matrix.h"
#include "core/load/report/limit_report.h"
#include "core/load/report/run_report.h"

#include <QDateTime>

namespace cachescope::load {

/// All that one load test came to: what `load --json` prints, other reports are made of, and a repetition
/// begins from. A value.
struct LoadDocument
{
    Scenario scenario;
    QDateTime startedAt;
    std::vector<RunReport> runs; ///< in the order in which they were run
    std::optional<AblationMatrix> ablation;
    std::optional<LimitReport> limit;
    QString error = QString(); ///< which ended it before all was run, a sentence; empty: none
    /// The command line that asked for it, as a shell takes it; empty: it was not asked for by one.
    QString command = QString();
    /// Where the temporary directories of runs are made; empty: the system's place for them.
    QString workDirectory = QString();

    /// All was run to its end, and every run holds; or the search for a limit found where one does: others of
    /// it are meant to fail.
    [[nodiscard]] bool passed() const;
    /// The designs whose turn did not come.
    [[nodiscard]] QStringList notRun() const;
    /// The directory that the files of runs are in, or that theirs are made in.
    [[nodiscard]] QString runDirectory() const;
    /// What the runs are called, as runLabels() in run_labels.h says.
    [[nodiscard]] QStringList runLabels() const;
    [[nodiscard]] QJsonObject toJson() const;
};

} // namespace cachescope::load
