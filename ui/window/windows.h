// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/settings_dialog.h"
#include "ui/session/session_store.h"
#include "ui/window/main_window.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

namespace cachescope::ui {

/// All windows of the program: opens them and the files in them, applies what is chosen in the settings to
/// all, and keeps what is open for the next start: while the program runs, so that it is there after a crash
/// too.
class Windows : public QObject
{
    Q_OBJECT

public:
    /// What is open is written so long after it has changed.
    static constexpr int kSettleMs = 2000;
    /// What was restored counts as restored well after that.
    static constexpr int kRestoredMs = 3000;

    /// Both must outlive it.
    Windows(Theme &theme, Settings &settings, QObject *parent = nullptr);
    /// Closes what is still open, as it is.
    ~Windows() override;

    /// Whether what is open is opened again at the next start; it is unless this says otherwise. For a
    /// program that runs beside another one, which keeps its own. Before begin().
    void setKeepsSession(bool keeps) { m_keepsSession = keeps; }
    /// Opens the first windows: with these files (absolute paths), or with what was open the last time, or
    /// one with the start page. `page` is the one to show.
    void begin(const QStringList &paths, std::optional<Page> page);
    /// Somebody started the program again: the files get windows; without any, a window comes to the front.
    void take(const QStringList &paths, std::optional<Page> page, const QByteArray &activationToken);

    /// Opens files that were chosen in `asker`: there, or in new windows. One that is open in a window
    /// already brings that to the front. The window of the last of them.
    MainWindow *open(MainWindow *asker, const QStringList &paths, OpenWhere where);
    MainWindow *newWindow();
    /// Closes all windows, after a question if something is unfinished.
    void quit();
    void showSettings(QWidget *before);

    [[nodiscard]] const QList<MainWindow *> &windows() const { return m_windows; }
    [[nodiscard]] Session session() const;
    /// Null while it is not shown.
    [[nodiscard]] SettingsDialog *settingsDialog() const { return m_dialog; }
    /// Writes what is open now, ends the load tests that run and keeps what they measured, and waits until
    /// all that is written.
    void saveNow();

private:
    MainWindow *addWindow();
    MainWindow *addWindowBeside(const QWidget *other);
    void forget(MainWindow *window);
    void keepSession(const Session &session);
    void restore(const Session &session);
    void restoreOffered();
    void offer(const Session &session);
    void tellOffer(MainWindow *window) const;
    void onClosing(MainWindow *window);
    void leaveAll();
    void apply(const Preferences &preferences);
    [[nodiscard]] MainWindow *active() const;
    [[nodiscard]] MainWindow *windowOf(const QString &path) const;

    Theme &m_theme;
    Settings &m_settings;
    Preferences m_preferences;     ///< that are applied
    QList<MainWindow *> m_windows; ///< as they were opened
    SessionStore m_store;
    bool m_keepsSession = true;
    std::optional<Session> m_offered;
    QTimer m_settling;
    bool m_ended = false; ///< what was open at the end is saved
    QPointer<SettingsDialog> m_dialog;
};

} // namespace cachescope::ui
