// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/file/file_desk.h"
#include "ui/models/entry_filters.h"
#include "ui/window/page.h"

#include <QMainWindow>

#include <optional>

namespace cachescope::ui {

class Banner;
class DemoMaker;
class EntryExport;
class DropOverlay;
class EntriesPage;
class FileTools;
class HeaderBar;
class LoadPage;
class OverviewPage;
class RunsPage;
class Settings;
class StartPage;
class Theme;
class WindowFrame;
class WindowMenu;

/// The window: puts the parts together and passes on what one has to say to another. `theme` and `settings`
/// must outlive it.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(Theme &theme, Settings &settings, QWidget *parent = nullptr);

    /// Opens a cache file in the background. `path` is absolute.
    void openFile(const QString &path);
    /// Without a file, Overview is the start page, and Entries leads there.
    void showPage(Page page);

    [[nodiscard]] inspect::Inspector &inspector() { return m_inspector; }
    [[nodiscard]] EntryFilters &filters() { return m_filters; }
    [[nodiscard]] OverviewPage *overviewPage() const { return m_overview; }
    [[nodiscard]] EntriesPage *entriesPage() const { return m_entries; }
    [[nodiscard]] LoadPage *loadPage() const { return m_load; }
    [[nodiscard]] RunsPage *runsPage() const { return m_runs; }
    [[nodiscard]] Banner *banner() const;
    [[nodiscard]] HeaderBar *header() const;
    [[nodiscard]] FileTools *fileTools() const;

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void addPages();
    void addShortcuts();
    void connectMenu();
    void connectFrame();
    void connectDesk();
    void connectPages();
    void connectRuns();
    void connectDemos();
    void connectExport();
    void restoreState();

    void chooseFile();
    void find(const QString &text);
    void focusFind();
    void escape();
    void cancel(Job job);
    void showAbout();
    void showDemo(const QString &path);
    void showDropHint(bool over);

    void fileOpened(const inspect::CacheFileInfo &info);
    void fileClosed();
    void setFileOpen(bool open);
    void refreshFrame();
    void refreshStatus();
    [[nodiscard]] QWidget *currentPage() const;
    [[nodiscard]] QWidget *focusOf(QWidget *page) const;

    Theme &m_theme;
    Settings &m_settings;
    inspect::Inspector m_inspector;
    EntryFilters m_filters; ///< of all pages
    Page m_page = Page::Overview;
    bool m_opening = false;
    bool m_closesFirst = false;         ///< what was open before closes when the next one is being opened
    std::optional<Page> m_pageWhenOpen; ///< asked for while a file is being opened
    QString m_selectionText;
    WindowMenu *m_menu;
    WindowFrame *m_frame;
    FileDesk m_desk;
    DemoMaker *m_demos;
    EntryExport *m_export;
    StartPage *m_start;
    OverviewPage *m_overview;
    EntriesPage *m_entries;
    LoadPage *m_load;
    RunsPage *m_runs;
    DropOverlay *m_dropOverlay;
};

} // namespace cachescope::ui
