// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/report/load_document.h"

#include <QObject>

#include <memory>

namespace cachescope::load {

struct LoadJobOptions
{
    /// Of a run over several processes; empty: as findWorkerProgram() finds it.
    QString workerProgram = QString();
    /// As LoadDocument::workDirectory.
    QString workDirectory = QString();
};

/// Runs all that a scenario plans, one design after the other, in a thread of its own and tells about it by
/// signals, in the thread that this object lives in. One load test at a time. Each design begins as the
/// scenario says, whatever was set by hand in the run of the one before. Functions are for that thread too.
class LoadJob : public QObject
{
    Q_OBJECT

public:
    explicit LoadJob(QObject *parent = nullptr);
    /// As stopAndWait(), telling nobody.
    ~LoadJob() override;

    /// InvalidArgument for a scenario that does not validate or while a run goes on; NotFound for several
    /// processes where the program for them is not there.
    Result<void> start(const Scenario &scenario, const LoadJobOptions &options = {});
    /// Ends the run early, a paused one too; finished() follows with what was measured.
    void stop();
    /// Ends the run early and waits for that: for as long as operations wait for locks or a slow disk. The
    /// document with all that was measured. The signals that tell of it come later, if the object lives on.
    LoadDocument stopAndWait();
    [[nodiscard]] bool isRunning() const;
    /// Of the run that goes on, or else of the last one: the designs that have ended. Any thread.
    [[nodiscard]] LoadDocument document() const;

    // As those of RunSteering, of the design that is run; without a run nothing happens:
    void pause();
    void resume();
    [[nodiscard]] bool isPaused() const;
    void setActiveUsers(std::optional<int> users);
    void setArrivalRate(std::optional<double> rate);
    void setDisk(const std::optional<DiskModel> &disk);

Q_SIGNALS:
    /// One of RunObserver::onPhase.
    void phaseChanged(const QString &design, const QString &phase);
    /// Of the phases "preparing" and "verifying", 0…1.
    void progressed(const QString &design, double fraction);
    void sampled(const QString &design, const cachescope::load::RunSample &sample);
    void changed(const QString &design, const cachescope::load::RunChange &change);
    void designFinished(const cachescope::load::RunReport &report);
    void finished(const cachescope::load::LoadDocument &document);
    /// Instead of finished(): a design could not be run. With what was measured before. The message is in
    /// English, as in the document.
    void failed(const cachescope::Error &error, const cachescope::load::LoadDocument &document);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace cachescope::load
