// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/load_options.h"

#include "app/cli/option_types.h"
#include "core/load/scenario/scenario_fields.h"

#include <QDir>

#include <algorithm>

namespace cachescope::cli {

using load::Scenario;
using load::ScenarioField;

namespace {

/// How long a run takes is said in one way: what an option says goes over what the file says in another.
void forgetOtherLengths(Scenario &scenario, const ScenarioField &field)
{
    if (field.name == QLatin1String("durationMs")) {
        scenario.operations = 0;
        scenario.stages = load::Ramp();
    } else if (field.name == QLatin1String("operations")) {
        scenario.stages = load::Ramp();
    } else if (field.name == QLatin1String("stages")) {
        scenario.operations = 0;
    }
}

std::string optionOf(const QString &field)
{
    const auto &all = load::allScenarioFields();
    return std::ranges::find(all, field, &ScenarioField::name)->option.toStdString();
}

/// A report of the run may be anywhere, and is to be repeated from there.
void makeAbsolute(Scenario &scenario)
{
    for (QString *file : {&scenario.sourceFile, &scenario.traceFile, &scenario.valueSizesFile}) {
        if (!file->isEmpty())
            *file = QDir::current().absoluteFilePath(*file);
    }
}

/// A cache and what SQLite keeps beside it.
void addCacheFiles(std::vector<NamedFile> &files, const NamedFile &cache)
{
    if (cache.path.isEmpty())
        return;
    for (const char *end : {"", "-wal", "-shm", "-journal"})
        files.push_back({cache.argument, cache.path + QLatin1String(end)});
}

} // namespace

void LoadOptions::addTo(CLI::App &command)
{
    addTextOption(command, "SCENARIO", m_scenarioFile,
                  "A scenario file (JSON), or a report of an earlier run to repeat; - reads it from standard "
                  "input; options change what it says");
    for (const ScenarioField &field : load::allScenarioFields())
        addField(command, field);
    command.get_option("--operations")->excludes(command.get_option("--duration"));
    for (const load::FieldPair &pair : load::contradictingFields())
        command.get_option(optionOf(pair.one))->excludes(command.get_option(optionOf(pair.other)));
    addReports(command);
}

void LoadOptions::addField(CLI::App &command, const ScenarioField &field)
{
    const std::string name = field.option.toStdString();
    const std::string description = field.description.toStdString();
    if (field.argument.isEmpty()) {
        command.add_flag_callback(
            name, [this, &field] { m_changes.emplace_back(&field, QString()); }, description);
        return;
    }
    const auto take = [this, &field](const std::string &text) {
        m_changes.emplace_back(&field, QString::fromStdString(text));
    };
    auto *option = command.add_option_function<std::string>(name, take, description);
    option->type_name(field.argument.toStdString());
    if (!field.separator.isNull())
        option->join(field.separator.toLatin1());
}

void LoadOptions::addReports(CLI::App &command)
{
    command.add_flag("--json", m_json, "One JSON document");
    addTextOption(command, "--report", m_files.json, "Write the same JSON document into this file")
        ->type_name("FILE");
    addTextOption(command, "--html", m_files.html, "Write a report for people, with charts")
        ->type_name("FILE");
    addTextOption(command, "--junit", m_files.junit, "Write a JUnit XML report for pipelines")
        ->type_name("FILE");
    addTextOption(command, "--csv", m_files.csv, "Write the time series")->type_name("FILE");
    addTextOption(command, "--hgrm", m_files.hgrmPrefix,
                  "Write latency distributions for HdrHistogram's plotters into PREFIX-DESIGN-reads.hgrm and "
                  "its like")
        ->type_name("PREFIX");
    addTextOption(command, "--find-limit", m_limit,
                  "Search the number of users, or the rate where one is given, from which on this, or what "
                  "every run must keep, does not hold any more; instead of the scenario's thresholds")
        ->type_name("CONDITION");
    addTextOption(command, "--work-dir", m_workDirectory,
                  "Where the files of runs are made, in directories that are removed afterwards")
        ->type_name("DIR");
    command.add_flag("--schema", m_schema, "Print the JSON Schema of scenario files and end");
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
    for (const auto &[field, text] : m_changes) {
        forgetOtherLengths(scenario, *field);
        if (auto set = load::setScenarioField(scenario, *field, text); !set)
            return set.error();
    }
    if (auto valid = scenario.validate(); !valid)
        return valid.error();
    makeAbsolute(scenario);
    return scenario;
}

std::vector<NamedFile> LoadOptions::filesRead(const Scenario &scenario) const
{
    const bool isInput = m_scenarioFile == QLatin1String("-");
    std::vector<NamedFile> files{{QStringLiteral("SCENARIO"), isInput ? QString() : m_scenarioFile},
                                 {QStringLiteral("--trace"), scenario.traceFile}};
    for (const NamedFile &cache : {NamedFile{QStringLiteral("--file"), scenario.sourceFile},
                                   NamedFile{QStringLiteral("--value-sizes-file"), scenario.valueSizesFile}})
        addCacheFiles(files, cache);
    std::erase_if(files, [](const NamedFile &file) { return file.path.isEmpty(); });
    return files;
}

Result<QList<load::Threshold>> LoadOptions::limitCondition() const
{
    if (m_limit.isNull()) // an empty condition is a wrong one
        return QList<load::Threshold>();
    auto condition = load::parseThresholds(m_limit);
    if (!condition)
        return Error{condition.error().code,
                     QStringLiteral("--find-limit: %1").arg(condition.error().message)};
    return condition;
}

} // namespace cachescope::cli
