// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load/form/preset_bar.h"

#include "ui/file/file_text.h"
#include "ui/widgets/link.h"
#include "ui/widgets/look.h"
#include "ui/widgets/wheel_guard.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace cachescope::ui {
namespace {

constexpr int kBaseRole = Qt::UserRole;
constexpr int kPathRole = Qt::UserRole + 1;

/// They would be the same file.
bool areSame(const load::Scenario &one, const load::Scenario &other)
{
    return one.toJson() == other.toJson();
}

} // namespace

PresetBar::PresetBar(QWidget *parent)
    : QWidget(parent)
    , m_presets(scenarioPresets())
    , m_box(new QComboBox(this))
    , m_note(makeLabel(QStringLiteral("caption"), tr("changed"), this))
    , m_reset(makeLink(tr("Reset"), tr("Reset to the preset"), this))
    , m_undo(makeLink(tr("Bring my changes back"), tr("Bring my changes back"), this))
{
    m_box->setAccessibleName(tr("Preset"));
    m_box->setObjectName(QStringLiteral("preset"));
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    WheelGuard::guard(m_box);
    m_box->addItem(tr("Custom"));
    m_box->setItemData(Custom, plainToolTip(tr("A scenario of your own.")), Qt::ToolTipRole);
    for (const ScenarioPreset &preset : std::as_const(m_presets)) {
        m_box->addItem(preset.title);
        m_box->setItemData(m_box->count() - 1, plainToolTip(preset.description), Qt::ToolTipRole);
    }
    QSizePolicy keepsItsPlace = m_reset->sizePolicy(); // so that nothing jumps when it appears
    keepsItsPlace.setRetainSizeWhenHidden(true);
    m_reset->setSizePolicy(keepsItsPlace);
    QLabel *label = makeLabel(QStringLiteral("caption"), tr("P&reset"), this);
    label->setBuddy(m_box);
    auto *heading = new QHBoxLayout;
    heading->setSpacing(4);
    heading->addWidget(label);
    heading->addStretch(1);
    heading->addWidget(m_note);
    heading->addWidget(m_reset);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
    layout->addLayout(heading);
    layout->addWidget(m_box);
    setLookProperty(m_undo, "flush", true);
    layout->addWidget(m_undo, 0, Qt::AlignLeft);
    connect(m_box, &QComboBox::activated, this, &PresetBar::choose);
    connect(m_reset, &QPushButton::clicked, this, &PresetBar::reset);
    connect(m_undo, &QPushButton::clicked, this, &PresetBar::undo);
    refresh();
}

int PresetBar::fileItem() const
{
    return FirstPreset + static_cast<int>(m_presets.size());
}

bool PresetBar::isChanged() const
{
    return m_state.base && !areSame(*m_state.base, m_state.scenario);
}

QString PresetBar::title() const
{
    return m_box->currentText();
}

void PresetBar::follow(const load::Scenario &scenario)
{
    if (m_replaced && !areSame(scenario, m_state.scenario))
        m_replaced.reset(); // what replaced it is worked on
    m_state.scenario = scenario;
    refresh();
}

void PresetBar::begin(const load::Scenario &scenario)
{
    State state{Custom, std::nullopt, scenario};
    for (int i = 0; i < m_presets.size(); ++i) {
        const load::Scenario &preset = m_presets.at(i).scenario;
        if (preset.name != scenario.name)
            continue;
        state.item = FirstPreset + i;
        state.base = preset;
    }
    replaceBy(state);
}

void PresetBar::beginWithFile(const load::Scenario &scenario, const QString &path)
{
    replaceBy({fileItem(), scenario, scenario, path});
}

/// The last item is the file that the form began with last.
void PresetBar::showFile(const State &state)
{
    if (m_box->count() == fileItem())
        m_box->addItem(QString());
    m_box->setItemText(fileItem(), fileNameOf(state.file));
    m_box->setItemData(fileItem(), plainToolTip(state.file), Qt::ToolTipRole);
    m_box->setItemData(fileItem(), QVariant::fromValue(*state.base), kBaseRole);
    m_box->setItemData(fileItem(), state.file, kPathRole);
}

void PresetBar::choose(int item)
{
    if (item == m_state.item)
        return;
    State state{item, std::nullopt, m_state.scenario};
    if (item == fileItem())
        state.file = m_box->itemData(item, kPathRole).toString();
    if (item == Custom) {
        state.scenario.name = load::Scenario().name;
    } else {
        state.base = item == fileItem() ? m_box->itemData(item, kBaseRole).value<load::Scenario>()
                                        : m_presets.at(item - FirstPreset).scenario;
        state.scenario = *state.base;
    }
    change(state);
}

void PresetBar::reset()
{
    if (m_state.base)
        change({m_state.item, m_state.base, *m_state.base, m_state.file});
}

void PresetBar::change(const State &state)
{
    replaceBy(state);
    Q_EMIT chosen(m_state.scenario);
}

/// Whether somebody's work is nowhere else. A scenario of its own that has no base may be that too.
bool PresetBar::isLostTo(const State &state) const
{
    const bool isWork = m_state.base ? isChanged()
                                     : !areSame(m_state.scenario, firstScenario()) &&
                                           !areSame(m_state.scenario, load::Scenario());
    load::Scenario renamed = m_state.scenario; // as “Custom” does
    renamed.name = state.scenario.name;
    return isWork && !areSame(state.scenario, renamed);
}

/// What was replaced before stays to be had as long as what replaces it is not worked on.
void PresetBar::replaceBy(const State &state)
{
    if (isLostTo(state))
        m_replaced = m_state;
    else if (m_replaced && areSame(m_replaced->scenario, state.scenario))
        m_replaced.reset();
    m_state = state;
    refresh();
}

void PresetBar::undo()
{
    if (!m_replaced)
        return;
    const State state = *m_replaced;
    m_replaced.reset();
    m_state = state;
    refresh();
    m_box->setFocus();
    Q_EMIT chosen(m_state.scenario);
}

void PresetBar::refresh()
{
    if (m_state.item == fileItem())
        showFile(m_state);
    m_box->setCurrentIndex(m_state.item);
    const QVariant about = m_box->itemData(m_state.item, Qt::ToolTipRole);
    m_box->setToolTip(about.toString());
    m_note->setVisible(isChanged());
    m_reset->setVisible(isChanged());
    m_undo->setVisible(m_replaced.has_value());
}

} // namespace cachescope::ui
