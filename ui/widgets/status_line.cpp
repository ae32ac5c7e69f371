// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/status_line.h"

#include "ui/widgets/look.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>

namespace cachescope::ui {
namespace {

constexpr int kProgressSteps = 1000;

QString timeLeftText(double seconds)
{
    const double rough = roughSeconds(seconds);
    if (rough <= 60.0)
        return StatusLine::tr("about %1 s left").arg(rough);
    return rough < 3600.0 ? StatusLine::tr("about %1 min left").arg(rough / 60.0)
                          : StatusLine::tr("about %1 h left").arg(rough / 3600.0);
}

} // namespace

StatusLine::StatusLine(QWidget *parent)
    : QFrame(parent)
    , m_text(makeLabel(QStringLiteral("caption"), QString(), this))
    , m_left(makeLabel(QStringLiteral("caption"), QString(), this))
    , m_progress(new QProgressBar(this))
    , m_pause(new QPushButton(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    setRole(this, QStringLiteral("bar"));
    setFixedHeight(26);
    m_text->setObjectName(QStringLiteral("statusText"));
    m_left->setObjectName(QStringLiteral("timeLeft"));
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(160);
    m_progress->setAccessibleName(tr("Progress"));
    m_cancel->setObjectName(QStringLiteral("cancelJob"));
    m_cancel->setAccessibleName(tr("Cancel what is running"));
    setRole(m_cancel, QStringLiteral("link"));
    m_pause->setObjectName(QStringLiteral("pauseJob"));
    setRole(m_pause, QStringLiteral("link"));

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 0, 12, 0);
    layout->setSpacing(10);
    layout->addWidget(m_text);
    layout->addWidget(m_progress);
    layout->addWidget(m_left);
    layout->addWidget(m_pause);
    layout->addWidget(m_cancel);
    layout->addStretch(1);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (!m_jobs.empty())
            Q_EMIT cancelRequested(m_jobs.rbegin()->first);
    });
    connect(m_pause, &QPushButton::clicked, this, [this] {
        if (!m_jobs.empty())
            Q_EMIT pauseRequested(m_jobs.rbegin()->first, !m_jobs.rbegin()->second.progress.paused);
    });
    m_clock.start();
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &StatusLine::showTimeLeft);
    refresh();
}

double StatusLine::now() const
{
    return static_cast<double>(m_clock.elapsed()) / 1e3;
}

void StatusLine::setJob(Job job, const JobProgress &progress)
{
    Known &known = m_jobs[job];
    if (known.progress == progress)
        return;
    known.progress = progress;
    if (progress.fraction)
        known.left.progress(*progress.fraction, now());
    known.left.setPaused(progress.paused, now());
    refresh();
}

void StatusLine::endJob(Job job)
{
    if (m_jobs.erase(job) == 0)
        return;
    refresh();
    Q_EMIT jobEnded(job);
}

QList<Job> StatusLine::jobs() const
{
    QList<Job> jobs;
    for (const auto &[job, known] : m_jobs)
        jobs.append(job);
    return jobs;
}

void StatusLine::setMessage(const QString &message)
{
    m_message = message;
    refresh();
}

QString StatusLine::text() const
{
    return m_text->text();
}

void StatusLine::refresh()
{
    const bool busy = !m_jobs.empty();
    const JobProgress shown =
        busy ? m_jobs.rbegin()->second.progress : JobProgress{m_message, std::nullopt, false, false, false};
    m_text->setText(shown.text);
    m_progress->setVisible(busy);
    m_cancel->setVisible(shown.cancellable);
    m_pause->setVisible(shown.pausable);
    m_pause->setText(shown.paused ? tr("Resume") : tr("Pause"));
    m_pause->setAccessibleName(shown.paused ? tr("Resume what is paused") : tr("Pause what is running"));
    m_progress->setRange(0, shown.fraction ? kProgressSteps : 0);
    if (shown.fraction)
        m_progress->setValue(static_cast<int>(*shown.fraction * kProgressSteps));
    if (busy && !m_second.isActive())
        m_second.start();
    else if (!busy)
        m_second.stop();
    showTimeLeft();
}

void StatusLine::showTimeLeft()
{
    const std::optional<double> left =
        m_jobs.empty() ? std::nullopt : m_jobs.rbegin()->second.left.secondsLeft(now());
    m_left->setText(left ? timeLeftText(*left) : QString());
    m_left->setVisible(left.has_value());
}

} // namespace cachescope::ui
