// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/generate_job.h"

namespace cachescope::ui {

GenerateJob::GenerateJob(QObject *parent)
    : ThreadJob(parent)
{
}

void GenerateJob::start(const QString &path, const load::GeneratorOptions &options)
{
    ThreadJob::start([this, path, options](const Progress &progress,
                                           const std::atomic<bool> &cancelled) -> Answer {
        const Result<load::GeneratorResult> result = load::generateCache(path, options, progress, &cancelled);
        return [this, path, result] {
            if (result)
                Q_EMIT generated(path);
            else
                Q_EMIT failed(result.error());
        };
    });
}

} // namespace cachescope::ui
