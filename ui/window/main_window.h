// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/file/file_desk.h"
#include "ui/help/page_help.h"
#include "ui/models/entry_filters.h"
#include "ui/session/session.h"
#include "ui/window/page.h"

#include <QMainWindow>

#include <functional>
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
class ShortcutOverview;
class StartPage;
class Theme;
class WindowFrame;
class WindowMenu;
struct Preferences;

/// Where files are opened that somebody chose in a window.
enum class OpenWhere { Here, NewWindow };

/// A window: puts the parts together and passes on what one has to say to another. `theme` and `settings`
/// must outlive it.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(Theme &theme, Settings &settings, QWidget *parent = nullptr);

    /// Who opens files that are chosen in this window: there may be others, and a file is open in one at
    /// most. Without one, the window opens the first of them itself.
    using Opener = std::function<void(const QStringList &paths, OpenWhere where)>;
    void setOpener(const Opener &opener) { m_opener = opener; }

    /// Opens a cache file in the background, or a scenario (*.json) in the form of load tests. `path` is
    /// absolute.
    void openFile(const QString &path);
    /// Without a file, Overview is the start page, and Entries leads there.
    void showPage(Page page);
    /// The file that is open or being opened; empty: none.
    [[nodiscard]] QString path() const;
    /// Whether nobody would miss what it shows if it showed something else.
    [[nodiscard]] bool isVacant() const;

    /// What it shows, for another time.
    [[nodiscard]] WindowState state() const;
    /// Shows that again, as far as it is still there; before the window is shown.
    void restore(const WindowState &state);
    /// What was open the last time and is not now, by the names of its files: the start page offers it.
    void offerSession(const QStringList &names, const QString &why);
    void applyPreferences(const Preferences &preferences);
    /// Writes all figures anew: their style (setFormatStyle()) has changed.
    void refreshFigures();

    /// What would be lost if the window closed now, a sentence each. While there is any, closing it asks
    /// first.
    [[nodiscard]] QStringList unfinished() const;
    /// Ends a load test that runs, and waits until what it measured is kept.
    void keepNow();
    /// Ends what is unfinished, then closes the window, without asking; unless a load test cannot be kept,
    /// which is told with what can be done about it.
    void leave();

    [[nodiscard]] WindowMenu *menu() const { return m_menu; }
    [[nodiscard]] StartPage *startPage() const { return m_start; }
    [[nodiscard]] WindowFrame *frame() const { return m_frame; }
    [[nodiscard]] inspect::Inspector &inspector() { return m_inspector; }
    [[nodiscard]] EntryFilters &filters() { return m_filters; }
    [[nodiscard]] OverviewPage *overviewPage() const { return m_overview; }
    [[nodiscard]] EntriesPage *entriesPage() const { return m_entries; }
    [[nodiscard]] LoadPage *loadPage() const { return m_load; }
    [[nodiscard]] RunsPage *runsPage() const { return m_runs; }
    [[nodiscard]] Banner *banner() const;
    [[nodiscard]] HeaderBar *header() const;
    [[nodiscard]] FileTools *fileTools() const;
    /// Null until it was shown.
    [[nodiscard]] ShortcutOverview *shortcuts() const { return m_shortcuts; }

Q_SIGNALS:
    void stateChanged(); ///< state() is another now
    void closing();      ///< it closes now, and this is its last state()
    void stayed();       ///< it was to be left, and is not: something would be lost
    void newWindowRequested();
    void settingsRequested();
    void restoreRequested(); ///< what offerSession() offered
    void quitRequested();

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void moveEvent(QMoveEvent *event) override;

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
    void connectProgram();
    void restoreState();
    void restoreConditions(const QString &path);
    void askBeforeClosing();
    void closeIfLeaving();
    void stay();
    [[nodiscard]] QList<Job> unfinishedJobs() const;

    void requestOpen(const QStringList &paths, OpenWhere where);
    void chooseFile();
    void find(const QString &text);
    void focusFind();
    void escape();
    void cancel(Job job);
    void showAbout();
    void showShortcuts();
    void showDemo(const QString &path);
    void showDropHint(bool over);

    void fileOpened(const inspect::CacheFileInfo &info);
    void fileClosed();
    void fileStayedOpen();
    void setFileOpen(bool open);
    void refreshFrame();
    void refreshStatus();
    [[nodiscard]] QWidget *currentPage() const;
    [[nodiscard]] QWidget *focusOf(QWidget *page) const;
    [[nodiscard]] HelpTopic helpTopic() const;

    Theme &m_theme;
    Settings &m_settings;
    inspect::Inspector m_inspector;
    EntryFilters m_filters; ///< of all pages
    Page m_page = Page::Overview;
    bool m_opening = false;
    bool m_closesFirst = false;         ///< what was open before closes when the next one is being opened
    std::optional<Page> m_pageWhenOpen; ///< asked for while a file is being opened
    QString m_selectionText;
    Opener m_opener;
    std::optional<WindowState> m_restored; ///< until its file is open
    bool m_leaving = false;                ///< closes as soon as nothing is unfinished or being kept
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
    ShortcutOverview *m_shortcuts = nullptr; ///< once it was shown
};

} // namespace cachescope::ui
