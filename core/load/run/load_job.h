// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/report/run_report.h"

#include <QObject>

#include <atomic>
#include <memory>

class QThread;

namespace cachescope::load {

/// Runs the designs of a scenario one after the other in a thread of its own and tells about it by signals,
/// in the thread that this object lives in. One run at a time.
class LoadJob : public QObject
{
    Q_OBJECT

public:
    explicit LoadJob(QObject *parent = nullptr);
    /// Stops the run and waits for it.
    ~LoadJob() override;

    /// InvalidArgument for a scenario that does not validate or while a run goes on.
    Result<void> start(const Scenario &scenario);
    /// Ends the run early; finished() follows with what was measured.
    void stop();
    [[nodiscard]] bool isRunning() const;

Q_SIGNALS:
    void phaseChanged(const QString &design,
                      const QString &phase); ///< phase: "preparing", "running", "closing"
    void sampled(const QString &design, const cachescope::load::RunSample &sample);
    void designFinished(const cachescope::load::RunReport &report);
    void failed(const cachescope::Error &error); ///< instead of finished()
    void finished();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace cachescope::load
