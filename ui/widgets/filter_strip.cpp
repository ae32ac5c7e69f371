// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filter_strip.h"

#include "core/base/format.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/filter_chips.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/look.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace cachescope::ui {
namespace {

constexpr int kLine = 28;

} // namespace

FilterStrip::FilterStrip(EntryFilters &filters, QWidget *parent)
    : QWidget(parent)
    , m_filters(filters)
    , m_hint(new ElidedLabel(QStringLiteral("muted"), Qt::ElideRight, this))
    , m_chipBox(new QWidget(this))
    , m_chips(new FilterChips(filters,
                              {Condition::Text, Condition::Types, Condition::Pinned, Condition::Size,
                               Condition::Age, Condition::Created, Condition::Keys, Condition::Budget},
                              m_chipBox))
    , m_note(makeLabel(QStringLiteral("muted"), QString(), this))
    , m_show(new QPushButton(this))
{
    m_hint->setText(tr("Click a mark for its entries. Drag over bars, or Ctrl+click, to filter all charts."));
    m_hint->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setRole(m_show, QStringLiteral("strip"));
    setEntries(std::nullopt);
    auto *flow = new FlowLayout(kLine, 8);
    m_chipBox->setLayout(flow);
    for (QWidget *widget : m_chips->widgets())
        flow->addWidget(widget);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_hint, 1);
    layout->addWidget(m_chipBox, 1);
    layout->addWidget(m_note, 0, Qt::AlignTop);
    layout->addWidget(m_show, 0, Qt::AlignTop);
    m_note->setFixedHeight(kLine);
    m_show->setFixedHeight(kLine);
    setMinimumHeight(kLine);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(m_show, &QPushButton::clicked, this, &FilterStrip::entriesRequested);
    connect(&filters, &EntryFilters::changed, this, &FilterStrip::refresh);
    refresh();
}

void FilterStrip::setEntries(std::optional<qint64> entries)
{
    m_show->setText(
        !entries ? tr("&Show entries")
                 : (*entries == 1 ? tr("&Show 1 entry") : tr("&Show %1 entries").arg(formatCount(*entries))));
    m_show->setAccessibleName(withoutMnemonic(m_show->text()));
}

void FilterStrip::setNote(const QString &text)
{
    m_note->setText(text);
}

void FilterStrip::refresh()
{
    const bool filtered = m_filters.conditions().count() > 0;
    m_hint->setVisible(!filtered);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_chipBox, m_note, m_show})
        widget->setVisible(filtered);
}

} // namespace cachescope::ui
