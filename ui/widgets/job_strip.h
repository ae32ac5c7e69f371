// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <optional>

class QLabel;
class QProgressBar;
class QPushButton;

namespace cachescope::ui {

class ElidedLabel;

/// How far something is that takes longer than a moment, and what can be done about it.
struct JobProgress
{
    QString text;
    std::optional<double> fraction; ///< 0…1; absent: no telling
    bool cancellable = true;
    bool pausable = false;
    bool paused = false;

    bool operator==(const JobProgress &) const = default;
};

/// One thing that runs, in a line: what it is, its progress, the time left, Pause and Cancel.
class JobStrip : public QWidget
{
    Q_OBJECT

public:
    /// `cancelText`: what ending it is called.
    explicit JobStrip(const QString &cancelText, QWidget *parent = nullptr);

    void setProgress(const JobProgress &progress);
    void setTimeLeft(std::optional<double> seconds);
    /// Where others have to have room beside it.
    void setNarrow(bool narrow);

Q_SIGNALS:
    void cancelRequested();
    void pauseRequested(bool paused);

private:
    ElidedLabel *m_text;
    QProgressBar *m_bar;
    QLabel *m_left;
    QPushButton *m_pause;
    QPushButton *m_cancel;
    QString m_cancelText;
    bool m_paused = false;
};

} // namespace cachescope::ui
