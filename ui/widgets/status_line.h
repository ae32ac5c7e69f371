// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time_left.h"

#include <QElapsedTimer>
#include <QFrame>
#include <QList>
#include <QString>
#include <QTimer>

#include <map>
#include <optional>

class QLabel;
class QProgressBar;
class QPushButton;

namespace cachescope::ui {

/// What may run in the background. Where several do, the later one of this list is shown.
enum class Job { Open, Look, Scan, Copy, Hash, Check, Compare, Save, Export, Generate, Load };

struct JobProgress
{
    QString text;
    std::optional<double> fraction; ///< 0…1; absent: no telling
    bool cancellable = true;
    bool pausable = false;
    bool paused = false;

    bool operator==(const JobProgress &) const = default;
};

/// The bottom line of the window: what runs now with its progress, the time left, Pause and Cancel, otherwise
/// a quiet message.
class StatusLine : public QFrame
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);

    void setJob(Job job, const JobProgress &progress);
    void endJob(Job job);
    /// Shown while nothing runs.
    void setMessage(const QString &message);
    /// What is shown now.
    [[nodiscard]] QString text() const;
    /// What runs, the one that is shown last.
    [[nodiscard]] QList<Job> jobs() const;
    /// Of something that runs.
    [[nodiscard]] const JobProgress &progressOf(Job job) const { return m_jobs.at(job).progress; }

Q_SIGNALS:
    void cancelRequested(cachescope::ui::Job job);
    void pauseRequested(cachescope::ui::Job job, bool paused);
    void jobEnded(cachescope::ui::Job job);

private:
    struct Known
    {
        JobProgress progress;
        TimeLeft left;
    };

    void refresh();
    void showTimeLeft();
    [[nodiscard]] double now() const;

    std::map<Job, Known> m_jobs;
    QElapsedTimer m_clock;
    QTimer m_second; ///< while something runs
    QString m_message;
    QLabel *m_text;
    QLabel *m_left;
    QProgressBar *m_progress;
    QPushButton *m_pause;
    QPushButton *m_cancel;
};

} // namespace cachescope::ui
