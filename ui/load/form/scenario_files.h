// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/scenario/scenario.h"
#include "ui/jobs/thread_job.h"

namespace cachescope::ui {

/// Reads and writes scenario files in a thread of its own, one at a time.
class ScenarioFiles : public ThreadJob
{
    Q_OBJECT

public:
    explicit ScenarioFiles(QObject *parent = nullptr);

    /// A scenario, or a report of an earlier run, whose scenario it then is. false, and nothing done, while a
    /// file is read or written.
    bool open(const QString &path);
    /// Replaces what was there when all is written. As `cachescope-cli load` takes it. false as open().
    bool save(const load::Scenario &scenario, const QString &path);

Q_SIGNALS:
    void opened(const cachescope::load::Scenario &scenario, const QString &path);
    void saved(const cachescope::load::Scenario &scenario, const QString &path);
    void failed(const cachescope::Error &error);
};

} // namespace cachescope::ui
