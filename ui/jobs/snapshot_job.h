// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/open/cache_file.h"
#include "ui/jobs/thread_job.h"

namespace cachescope::ui {

/// Takes a snapshot of a file and of what is beside it. Cancelled, it fails with Cancelled.
class SnapshotJob : public ThreadJob
{
    Q_OBJECT

public:
    explicit SnapshotJob(QObject *parent = nullptr);

    /// Sizes and times: a moment, unless the disk does not answer. Nothing while one runs.
    void look(const QString &path);
    /// With the content's SHA-256. `mode` is how the file was opened. Nothing while one runs.
    void hash(const QString &path, inspect::OpenMode mode);

Q_SIGNALS:
    void taken(const cachescope::inspect::FileSnapshot &snapshot);
    void failed(const cachescope::Error &error);
};

} // namespace cachescope::ui
