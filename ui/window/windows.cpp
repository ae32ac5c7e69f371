// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/windows.h"

#include "core/inspect/inspector_limits.h"
#include "ui/dialogs/quit_question.h"
#include "ui/file/file_text.h"
#include "ui/language.h"
#include "ui/settings.h"
#include "ui/theme/theme_choice.h"

#include <QApplication>
#include <QScreen>

#include <algorithm>
#include <functional>
#include <utility>

namespace cachescope::ui {
namespace {

constexpr QPoint kBeside(32, 32);

void bringToFront(QWidget *window)
{
    if (window->isMinimized())
        window->showNormal();
    window->show();
    window->raise();
    window->activateWindow();
}

/// Without some of its windows. The one that was active stays so, or the first one is.
void leaveOut(Session &session, const std::function<bool(const WindowState &)> &isLeftOut)
{
    std::vector<WindowState> left;
    int active = 0;
    for (std::size_t i = 0; i < session.windows.size(); ++i) {
        if (isLeftOut(session.windows[i]))
            continue;
        if (static_cast<int>(i) == session.active)
            active = static_cast<int>(left.size());
        left.push_back(session.windows[i]);
    }
    session.windows = std::move(left);
    session.active = active;
}

} // namespace

Windows::Windows(Theme &theme, Settings &settings, QObject *parent)
    : QObject(parent)
    , m_theme(theme)
    , m_settings(settings)
    , m_preferences(settings.preferences())
    , m_store(settings.sessionFile())
{
    setFormatStyle(m_preferences.figures(formatStyle()));
    inspect::setInspectorLimits({m_preferences.readers, m_preferences.indexBytes});
    if (m_preferences.theme != ThemeChoice::System)
        setThemeChoice(m_theme, m_preferences.theme);
    m_settling.setSingleShot(true);
    connect(&m_settling, &QTimer::timeout, this, [this] { keepSession(session()); });
}

Windows::~Windows()
{
    const QList<MainWindow *> left = std::exchange(m_windows, {});
    for (MainWindow *window : left) {
        window->disconnect(this);
        delete window;
    }
}

void Windows::begin(const QStringList &paths, std::optional<Page> page)
{
    const Session last = m_keepsSession ? m_store.read() : Session();
    const bool restores = m_preferences.restoresSession && last.hasFiles() && !last.isBeingRestored;
    if (paths.isEmpty() && restores) {
        restore(last);
        if (page)
            active()->showPage(*page);
        return;
    }
    MainWindow *first = addWindow();
    if (page)
        first->showPage(*page);
    if (last.hasFiles())
        offer(last);
    if (!paths.isEmpty())
        first->openFile(paths.first()); // before it is shown: it keeps the page that was asked for
    first->show();
    open(first, paths.mid(1), OpenWhere::NewWindow);
}

void Windows::take(const QStringList &paths, std::optional<Page> page, const QByteArray &activationToken)
{
    if (!activationToken.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", activationToken); // Qt hands it on with the next activation
    MainWindow *window = active();
    if (!window)
        return;
    if (paths.isEmpty())
        bringToFront(window);
    else
        window = open(window, paths, window->isVacant() ? OpenWhere::Here : OpenWhere::NewWindow);
    if (page)
        window->showPage(*page);
}

MainWindow *Windows::open(MainWindow *asker, const QStringList &paths, OpenWhere where)
{
    MainWindow *last = asker;
    MainWindow *here = where == OpenWhere::Here ? asker : nullptr;
    for (const QString &path : paths) {
        MainWindow *holder = windowOf(path);
        if (holder && holder != here) {
            bringToFront(holder);
            last = holder;
            continue;
        }
        last = here ? std::exchange(here, nullptr) : addWindowBeside(m_windows.last());
        last->openFile(path);
        bringToFront(last);
    }
    return last;
}

MainWindow *Windows::addWindow()
{
    auto *window = new MainWindow(m_theme, m_settings);
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->setOpener(
        [this, window](const QStringList &paths, OpenWhere where) { open(window, paths, where); });
    connect(window, &MainWindow::newWindowRequested, this, &Windows::newWindow);
    connect(window, &MainWindow::settingsRequested, this, [this, window] { showSettings(window); });
    connect(window, &MainWindow::restoreRequested, this, &Windows::restoreOffered);
    connect(window, &MainWindow::quitRequested, this, &Windows::quit);
    connect(window, &MainWindow::closing, this, [this, window] { onClosing(window); });
    connect(window, &MainWindow::stayed, this, [this, window] {
        m_ended = false; // it goes on, with this window
        bringToFront(window);
    });
    connect(window, &QObject::destroyed, this, [this, window] { forget(window); });
    connect(window, &MainWindow::stateChanged, this, [this] {
        if (!m_settling.isActive() && !m_ended)
            m_settling.start(kSettleMs);
    });
    m_windows.append(window);
    tellOffer(window);
    return window;
}

/// A little to the right and below, where the screen has room for that.
MainWindow *Windows::addWindowBeside(const QWidget *other)
{
    MainWindow *window = addWindow();
    if (!other || other->isMaximized() || other->isFullScreen())
        return window;
    const QRect place(other->pos() + kBeside, other->size());
    const QRect room = other->screen()->availableGeometry();
    window->resize(place.size());
    window->move(room.contains(place) ? place.topLeft() : room.topLeft());
    return window;
}

MainWindow *Windows::newWindow()
{
    MainWindow *window = addWindowBeside(active());
    window->showPage(Page::Overview);
    bringToFront(window);
    return window;
}

void Windows::forget(MainWindow *window)
{
    m_windows.removeOne(window);
}

MainWindow *Windows::active() const
{
    auto *window = qobject_cast<MainWindow *>(QApplication::activeWindow());
    if (window && m_windows.contains(window))
        return window;
    return m_windows.isEmpty() ? nullptr : m_windows.last();
}

MainWindow *Windows::windowOf(const QString &path) const
{
    const auto holder =
        std::ranges::find_if(m_windows, [&path](const MainWindow *window) { return window->path() == path; });
    return holder == m_windows.end() ? nullptr : *holder;
}

Session Windows::session() const
{
    Session session;
    for (const MainWindow *window : m_windows)
        session.windows.push_back(window->state());
    session.active = static_cast<int>(qMax<qsizetype>(0, m_windows.indexOf(active())));
    return session;
}

void Windows::saveNow()
{
    m_settling.stop();
    if (!m_ended)
        keepSession(session());
    for (MainWindow *window : std::as_const(m_windows))
        window->keepNow();
    m_store.flush();
}

void Windows::keepSession(const Session &session)
{
    if (m_keepsSession)
        m_store.save(session);
}

/// It is marked until that has gone well: if opening one of these files ends the program, the next start does
/// not try again by itself.
void Windows::restore(const Session &session)
{
    Session marked = session;
    marked.isBeingRestored = true;
    keepSession(marked);
    MainWindow *front = nullptr;
    for (std::size_t i = 0; i < session.windows.size(); ++i) {
        MainWindow *window = addWindow();
        window->restore(session.windows[i]);
        window->show();
        if (static_cast<int>(i) == session.active)
            front = window;
    }
    if (front)
        bringToFront(front);
    m_settling.start(kRestoredMs);
}

void Windows::offer(const Session &session)
{
    m_offered = session;
    for (MainWindow *window : std::as_const(m_windows))
        tellOffer(window);
}

void Windows::tellOffer(MainWindow *window) const
{
    QStringList names;
    if (!m_offered)
        return window->offerSession({}, {});
    for (const WindowState &state : m_offered->windows) {
        if (!state.path.isEmpty())
            names.append(fileNameOf(state.path));
    }
    window->offerSession(names, m_offered->isBeingRestored
                                    ? tr("Cachescope ended unexpectedly while it opened them again.")
                                    : QString());
}

/// Windows that show nothing make room.
void Windows::restoreOffered()
{
    std::optional<Session> session = std::exchange(m_offered, std::nullopt);
    if (!session)
        return;
    const QList<MainWindow *> before = m_windows;
    for (MainWindow *window : before)
        tellOffer(window);
    leaveOut(*session,
             [this](const WindowState &state) { return state.path.isEmpty() || windowOf(state.path); });
    restore(*session);
    for (MainWindow *window : before) {
        if (window->isVacant() && m_windows.size() > 1)
            window->close();
    }
}

/// The last window takes what it shows with it: that is what is open at the next start.
void Windows::onClosing(MainWindow *window)
{
    if (m_ended)
        return;
    if (m_windows.size() == 1) {
        m_settling.stop();
        keepSession(session());
        m_ended = true;
        if (m_dialog)
            m_dialog->close();
        return;
    }
    forget(window);
    m_settling.start(kSettleMs);
}

void Windows::quit()
{
    QStringList losses;
    for (const MainWindow *window : std::as_const(m_windows))
        losses += window->unfinished();
    if (losses.isEmpty())
        return leaveAll();
    auto *question = new QuitQuestion(losses, QuitQuestion::What::Quit, active());
    connect(question, &QDialog::accepted, this, &Windows::leaveAll);
    question->open();
}

void Windows::leaveAll()
{
    m_settling.stop();
    keepSession(session());
    m_ended = true;
    if (m_dialog)
        m_dialog->close();
    const QList<MainWindow *> leaving = m_windows;
    for (MainWindow *window : leaving)
        window->leave();
}

void Windows::showSettings(QWidget *before)
{
    if (!m_dialog) {
        m_dialog = new SettingsDialog(m_preferences, languages(), before);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_dialog, &SettingsDialog::changed, this, &Windows::apply);
    }
    bringToFront(m_dialog);
}

void Windows::apply(const Preferences &preferences)
{
    const Preferences before = std::exchange(m_preferences, preferences);
    m_settings.setPreferences(preferences);
    const FormatStyle style = preferences.figures(formatStyle());
    const bool restyled = style != formatStyle();
    setFormatStyle(style);
    inspect::setInspectorLimits({preferences.readers, preferences.indexBytes});
    if (preferences.theme != before.theme)
        setThemeChoice(m_theme, preferences.theme);
    for (MainWindow *window : std::as_const(m_windows)) {
        window->applyPreferences(preferences);
        if (restyled)
            window->refreshFigures();
    }
}

} // namespace cachescope::ui
