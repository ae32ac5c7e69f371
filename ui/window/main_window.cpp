// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window.h"

#include "core/base/format.h"
#include "ui/file/demo_maker.h"
#include "ui/file/entry_export.h"
#include "ui/file/file_drop.h"
#include "ui/file/file_text.h"
#include "ui/file/file_tools.h"
#include "ui/help/help_panel.h"
#include "ui/help/shortcut_overview.h"
#include "ui/load/form/scenario_form.h"
#include "ui/pages/entries_page.h"
#include "ui/pages/load_page.h"
#include "ui/pages/overview_page.h"
#include "ui/pages/runs_page.h"
#include "ui/pages/start_page.h"
#include "ui/settings.h"
#include "ui/table/entry_table.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/drop_overlay.h"
#include "ui/widgets/header_bar.h"
#include "ui/widgets/rail.h"
#include "ui/widgets/tool_bar.h"
#include "ui/window/window_frame.h"
#include "ui/window/window_menu.h"

#include <QApplication>
#include <QFileDialog>
#include <QShortcut>

#include <utility>

namespace cachescope::ui {
namespace {

constexpr QSize kMinimumSize(1024, 640);

} // namespace

MainWindow::MainWindow(Theme &theme, Settings &settings, QWidget *parent)
    : QMainWindow(parent)
    , m_theme(theme)
    , m_settings(settings)
    , m_filters(m_inspector)
    , m_menu(new WindowMenu(settings, this))
    , m_frame(new WindowFrame(theme, settings, m_menu, this))
    , m_desk(theme, settings, m_inspector, *m_frame)
    , m_demos(new DemoMaker(this))
    , m_export(new EntryExport(this))
    , m_start(new StartPage(theme, settings, m_frame->pageParent()))
    , m_overview(new OverviewPage(theme, m_inspector, m_filters, m_frame->pageParent()))
    , m_entries(new EntriesPage(theme, m_inspector, m_filters, settings, m_frame->pageParent()))
    , m_load(new LoadPage(theme, m_frame->pageParent()))
    , m_runs(new RunsPage(theme, settings, m_frame->pageParent()))
    , m_dropOverlay(new DropOverlay(theme, this))
{
    m_inspector.setIndexDirectory(settings.indexDirectory());
    setMinimumSize(kMinimumSize);
    setCentralWidget(m_frame);
    addPages();
    addShortcuts();
    connectMenu();
    connectFrame();
    connectDesk();
    connectPages();
    connectRuns();
    connectDemos();
    connectExport();
    connectProgram();
    restoreState();
}

void MainWindow::addPages()
{
    for (QWidget *page : std::initializer_list<QWidget *>{m_start, m_overview, m_entries, m_load, m_runs})
        m_frame->addPage(page);
}

void MainWindow::addShortcuts()
{
    auto *escapeShortcut = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    escapeShortcut->setWhatsThis(tr("Close what is in front: a message, a panel, a search"));
    connect(escapeShortcut, &QShortcut::activated, this, &MainWindow::escape);
    auto *menuShortcut = new QShortcut(QKeySequence(Qt::Key_F10), this);
    menuShortcut->setWhatsThis(tr("Open the menu"));
    connect(menuShortcut, &QShortcut::activated, m_frame->toolBar(), &ToolBar::showMenu);
}

void MainWindow::connectMenu()
{
    connect(m_menu, &WindowMenu::chooseRequested, this, &MainWindow::chooseFile);
    connect(m_menu, &WindowMenu::openRequested, this, [this](const QString &path, bool newWindow) {
        requestOpen({path}, newWindow ? OpenWhere::NewWindow : OpenWhere::Here);
    });
    connect(m_menu, &WindowMenu::closeRequested, &m_desk, &FileDesk::close);
    connect(m_menu, &WindowMenu::findRequested, this, &MainWindow::focusFind);
    connect(m_menu, &WindowMenu::pageRequested, this, &MainWindow::showPage);
    connect(m_menu, &WindowMenu::generateRequested, m_demos, &DemoMaker::ask);
    connect(m_menu, &WindowMenu::tablesRequested, &m_desk, &FileDesk::askForTable);
    connect(m_menu, &WindowMenu::proofRequested, &m_desk, &FileDesk::showProof);
    connect(m_menu, &WindowMenu::checkRequested, &m_desk, &FileDesk::showCheck);
    connect(m_menu, &WindowMenu::compareRequested, &m_desk, &FileDesk::showCompare);
    connect(m_menu, &WindowMenu::refreshRequested, &m_desk, &FileDesk::refresh);
    connect(m_menu, &WindowMenu::followRequested, &m_desk, &FileDesk::setFollowing);
    connect(m_menu, &WindowMenu::previewToggled, m_entries, &EntriesPage::setPreviewShown);
    connect(m_entries, &EntriesPage::previewShownChanged, m_menu, &WindowMenu::setPreviewShown);
    connect(m_menu, &WindowMenu::explainRequested, m_frame->help(), &HelpPanel::toggle);
    connect(m_menu, &WindowMenu::shortcutsRequested, this, &MainWindow::showShortcuts);
    connect(m_menu, &WindowMenu::aboutRequested, this, &MainWindow::showAbout);
    m_menu->setExportMenu(m_frame->toolBar()->exportMenu());
}

void MainWindow::connectFrame()
{
    auto *drop = new FileDrop(this);
    connect(drop, &FileDrop::draggingChanged, this, &MainWindow::showDropHint);
    connect(drop, &FileDrop::dropped, this,
            [this](const QStringList &paths) { requestOpen(paths, OpenWhere::Here); });
    connect(m_frame->rail(), &Rail::pageChosen, this, &MainWindow::showPage);
    connect(m_frame->toolBar(), &ToolBar::chooseRequested, this, &MainWindow::chooseFile);
    connect(m_frame->toolBar(), &ToolBar::openRequested, this, [this](const QString &path, bool newWindow) {
        requestOpen({path}, newWindow ? OpenWhere::NewWindow : OpenWhere::Here);
    });
    connect(m_frame->toolBar(), &ToolBar::generateRequested, m_demos, &DemoMaker::ask);
    connect(m_frame->toolBar(), &ToolBar::findRequested, this, &MainWindow::find);
    connect(m_start, &StartPage::openRequested, this, [this](const QString &path, bool newWindow) {
        requestOpen({path}, newWindow ? OpenWhere::NewWindow : OpenWhere::Here);
    });
    connect(m_start, &StartPage::chooseRequested, this, &MainWindow::chooseFile);
    connect(m_start, &StartPage::generateRequested, m_demos, &DemoMaker::ask);
    connect(m_start, &StartPage::removed, this,
            [this](const QString &name, const std::function<void()> &undo) {
                m_frame->banner()->showMessage(
                    Tone::Neutral, tr("%1 is no longer in the list. The file is still there.").arg(name),
                    {{tr("&Undo"), [this, undo] {
                          m_frame->banner()->clear();
                          undo();
                      }}});
            });
    connect(m_start, &StartPage::loadTestRequested, this, [this] { showPage(Page::Load); });
    connect(m_frame->header(), &HeaderBar::explainRequested, m_frame->help(), &HelpPanel::toggle);
    connect(m_frame->help(), &HelpPanel::closed, this,
            [this] { focusOf(currentPage())->setFocus(Qt::OtherFocusReason); });
    connect(m_frame->header(), &HeaderBar::chipClicked, &m_desk, &FileDesk::follow);
    connect(m_frame->status(), &StatusLine::cancelRequested, this, &MainWindow::cancel);
}

void MainWindow::connectDesk()
{
    connect(&m_desk, &FileDesk::openingStarted, this, [this] {
        m_opening = true;
        m_closesFirst = m_inspector.isOpen();
        if (isVisible() || !m_pageWhenOpen) // at first, the page of the last time
            m_pageWhenOpen = needsNoFile(m_page) ? Page::Overview : m_page;
    });
    connect(&m_desk, &FileDesk::opened, this, &MainWindow::fileOpened);
    connect(&m_desk, &FileDesk::closed, this, &MainWindow::fileClosed);
    connect(&m_desk, &FileDesk::stayedOpen, this, &MainWindow::fileStayedOpen);
    connect(&m_desk, &FileDesk::headerChanged, this, &MainWindow::refreshFrame);
    connect(m_desk.tools(), &FileTools::entryRequested, this, [this](qint64 rowid) {
        showPage(Page::Entries);
        m_entries->goTo(rowid);
        activateWindow();
    });
}

void MainWindow::connectPages()
{
    connect(m_overview, &OverviewPage::entriesRequested, this, [this] { showPage(Page::Entries); });
    connect(m_overview, &OverviewPage::told, m_frame->banner(),
            [this](Tone tone, const QString &text) { m_frame->banner()->showMessage(tone, text); });
    connect(m_entries, &EntriesPage::failed, &m_desk, &FileDesk::reportError);
    connect(m_entries, &EntriesPage::progressed, m_frame->status(), &StatusLine::setJob);
    connect(m_entries, &EntriesPage::ended, m_frame->status(), &StatusLine::endJob);
    connect(m_entries, &EntriesPage::statusChanged, this, [this](const QString &text) {
        m_selectionText = text;
        refreshStatus();
    });
    connect(m_load, &LoadPage::failed, &m_desk, &FileDesk::reportError);
    connect(m_load, &LoadPage::headerChanged, this, &MainWindow::refreshFrame);
    connect(m_load, &LoadPage::progressed, this,
            [this](const JobProgress &progress) { m_frame->status()->setJob(Job::Load, progress); });
    connect(m_load, &LoadPage::ended, this, [this] { m_frame->status()->endJob(Job::Load); });
    connect(m_load, &LoadPage::told, m_frame->banner(),
            [this](Tone tone, const QString &text) { m_frame->banner()->showMessage(tone, text); });
    connect(m_frame->status(), &StatusLine::pauseRequested, m_load, [this](Job job, bool paused) {
        if (job == Job::Load)
            m_load->setPaused(paused);
    });
}

void MainWindow::connectRuns()
{
    connect(m_runs, &RunsPage::headerChanged, this, &MainWindow::refreshFrame);
    connect(m_runs, &RunsPage::statusChanged, this, &MainWindow::refreshStatus);
    connect(m_runs, &RunsPage::newTestRequested, this, [this] { showPage(Page::Load); });
    connect(m_runs, &RunsPage::told, m_frame->banner(), &Banner::showMessage);
    connect(m_load, &LoadPage::runEnded, m_runs, &RunsPage::keep);
    connect(m_runs, &RunsPage::repeatRequested, this, [this](const load::Scenario &scenario) {
        showPage(Page::Load);
        m_load->repeat(scenario);
    });
    connect(m_runs, &RunsPage::untold, m_frame->banner(), &Banner::clear);
}

void MainWindow::connectExport()
{
    StatusLine *status = m_frame->status();
    connect(
        m_entries, &EntriesPage::exportRequested, this,
        [this](ExportKind kind, const inspect::EntryView &view, const std::vector<inspect::RowRange> &rows) {
            m_export->ask(kind, {m_inspector.file(), view, rows, m_inspector.index()});
        });
    QMenu *menu = m_frame->toolBar()->exportMenu();
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { m_entries->table()->fillExportMenu(*menu); });
    connect(m_export, &EntryExport::progressed, this,
            [status](const JobProgress &progress) { status->setJob(Job::Export, progress); });
    connect(m_export, &EntryExport::ended, this, [status] { status->endJob(Job::Export); });
    connect(m_export, &EntryExport::told, this,
            [this](Tone tone, const QString &text) { m_frame->banner()->showMessage(tone, text); });
}

void MainWindow::connectDemos()
{
    StatusLine *status = m_frame->status();
    connect(m_demos, &DemoMaker::started, m_frame->banner(), &Banner::clear);
    connect(m_demos, &DemoMaker::progressed, this,
            [status](const JobProgress &progress) { status->setJob(Job::Generate, progress); });
    connect(m_demos, &DemoMaker::ended, this, [status] { status->endJob(Job::Generate); });
    connect(m_demos, &DemoMaker::generated, this, &MainWindow::showDemo);
    connect(m_demos, &DemoMaker::busy, this, [this] {
        m_frame->banner()->showMessage(
            Tone::Warning, tr("A demo cache is still being generated. Wait for it, or cancel it below."));
    });
    connect(m_demos, &DemoMaker::failed, &m_desk, &FileDesk::reportError);
}

Banner *MainWindow::banner() const
{
    return m_frame->banner();
}

FileTools *MainWindow::fileTools() const
{
    return m_desk.tools();
}

HeaderBar *MainWindow::header() const
{
    return m_frame->header();
}

/// A scenario is for the form of load tests, wherever it is dropped or named.
void MainWindow::openFile(const QString &path)
{
    if (!path.endsWith(QLatin1String(".json"), Qt::CaseInsensitive))
        return m_desk.open(path);
    showPage(Page::Load);
    m_load->form()->openScenario(path);
}

void MainWindow::showPage(Page page)
{
    m_page = page == Page::Entries && !m_inspector.isOpen() ? Page::Overview : page;
    m_pageWhenOpen = page;
    refreshFrame();
    Q_EMIT stateChanged();
}

void MainWindow::fileOpened(const inspect::CacheFileInfo &info)
{
    m_opening = false;
    m_load->setOpenFile(info.path);
    m_page = m_pageWhenOpen.value_or(Page::Overview);
    m_pageWhenOpen.reset();
    setFileOpen(true);
    restoreConditions(info.path);
    Q_EMIT stateChanged();
}

void MainWindow::fileClosed()
{
    m_opening = std::exchange(m_closesFirst, false);
    if (!m_opening)
        m_restored.reset(); // it is not there
    m_selectionText.clear();
    m_load->setOpenFile(QString());
    m_start->refresh();
    if (m_page == Page::Entries)
        m_page = Page::Overview;
    setFileOpen(false);
    Q_EMIT stateChanged();
}

void MainWindow::fileStayedOpen()
{
    m_opening = false;
    m_closesFirst = false;
    m_restored.reset();
    m_pageWhenOpen.reset();
    Q_EMIT stateChanged();
}

void MainWindow::setFileOpen(bool open)
{
    m_frame->toolBar()->setFileOpen(open);
    m_menu->setFileOpen(open);
    refreshFrame();
}

QWidget *MainWindow::currentPage() const
{
    if (m_page == Page::Load)
        return m_load;
    if (m_page == Page::Runs)
        return m_runs;
    if (!m_inspector.isOpen())
        return m_start;
    return m_page == Page::Entries ? static_cast<QWidget *>(m_entries) : m_overview;
}

HelpTopic MainWindow::helpTopic() const
{
    if (m_page == Page::Load)
        return HelpTopic::Load;
    if (m_page == Page::Runs)
        return HelpTopic::Runs;
    if (!m_inspector.isOpen())
        return HelpTopic::Start;
    return m_page == Page::Entries ? HelpTopic::Entries : HelpTopic::Overview;
}

void MainWindow::refreshFrame()
{
    const bool open = m_inspector.isOpen();
    m_menu->setFollowing(m_desk.canFollow(), m_inspector.isFollowing());
    m_menu->setSearchable(open || m_page == Page::Runs);
    m_frame->rail()->setFileOpen(open);
    m_frame->rail()->setCurrent(m_page);
    QWidget *page = currentPage();
    m_frame->help()->setTopic(helpTopic());
    m_frame->showPage(page, focusOf(page));
    if (m_page == Page::Load)
        m_frame->header()->setContent(m_load->header());
    else if (m_page == Page::Runs)
        m_frame->header()->setContent(m_runs->header());
    else if (open)
        m_frame->header()->setContent(m_desk.header());
    else
        m_frame->header()->setContent(
            {tr("Cachescope"), tr("look into SQLite-backed blob caches, and load-test them"), {}});
    setWindowTitle(open ? tr("%1 – Cachescope").arg(fileNameOf(m_inspector.info().path)) : tr("Cachescope"));
    refreshStatus();
}

QWidget *MainWindow::focusOf(QWidget *page) const
{
    if (page == m_entries)
        return m_entries->table();
    return page == m_runs ? m_runs->focusTarget() : m_frame;
}

void MainWindow::refreshStatus()
{
    const inspect::SummaryPtr summary = m_inspector.isOpen() ? m_inspector.summary() : nullptr;
    if (m_page == Page::Entries && !m_selectionText.isEmpty())
        m_frame->status()->setMessage(m_selectionText);
    else if (m_page == Page::Runs && !m_runs->status().isEmpty())
        m_frame->status()->setMessage(m_runs->status());
    else if (!needsNoFile(m_page) && summary)
        m_frame->status()->setMessage(
            tr("Ready · scanned %1 entries in %2")
                .arg(formatCount(summary->entries), formatDuration(summary->scanSeconds)));
    else
        m_frame->status()->setMessage(tr("Ready"));
}

void MainWindow::find(const QString &text)
{
    if (!m_inspector.isOpen())
        return;
    showPage(Page::Entries);
    m_entries->findText(text);
}

void MainWindow::focusFind()
{
    if (m_page == Page::Entries)
        m_entries->find();
    else if (m_page == Page::Runs)
        m_runs->find();
    else
        m_frame->toolBar()->focusFind();
}

void MainWindow::escape()
{
    if (m_frame->help()->isVisible())
        m_frame->help()->close();
    else if (m_frame->banner()->isVisible())
        m_frame->banner()->clear();
    else if (m_page == Page::Entries)
        m_entries->escape();
    else if (m_page == Page::Runs)
        m_runs->escape();
}

void MainWindow::cancel(Job job)
{
    if (job == Job::Generate)
        m_demos->cancel();
    else if (job == Job::Export)
        m_export->cancel();
    else if (job == Job::Load)
        m_load->stop();
    else if (job == Job::Look || job == Job::Copy || job == Job::Save)
        m_entries->cancel(job);
    else
        m_desk.cancel(job);
}

void MainWindow::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Open a cache file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Cache files (*.db *.sqlite *.sqlite3)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this,
            [this](const QStringList &paths) { requestOpen(paths, OpenWhere::Here); });
    dialog->open();
}

void MainWindow::showShortcuts()
{
    if (!m_shortcuts)
        m_shortcuts = new ShortcutOverview(this);
    m_shortcuts->show();
    m_shortcuts->raise();
    m_shortcuts->activateWindow();
}

void MainWindow::showAbout()
{
    m_frame->banner()->showMessage(
        Tone::Neutral, tr("Cachescope %1. An inspector and load tester for SQLite-backed blob caches. "
                          "Free software under the GNU General Public License, version 3 or later.")
                           .arg(QCoreApplication::applicationVersion()));
}

/// What somebody looks at, or is being asked about, is not taken away.
void MainWindow::showDemo(const QString &path)
{
    if (!m_inspector.isOpen() && !m_opening && !QApplication::activeModalWidget())
        return requestOpen({path}, OpenWhere::Here);
    m_frame->banner()->showMessage(
        Tone::Good, tr("The demo cache %1 is complete.").arg(path),
        {{tr("&Open it"), [this, path] { requestOpen({path}, OpenWhere::Here); }}});
}

void MainWindow::showDropHint(bool over)
{
    m_start->setDropHint(over);
    m_dropOverlay->setCovering(over && !m_start->isVisible());
}

} // namespace cachescope::ui
