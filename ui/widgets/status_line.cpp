// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/status_line.h"

#include "ui/widgets/look.h"

#include <QHBoxLayout>
#include <QLabel>

#include <iterator>

namespace cachescope::ui {
namespace {

/// What a load test has measured is kept, and only its going on is ended.
QString cancelText(Job job)
{
    return job == Job::Load ? StatusLine::tr("Stop") : StatusLine::tr("Cancel");
}

} // namespace

StatusLine::StatusLine(QWidget *parent)
    : QFrame(parent)
    , m_text(makeLabel(QStringLiteral("caption"), QString(), this))
    , m_layout(new QHBoxLayout(this))
{
    setRole(this, QStringLiteral("bar"));
    setFixedHeight(26);
    m_text->setObjectName(QStringLiteral("statusText"));
    m_layout->setContentsMargins(12, 0, 12, 0);
    m_layout->setSpacing(24);
    m_layout->addWidget(m_text);
    m_layout->addStretch(1);
    m_clock.start();
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &StatusLine::showTimeLeft);
}

double StatusLine::now() const
{
    return static_cast<double>(m_clock.elapsed()) / 1e3;
}

void StatusLine::setJob(Job job, const JobProgress &progress)
{
    Known &known = m_jobs[job];
    if (known.strip && known.progress == progress)
        return;
    if (!known.strip)
        addStrip(job, known);
    known.progress = progress;
    if (progress.fraction)
        known.left.progress(*progress.fraction, now());
    known.left.setPaused(progress.paused, now());
    known.strip->setProgress(progress);
    known.strip->setTimeLeft(known.left.secondsLeft(now()));
}

void StatusLine::addStrip(Job job, Known &known)
{
    known.strip = new JobStrip(cancelText(job), this);
    connect(known.strip, &JobStrip::cancelRequested, this, [this, job] { Q_EMIT cancelRequested(job); });
    connect(known.strip, &JobStrip::pauseRequested, this,
            [this, job](bool paused) { Q_EMIT pauseRequested(job, paused); });
    const auto later = std::distance(m_jobs.upper_bound(job), m_jobs.end());
    m_layout->insertWidget(1 + static_cast<int>(later), known.strip); // behind the message
    refresh();
}

void StatusLine::endJob(Job job)
{
    const auto known = m_jobs.find(job);
    if (known == m_jobs.end())
        return;
    known->second.strip->hide();
    known->second.strip->deleteLater(); // its own button may have ended it
    m_jobs.erase(known);
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
    m_text->setText(message);
}

void StatusLine::refresh()
{
    m_text->setVisible(m_jobs.empty());
    for (const auto &[job, known] : m_jobs)
        known.strip->setNarrow(m_jobs.size() > 1);
    if (m_jobs.empty())
        m_second.stop();
    else if (!m_second.isActive())
        m_second.start();
}

void StatusLine::showTimeLeft()
{
    for (const auto &[job, known] : m_jobs)
        known.strip->setTimeLeft(known.left.secondsLeft(now()));
}

} // namespace cachescope::ui
