// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"

#include "core/base/format.h"
#include "ui/file_drop.h"
#include "ui/pages/entries_page.h"
#include "ui/pages/load_page.h"
#include "ui/pages/overview_page.h"
#include "ui/pages/start_page.h"
#include "ui/settings.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/drop_overlay.h"
#include "ui/widgets/entry_table.h"
#include "ui/widgets/generate_dialog.h"
#include "ui/widgets/header_bar.h"
#include "ui/widgets/rail.h"
#include "ui/widgets/tool_bar.h"
#include "ui/window_frame.h"
#include "ui/window_menu.h"

#include <QCloseEvent>
#include <QFileDialog>
#include <QShortcut>

namespace cachescope::ui {
namespace {

constexpr QSize kMinimumSize(1024, 640);
constexpr QSize kFirstSize(1280, 800);

} // namespace

MainWindow::MainWindow(Theme &theme, Settings &settings, QWidget *parent)
    : QMainWindow(parent)
    , m_theme(theme)
    , m_settings(settings)
    , m_menu(new WindowMenu(this))
    , m_frame(new WindowFrame(theme, settings, m_menu, this))
    , m_start(new StartPage(theme, settings, this))
    , m_overview(new OverviewPage(theme, m_inspector, this))
    , m_entries(new EntriesPage(theme, m_inspector, settings, this))
    , m_load(new LoadPage(theme, this))
    , m_dropOverlay(new DropOverlay(theme, this))
{
    setMinimumSize(kMinimumSize);
    setCentralWidget(m_frame);
    addPages();
    addShortcuts();
    connectMenu();
    connectFrame();
    connectInspector();
    connectPages();
    connectJobs();
    restoreState();
}

void MainWindow::addPages()
{
    for (QWidget *page : std::initializer_list<QWidget *>{m_start, m_overview, m_entries, m_load})
        m_frame->addPage(page);
}

void MainWindow::addShortcuts()
{
    for (const Page page : {Page::Overview, Page::Entries, Page::Load}) {
        const auto key = static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(page));
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | key), this);
        connect(shortcut, &QShortcut::activated, this, [this, page] { showPage(page); });
    }
    auto *findShortcut = new QShortcut(QKeySequence::Find, this);
    connect(findShortcut, &QShortcut::activated, this, &MainWindow::focusFind);
    auto *escapeShortcut = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    connect(escapeShortcut, &QShortcut::activated, this, &MainWindow::escape);
}

void MainWindow::connectMenu()
{
    connect(m_menu, &WindowMenu::chooseRequested, this, &MainWindow::chooseFile);
    connect(m_menu, &WindowMenu::closeRequested, this, &MainWindow::closeFile);
    connect(m_menu, &WindowMenu::generateRequested, this, &MainWindow::askToGenerate);
    connect(m_menu, &WindowMenu::aboutRequested, this, &MainWindow::showAbout);
    connect(m_menu, &WindowMenu::quitRequested, this, &QWidget::close);
}

void MainWindow::connectFrame()
{
    auto *drop = new FileDrop(this);
    connect(drop, &FileDrop::draggingChanged, this, &MainWindow::showDropHint);
    connect(drop, &FileDrop::dropped, this, &MainWindow::openFile);
    connect(m_frame->rail(), &Rail::pageChosen, this, &MainWindow::showPage);
    connect(m_frame->toolBar(), &ToolBar::chooseRequested, this, &MainWindow::chooseFile);
    connect(m_frame->toolBar(), &ToolBar::openRequested, this, &MainWindow::openFile);
    connect(m_frame->toolBar(), &ToolBar::generateRequested, this, &MainWindow::askToGenerate);
    connect(m_frame->toolBar(), &ToolBar::findRequested, this, &MainWindow::find);
    connect(m_start, &StartPage::openRequested, this, &MainWindow::openFile);
    connect(m_start, &StartPage::chooseRequested, this, &MainWindow::chooseFile);
    connect(m_start, &StartPage::generateRequested, this, &MainWindow::askToGenerate);
    connect(m_start, &StartPage::loadTestRequested, this, [this] { showPage(Page::Load); });
    connect(m_frame->status(), &StatusLine::cancelRequested, this, &MainWindow::cancel);
}

void MainWindow::connectInspector()
{
    using inspect::Inspector;
    connect(&m_inspector, &Inspector::opened, this, &MainWindow::fileOpened);
    connect(&m_inspector, &Inspector::openFailed, this, &MainWindow::fileFailed);
    connect(&m_inspector, &Inspector::closed, this, &MainWindow::fileClosed);
    connect(&m_inspector, &Inspector::scanProgressed, this, [this](double fraction) {
        m_frame->status()->setJob(Job::Scan, {tr("Scanning the entries"), fraction, true});
    });
    connect(&m_inspector, &Inspector::scanFinished, this, [this] { scanEnded(ScanState::Done); });
    connect(&m_inspector, &Inspector::scanFailed, this, [this](const Error &error) {
        scanEnded(ScanState::Stopped);
        if (error.code != ErrorCode::Cancelled)
            reportError(error);
    });
}

void MainWindow::connectPages()
{
    connect(m_overview, &OverviewPage::filterChosen, this,
            [this](HistogramKind kind, const inspect::EntryFilter &filter, const QString &text) {
                m_entries->setRange(kind, filter, text);
                showPage(Page::Entries);
            });
    connect(m_entries, &EntriesPage::rangeRemoved, m_overview, &OverviewPage::clearChoice);
    connect(m_entries, &EntriesPage::failed, this, &MainWindow::reportError);
    connect(m_entries, &EntriesPage::statusChanged, this, [this](const QString &text) {
        m_selectionText = text;
        refreshStatus();
    });
    connect(m_load, &LoadPage::failed, this, &MainWindow::reportError);
    connect(m_load, &LoadPage::headerChanged, this, &MainWindow::refreshFrame);
    connect(m_load, &LoadPage::progressed, this,
            [this](const JobProgress &progress) { m_frame->status()->setJob(Job::Load, progress); });
    connect(m_load, &LoadPage::ended, this, [this] { m_frame->status()->endJob(Job::Load); });
}

void MainWindow::connectJobs()
{
    connect(&m_generateJob, &GenerateJob::progressed, this, [this](double fraction) {
        m_frame->status()->setJob(Job::Generate, {tr("Generating a demo cache"), fraction, true});
    });
    connect(&m_generateJob, &GenerateJob::generated, this, [this](const QString &path) {
        m_frame->status()->endJob(Job::Generate);
        openFile(path);
    });
    connect(&m_generateJob, &GenerateJob::failed, this, [this](const Error &error) {
        m_frame->status()->endJob(Job::Generate);
        if (error.code != ErrorCode::Cancelled)
            reportError(error);
    });
}

void MainWindow::restoreState()
{
    resize(kFirstSize);
    restoreGeometry(m_settings.windowGeometry());
    m_page = m_settings.page() == Page::Load ? Page::Load : Page::Overview;
    m_pageWhenOpen = m_settings.page();
    refreshFrame();
    m_frame->setFocus(Qt::OtherFocusReason);
}

Banner *MainWindow::banner() const
{
    return m_frame->banner();
}

void MainWindow::openFile(const QString &path)
{
    m_frame->banner()->clear();
    m_frame->status()->setJob(Job::Open, {tr("Opening %1").arg(fileNameOf(path)), std::nullopt, false});
    if (isVisible() || !m_pageWhenOpen) // at first, the page of the last time
        m_pageWhenOpen = m_page == Page::Load ? Page::Overview : m_page;
    m_inspector.open(path);
}

void MainWindow::showPage(Page page)
{
    m_page = page == Page::Entries && !m_inspector.isOpen() ? Page::Overview : page;
    m_pageWhenOpen = page;
    refreshFrame();
}

void MainWindow::fileOpened(const inspect::CacheFileInfo &info)
{
    m_frame->status()->endJob(Job::Open);
    m_scan = ScanState::Running;
    m_settings.addRecentFile({info.path, info.fileBytes, QDateTime::currentDateTime()});
    m_load->setOpenFile(info.path);
    m_frame->toolBar()->setFileOpen(true);
    m_menu->setFileOpen(true);
    m_page = m_pageWhenOpen.value_or(Page::Overview);
    m_pageWhenOpen.reset();
    refreshFrame();
}

void MainWindow::fileFailed(const QString &path, const Error &error)
{
    Q_UNUSED(path) // the message names it
    m_frame->status()->endJob(Job::Open);
    fileClosed();
    reportError(error);
}

void MainWindow::fileClosed()
{
    m_frame->status()->endJob(Job::Scan);
    m_scan = ScanState::Stopped;
    m_selectionText.clear();
    m_load->setOpenFile(QString());
    m_frame->toolBar()->setFileOpen(false);
    m_menu->setFileOpen(false);
    m_start->refresh();
    if (m_page == Page::Entries)
        m_page = Page::Overview;
    refreshFrame();
}

void MainWindow::scanEnded(ScanState state)
{
    m_frame->status()->endJob(Job::Scan);
    m_scan = state;
    refreshFrame();
}

void MainWindow::reportError(const Error &error)
{
    m_frame->banner()->showMessage(Tone::Bad, error.message);
}

void MainWindow::refreshFrame()
{
    const bool open = m_inspector.isOpen();
    m_frame->rail()->setFileOpen(open);
    m_frame->rail()->setCurrent(m_page);
    QWidget *page = m_overview;
    if (m_page == Page::Load)
        page = m_load;
    else if (!open)
        page = m_start;
    else if (m_page == Page::Entries)
        page = m_entries;
    m_frame->showPage(page, page == m_entries ? static_cast<QWidget *>(m_entries->table()) : m_frame);
    if (m_page == Page::Load)
        m_frame->header()->setContent(m_load->header());
    else if (open)
        m_frame->header()->setContent(fileHeader(m_inspector.info(), m_inspector.summary().get(), m_scan));
    else
        m_frame->header()->setContent(
            {tr("Cachescope"), tr("look into SQLite-backed blob caches, and load-test them"), {}});
    setWindowTitle(open ? tr("%1 – Cachescope").arg(fileNameOf(m_inspector.info().path)) : tr("Cachescope"));
    refreshStatus();
}

void MainWindow::refreshStatus()
{
    const inspect::SummaryPtr summary = m_inspector.isOpen() ? m_inspector.summary() : nullptr;
    if (m_page == Page::Entries && !m_selectionText.isEmpty())
        m_frame->status()->setMessage(m_selectionText);
    else if (m_page != Page::Load && summary)
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
        m_entries->focusFilter();
    else
        m_frame->toolBar()->focusFind();
}

void MainWindow::escape()
{
    if (m_frame->banner()->isVisible())
        m_frame->banner()->clear();
    else if (m_page == Page::Entries)
        m_entries->clearText();
}

void MainWindow::cancel(Job job)
{
    switch (job) {
    case Job::Scan:
        return m_inspector.cancelScan();
    case Job::Generate:
        return m_generateJob.cancel();
    case Job::Load:
        return m_load->stop();
    case Job::Open:
        break;
    }
}

void MainWindow::closeFile()
{
    m_frame->banner()->clear();
    m_inspector.close();
}

void MainWindow::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Open a cache file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Cache files (*.db *.sqlite *.sqlite3)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::openFile);
    dialog->open();
}

void MainWindow::askToGenerate()
{
    auto *dialog = new GenerateDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_frame->banner()->clear();
        m_frame->status()->setJob(Job::Generate, {tr("Generating a demo cache"), 0.0, true});
        m_generateJob.start(dialog->path(), dialog->options());
    });
    dialog->open();
}

void MainWindow::showAbout()
{
    m_frame->banner()->showMessage(
        Tone::Neutral, tr("Cachescope %1. An inspector and load tester for SQLite-backed blob caches. "
                          "Free software under the GNU General Public License, version 3 or later.")
                           .arg(QCoreApplication::applicationVersion()));
}

void MainWindow::changeEvent(QEvent *event)
{
    const bool palette = event->type() == QEvent::PaletteChange || event->type() == QEvent::ThemeChange ||
                         event->type() == QEvent::ApplicationPaletteChange;
    if (palette)
        m_theme.follow();
    QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_settings.setWindowGeometry(saveGeometry());
    m_settings.setPage(m_page);
    m_entries->saveState();
    QMainWindow::closeEvent(event);
}

void MainWindow::showDropHint(bool over)
{
    m_start->setDropHint(over);
    m_dropOverlay->setCovering(over && !m_start->isVisible());
}

} // namespace cachescope::ui
