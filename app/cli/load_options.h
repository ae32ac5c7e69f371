// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/report_places.h"
#include "core/load/scenario/scenario.h"

#include <CLI/CLI.hpp>
#include <utility>
#include <vector>

namespace cachescope::load {
struct ScenarioField;
}

namespace cachescope::cli {

/// Where reports go, beside what is printed. Empty: nowhere.
struct ReportFiles
{
    QString json;
    QString html;
    QString junit;
    QString csv;
    QString hgrmPrefix; ///< of PREFIX-DESIGN-reads.hgrm and its like
};

/// The arguments of `load`: a scenario file, what is different from it (an option for each of its fields),
/// and what is to come of it.
class LoadOptions
{
public:
    /// Adds the arguments to `command`. Must outlive the parsing.
    void addTo(CLI::App &command);

    /// The scenario as asked for; not found, not JSON, InvalidArgument.
    [[nodiscard]] Result<load::Scenario> scenario() const;
    /// What a run of `scenario` reads: the scenario's own file, those it names, and the logs beside them.
    [[nodiscard]] std::vector<NamedFile> filesRead(const load::Scenario &scenario) const;
    /// What a limit is to be found for; empty: none. InvalidArgument.
    [[nodiscard]] Result<QList<load::Threshold>> limitCondition() const;
    [[nodiscard]] const ReportFiles &files() const { return m_files; }
    [[nodiscard]] const QString &workDirectory() const { return m_workDirectory; }
    [[nodiscard]] bool json() const { return m_json; }
    /// Only the JSON Schema of scenario files is wanted.
    [[nodiscard]] bool schema() const { return m_schema; }

private:
    void addField(CLI::App &command, const load::ScenarioField &field);
    void addReports(CLI::App &command);

    QString m_scenarioFile;
    std::vector<std::pair<const load::ScenarioField *, QString>> m_changes; ///< with the text of each option
    QString m_limit;
    QString m_workDirectory;
    ReportFiles m_files;
    bool m_json = false;
    bool m_schema = false;
};

} // namespace cachescope::cli
