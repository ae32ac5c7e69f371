// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/check_job.h"

namespace cachescope::ui {

CheckJob::CheckJob(QObject *parent)
    : ThreadJob(parent)
{
}

void CheckJob::start(const FileSource &file, const inspect::IntegrityOptions &options)
{
    ThreadJob::start([this, file, options](const Progress &progress,
                                           const std::atomic<bool> &cancelled) -> Answer {
        const auto report = file.opened ? inspect::checkIntegrity(*file.opened, options, progress, &cancelled)
                                        : inspect::checkIntegrity(file.path, options, progress, &cancelled);
        return [this, report] {
            if (report)
                Q_EMIT checked(*report);
            else
                Q_EMIT failed(report.error());
        };
    });
}

} // namespace cachescope::ui
