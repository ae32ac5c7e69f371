// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/generate/cache_generator.h"
#include "ui/jobs/thread_job.h"

namespace cachescope::ui {

/// Writes a demo cache. Cancelled, it fails with Cancelled.
class GenerateJob : public ThreadJob
{
    Q_OBJECT

public:
    explicit GenerateJob(QObject *parent = nullptr);

    /// Nothing while one runs.
    void start(const QString &path, const load::GeneratorOptions &options);

Q_SIGNALS:
    void generated(const QString &path);
    void failed(const cachescope::Error &error);
};

} // namespace cachescope::ui
