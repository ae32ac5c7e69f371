// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/job_strip.h"

#include "core/base/time_left.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/look.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>

namespace cachescope::ui {
namespace {

constexpr int kProgressSteps = 1000;
constexpr int kBarWidth = 160;
constexpr int kNarrowBarWidth = 64;

QString timeLeftText(double seconds)
{
    const double rough = roughSeconds(seconds);
    if (rough <= 60.0)
        return JobStrip::tr("about %1 s left").arg(rough);
    return rough < 3600.0 ? JobStrip::tr("about %1 min left").arg(rough / 60.0)
                          : JobStrip::tr("about %1 h left").arg(rough / 3600.0);
}

} // namespace

JobStrip::JobStrip(const QString &cancelText, QWidget *parent)
    : QWidget(parent)
    , m_text(new ElidedLabel(QStringLiteral("caption"), Qt::ElideRight, this))
    , m_bar(new QProgressBar(this))
    , m_left(makeLabel(QStringLiteral("caption"), QString(), this))
    , m_pause(new QPushButton(this))
    , m_cancel(new QPushButton(cancelText, this))
    , m_cancelText(cancelText)
{
    m_left->setObjectName(QStringLiteral("timeLeft"));
    m_bar->setTextVisible(false);
    m_cancel->setObjectName(QStringLiteral("cancelJob"));
    setRole(m_cancel, QStringLiteral("link"));
    m_pause->setObjectName(QStringLiteral("pauseJob"));
    setRole(m_pause, QStringLiteral("link"));
    setNarrow(false);
    setTimeLeft(std::nullopt);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    for (QWidget *part : std::initializer_list<QWidget *>{m_text, m_bar, m_left, m_pause, m_cancel})
        layout->addWidget(part);
    connect(m_cancel, &QPushButton::clicked, this, &JobStrip::cancelRequested);
    connect(m_pause, &QPushButton::clicked, this, [this] { Q_EMIT pauseRequested(!m_paused); });
}

void JobStrip::setProgress(const JobProgress &progress)
{
    m_paused = progress.paused;
    m_text->setText(progress.text);
    m_bar->setAccessibleName(progress.text);
    m_bar->setRange(0, progress.fraction ? kProgressSteps : 0);
    if (progress.fraction)
        m_bar->setValue(static_cast<int>(*progress.fraction * kProgressSteps));
    const QString pause = progress.paused ? tr("Resume") : tr("Pause");
    m_pause->setText(pause);
    m_pause->setAccessibleName(tr("%1: %2").arg(pause, progress.text));
    m_pause->setVisible(progress.pausable);
    m_cancel->setAccessibleName(tr("%1: %2").arg(m_cancelText, progress.text));
    m_cancel->setVisible(progress.cancellable);
}

void JobStrip::setTimeLeft(std::optional<double> seconds)
{
    m_left->setText(seconds ? timeLeftText(*seconds) : QString());
    m_left->setVisible(seconds.has_value());
}

void JobStrip::setNarrow(bool narrow)
{
    m_bar->setFixedWidth(narrow ? kNarrowBarWidth : kBarWidth);
}

} // namespace cachescope::ui
