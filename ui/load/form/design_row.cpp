// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load/form/design_row.h"

#include "core/load/designs/design.h"
#include "ui/load/form/switches_dialog.h"
#include "ui/theme/theme.h"
#include "ui/widgets/counter_tile.h"
#include "ui/widgets/look.h"
#include "ui/widgets/wheel_guard.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace cachescope::ui {
namespace {

/// A, B, C …; with a mnemonic for the two that nearly all runs have.
QString labelOf(int position)
{
    const QString letter(QChar(u'A' + position % 26));
    return position < 2 ? DesignRow::tr("Design &%1").arg(letter) : DesignRow::tr("Design %1").arg(letter);
}

} // namespace

DesignRow::DesignRow(const Theme &theme, int position, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_position(position)
    , m_label(withoutMnemonic(labelOf(position)))
    , m_box(new QComboBox(this))
    , m_switches(new QPushButton(tr("Switches…"), this))
    , m_problem(makeLabel(QStringLiteral("problem"), QString(), this))
{
    QLabel *caption = makeLabel(QStringLiteral("caption"), labelOf(position), this);
    caption->setBuddy(m_box);
    m_box->setAccessibleName(m_label);
    m_box->setObjectName(QStringLiteral("design%1").arg(position));
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    WheelGuard::guard(m_box);
    m_switches->setAccessibleName(tr("Switches of %1").arg(m_label));
    m_switches->setToolTip(plainToolTip(tr("What this design does in detail, and any other setting of it")));
    setRole(m_switches, QStringLiteral("link"));
    m_problem->setWordWrap(true);
    auto *heading = new QHBoxLayout;
    heading->setSpacing(8);
    heading->addWidget(caption);
    heading->addStretch(1);
    heading->addWidget(m_switches);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
    layout->addLayout(heading);
    layout->addWidget(m_box);
    layout->addWidget(m_problem);
    fill();
    connect(m_box, &QComboBox::activated, this, [this] { Q_EMIT chosen(design()); });
    connect(m_switches, &QPushButton::clicked, this, &DesignRow::editSwitches);
    connect(&theme, &Theme::changed, this, &DesignRow::drawDots);
}

void DesignRow::fill()
{
    if (m_position > 0)
        m_box->addItem(tr("none"), QString());
    for (const load::DesignInfo &design : load::allDesigns()) {
        m_box->addItem(design.name, design.name);
        m_box->setItemData(m_box->count() - 1, plainToolTip(design.description), Qt::ToolTipRole);
    }
    drawDots();
}

void DesignRow::drawDots()
{
    if (m_position >= CounterTile::kMaxDesigns)
        return; // the charts choose who is compared
    const QPixmap dot = seriesDot(m_theme, seriesOfDesign(m_position), devicePixelRatioF());
    QIcon icon(dot);
    icon.addPixmap(dot, QIcon::Disabled); // the legend holds while a run goes on
    for (int i = 0; i < m_box->count(); ++i) {
        if (!m_box->itemData(i).toString().isEmpty())
            m_box->setItemIcon(i, icon);
    }
}

QString DesignRow::design() const
{
    return m_box->currentData().toString();
}

QWidget *DesignRow::control() const
{
    return m_box;
}

void DesignRow::setDesign(const QString &design)
{
    const auto known = static_cast<int>(load::allDesigns().size()) + (m_position > 0 ? 1 : 0);
    if (m_box->findData(design) < 0) {
        while (m_box->count() > known)
            m_box->removeItem(m_box->count() - 1);
        m_box->addItem(design, design); // with switches of its own
        drawDots();
    }
    m_box->setCurrentIndex(m_box->findData(design));
    const auto info = load::designInfo(design);
    m_box->setToolTip(info ? plainToolTip(QStringLiteral("%1. %2").arg(info->title, info->description))
                           : QString());
    m_switches->setVisible(!design.isEmpty());
}

void DesignRow::setProblem(const QString &text)
{
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
    setLookProperty(m_box, "invalid", !text.isEmpty());
}

QString DesignRow::problem() const
{
    return m_problem->text();
}

void DesignRow::editSwitches()
{
    auto *dialog = new SwitchesDialog(design(), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Switches of %1").arg(m_label));
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        if (dialog->design() != design())
            Q_EMIT chosen(dialog->design());
    });
    dialog->open();
}

} // namespace cachescope::ui
