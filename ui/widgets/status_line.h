// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QString>

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

/// The bottom line of the window: what runs now with its progress, Pause and Cancel, otherwise a quiet
/// message.
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

Q_SIGNALS:
    void cancelRequested(cachescope::ui::Job job);
    void pauseRequested(cachescope::ui::Job job, bool paused);

private:
    void refresh();

    std::map<Job, JobProgress> m_jobs;
    QString m_message;
    QLabel *m_text;
    QProgressBar *m_progress;
    QPushButton *m_pause;
    QPushButton *m_cancel;
};

} // namespace cachescope::ui
