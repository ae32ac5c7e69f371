// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/load_options.h"

#include "app/cli/option_types.h"

namespace cachescope::cli {

using load::Scenario;
using std::chrono::ceil;
using std::chrono::duration_cast;
using std::chrono::microseconds;
using std::chrono::milliseconds;

void LoadOptions::addTo(CLI::App &command)
{
    addTextOption(command, "SCENARIO", m_scenarioFile, "A scenario file (JSON); options change what it says");
    addWhat(command);
    addHowLong(command);
    addMix(command);
    addCache(command);
    command.add_flag("--json", m_json, "One JSON document");
}

void LoadOptions::addWhat(CLI::App &command)
{
    command
        .add_option_function<std::vector<std::string>>(
            "--design",
            [this](const std::vector<std::string> &names) {
                QStringList designs;
                for (const std::string &name : names)
                    designs << QString::fromStdString(name);
                change([designs](Scenario &scenario) { scenario.designs = designs; });
            },
            "Designs to run in turn (see the command designs)")
        ->delimiter(',')
        ->type_name("NAME[,NAME…]");
    command.add_option_function<std::string>(
        "--file",
        [this](const std::string &path) {
            change([path](Scenario &scenario) { scenario.sourceFile = QString::fromStdString(path); });
        },
        "Run on copies of this cache file, with its own keys");
}

void LoadOptions::addHowLong(CLI::App &command)
{
    command.add_option_function<int>(
        "--users", [this](int users) { change([users](Scenario &scenario) { scenario.users = users; }); },
        "Simulated users, a thread each");
    command.add_option_function<int>(
        "--processes",
        [this](int count) { change([count](Scenario &scenario) { scenario.processes = count; }); },
        "Spread the users over so many processes");
    auto *duration = addDurationOption(
        command, "--duration",
        [this](microseconds time) {
            change([time](Scenario &scenario) {
                scenario.duration = duration_cast<milliseconds>(time);
                scenario.operations = 0;
            });
        },
        "How long to measure");
    auto *operations = command.add_option_function<qint64>(
        "--operations",
        [this](qint64 count) { change([count](Scenario &scenario) { scenario.operations = count; }); },
        "End after so many operations of all users together");
    operations->excludes(duration);
    addDurationOption(
        command, "--think-time",
        [this](microseconds time) {
            change([time](Scenario &scenario) { scenario.thinkTime = duration_cast<milliseconds>(time); });
        },
        "Mean pause of a user between operations");
}

void LoadOptions::addMix(CLI::App &command)
{
    command.add_option_function<double>(
        "--stores",
        [this](double share) { change([share](Scenario &scenario) { scenario.storeShare = share; }); },
        "Share of the operations that store, 0 to 1; the others read");
    command.add_option_function<qint64>(
        "--keys",
        [this](qint64 count) { change([count](Scenario &scenario) { scenario.keyCount = count; }); },
        "Keys to draw from");
    command
        .add_option_function<std::string>(
            "--distribution",
            [this](const std::string &name) {
                const auto keys =
                    name == "zipf" ? load::KeyDistribution::Zipf : load::KeyDistribution::Uniform;
                change([keys](Scenario &scenario) { scenario.keys = keys; });
            },
            "How popular the keys are")
        ->check(CLI::IsMember({"uniform", "zipf"}));
    command.add_option_function<quint64>(
        "--seed", [this](quint64 seed) { change([seed](Scenario &scenario) { scenario.seed = seed; }); },
        "The same seed gives each user the same operations");
}

void LoadOptions::addCache(CLI::App &command)
{
    addBytesOption(
        command, "--value-size",
        [this](qint64 bytes) { change([bytes](Scenario &scenario) { scenario.valueBytes = bytes; }); },
        "Size of each value");
    addBytesOption(
        command, "--max-bytes",
        [this](qint64 bytes) { change([bytes](Scenario &scenario) { scenario.maxBytes = bytes; }); },
        "The cache's budget; 0: no limit");
    addDurationOption(
        command, "--disk-sync-delay",
        [this](microseconds time) {
            // Rounded up: less than a millisecond is not nothing.
            change(
                [delay = ceil<milliseconds>(time)](Scenario &scenario) { scenario.diskSyncDelay = delay; });
        },
        "Let every fsync take so much longer, as on a slow disk");
}

Result<Scenario> LoadOptions::scenario() const
{
    Scenario scenario;
    if (!m_scenarioFile.isEmpty()) {
        auto read = Scenario::fromFile(m_scenarioFile);
        if (!read)
            return read.error();
        scenario = *read;
    }
    for (const Change &change : m_changes)
        change(scenario);
    if (auto valid = scenario.validate(); !valid)
        return valid.error();
    return scenario;
}

} // namespace cachescope::cli
