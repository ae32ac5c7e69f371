// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/load_page.h"

#include "core/base/format.h"
#include "ui/file/file_text.h"
#include "ui/load/form/scenario_form.h"
#include "ui/theme/theme.h"
#include "ui/widgets/design_note.h"
#include "ui/widgets/run_view.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace cachescope::ui {
namespace {

double secondsOf(const load::Scenario &scenario)
{
    return std::chrono::duration<double>(scenario.duration).count();
}

/// "1,081 lock errors", or where there was none the operations that failed; empty if none did.
QString faultsInWords(const load::RunReport &report)
{
    const auto errors = static_cast<qint64>(report.locks.totalErrors);
    if (errors > 0)
        return errors == 1 ? LoadPage::tr("1 lock error")
                           : LoadPage::tr("%1 lock errors").arg(formatCount(errors));
    const qint64 failed = report.counts.failed;
    if (failed > 0)
        return failed == 1 ? LoadPage::tr("1 failed operation")
                           : LoadPage::tr("%1 failed operations").arg(formatCount(failed));
    return {};
}

} // namespace

LoadPage::LoadPage(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_form(new ScenarioForm(theme, this))
    , m_view(new RunView(theme, this))
    , m_idleText(makeLabel(QStringLiteral("muted"), QString(), this))
    , m_stack(new QStackedWidget(this))
{
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_view);
    m_stack->addWidget(makeIdle(theme));
    m_stack->addWidget(scroll);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(m_form);
    layout->addWidget(m_stack, 1);

    connect(m_form, &ScenarioForm::changed, this, &LoadPage::explain);
    connect(m_form, &ScenarioForm::startRequested, this, &LoadPage::start);
    connect(m_form, &ScenarioForm::stopRequested, this, &LoadPage::stop);
    connectJob();
    explain();
}

QWidget *LoadPage::makeIdle(const Theme &theme)
{
    auto *card = new QFrame(this);
    setRole(card, QStringLiteral("card"));
    m_idleText->setWordWrap(true);
    m_idleText->setObjectName(QStringLiteral("idleText"));
    auto *content = new QWidget(card);
    content->setMaximumWidth(520);
    auto *column = new QVBoxLayout(content);
    column->setSpacing(8);
    column->addStretch(2);
    column->addWidget(makeLabel(QStringLiteral("title"), tr("What Start will do"), card));
    column->addWidget(m_idleText);
    for (int i = 0; i < static_cast<int>(m_designNotes.size()); ++i) {
        m_designNotes.at(static_cast<std::size_t>(i)) = new DesignNote(theme, i, content);
        column->addSpacing(8);
        column->addWidget(m_designNotes.at(static_cast<std::size_t>(i)));
    }
    column->addStretch(3);
    auto *layout = new QHBoxLayout(card);
    layout->addStretch(1);
    layout->addWidget(content, 1000);
    layout->addStretch(1);
    return card;
}

void LoadPage::connectJob()
{
    connect(&m_job, &load::LoadJob::phaseChanged, this, &LoadPage::showPhase);
    connect(&m_job, &load::LoadJob::sampled, this, &LoadPage::takeSample);
    connect(&m_job, &load::LoadJob::designFinished, this, &LoadPage::takeReport);
    connect(&m_job, &load::LoadJob::finished, this, &LoadPage::end);
    connect(&m_job, &load::LoadJob::failed, this, [this](const Error &error) {
        end();
        Q_EMIT failed(error);
    });
}

void LoadPage::explain()
{
    const load::Scenario scenario = m_form->scenario();
    const QString cache = scenario.sourceFile.isEmpty()
                              ? tr("a fresh cache of %1 entries of %2")
                                    .arg(formatCount(scenario.keyCount), formatBytes(scenario.valueBytes))
                              : tr("its own copy of %1").arg(fileNameOf(scenario.sourceFile));
    const QString designs = scenario.designs.size() == 1
                                ? tr("the design “%1”").arg(scenario.designs.first())
                                : tr("the design “%1”, then, with the same operations, “%2”")
                                      .arg(scenario.designs.first(), scenario.designs.last());
    m_idleText->setText(
        tr("%1 simulated users read and store for %2 s against %3. Each design gets %4 in a temporary "
           "folder, which "
           "is removed afterwards. Every lock error is counted by its cause as it happens.")
            .arg(formatCount(scenario.users), QString::number(secondsOf(scenario)), designs, cache));
    for (int i = 0; i < static_cast<int>(m_designNotes.size()); ++i)
        m_designNotes.at(static_cast<std::size_t>(i))->setDesign(scenario.designs.value(i));
    Q_EMIT headerChanged();
}

void LoadPage::setOpenFile(const QString &path)
{
    m_form->setOpenFile(path);
}

void LoadPage::start()
{
    m_scenario = m_form->scenario();
    m_histories.clear();
    for (const QString &design : std::as_const(m_scenario.designs))
        m_histories.emplace_back(design);
    m_current = 0;
    m_phase = QStringLiteral("preparing");
    m_view->start(m_scenario.designs, secondsOf(m_scenario));
    m_stack->setCurrentIndex(1);
    if (const Result<void> started = m_job.start(m_scenario, {{}, m_workDirectory}); !started)
        return Q_EMIT failed(started.error());
    m_form->setRunning(true);
    tellProgress();
}

void LoadPage::stop()
{
    m_job.stop();
}

int LoadPage::indexOf(const QString &design) const
{
    return static_cast<int>(std::max<qsizetype>(0, m_scenario.designs.indexOf(design)));
}

void LoadPage::showPhase(const QString &design, const QString &phase)
{
    m_current = indexOf(design);
    m_phase = phase;
    tellProgress();
}

void LoadPage::takeSample(const QString &design, const load::RunSample &sample)
{
    m_current = indexOf(design);
    RunHistory &history = m_histories.at(static_cast<std::size_t>(m_current));
    history.append(sample);
    m_view->show(m_current, history);
    tellProgress();
}

void LoadPage::takeReport(const load::RunReport &report)
{
    const int design = indexOf(report.design);
    RunHistory &history = m_histories.at(static_cast<std::size_t>(design));
    history.finish(report);
    if (history.last())
        m_view->show(design, history);
    Q_EMIT headerChanged();
}

void LoadPage::end()
{
    m_form->setRunning(false);
    Q_EMIT ended();
    Q_EMIT headerChanged();
}

void LoadPage::tellProgress()
{
    const RunHistory &history = m_histories.at(static_cast<std::size_t>(m_current));
    const double at = history.last() ? history.last()->atSeconds : 0.0;
    const double total = secondsOf(m_scenario);
    QString text;
    if (m_phase == QLatin1String("running"))
        text = tr("Running %1 of %2 s").arg(static_cast<int>(std::min(at, total))).arg(total);
    else
        text = m_phase == QLatin1String("closing") ? tr("Closing the cache") : tr("Preparing the cache");
    if (m_histories.size() > 1)
        text += tr(" · %1 (%2 of %3)").arg(history.design()).arg(m_current + 1).arg(m_histories.size());
    const double done = std::min(at / total, 1.0) + m_current;
    Q_EMIT progressed({text, done / static_cast<double>(m_histories.size()), true});
}

HeaderContent LoadPage::header() const
{
    const bool shown = !m_histories.empty();
    const load::Scenario scenario = shown ? m_scenario : m_form->scenario();
    HeaderContent content;
    content.title = tr("Load test");
    content.facts = tr("%1 users · %2 s · %3 % stores · seed %4")
                        .arg(formatCount(scenario.users), QString::number(secondsOf(scenario)),
                             QString::number(qRound(scenario.mix.share(load::OperationKind::Put) * 100.0)),
                             QString::number(scenario.seed));
    for (const RunHistory &history : m_histories) {
        if (history.report())
            content.chips.append(verdict(*history.report()));
    }
    return content;
}

Chip LoadPage::verdict(const load::RunReport &report) const
{
    const load::RunVerdict verdict = report.verdict();
    const QString faults = faultsInWords(report);
    const QString why = (verdict.failures + verdict.notes).join(QLatin1Char('\n'));
    if (!verdict.passed) {
        const QString text = faults.isEmpty() ? tr("%1: fails").arg(report.design)
                                              : tr("%1: fails, %2").arg(report.design, faults);
        return {text, Tone::Bad, why};
    }
    const QString clean = faults.isEmpty() ? tr("no lock error") : faults;
    if (verdict.interrupted)
        return {tr("%1: stopped early, %2").arg(report.design, clean), Tone::Neutral, why};
    const QString margin =
        report.locks.worstShareOfTimeout < 0.001
            ? tr("no wait near the timeout")
            : tr("worst wait %1 of the timeout").arg(formatShare(report.locks.worstShareOfTimeout));
    return {tr("%1: holds, %2").arg(report.design, faults.isEmpty() ? margin : faults), Tone::Good,
            faults.isEmpty() ? tr("No lock error and no failed operation.")
                             : tr("The scenario's thresholds allow that.")};
}

} // namespace cachescope::ui
