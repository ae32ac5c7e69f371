// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/inspect/open/cache_file.h"

#include <QByteArray>
#include <QString>

#include <atomic>
#include <functional>

namespace cachescope::inspect {

/// What to call a file with the value of `rowid`: a safe name after its key and a suffix after what is in it,
/// as in an export (export_names.h). NotFound if the entry is not there any more; Corrupt, Busy, Io. Any
/// thread.
Result<QString> valueFileName(const CacheFile &file, qint64 rowid);

/// Writes the value of `rowid`, unchanged, into a file at `path`, which is replaced when the new one is
/// complete. Memory does not grow with the value. Blocks until done; `progress` (may be empty) is called in
/// the calling thread with 0…1, `cancelled` (may be null) is looked at for each piece. Returns how many bytes
/// were written. Errors: those of ChosenFile and ValueStream. Any thread.
Result<qint64> saveValue(const CacheFile &file, qint64 rowid, const QString &path,
                         const std::function<void(double)> &progress = {},
                         const std::atomic<bool> *cancelled = nullptr);

/// The same of bytes that were made from a value of `file`.
Result<qint64> saveBytes(const CacheFile &file, const QByteArray &bytes, const QString &path);

} // namespace cachescope::inspect
