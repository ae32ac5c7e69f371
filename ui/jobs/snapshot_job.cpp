// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/snapshot_job.h"

namespace cachescope::ui {

SnapshotJob::SnapshotJob(QObject *parent)
    : ThreadJob(parent)
{
}

void SnapshotJob::look(const QString &path)
{
    ThreadJob::start([this, path](const Progress &, const std::atomic<bool> &) -> Answer {
        const inspect::FileSnapshot snapshot = inspect::snapshotOf(path);
        return [this, snapshot] { Q_EMIT taken(snapshot); };
    });
}

void SnapshotJob::hash(const QString &path, inspect::OpenMode mode)
{
    ThreadJob::start(
        [this, path, mode](const Progress &progress, const std::atomic<bool> &cancelled) -> Answer {
            const auto snapshot = inspect::hashedSnapshotOf(path, mode, progress, &cancelled);
            return [this, snapshot] {
                if (snapshot)
                    Q_EMIT taken(*snapshot);
                else
                    Q_EMIT failed(snapshot.error());
            };
        });
}

} // namespace cachescope::ui
