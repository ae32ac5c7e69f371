// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <CLI/CLI.hpp>
#include <chrono>
#include <functional>
#include <string>

/// Options whose text the core understands. What cannot be read is a usage error, in the core's words.
namespace cachescope::cli {

/// A size such as 30G or 64MiB. `set` gets bytes.
CLI::Option *addBytesOption(CLI::App &command, const std::string &name, std::function<void(qint64)> set,
                            const std::string &description);

/// A number of things such as 5000 or 5M. `set` gets the number.
CLI::Option *addCountOption(CLI::App &command, const std::string &name, std::function<void(qint64)> set,
                            const std::string &description);

/// A duration such as 20ms or 10s.
CLI::Option *addDurationOption(CLI::App &command, const std::string &name,
                               std::function<void(std::chrono::microseconds)> set,
                               const std::string &description);

/// A point in time: ISO 8601 or Unix seconds. `set` gets Unix seconds.
CLI::Option *addTimeOption(CLI::App &command, const std::string &name, std::function<void(double)> set,
                           const std::string &description);

/// The cache file that a command is about, its first argument.
CLI::Option *addFileArgument(CLI::App &command, QString &path);

/// Plain text.
CLI::Option *addTextOption(CLI::App &command, const std::string &name, QString &value,
                           const std::string &description);

} // namespace cachescope::cli
