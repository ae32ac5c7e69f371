// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/runs_page.h"

#include "core/base/format.h"
#include "core/load/report/report_fields.h"
#include "ui/runs/comparison_sheet.h"
#include "ui/runs/kept_run_text.h"
#include "ui/runs/kept_runs_model.h"
#include "ui/runs/kept_runs_table.h"
#include "ui/runs/kept_runs_view.h"
#include "ui/runs/run_files.h"
#include "ui/runs/run_sheet.h"
#include "ui/settings.h"

#include <QEvent>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace cachescope::ui {

RunsPage::RunsPage(const Theme &theme, Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_library(new RunLibrary(settings.runsDirectory(), this))
    , m_files(new RunFiles(this))
    , m_stack(new QStackedWidget(this))
    , m_listView(new KeptRunsView(theme, m_stack))
    , m_runSheet(new RunSheet(theme, m_stack))
    , m_comparison(new ComparisonSheet(theme, m_stack))
{
    for (QWidget *sheet : std::initializer_list<QWidget *>{m_listView, m_runSheet, m_comparison})
        m_stack->addWidget(sheet);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    m_listView->table()->restoreState(settings.runColumns());
    auto *undoShortcut = new QShortcut(QKeySequence::Undo, this);
    undoShortcut->setContext(Qt::WidgetWithChildrenShortcut);
    undoShortcut->setWhatsThis(tr("Bring back the runs that were deleted last"));
    connect(undoShortcut, &QShortcut::activated, this, &RunsPage::undo);
    connectLibrary();
    connectViews();
    connectFiles();
}

void RunsPage::connectLibrary()
{
    connect(m_library, &RunLibrary::listed, this, &RunsPage::takeList);
    connect(m_library, &RunLibrary::listFailed, this,
            [this](const Error &error) { m_listView->setProblem(error.message); });
    connect(m_library, &RunLibrary::saveFailed, this, &RunsPage::tellFailedSave);
    connect(m_library, &RunLibrary::imported, this, &RunsPage::tellImported);
    connect(m_library, &RunLibrary::removed, this, &RunsPage::tellRemoved);
    connect(m_library, &RunLibrary::opened, this, &RunsPage::takeDocument);
    connect(m_library, &RunLibrary::compared, this, [this](const ComparedRuns &runs) {
        m_comparison->showRuns(runs);
        showSheet(m_comparison);
    });
    connect(m_library, &RunLibrary::exported, this, [this](const QString &path) {
        tell(Tone::Good, tr("The load test was written to %1.").arg(path));
    });
    connect(m_library, &RunLibrary::failed, this, [this](const Error &error) {
        tell(Tone::Bad, error.message);
        m_library->refresh(); // the list may be older than what the error is about
    });
}

void RunsPage::connectViews()
{
    connect(m_listView, &KeptRunsView::openRequested, this,
            [this](const QString &id) { read(id, Reason::Show); });
    connect(m_listView, &KeptRunsView::repeatRequested, this,
            [this](const QString &id) { read(id, Reason::Repeat); });
    connect(m_listView, &KeptRunsView::compareRequested, m_library, &RunLibrary::compare);
    connect(m_listView, &KeptRunsView::exportRequested, this, &RunsPage::askForExport);
    connect(m_listView, &KeptRunsView::renameRequested, m_library, &RunLibrary::rename);
    connect(m_listView, &KeptRunsView::removeRequested, m_library, &RunLibrary::remove);
    connect(m_listView, &KeptRunsView::importRequested, m_files, &RunFiles::askForImport);
    connect(m_listView, &KeptRunsView::newTestRequested, this, &RunsPage::newTestRequested);
    connect(m_listView, &KeptRunsView::refreshRequested, m_library, &RunLibrary::refresh);
    connect(m_listView, &KeptRunsView::selectionChangedTo, this, &RunsPage::statusChanged);
    connect(m_runSheet, &RunSheet::closeRequested, this, &RunsPage::showList);
    connect(m_runSheet, &RunSheet::repeatRequested, this, [this] { repeat(m_runSheet->document()); });
    connect(m_runSheet, &RunSheet::exportRequested, this, &RunsPage::askForExport);
    connect(m_runSheet, &RunSheet::removeRequested, m_library, &RunLibrary::remove);
    connect(m_runSheet, &RunSheet::told, this, [this](Tone tone, const QString &text) { tell(tone, text); });
    connect(m_comparison, &ComparisonSheet::told, this,
            [this](Tone tone, const QString &text) { tell(tone, text); });
    connect(m_comparison, &ComparisonSheet::closeRequested, this, &RunsPage::showList);
    connect(m_comparison, &ComparisonSheet::openRequested, this,
            [this](const QString &id) { read(id, Reason::Show); });
    connect(m_comparison, &ComparisonSheet::compareRequested, m_library, &RunLibrary::compare);
}

void RunsPage::connectFiles()
{
    connect(m_files, &RunFiles::exportChosen, m_library, &RunLibrary::exportRun);
    connect(m_files, &RunFiles::importChosen, m_library, &RunLibrary::import);
    connect(m_files, &RunFiles::rescueChosen, this, [this](const QJsonObject &document, const QString &path) {
        m_library->exportDocument(document, load::RunExport::Json, path);
    });
}

void RunsPage::keep(const load::LoadDocument &document)
{
    if (!document.runs.empty())
        m_library->save(document, nameFor(document));
}

void RunsPage::takeList()
{
    m_listView->setList(m_library->list());
    Q_EMIT headerChanged();
    Q_EMIT statusChanged();
}

void RunsPage::read(const QString &id, Reason reason)
{
    m_wanted = id;
    m_reason = reason;
    m_library->open(id);
}

void RunsPage::takeDocument(const QString &id, const QJsonObject &document)
{
    if (id != m_wanted)
        return; // another one was asked for meanwhile
    m_wanted.clear();
    if (m_reason == Reason::Repeat)
        return repeat(document);
    m_runSheet->showRun(id, document);
    showSheet(m_runSheet);
}

void RunsPage::repeat(const QJsonObject &document)
{
    const auto scenario = load::Scenario::fromJson(load::valueAt(document, "scenario").toObject());
    if (scenario)
        Q_EMIT repeatRequested(*scenario);
    else
        tell(Tone::Bad,
             tr("The scenario of this load test cannot be run again: %1").arg(scenario.error().message));
}

void RunsPage::showList()
{
    showSheet(m_listView);
}

void RunsPage::showSheet(QWidget *sheet)
{
    m_stack->setCurrentWidget(sheet);
    focusTarget()->setFocus(Qt::OtherFocusReason); // not a chart, which would show its cursor
    Q_EMIT headerChanged();
    Q_EMIT statusChanged();
}

bool RunsPage::escape()
{
    if (m_stack->currentWidget() == m_listView)
        return m_listView->clearFilter();
    showList();
    return true;
}

void RunsPage::find()
{
    showSheet(m_listView);
    m_listView->focusFilter();
}

void RunsPage::saveState()
{
    m_settings.setRunColumns(m_listView->table()->state());
}

void RunsPage::refreshFigures()
{
    m_listView->refreshFigures();
    m_runSheet->refreshFigures();
    m_comparison->refreshFigures();
}

QWidget *RunsPage::focusTarget() const
{
    if (m_stack->currentWidget() == m_runSheet)
        return m_runSheet->backButton();
    if (m_stack->currentWidget() == m_comparison)
        return m_comparison->backButton();
    return m_listView->table();
}

HeaderContent RunsPage::header() const
{
    if (m_stack->currentWidget() == m_runSheet)
        return m_runSheet->header();
    if (m_stack->currentWidget() == m_comparison)
        return m_comparison->header();
    return {tr("Runs"), tr("load tests that were run, kept between starts"), {}};
}

QString RunsPage::status() const
{
    if (m_stack->currentWidget() != m_listView || !m_library->isListed())
        return {};
    const int selected = m_listView->table()->selectedCount();
    if (selected == 0)
        return {};
    return selected == 1 ? tr("1 run selected") : tr("%1 runs selected").arg(formatCount(selected));
}

void RunsPage::askForExport(const QString &id, load::RunExport kind)
{
    m_files->askForExport(id, kind, nameOf(id));
}

QString RunsPage::nameOf(const QString &id) const
{
    for (const load::RunSummary &run : m_library->list().runs) {
        if (run.id == id)
            return run.name;
    }
    return {};
}

void RunsPage::tellFailedSave(const QJsonObject &document, const QString &name, const Error &error)
{
    tell(Tone::Bad, tr("The load test “%1” could not be kept: %2").arg(name, error.message),
         {{tr("Save else&where…"), [this, document, name] { m_files->askForRescue(document, name); }}});
}

void RunsPage::tellRemoved(const QStringList &ids)
{
    if (ids.contains(m_runSheet->id()) && m_stack->currentWidget() == m_runSheet)
        showList();
    const QString what =
        ids.size() == 1 ? tr("A run was deleted.") : tr("%1 runs were deleted.").arg(formatCount(ids.size()));
    m_removed = ids;
    tell(Tone::Neutral, what, {{tr("&Undo"), [this] { undo(); }}});
}

/// The last deletion, also when what was said of it is gone.
void RunsPage::undo()
{
    if (m_removed.isEmpty())
        return;
    Q_EMIT untold();
    m_library->restore(std::exchange(m_removed, {}));
}

void RunsPage::tellImported(const QStringList &ids)
{
    showSheet(m_listView);
    m_listView->clearFilter();
    m_listView->selectIds(ids);
    m_listView->table()->setFocus(Qt::OtherFocusReason);
}

void RunsPage::tell(Tone tone, const QString &text, const QList<BannerAction> &actions)
{
    Q_EMIT told(tone, text, actions);
}

void RunsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_library->refresh();
}

/// Another program, or another window, may have kept something meanwhile.
void RunsPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && isVisible() && isActiveWindow())
        m_library->refresh();
}

} // namespace cachescope::ui
