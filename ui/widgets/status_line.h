// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time_left.h"
#include "ui/widgets/job_strip.h"

#include <QElapsedTimer>
#include <QFrame>
#include <QList>
#include <QString>
#include <QTimer>

#include <map>

class QHBoxLayout;
class QLabel;

namespace cachescope::ui {

/// What may run in the background. Where several do, the later one of this list stands first.
enum class Job { Open, Look, Scan, Copy, Hash, Check, Compare, Save, Export, Generate, Load };

/// The bottom line of the window: all that runs now, each with its progress, the time left, Pause and Cancel;
/// otherwise a quiet message.
class StatusLine : public QFrame
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);

    void setJob(Job job, const JobProgress &progress);
    void endJob(Job job);
    /// Shown while nothing runs.
    void setMessage(const QString &message);
    /// What runs, the one that stands first last.
    [[nodiscard]] QList<Job> jobs() const;
    /// Of something that runs.
    [[nodiscard]] const JobProgress &progressOf(Job job) const { return m_jobs.at(job).progress; }
    [[nodiscard]] JobStrip *stripOf(Job job) const { return m_jobs.at(job).strip; }

Q_SIGNALS:
    void cancelRequested(cachescope::ui::Job job);
    void pauseRequested(cachescope::ui::Job job, bool paused);
    void jobEnded(cachescope::ui::Job job);

private:
    struct Known
    {
        JobProgress progress;
        TimeLeft left;
        JobStrip *strip = nullptr;
    };

    void addStrip(Job job, Known &known);
    void refresh();
    void showTimeLeft();
    [[nodiscard]] double now() const;

    std::map<Job, Known> m_jobs;
    QElapsedTimer m_clock;
    QTimer m_second; ///< while something runs
    QLabel *m_text;
    QHBoxLayout *m_layout;
};

} // namespace cachescope::ui
