// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load/form/scenario_form.h"

#include "ui/file/file_text.h"
#include "ui/load/form/form_field.h"
#include "ui/load/form/json_drop.h"
#include "ui/load/form/preset_bar.h"
#include "ui/load/form/scenario_fields_view.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/link.h"
#include "ui/widgets/look.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace cachescope::ui {
namespace {

constexpr int kWidth = 272;
constexpr int kMargin = 13;
constexpr int kScrollBar = 10; // as the style sheet has it

QString scenarioFilter()
{
    return ScenarioForm::tr("Scenarios and reports (*.json)");
}

} // namespace

ScenarioForm::ScenarioForm(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_banner(new Banner(theme, this))
    , m_presets(new PresetBar(this))
    , m_fields(new ScenarioFieldsView(theme, this))
{
    setRole(this, QStringLiteral("card"));
    setFixedWidth(kWidth);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 12, 1, 12);
    layout->setSpacing(8);
    layout->addWidget(makeHeader());
    layout->addWidget(m_banner);
    layout->addWidget(makeFields(), 1);
    layout->addWidget(makeButtons());
    connectParts();
    new JsonDrop(this, [this](const QString &path) { openScenario(path); });
    setScenario(firstScenario());
}

QWidget *ScenarioForm::makeHeader()
{
    auto *box = new QWidget(this);
    m_open = makeLink(tr("Open…"), tr("Open a scenario"), box);
    m_open->setToolTip(plainToolTip(tr("Open a scenario file, or a report to repeat its run")));
    m_save = makeLink(tr("Save…"), tr("Save the scenario"), box);
    m_save->setToolTip(
        plainToolTip(tr("Save this scenario as a file, which cachescope-cli load runs as well")));
    auto *layout = new QHBoxLayout(box);
    layout->setContentsMargins(kMargin, 0, kMargin - 4, 0);
    layout->setSpacing(4);
    layout->addWidget(makeLabel(QStringLiteral("heading"), tr("Scenario"), box));
    layout->addStretch(1);
    layout->addWidget(m_open);
    layout->addWidget(m_save);
    return box;
}

QWidget *ScenarioForm::makeFields()
{
    auto *content = new QWidget(this);
    setRole(content, QStringLiteral("clear"));
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(kMargin, 0, kMargin, 0);
    layout->setSpacing(10);
    layout->addWidget(m_presets);
    layout->addWidget(m_fields);
    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(content);
    // The fields end where the buttons below do, whether or not there is a scroll bar beside them.
    connect(m_scroll->verticalScrollBar(), &QScrollBar::rangeChanged, layout, [layout](int least, int most) {
        layout->setContentsMargins(kMargin, 0, most > least ? kMargin - kScrollBar : kMargin, 0);
    });
    return m_scroll;
}

QWidget *ScenarioForm::makeButtons()
{
    auto *box = new QWidget(this);
    m_problem = makeLabel(QStringLiteral("error"), QString(), box);
    m_problem->setWordWrap(true);
    m_problem->setObjectName(QStringLiteral("scenarioProblem"));
    m_show = makeLink(tr("Show it"), tr("Show the field that Start waits for"), box);
    m_start = new QPushButton(tr("&Start"), box);
    m_start->setAccessibleName(tr("Start the run"));
    m_start->setObjectName(QStringLiteral("startRun"));
    setRole(m_start, QStringLiteral("primary"));
    m_stop = new QPushButton(tr("Sto&p"), box);
    m_stop->setAccessibleName(tr("Stop the run"));
    m_stop->setObjectName(QStringLiteral("stopRun"));
    setRole(m_stop, QStringLiteral("danger"));
    auto *problem = new QHBoxLayout;
    problem->setSpacing(4);
    problem->addWidget(m_problem, 1);
    problem->addWidget(m_show, 0, Qt::AlignBottom);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_start, 1);
    buttons->addWidget(m_stop, 1);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(kMargin, 0, kMargin, 0);
    layout->setSpacing(8);
    layout->addLayout(problem);
    layout->addLayout(buttons);
    return box;
}

void ScenarioForm::connectParts()
{
    connect(m_open, &QPushButton::clicked, this, &ScenarioForm::chooseFile);
    connect(m_save, &QPushButton::clicked, this, &ScenarioForm::choosePlace);
    connect(m_show, &QPushButton::clicked, this, &ScenarioForm::showWrongField);
    connect(m_start, &QPushButton::clicked, this, &ScenarioForm::startRequested);
    connect(m_stop, &QPushButton::clicked, this, &ScenarioForm::stopRequested);
    connect(m_presets, &PresetBar::chosen, this, &ScenarioForm::give);
    connect(m_fields, &ScenarioFieldsView::edited, this, [this] {
        if (m_isGiving)
            return;
        m_presets->follow(scenario());
        m_banner->clear();
        refresh();
    });
    connect(&m_files, &ScenarioFiles::opened, this, &ScenarioForm::takeOpened);
    connect(&m_files, &ScenarioFiles::saved, this, &ScenarioForm::takeSaved);
    connect(&m_files, &ScenarioFiles::failed, this, &ScenarioForm::tellFailure);
}

load::Scenario ScenarioForm::scenario() const
{
    return m_fields->scenario();
}

/// Into the fields, and not as an edit of them.
void ScenarioForm::give(const load::Scenario &scenario)
{
    {
        const QScopedValueRollback giving(m_isGiving, true);
        m_fields->setScenario(scenario);
    }
    m_banner->clear();
    refresh();
}

void ScenarioForm::setScenario(const load::Scenario &scenario)
{
    m_presets->begin(scenario);
    give(scenario);
}

void ScenarioForm::setOpenFile(const QString &path)
{
    m_fields->setOpenFile(path);
}

void ScenarioForm::setRunning(bool running)
{
    m_running = running;
    m_stopping = false;
    refresh();
}

void ScenarioForm::setStopping()
{
    m_stopping = true;
    refresh();
}

QString ScenarioForm::title() const
{
    return m_presets->title();
}

bool ScenarioForm::canStart() const
{
    return !m_running && !m_fields->wrongField();
}

void ScenarioForm::chooseFile()
{
    auto *dialog = new QFileDialog(window(), tr("Open a scenario"), m_path);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({scenarioFilter(), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &ScenarioForm::openScenario);
    dialog->open();
}

void ScenarioForm::choosePlace()
{
    auto *dialog = new QFileDialog(window(), tr("Save the scenario"), m_path);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave); // asks before it replaces a file
    dialog->setNameFilter(scenarioFilter());
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->selectFile(
        QStringLiteral("%1.json").arg(scenario().name).replace(QLatin1Char('/'), QLatin1Char('-')));
    connect(dialog, &QFileDialog::fileSelected, this, &ScenarioForm::saveScenario);
    dialog->open();
}

void ScenarioForm::openScenario(const QString &path)
{
    if (m_running)
        return m_banner->showMessage(Tone::Warning,
                                     tr("A run goes on. Stop it, then open another scenario."));
    if (!m_files.open(path))
        tellBusy();
}

void ScenarioForm::saveScenario(const QString &path)
{
    if (!m_files.save(scenario(), path))
        tellBusy();
}

void ScenarioForm::tellBusy()
{
    m_banner->showMessage(Tone::Warning,
                          tr("Another scenario file is still being read or written. Try again in a moment."));
}

/// A run may have been started while the file was read.
void ScenarioForm::takeOpened(const load::Scenario &scenario, const QString &path)
{
    if (m_running)
        return openScenario(path);
    m_path = path;
    m_presets->beginWithFile(scenario, path);
    give(scenario);
}

void ScenarioForm::takeSaved(const load::Scenario &scenario, const QString &path)
{
    m_path = path;
    m_presets->beginWithFile(scenario, path);
    m_presets->follow(this->scenario()); // edited since
    m_banner->showMessage(Tone::Good, tr("Saved as %1.").arg(fileNameOf(path)));
}

void ScenarioForm::tellFailure(const Error &error)
{
    m_banner->showMessage(Tone::Bad, error.message);
}

void ScenarioForm::showWrongField()
{
    FormField *field = m_fields->wrongField();
    if (!field)
        return;
    m_fields->reveal(field);
    m_scroll->widget()->layout()->activate();
    m_scroll->ensureWidgetVisible(field);
    field->control()->setFocus();
}

void ScenarioForm::refresh()
{
    const FormField *wrong = m_fields->wrongField();
    const bool waits = wrong && !m_running;
    m_problem->setText(waits ? tr("Start waits for “%1”.").arg(wrong->label()) : QString());
    m_problem->setVisible(waits);
    m_show->setVisible(waits);
    m_presets->setEnabled(!m_running);
    m_fields->setEnabled(!m_running);
    m_open->setEnabled(!m_running);
    m_save->setEnabled(!wrong);
    m_start->setEnabled(canStart());
    m_start->setToolTip(plainToolTip(waits ? wrong->problem() : QString()));
    m_stop->setEnabled(m_running && !m_stopping);
    Q_EMIT changed();
}

} // namespace cachescope::ui
