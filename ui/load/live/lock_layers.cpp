// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load/live/lock_layers.h"

namespace cachescope::ui {

QStringList lockLayers(const QStringList &before, const QStringList &wanted, qsizetype most)
{
    const QStringList shown = wanted.mid(0, most);
    QStringList waiting = shown;
    waiting.removeIf([&before](const QString &name) { return before.contains(name); });
    QStringList layers;
    for (const QString &name : before) {
        if (shown.contains(name))
            layers << name;
        else if (!waiting.isEmpty())
            layers << waiting.takeFirst(); // in the place of one that is no longer shown
    }
    return layers + waiting;
}

} // namespace cachescope::ui
