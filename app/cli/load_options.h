// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/scenario/scenario.h"

#include <CLI/CLI.hpp>
#include <functional>
#include <vector>

namespace cachescope::cli {

/// The arguments of `load`: a scenario file, and what is different from it.
class LoadOptions
{
public:
    /// Adds the arguments to `command`. Must outlive the parsing.
    void addTo(CLI::App &command);

    /// The scenario as asked for; not found, not JSON, InvalidArgument.
    [[nodiscard]] Result<load::Scenario> scenario() const;
    [[nodiscard]] bool json() const { return m_json; }

private:
    using Change = std::function<void(load::Scenario &)>;

    void addWhat(CLI::App &command);
    void addHowLong(CLI::App &command);
    void addMix(CLI::App &command);
    void addCache(CLI::App &command);
    void change(Change change) { m_changes.push_back(std::move(change)); }

    QString m_scenarioFile;
    std::vector<Change> m_changes;
    bool m_json = false;
};

} // namespace cachescope::cli
