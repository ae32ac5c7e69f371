// SPDX-License-Identifier: GPL-3.0-or-later
// How a window comes and goes: what it showed the last time, what changes with the settings, and what has to
// be over before it closes.
#include "ui/dialogs/quit_question.h"
#include "ui/file/demo_maker.h"
#include "ui/file/entry_export.h"
#include "ui/models/conditions_json.h"
#include "ui/pages/entries_page.h"
#include "ui/pages/load_page.h"
#include "ui/pages/overview_page.h"
#include "ui/pages/runs_page.h"
#include "ui/pages/start_page.h"
#include "ui/settings.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/window/main_window.h"
#include "ui/window/window_frame.h"
#include "ui/window/window_menu.h"

#include <QCloseEvent>

#include <algorithm>
#include <utility>

namespace cachescope::ui {
namespace {

constexpr QSize kFirstSize(1280, 800);

/// What cannot be had again by asking for it again, or leaves something half done.
constexpr Job kUnfinishedJobs[] = {Job::Save, Job::Export, Job::Generate, Job::Load};

QString lossOf(Job job)
{
    switch (job) {
    case Job::Save:
        return MainWindow::tr("A value is being written into a file; the file would not be there.");
    case Job::Export:
        return MainWindow::tr("Entries are being exported; what is not yet written would be missing.");
    case Job::Generate:
        return MainWindow::tr("A demo cache is being generated; the file would not be there.");
    case Job::Load:
        return MainWindow::tr("A load test is running; it would stop, and keep what it has measured so far.");
    default:
        return {};
    }
}

} // namespace

void MainWindow::connectProgram()
{
    connect(m_menu, &WindowMenu::newWindowRequested, this, &MainWindow::newWindowRequested);
    connect(m_menu, &WindowMenu::settingsRequested, this, &MainWindow::settingsRequested);
    connect(m_menu, &WindowMenu::closeWindowRequested, this, &QWidget::close);
    connect(m_menu, &WindowMenu::quitRequested, this, &MainWindow::quitRequested);
    connect(m_start, &StartPage::restoreRequested, this, &MainWindow::restoreRequested);
    connect(&m_filters, &EntryFilters::changed, this, &MainWindow::stateChanged);
    connect(m_entries, &EntriesPage::stateChanged, this, &MainWindow::stateChanged);
    // Queued: who ends it is not done with it.
    connect(m_frame->status(), &StatusLine::jobEnded, this, &MainWindow::closeIfLeaving,
            Qt::QueuedConnection);
    connect(m_runs->library(), &RunLibrary::saved, this, &MainWindow::closeIfLeaving, Qt::QueuedConnection);
    connect(m_runs->library(), &RunLibrary::saveFailed, this, &MainWindow::stay);
}

void MainWindow::restoreState()
{
    resize(kFirstSize);
    applyPreferences(m_settings.preferences());
    m_menu->setPreviewShown(m_entries->isPreviewShown());
    restoreGeometry(m_settings.windowGeometry());
    m_page = m_settings.page() == Page::Entries ? Page::Overview : m_settings.page();
    if (!needsNoFile(m_page))
        m_pageWhenOpen = m_settings.page();
    refreshFrame();
    m_frame->setFocus(Qt::OtherFocusReason);
}

QString MainWindow::path() const
{
    if (m_opening)
        return m_desk.path();
    return m_inspector.isOpen() ? m_inspector.info().path : QString();
}

bool MainWindow::isVacant() const
{
    return path().isEmpty() && unfinishedJobs().isEmpty() && m_page == Page::Overview;
}

WindowState MainWindow::state() const
{
    if (m_restored)
        return *m_restored;
    return {path(), m_pageWhenOpen.value_or(m_page), saveGeometry(), conditionsToJson(m_filters.conditions()),
            m_entries->state()};
}

void MainWindow::restore(const WindowState &state)
{
    restoreGeometry(state.geometry);
    m_entries->restore(state.entries);
    showPage(state.page);
    if (state.path.isEmpty())
        return;
    m_restored = state;
    openFile(state.path);
}

/// Opening a file empties the conditions.
void MainWindow::restoreConditions(const QString &path)
{
    const std::optional<WindowState> restored = std::exchange(m_restored, std::nullopt);
    if (restored && restored->path == path)
        m_filters.edit([&restored](FilterConditions &conditions) {
            conditionsFromJson(restored->conditions, conditions);
        });
}

void MainWindow::offerSession(const QStringList &names, const QString &why)
{
    m_start->setOffer(names, why);
}

void MainWindow::applyPreferences(const Preferences &preferences)
{
    m_entries->setPreviewBytes(preferences.previewBytes);
    m_load->setWorkDirectory(preferences.workDirectory);
}

void MainWindow::refreshFigures()
{
    m_overview->refreshFigures();
    m_entries->refreshFigures();
    m_load->refreshFigures();
    m_runs->refreshFigures();
    m_start->refresh();
    refreshFrame();
}

void MainWindow::requestOpen(const QStringList &paths, OpenWhere where)
{
    if (m_opener)
        m_opener(paths, where);
    else
        openFile(paths.first());
}

QList<Job> MainWindow::unfinishedJobs() const
{
    QList<Job> unfinished = m_frame->status()->jobs();
    unfinished.removeIf(
        [](Job job) { return std::ranges::find(kUnfinishedJobs, job) == std::end(kUnfinishedJobs); });
    return unfinished;
}

QStringList MainWindow::unfinished() const
{
    QStringList losses;
    const QList<Job> jobs = unfinishedJobs();
    for (const Job job : jobs)
        losses.append(lossOf(job));
    return losses;
}

void MainWindow::keepNow()
{
    m_load->stopAndKeep();
    m_runs->library()->flush();
}

void MainWindow::leave()
{
    m_leaving = true;
    const QList<Job> jobs = unfinishedJobs();
    if (jobs.isEmpty()) {
        close();
        return;
    }
    m_frame->banner()->showMessage(Tone::Neutral, tr("Stopping what runs; then the window closes."));
    for (const Job job : jobs)
        cancel(job);
}

void MainWindow::closeIfLeaving()
{
    if (m_leaving && unfinishedJobs().isEmpty())
        close();
}

/// The load test that cannot be kept is in memory alone.
void MainWindow::stay()
{
    if (std::exchange(m_leaving, false))
        Q_EMIT stayed();
}

void MainWindow::askBeforeClosing()
{
    if (findChild<QuitQuestion *>())
        return;
    auto *question = new QuitQuestion(unfinished(), QuitQuestion::What::CloseWindow, this);
    connect(question, &QDialog::accepted, this, &MainWindow::leave);
    question->open();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!unfinishedJobs().isEmpty()) {
        event->ignore();
        return m_leaving ? void() : askBeforeClosing();
    }
    m_load->stopAndKeep();
    if (m_runs->library()->isSaving()) {
        m_leaving = true;
        return event->ignore();
    }
    m_settings.setWindowGeometry(saveGeometry());
    m_settings.setPage(m_page);
    m_entries->saveState();
    m_runs->saveState();
    Q_EMIT closing();
    QMainWindow::closeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    Q_EMIT stateChanged();
}

void MainWindow::moveEvent(QMoveEvent *event)
{
    QMainWindow::moveEvent(event);
    Q_EMIT stateChanged();
}

void MainWindow::changeEvent(QEvent *event)
{
    const bool palette = event->type() == QEvent::PaletteChange || event->type() == QEvent::ThemeChange ||
                         event->type() == QEvent::ApplicationPaletteChange;
    if (palette)
        m_theme.follow();
    QMainWindow::changeEvent(event);
}

} // namespace cachescope::ui
