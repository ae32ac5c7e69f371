// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load/live/load_progress.h"

#include "core/base/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace cachescope::ui {
namespace {

struct ProgressText
{
    Q_DECLARE_TR_FUNCTIONS(cachescope::ui::ProgressText)
};

double secondsOf(std::chrono::milliseconds time)
{
    return std::chrono::duration<double>(time).count();
}

QString percent(double fraction)
{
    return QString::number(qRound(std::clamp(fraction, 0.0, 1.0) * 100.0));
}

} // namespace

void LoadProgress::start(const load::Scenario &scenario, const QStringList &names)
{
    m_names = names;
    m_operations = scenario.operations;
    m_stopping = false;
    m_planned = m_operations > 0 ? 0.0 : secondsOf(scenario.measuredDuration());
    setRun(0);
}

void LoadProgress::setRun(int run)
{
    m_run = std::min(run, static_cast<int>(m_names.size()) - 1);
    m_phase = QStringLiteral("preparing");
    m_fraction = 0.0;
    m_at = 0.0;
    m_done = 0;
}

void LoadProgress::setPhase(const QString &phase)
{
    m_phase = phase;
    m_fraction = 0.0;
}

void LoadProgress::setSample(const load::RunSample &sample)
{
    m_at = sample.atSeconds;
    m_done = sample.operations + sample.failed;
}

double LoadProgress::runShare() const
{
    const double share = m_operations > 0  ? static_cast<double>(m_done) / static_cast<double>(m_operations)
                         : m_planned > 0.0 ? m_at / m_planned
                                           : 0.0;
    return std::clamp(share, 0.0, 1.0);
}

QString LoadProgress::runningText() const
{
    if (m_operations > 0) {
        const QString text = isPaused() ? ProgressText::tr("Paused at %1 of %2 operations")
                                        : ProgressText::tr("Running: %1 of %2 operations");
        return text.arg(formatCount(std::min(m_done, m_operations)), formatCount(m_operations));
    }
    const QString at = formatCount(static_cast<int>(std::min(m_at, m_planned)));
    const QString planned = formatShortNumber(m_planned);
    return isPaused() ? ProgressText::tr("Paused at %1 of %2 s").arg(at, planned)
                      : ProgressText::tr("Running %1 of %2 s").arg(at, planned);
}

QString LoadProgress::phaseText() const
{
    if (m_stopping)
        return ProgressText::tr("Stopping");
    if (m_phase == QLatin1String("running") || isPaused())
        return runningText();
    if (m_phase == QLatin1String("warming up"))
        return ProgressText::tr("Warming up");
    if (m_phase == QLatin1String("closing"))
        return ProgressText::tr("Closing the cache");
    if (m_phase == QLatin1String("verifying"))
        return m_fraction > 0.0 ? ProgressText::tr("Verifying the file: %1 %").arg(percent(m_fraction))
                                : ProgressText::tr("Verifying the file");
    return m_fraction > 0.0 ? ProgressText::tr("Preparing the cache: %1 %").arg(percent(m_fraction))
                            : ProgressText::tr("Preparing the cache");
}

JobProgress LoadProgress::progress() const
{
    QStringList parts{phaseText()};
    if (m_names.size() > 1)
        parts.append(
            ProgressText::tr("%1 (%2 of %3)").arg(m_names.value(m_run)).arg(m_run + 1).arg(m_names.size()));
    const double runs = std::max<double>(1.0, static_cast<double>(m_names.size()));
    JobProgress progress{parts.join(QStringLiteral(" · ")), (m_run + runShare()) / runs};
    progress.pausable =
        m_phase == QLatin1String("running") || m_phase == QLatin1String("warming up") || isPaused();
    progress.paused = isPaused();
    if (m_stopping) {
        progress.fraction.reset(); // nobody knows how long that takes
        progress.pausable = progress.cancellable = progress.paused = false;
    }
    return progress;
}

} // namespace cachescope::ui
