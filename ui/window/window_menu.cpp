// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/window_menu.h"

#include "core/base/format.h"
#include "ui/file/file_text.h"
#include "ui/settings.h"
#include "ui/widgets/look.h"

#include <QGuiApplication>
#include <QKeySequence>

#include <utility>

namespace cachescope::ui {

WindowMenu::WindowMenu(const Settings &settings, QWidget *window)
    : QMenu(window)
    , m_settings(settings)
{
    addFileActions();
    addSeparator();
    addToolActions();
    addSeparator();
    addViewActions();
    addSeparator();
    addAction(tr("&Generate a demo cache…"), this, &WindowMenu::generateRequested);
    addSeparator();
    addProgramActions();
    // So that their shortcuts work while the menu is closed.
    window->addActions(actions());
    for (const QAction *action : actions()) {
        if (action->menu())
            window->addActions(action->menu()->actions());
    }
    setFileOpen(false);
    setFollowing(false, false);
    setSearchable(false);
}

QAction *WindowMenu::addOfFile(const QString &text, const QKeySequence &key, void (WindowMenu::*signal)())
{
    QAction *action = addAction(text);
    action->setShortcut(key);
    if (signal)
        connect(action, &QAction::triggered, this, signal);
    m_ofFile << action;
    return action;
}

void WindowMenu::addFileActions()
{
    addAction(tr("&New window"), QKeySequence::New, this, &WindowMenu::newWindowRequested);
    addAction(tr("&Open…"), QKeySequence::Open, this, &WindowMenu::chooseRequested);
    auto *recent = addMenu(tr("Open &recent"));
    connect(recent, &QMenu::aboutToShow, this, [this, recent] {
        fillRecent(*recent, m_settings,
                   [this](const QString &path, bool newWindow) { Q_EMIT openRequested(path, newWindow); });
    });
    recent->setToolTipsVisible(true);
    addOfFile(tr("&Close file"), QKeySequence::Close, &WindowMenu::closeRequested);
}

void WindowMenu::addToolActions()
{
    QAction *refresh = addOfFile(tr("Re&fresh"), {}, &WindowMenu::refreshRequested);
    refresh->setShortcuts({QKeySequence(Qt::Key_F5), QKeySequence(Qt::CTRL | Qt::Key_R)});
    m_follow = addAction(tr("Follow its c&hanges"));
    m_follow->setCheckable(true);
    connect(m_follow, &QAction::triggered, this, &WindowMenu::followRequested);
    addOfFile(tr("Read another &table of this file…"), {}, &WindowMenu::tablesRequested);
    addOfFile(tr("&Proof that it is untouched…"), {}, &WindowMenu::proofRequested);
    addOfFile(tr("Check &integrity…"), {}, &WindowMenu::checkRequested);
    addOfFile(tr("Co&mpare with another file…"), {}, &WindowMenu::compareRequested);
    m_export = addAction(tr("&Export entries"));
    m_ofFile << m_export;
}

void WindowMenu::addViewActions()
{
    m_find = addAction(tr("Fin&d a key"), QKeySequence::Find, this, &WindowMenu::findRequested);
    auto *pages = addMenu(tr("Go to p&age"));
    const std::pair<Page, QString> names[] = {{Page::Overview, tr("&Overview, or the start page")},
                                              {Page::Entries, tr("&Entries")},
                                              {Page::Load, tr("&Load test")},
                                              {Page::Runs, tr("&Runs")}};
    for (const auto &[page, name] : names) {
        const auto key = static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(page));
        pages->addAction(name, QKeySequence(Qt::CTRL | key), this,
                         [this, at = page] { Q_EMIT pageRequested(at); });
    }
    m_preview = addOfFile(tr("Preview &beside the entries"), QKeySequence(Qt::Key_F4), nullptr);
    m_preview->setCheckable(true);
    m_preview->setChecked(true);
    connect(m_preview, &QAction::triggered, this, &WindowMenu::previewToggled);
}

void WindowMenu::addProgramActions()
{
    addAction(tr("&Settings…"), QKeySequence(Qt::CTRL | Qt::Key_Comma), this, &WindowMenu::settingsRequested);
    addAction(tr("&What am I looking at?"), QKeySequence::WhatsThis, this, &WindowMenu::explainRequested);
    QAction *shortcuts = addAction(tr("&Keyboard shortcuts"), this, &WindowMenu::shortcutsRequested);
    shortcuts->setShortcuts({QKeySequence(Qt::Key_F1), QKeySequence(Qt::CTRL | Qt::Key_Question)});
    addAction(tr("Abo&ut Cachescope"), this, &WindowMenu::aboutRequested);
    addSeparator();
    addAction(tr("C&lose window"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_W), this,
              &WindowMenu::closeWindowRequested);
    // QKeySequence::Quit is nothing where neither GNOME nor KDE runs.
    addAction(tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), this, &WindowMenu::quitRequested);
}

void WindowMenu::fillRecent(QMenu &menu, const Settings &settings,
                            const std::function<void(const QString &path, bool newWindow)> &open)
{
    menu.clear();
    const QList<RecentFile> files = settings.recentFiles();
    for (const RecentFile &file : files) {
        QAction *action = menu.addAction(
            withoutMnemonics(tr("%1   %2").arg(fileNameOf(file.path), formatBytes(file.sizeBytes))), &menu,
            [open, path = file.path] {
                open(path, QGuiApplication::keyboardModifiers().testFlag(Qt::ControlModifier));
            });
        action->setToolTip(plainToolTip(tr("%1\nWith Ctrl, in a new window").arg(file.path)));
    }
    if (files.isEmpty())
        menu.addAction(tr("No file was opened yet"))->setEnabled(false);
}

void WindowMenu::setExportMenu(QMenu *menu)
{
    m_export->setMenu(menu);
}

void WindowMenu::setFollowing(bool can, bool following)
{
    m_follow->setEnabled(can);
    m_follow->setChecked(following);
}

void WindowMenu::setSearchable(bool searchable)
{
    m_find->setEnabled(searchable);
}

void WindowMenu::setPreviewShown(bool shown)
{
    m_preview->setChecked(shown);
}

void WindowMenu::setFileOpen(bool open)
{
    for (QAction *action : std::as_const(m_ofFile))
        action->setEnabled(open);
}

} // namespace cachescope::ui
