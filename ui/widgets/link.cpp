// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/link.h"

#include "ui/widgets/look.h"

#include <QPushButton>

namespace cachescope::ui {

QPushButton *makeLink(const QString &text, const QString &name, QWidget *parent)
{
    auto *link = new QPushButton(text, parent);
    link->setAccessibleName(name);
    setRole(link, QStringLiteral("link"));
    return link;
}

} // namespace cachescope::ui
