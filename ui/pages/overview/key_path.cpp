// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/key_path.h"

#include "ui/widgets/elided_label.h"
#include "ui/widgets/look.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace cachescope::ui {
namespace {

constexpr int kMostLinks = 3;
constexpr int kMostCharacters = 18;

QString shortened(const QString &text)
{
    return text.size() > kMostCharacters ? text.left(kMostCharacters - 1) + QStringLiteral("…") : text;
}

} // namespace

KeyPath::KeyPath(QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(0);
}

void KeyPath::setSteps(const QStringList &steps)
{
    while (QLayoutItem *item = m_row->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide(); // it may be the one that was clicked
            item->widget()->deleteLater();
        }
        delete item;
    }
    const int last = static_cast<int>(steps.size()) - 1;
    for (int depth = 0; depth < last; ++depth) {
        if (depth > 0 && depth <= last - kMostLinks)
            continue; // the root, and those nearest
        auto *link = new QPushButton(withoutMnemonics(shortened(steps[depth])), this);
        link->setAccessibleName(tr("Up to %1").arg(steps[depth]));
        link->setToolTip(plainToolTip(tr("Up to %1 (Backspace: one level)").arg(steps[depth])));
        setRole(link, QStringLiteral("link"));
        connect(link, &QPushButton::clicked, this, [this, depth] { Q_EMIT stepChosen(depth); });
        m_row->addWidget(link);
        m_row->addWidget(makeLabel(QStringLiteral("muted"), QStringLiteral("›"), this));
    }
    if (last > 0) {
        auto *here = new ElidedLabel(QStringLiteral("muted"), Qt::ElideRight, this);
        here->setText(QStringLiteral(" ") + steps[last]);
        m_row->addWidget(here, 1);
    }
}

} // namespace cachescope::ui
