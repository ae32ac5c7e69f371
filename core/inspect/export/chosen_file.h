// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/inspect/open/cache_file.h"

#include <QByteArrayView>
#include <QString>

#include <memory>

class QIODevice;
class QSaveFile;

namespace cachescope::inspect {

/// A file whose path somebody chose: it takes its name, and the place of a file that is there, when all of it
/// is on the disk. Until then, and on any error, nothing has changed. One thread.
class ChosenFile
{
public:
    /// For about `bytes` of what `source` holds. Errors, in words: InvalidArgument (the path is beside the
    /// cache file, where nothing is written), CannotOpen (a link, a directory, no permission), DiskFull (so
    /// many bytes would leave less than 64 MiB).
    static Result<ChosenFile> open(const QString &path, const CacheFile &source, qint64 bytes);
    /// The same for what two files hold: beside neither anything is written.
    static Result<ChosenFile> open(const QString &path, const CacheFile &source, const CacheFile &other,
                                   qint64 bytes);
    ChosenFile(ChosenFile &&) noexcept;
    ChosenFile &operator=(ChosenFile &&) noexcept;
    ~ChosenFile();

    /// Behind what was written before. Errors: DiskFull, Io.
    Result<void> write(QByteArrayView bytes);
    /// For what is not written from its start to its end.
    [[nodiscard]] QIODevice &device();
    /// Puts it in its place. Errors: DiskFull, Io.
    Result<void> finish();

private:
    explicit ChosenFile(std::unique_ptr<QSaveFile> file);

    std::unique_ptr<QSaveFile> m_file;
};

} // namespace cachescope::inspect
