// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/load/scenario/scenario.h"

#include <QTemporaryDir>

#include <atomic>
#include <memory>

namespace cachescope::load {

class Design;
class ValueBuffer;

/// The cache file that one design runs on, in a temporary directory that goes with this object. One thread.
class RunFile
{
public:
    /// Makes the file as `design` lays it out and stores the scenario's keys in it, the most popular ones as
    /// the most recently used, and with a budget no more of them than fit; or copies the scenario's source
    /// file together with its write-ahead log. Leaves `design` closed. Cancelled when `stop` (may be null) is
    /// set, DiskFull, NotFound, CannotOpen (a directory), NotACache (also: a cache without entries).
    static Result<std::unique_ptr<RunFile>> prepare(const Scenario &scenario, Design &design,
                                                    const ValueBuffer &values, const std::atomic<bool> *stop);

    [[nodiscard]] QString path() const { return m_path; }
    /// The size of the write-ahead log now; 0 if there is none.
    [[nodiscard]] qint64 walBytes() const;

private:
    RunFile();

    Result<void> fill(const Scenario &scenario, const ValueBuffer &values, const std::atomic<bool> *stop);
    Result<void> copySource(const Scenario &scenario, const std::atomic<bool> *stop);

    QTemporaryDir m_directory;
    QString m_path;
};

} // namespace cachescope::load
