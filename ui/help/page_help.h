// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace cachescope::ui {

/// What can be looked at in the window.
enum class HelpTopic { Start, Overview, Entries, Load, Runs };

/// A figure or a part of a page, and what it says.
struct HelpItem
{
    QString term;
    QString text;
};

/// What somebody sees who looks at a page for the first time.
struct PageHelp
{
    QString title;
    QString intro;
    QList<HelpItem> items;
};

PageHelp pageHelp(HelpTopic topic);

} // namespace cachescope::ui
