// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/save_job.h"

#include "core/inspect/export/value_file.h"

namespace cachescope::ui {

SaveJob::SaveJob(QObject *parent)
    : ThreadJob(parent)
{
}

void SaveJob::saveValue(const inspect::CacheFile &file, qint64 rowid, const QString &path)
{
    ThreadJob::start([this, file, rowid, path](const Progress &progress, const std::atomic<bool> &cancelled) {
        return answer(inspect::saveValue(file, rowid, path, progress, &cancelled), path);
    });
}

void SaveJob::saveBytes(const inspect::CacheFile &file, const QByteArray &bytes, const QString &path)
{
    ThreadJob::start([this, file, bytes, path](const Progress &, const std::atomic<bool> &) {
        return answer(inspect::saveBytes(file, bytes, path), path);
    });
}

ThreadJob::Answer SaveJob::answer(const Result<qint64> &written, const QString &path)
{
    return [this, written, path] {
        if (written)
            Q_EMIT saved(path, *written);
        else
            Q_EMIT failed(written.error());
    };
}

} // namespace cachescope::ui
