// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/design_note.h"

#include "core/load/designs/design.h"
#include "ui/theme/theme.h"
#include "ui/widgets/counter_tile.h"
#include "ui/widgets/look.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace cachescope::ui {

DesignNote::DesignNote(const Theme &theme, int position, QWidget *parent)
    : QWidget(parent)
    , m_name(makeLabel(QStringLiteral("heading"), QString(), this))
    , m_description(makeLabel(QStringLiteral("muted"), QString(), this))
{
    auto *dot = new QLabel(this);
    const auto draw = [this, dot, position, &theme] {
        dot->setPixmap(seriesDot(theme, seriesOfDesign(position), devicePixelRatioF()));
    };
    draw();
    connect(&theme, &Theme::changed, dot, draw);
    m_description->setWordWrap(true);
    auto *heading = new QHBoxLayout;
    heading->setSpacing(6);
    heading->addWidget(dot);
    heading->addWidget(m_name);
    heading->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addLayout(heading);
    layout->addWidget(m_description);
}

void DesignNote::setDesign(const QString &name)
{
    const QList<load::DesignInfo> &designs = load::allDesigns();
    const auto found = std::find_if(designs.begin(), designs.end(),
                                    [&](const load::DesignInfo &design) { return design.name == name; });
    setVisible(found != designs.end());
    if (found == designs.end())
        return;
    m_name->setText(QStringLiteral("%1 (%2)").arg(found->title, found->name));
    m_description->setText(found->description);
}

} // namespace cachescope::ui
