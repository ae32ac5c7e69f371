// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <memory>

class QFileDevice;

namespace cachescope::cli {

/// A file that is written as a whole. A regular one is replaced when all is on the disk, and otherwise left
/// as it was; a device or a pipe is written to. One thread.
class OutputFile
{
public:
    /// CannotOpen, naming the file and the reason. Waits for a reader if it is a named pipe.
    static Result<OutputFile> open(const QString &path);
    OutputFile(OutputFile &&) noexcept;
    OutputFile &operator=(OutputFile &&) noexcept;
    /// What was not written does not come to be.
    ~OutputFile();

    /// Once. Io, naming the file and the reason.
    Result<void> write(const QByteArray &content);

private:
    explicit OutputFile(std::unique_ptr<QFileDevice> file);

    std::unique_ptr<QFileDevice> m_file;
};

} // namespace cachescope::cli
