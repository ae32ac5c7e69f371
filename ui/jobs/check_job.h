// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/check/integrity_check.h"
#include "ui/jobs/file_source.h"
#include "ui/jobs/thread_job.h"

namespace cachescope::ui {

/// Lets SQLite check a file. Cancelled, it answers with what was found until then.
class CheckJob : public ThreadJob
{
    Q_OBJECT

public:
    explicit CheckJob(QObject *parent = nullptr);

    /// Nothing while one runs.
    void start(const FileSource &file, const inspect::IntegrityOptions &options);

Q_SIGNALS:
    void checked(const cachescope::inspect::IntegrityReport &report);
    void failed(const cachescope::Error &error);
};

} // namespace cachescope::ui
