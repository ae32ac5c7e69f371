// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load/live/load_intro.h"

#include "core/load/report/ablation_matrix.h"
#include "ui/load/form/scenario_text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/design_note.h"
#include "ui/widgets/look.h"

#include <QLabel>
#include <QVBoxLayout>

namespace cachescope::ui {
namespace {

constexpr int kTextWidth = 520;

} // namespace

LoadIntro::LoadIntro(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_text(makeLabel(QStringLiteral("muted"), QString(), this))
{
    setRole(this, QStringLiteral("card"));
    m_text->setWordWrap(true);
    m_text->setObjectName(QStringLiteral("idleText"));
    auto *content = new QWidget(this);
    content->setMaximumWidth(kTextWidth);
    auto *column = new QVBoxLayout(content);
    column->setSpacing(8);
    column->addStretch(2);
    column->addWidget(makeLabel(QStringLiteral("title"), tr("What Start will do"), this));
    column->addWidget(m_text);
    for (int i = 0; i < static_cast<int>(m_designs.size()); ++i) {
        m_designs.at(static_cast<std::size_t>(i)) = new DesignNote(theme, i, content);
        column->addSpacing(8);
        column->addWidget(m_designs.at(static_cast<std::size_t>(i)));
    }
    column->addStretch(3);
    auto *layout = new QHBoxLayout(this);
    layout->addStretch(1);
    layout->addWidget(content, 1000);
    layout->addStretch(1);
}

void LoadIntro::explain(const load::Scenario &scenario)
{
    const QStringList planned = load::plannedDesigns(scenario);
    m_text->setText(scenarioInWords(scenario));
    for (int i = 0; i < static_cast<int>(m_designs.size()); ++i)
        m_designs.at(static_cast<std::size_t>(i))
            ->setDesign(planned.size() > 2 ? QString() : planned.value(i));
}

} // namespace cachescope::ui
