// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/open/cache_file.h"
#include "ui/jobs/thread_job.h"

#include <QByteArray>

namespace cachescope::ui {

/// Writes one value into a file, which gets its name when it is complete.
class SaveJob : public ThreadJob
{
    Q_OBJECT

public:
    explicit SaveJob(QObject *parent = nullptr);

    /// The value as it is stored; nothing while one is written. progressed() is of its bytes.
    void saveValue(const inspect::CacheFile &file, qint64 rowid, const QString &path);
    /// Bytes that are here, which must not replace a part of `file` either.
    void saveBytes(const inspect::CacheFile &file, const QByteArray &bytes, const QString &path);

Q_SIGNALS:
    void saved(const QString &path, qint64 bytes);
    void failed(const cachescope::Error &error); ///< Cancelled after cancel()

private:
    [[nodiscard]] Answer answer(const Result<qint64> &written, const QString &path);
};

} // namespace cachescope::ui
