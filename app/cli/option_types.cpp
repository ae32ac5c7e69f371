// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/option_types.h"

#include "core/base/units.h"

namespace cachescope::cli {

CLI::Option *addBytesOption(CLI::App &command, const std::string &name, std::function<void(qint64)> set,
                            const std::string &description)
{
    const auto take = [name, set = std::move(set)](const std::string &text) {
        const auto bytes = parseBytes(QString::fromStdString(text));
        if (!bytes)
            throw CLI::ValidationError(name, bytes.error().message.toStdString());
        set(*bytes);
    };
    return command.add_option_function<std::string>(name, take, description)->type_name("SIZE");
}

CLI::Option *addCountOption(CLI::App &command, const std::string &name, std::function<void(qint64)> set,
                            const std::string &description)
{
    const auto take = [name, set = std::move(set)](const std::string &text) {
        const auto count = parseCount(QString::fromStdString(text));
        if (!count)
            throw CLI::ValidationError(name, count.error().message.toStdString());
        set(*count);
    };
    return command.add_option_function<std::string>(name, take, description)->type_name("NUMBER");
}

CLI::Option *addDurationOption(CLI::App &command, const std::string &name,
                               std::function<void(std::chrono::microseconds)> set,
                               const std::string &description)
{
    const auto take = [name, set = std::move(set)](const std::string &text) {
        const auto duration = parseDuration(QString::fromStdString(text));
        if (!duration)
            throw CLI::ValidationError(name, duration.error().message.toStdString());
        set(*duration);
    };
    return command.add_option_function<std::string>(name, take, description)->type_name("DURATION");
}

CLI::Option *addTimeOption(CLI::App &command, const std::string &name, std::function<void(double)> set,
                           const std::string &description)
{
    const auto take = [name, set = std::move(set)](const std::string &text) {
        const auto seconds = parseTime(QString::fromStdString(text));
        if (!seconds)
            throw CLI::ValidationError(name, seconds.error().message.toStdString());
        set(*seconds);
    };
    return command.add_option_function<std::string>(name, take, description)->type_name("TIME");
}

CLI::Option *addFileArgument(CLI::App &command, QString &path)
{
    return addTextOption(command, "FILE", path, "The cache's SQLite file")->required()->type_name("");
}

CLI::Option *addTextOption(CLI::App &command, const std::string &name, QString &value,
                           const std::string &description)
{
    const auto take = [&value](const std::string &text) { value = QString::fromStdString(text); };
    return command.add_option_function<std::string>(name, take, description)->type_name("TEXT");
}

} // namespace cachescope::cli
