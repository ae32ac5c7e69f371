// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/inspector.h"
#include "ui/file_text.h"
#include "ui/jobs/generate_job.h"
#include "ui/page.h"
#include "ui/widgets/status_line.h"

#include <QMainWindow>

#include <optional>

namespace cachescope::ui {

class Banner;
class DropOverlay;
class EntriesPage;
class LoadPage;
class OverviewPage;
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
    [[nodiscard]] OverviewPage *overviewPage() const { return m_overview; }
    [[nodiscard]] EntriesPage *entriesPage() const { return m_entries; }
    [[nodiscard]] LoadPage *loadPage() const { return m_load; }
    [[nodiscard]] Banner *banner() const;

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void addPages();
    void addShortcuts();
    void connectMenu();
    void connectFrame();
    void connectInspector();
    void connectPages();
    void connectJobs();
    void restoreState();

    void chooseFile();
    void askToGenerate();
    void closeFile();
    void find(const QString &text);
    void focusFind();
    void escape();
    void cancel(Job job);
    void showAbout();
    void showDropHint(bool over);

    void fileOpened(const inspect::CacheFileInfo &info);
    void fileFailed(const QString &path, const Error &error);
    void fileClosed();
    void scanEnded(ScanState state);
    void reportError(const Error &error);
    void refreshFrame();
    void refreshStatus();

    Theme &m_theme;
    Settings &m_settings;
    inspect::Inspector m_inspector;
    GenerateJob m_generateJob;
    Page m_page = Page::Overview;
    std::optional<Page> m_pageWhenOpen; ///< asked for while a file is being opened
    ScanState m_scan = ScanState::Stopped;
    QString m_selectionText;
    WindowMenu *m_menu;
    WindowFrame *m_frame;
    StartPage *m_start;
    OverviewPage *m_overview;
    EntriesPage *m_entries;
    LoadPage *m_load;
    DropOverlay *m_dropOverlay;
};

} // namespace cachescope::ui
