// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QPushButton;
class QWidget;

namespace cachescope::ui {

/// A button that looks like a link. `name` is its accessible name. Main thread.
QPushButton *makeLink(const QString &text, const QString &name, QWidget *parent);

} // namespace cachescope::ui
