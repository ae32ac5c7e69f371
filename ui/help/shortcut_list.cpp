// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/shortcut_list.h"

#include "ui/widgets/look.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>
#include <QShortcut>
#include <QVariant>
#include <QWidget>

#include <algorithm>

namespace cachescope::ui {
namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(cachescope::ui::ShortcutList)
};

/// What describeKeys() hangs on a widget.
class KeyNote : public QObject
{
    Q_OBJECT

public:
    KeyNote(QWidget *widget, const ShortcutGroup &noted)
        : QObject(widget)
        , group(noted)
    {
    }

    const ShortcutGroup group;
};

void add(QList<ShortcutGroup> *groups, const QString &title, const ShortcutEntry &entry)
{
    auto group = std::find_if(groups->begin(), groups->end(),
                              [&title](const ShortcutGroup &known) { return known.title == title; });
    if (group == groups->end())
        group = groups->insert(groups->end(), {title, {}});
    if (!group->entries.contains(entry))
        group->entries.append(entry);
}

/// The nearest part of the window that has a name.
QString titleOf(const QObject *owner, const QWidget *window)
{
    for (const QObject *at = owner; at && at != window; at = at->parent()) {
        const auto *widget = qobject_cast<const QWidget *>(at);
        if (widget && !qobject_cast<const QMenu *>(widget) && !widget->accessibleName().isEmpty())
            return widget->accessibleName();
    }
    return Text::tr("Everywhere");
}

QString plainText(const QString &text)
{
    QString plain = withoutMnemonic(text);
    while (plain.endsWith(QLatin1Char('.')) || plain.endsWith(QChar(0x2026)))
        plain.chop(1);
    return plain;
}

} // namespace

void describeKeys(QWidget *widget, const QString &title, const QList<ShortcutEntry> &keys)
{
    new KeyNote(widget, {title, keys});
}

QString keyText(const QKeySequence &key)
{
    return key.toString(QKeySequence::NativeText);
}

QList<ShortcutGroup> shortcutsOf(const QWidget *window)
{
    QList<ShortcutGroup> groups;
    const QList<QAction *> actions = window->findChildren<QAction *>();
    for (const QAction *action : actions) {
        QStringList keys;
        const QList<QKeySequence> sequences = action->shortcuts();
        for (const QKeySequence &sequence : sequences)
            keys.append(keyText(sequence));
        if (!keys.isEmpty())
            add(&groups, titleOf(action->parent(), window), {plainText(action->text()), keys});
    }
    const QList<QShortcut *> shortcuts = window->findChildren<QShortcut *>();
    for (const QShortcut *shortcut : shortcuts) {
        const bool named = !shortcut->whatsThis().isEmpty();
        if (named)
            add(&groups, titleOf(shortcut->parent(), window),
                {shortcut->whatsThis(), {keyText(shortcut->key())}});
    }
    const QList<KeyNote *> notes = window->findChildren<KeyNote *>();
    for (const KeyNote *note : notes) {
        for (const ShortcutEntry &entry : note->group.entries)
            add(&groups, note->group.title, entry);
    }
    return groups;
}

} // namespace cachescope::ui

#include "shortcut_list.moc"
