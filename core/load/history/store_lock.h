// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QFile>

#include <chrono>
#include <memory>

namespace cachescope::load {

/// Keeps other windows and programs from changing the files of a directory at the same time, for as long as
/// it lives. The kernel drops it when the process ends, however it ends. Any thread.
class StoreLock
{
public:
    /// Waits for it up to `patience`: then Busy. CannotOpen if the directory cannot be written to. Where the
    /// file system has no locks it holds nothing back.
    static Result<std::unique_ptr<StoreLock>> take(const QString &directory,
                                                   std::chrono::milliseconds patience);

private:
    explicit StoreLock(const QString &path)
        : m_file(path)
    {
    }

    QFile m_file;
};

} // namespace cachescope::load
