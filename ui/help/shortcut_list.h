// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

class QWidget;

namespace cachescope::ui {

/// A key and what it does.
struct ShortcutEntry
{
    QString text;
    QStringList keys; ///< as they are called on this system

    bool operator==(const ShortcutEntry &) const = default;
};

struct ShortcutGroup
{
    QString title; ///< where in the window they work
    QList<ShortcutEntry> entries;
};

/// Keys that a widget handles by itself, for the overview of shortcuts; to be set where they are handled.
void describeKeys(QWidget *widget, const QString &title, const QList<ShortcutEntry> &keys);

/// The keys that work in `window`: of the actions and shortcuts that its widgets have, and what
/// describeKeys() says. As they are there now: nothing is listed that is not.
QList<ShortcutGroup> shortcutsOf(const QWidget *window);

/// A key as it is called on this system.
QString keyText(const QKeySequence &key);

} // namespace cachescope::ui
