// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/load_page.h"

#include "core/base/format.h"
#include "core/load/report/report_fields.h"
#include "ui/dialogs/question.h"
#include "ui/file/file_text.h"
#include "ui/load/form/scenario_form.h"
#include "ui/load/live/load_intro.h"
#include "ui/load/live/run_controls.h"
#include "ui/load/live/run_text.h"
#include "ui/load/live/run_view.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QStackedWidget>

#include <algorithm>

namespace cachescope::ui {
namespace {

/// 0: until so many operations are done, and nobody knows when.
double secondsOf(const load::Scenario &scenario)
{
    return scenario.operations > 0 ? 0.0 : std::chrono::duration<double>(scenario.measuredDuration()).count();
}

QString lengthText(const load::Scenario &scenario)
{
    if (scenario.operations > 0)
        return scenario.operations == 1 ? LoadPage::tr("1 operation")
                                        : LoadPage::tr("%1 operations").arg(formatCount(scenario.operations));
    return LoadPage::tr("%1 s").arg(formatShortNumber(secondsOf(scenario)));
}

QString usersText(const load::Scenario &scenario)
{
    return scenario.users == 1 ? LoadPage::tr("1 user")
                               : LoadPage::tr("%1 users").arg(formatCount(scenario.users));
}

/// Of a run that was stopped while its cache was made there is nothing to keep.
bool hasMeasured(const load::LoadDocument &document)
{
    return std::any_of(document.runs.begin(), document.runs.end(), [](const load::RunReport &run) {
        return run.counts.operations + run.counts.failed + run.counts.arrivals > 0;
    });
}

QString whatIsKept(const load::LoadDocument &document)
{
    if (!hasMeasured(document))
        return LoadPage::tr("Nothing was measured.");
    const qsizetype left = document.notRun().size();
    if (left == 0)
        return LoadPage::tr("What was measured is kept.");
    return left == 1
               ? LoadPage::tr("What was measured is kept. 1 design had no turn.")
               : LoadPage::tr("What was measured is kept. %1 designs had no turn.").arg(formatCount(left));
}

} // namespace

LoadPage::LoadPage(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_form(new ScenarioForm(theme, this))
    , m_stack(new QStackedWidget(this))
    , m_intro(new LoadIntro(theme, m_stack))
    , m_scroll(new QScrollArea(m_stack))
    , m_view(new RunView(theme, m_scroll->viewport()))
{
    layOut();
    connectForm();
    connectControls();
    connectJob();
    connect(m_view, &RunView::told, this, &LoadPage::told);
    explain();
}

void LoadPage::layOut()
{
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(m_view);
    m_stack->addWidget(m_intro);
    m_stack->addWidget(m_scroll);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(m_form);
    layout->addWidget(m_stack, 1);
}

void LoadPage::connectForm()
{
    connect(m_form, &ScenarioForm::changed, this, &LoadPage::explain);
    connect(m_form, &ScenarioForm::startRequested, this, &LoadPage::startFromForm);
    connect(m_form, &ScenarioForm::stopRequested, this, &LoadPage::stop);
}

void LoadPage::connectControls()
{
    RunControls *controls = m_view->controls();
    connect(controls, &RunControls::pauseRequested, this, &LoadPage::setPaused);
    connect(controls, &RunControls::stopRequested, this, &LoadPage::stop);
    connect(controls, &RunControls::usersChosen, this, [this](int users) { m_job.setActiveUsers(users); });
    connect(controls, &RunControls::rateChosen, this, [this](double rate) { m_job.setArrivalRate(rate); });
    connect(controls, &RunControls::diskChosen, this,
            [this](const load::DiskModel &disk) { m_job.setDisk(disk); });
    connect(controls, &RunControls::plannedRequested, this, [this] {
        m_job.setActiveUsers(std::nullopt);
        m_job.setArrivalRate(std::nullopt);
        m_job.setDisk(std::nullopt);
    });
}

// Designs come one after the other, so what is told is of the one whose report is still to come.
void LoadPage::connectJob()
{
    connect(&m_job, &load::LoadJob::phaseChanged, this,
            [this](const QString &, const QString &phase) { showPhase(phase); });
    connect(&m_job, &load::LoadJob::progressed, this, [this](const QString &, double fraction) {
        m_progress.setFraction(fraction);
        tellProgress();
    });
    connect(&m_job, &load::LoadJob::sampled, this,
            [this](const QString &, const load::RunSample &sample) { takeSample(sample); });
    connect(&m_job, &load::LoadJob::changed, this, [this](const QString &, const load::RunChange &change) {
        m_view->takeChange(m_progress.run(), change);
    });
    connect(&m_job, &load::LoadJob::designFinished, this, &LoadPage::takeReport);
    connect(&m_job, &load::LoadJob::finished, this, &LoadPage::end);
    connect(&m_job, &load::LoadJob::failed, this,
            [this](const Error &error, const load::LoadDocument &document) {
                end(document);
                if (!isVisible()) // who sees the page reads it there
                    Q_EMIT failed(error);
            });
}

void LoadPage::explain()
{
    m_intro->explain(m_form->scenario());
    Q_EMIT headerChanged();
}

void LoadPage::setOpenFile(const QString &path)
{
    m_form->setOpenFile(path);
}

void LoadPage::repeat(const load::Scenario &scenario)
{
    if (isRunning())
        return Q_EMIT told(Tone::Neutral, tr("A load test is running. Stop it first."));
    m_form->setScenario(scenario);
    if (!m_form->canStart())
        return Q_EMIT told(Tone::Bad, tr("This scenario cannot run as it is. The form says why."));
    // One click must not change a file that somebody may need; Start is the second.
    if (scenario.inPlace)
        return Q_EMIT told(Tone::Neutral,
                           tr("This load test runs on %1 itself, and changes it. Press Start if "
                              "that is what you want.")
                               .arg(fileNameOf(scenario.sourceFile)));
    start(scenario);
}

void LoadPage::startFromForm()
{
    const load::Scenario scenario = m_form->scenario();
    if (!scenario.inPlace)
        return start(scenario);
    auto *question =
        new Question({tr("Run on the file itself?"),
                      tr("%1 will be changed").arg(fileNameOf(scenario.sourceFile)),
                      {tr("The load test stores into %1 itself and evicts from it. What it changes cannot be "
                          "undone.")
                           .arg(scenario.sourceFile),
                       tr("Without “Run on the file itself” it works on a copy.")},
                      tr("&Change the file"),
                      tr("&Do not start")},
                     this);
    connect(question, &QDialog::accepted, this, [this, scenario] { start(scenario); });
    question->open();
}

void LoadPage::start(const load::Scenario &scenario)
{
    if (const Result<void> started = m_job.start(scenario, {{}, m_workDirectory}); !started)
        return Q_EMIT failed(started.error());
    m_scenario = scenario;
    m_stopping = false;
    m_kept = false;
    const QStringList names = load::toldApart(load::plannedDesigns(scenario));
    m_progress.start(scenario, names);
    m_view->start(names, secondsOf(scenario));
    m_view->controls()->start(scenario);
    m_view->controls()->show();
    m_view->begin(0);
    m_stack->setCurrentIndex(1);
    m_form->setRunning(true);
    Q_EMIT headerChanged();
    tellProgress();
}

void LoadPage::refreshFigures()
{
    explain();
    m_view->refreshFigures();
}

void LoadPage::stop()
{
    if (!isRunning())
        return;
    m_stopping = true;
    m_view->controls()->setStopping();
    m_form->setStopping();
    m_progress.setStopping();
    tellProgress();
    m_job.stop();
}

void LoadPage::setPaused(bool paused)
{
    if (!m_view->controls()->takesOrders())
        return;
    if (paused)
        m_job.pause();
    else
        m_job.resume();
    m_view->controls()->setPaused(m_job.isPaused());
}

void LoadPage::stopAndKeep()
{
    if (!isRunning())
        return;
    const load::LoadDocument document = m_job.stopAndWait();
    m_kept = true;
    if (hasMeasured(document))
        Q_EMIT runEnded(document);
}

void LoadPage::showPhase(const QString &phase)
{
    m_progress.setPhase(phase);
    m_view->controls()->setPhase(phase);
    m_view->controls()->setPaused(m_job.isPaused());
    tellProgress();
}

void LoadPage::takeSample(const load::RunSample &sample)
{
    m_progress.setSample(sample);
    m_view->takeSample(m_progress.run(), sample);
    tellProgress();
}

void LoadPage::takeReport(const load::RunReport &report)
{
    const int run = m_progress.run();
    m_view->takeReport(run, report);
    if (run + 1 < static_cast<int>(m_view->runs().size())) {
        m_progress.setRun(run + 1);
        m_view->begin(run + 1);
    }
    Q_EMIT headerChanged();
}

void LoadPage::end(const load::LoadDocument &document)
{
    m_form->setRunning(false);
    hideControls();
    m_view->endRuns();
    m_view->showAblation(document.ablation.value_or(load::AblationMatrix()));
    tellHowItEnded(document);
    Q_EMIT ended();
    Q_EMIT headerChanged();
    if (!m_kept && hasMeasured(document))
        Q_EMIT runEnded(document);
}

// The focus would go on to a chart, and that would show its cursor.
void LoadPage::hideControls()
{
    if (m_view->controls()->isAncestorOf(QApplication::focusWidget()))
        setFocus(Qt::OtherFocusReason);
    m_view->controls()->hide();
}

void LoadPage::tellHowItEnded(const load::LoadDocument &document)
{
    const QString kept = whatIsKept(document);
    if (!document.error.isEmpty())
        m_view->setNotice(Tone::Bad, tr("%1 %2").arg(document.error, kept));
    else if (m_stopping)
        m_view->setNotice(Tone::Neutral, tr("The load test was stopped before its end. %1").arg(kept));
    else if (const QString unequal = unequalLoadText(m_view->runs()); !unequal.isEmpty())
        m_view->setNotice(Tone::Warning, unequal);
}

void LoadPage::tellProgress()
{
    Q_EMIT progressed(m_progress.progress());
}

HeaderContent LoadPage::header() const
{
    const bool shown = !m_view->runs().empty();
    const load::Scenario scenario = shown ? m_scenario : m_form->scenario();
    const bool isNamed = !scenario.name.isEmpty() && scenario.name != load::Scenario().name;
    HeaderContent content;
    content.title = isNamed ? scenario.name : tr("Load test");
    content.facts = tr("%1 · %2 · %3 % stores · seed %4")
                        .arg(usersText(scenario), lengthText(scenario),
                             QString::number(qRound(scenario.mix.share(load::OperationKind::Put) * 100.0)),
                             QString::number(scenario.seed));
    content.chips = verdictChips(m_view->runs());
    return content;
}

} // namespace cachescope::ui
