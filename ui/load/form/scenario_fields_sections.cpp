// SPDX-License-Identifier: GPL-3.0-or-later
//
// The folded sections of the form.
#include "core/load/scenario/threshold_figures.h"
#include "ui/load/form/choice_field.h"
#include "ui/load/form/flag_field.h"
#include "ui/load/form/form_section.h"
#include "ui/load/form/list_field.h"
#include "ui/load/form/mix_field.h"
#include "ui/load/form/mode_field.h"
#include "ui/load/form/scenario_fields_view.h"
#include "ui/load/form/text_field.h"

namespace cachescope::ui {
namespace {

using load::Scenario;
using Choices = QList<ChoiceField::Choice>;

constexpr double kFirstRate = 100.0; // operations a second, where there was none
constexpr qint64 kFirstOperations = 10'000;

Choices arrivalChoices()
{
    return {{QStringLiteral("poisson"), ScenarioFieldsView::tr("at random")},
            {QStringLiteral("steady"), ScenarioFieldsView::tr("evenly spread")},
            {QStringLiteral("together"), ScenarioFieldsView::tr("all users together")}};
}

Choices checkChoices()
{
    return {{QStringLiteral("full"), ScenarioFieldsView::tr("all of it")},
            {QStringLiteral("ends"), ScenarioFieldsView::tr("its ends")},
            {QStringLiteral("off"), ScenarioFieldsView::tr("nothing")}};
}

Choices diskChoices()
{
    Choices choices;
    for (const load::DiskPreset &preset : load::diskPresets())
        choices.append({preset.model.name, preset.model.name});
    return choices;
}

QStringList diskNames()
{
    QStringList names;
    for (const load::DiskPreset &preset : load::diskPresets())
        names << preset.model.name;
    return names;
}

} // namespace

void ScenarioFieldsView::addCacheSection()
{
    m_cacheSection = addSection(tr("Budget and contents"));
    auto *budget = addText("maxBytes", tr("Budget, 0: no limit"));
    m_prefill = addText("prefill", tr("Stored before"));
    m_cacheSection->addPair(budget, m_prefill);
    m_inPlace = add(new FlagField(m_draft, QStringLiteral("inPlace"), tr("Run on the file itself"),
                                  &Scenario::inPlace, this));
    m_cacheSection->addWidget(m_inPlace);
}

void ScenarioFieldsView::addLoadSection()
{
    m_loadSection = addSection(tr("Pace and stages"));
    m_loadSection->addWidget(
        add(new ModeField(m_draft, QStringLiteral("arrivalRate"), tr("A user's next operation begins"),
                          {{tr("after a think time"), tr("at a rate, whatever happens")},
                           [](const Scenario &s) { return s.arrivalRate > 0.0 ? 1 : 0; },
                           [](Scenario &s, int mode) { s.arrivalRate = mode == 1 ? kFirstRate : 0.0; }},
                          this)));
    m_arrivals =
        add(new ChoiceField(m_draft, QStringLiteral("arrivals"), tr("Arrivals"), arrivalChoices(), this));
    m_loadSection->addWidget(m_arrivals);
    m_loadSection->addWidget(
        add(new ModeField(m_draft, QStringLiteral("operations"), tr("The run ends"),
                          {{tr("after its duration"), tr("after a number of operations")},
                           [](const Scenario &s) { return s.operations > 0 ? 1 : 0; },
                           [](Scenario &s, int mode) {
                               s.operations = mode == 1 ? kFirstOperations : 0;
                               if (mode == 1)
                                   s.stages = {};
                           }},
                          this)));
    m_loadSection->addWidget(addText("warmUpMs", tr("Warm-up")));
    m_loadSection->addWidget(add(new ListField(
        m_theme, m_draft, QStringLiteral("stages"), tr("Stages of users"),
        {{tr("users at the end"), tr("takes")}, QStringLiteral("50:10 s"), tr("Add a stage"), {}, 2}, this)));
}

void ScenarioFieldsView::addOperationsSection()
{
    m_operationsSection = addSection(tr("Mix of operations"));
    m_operationsSection->addWidget(add(new MixField(m_draft, tr("Weights"), this)));
    m_batchSize = addText("batchSize", tr("Keys in a batch"));
    m_synthesis = addText("synthesisDelayMs", tr("Synthesis takes"));
    m_operationsSection->addPair(m_batchSize, m_synthesis);
}

void ScenarioFieldsView::addDiskSection()
{
    m_diskSection = addSection(tr("Disk"));
    auto *preset =
        add(new ChoiceField(m_draft, QStringLiteral("disk"), tr("Kind of disk"), diskChoices(), this));
    preset->leaveProblemsToAnother();
    preset->setPlaceholder(tr("numbers of its own"));
    m_diskSection->addWidget(preset);
    m_diskSection->addWidget(addText("disk", tr("The same in numbers")));
    m_diskSection->addWidget(add(new ListField(
        m_theme, m_draft, QStringLiteral("diskChanges"), tr("Becomes another one"),
        {{tr("at"), tr("disk")}, QStringLiteral("5 s:busy-vps"), tr("Add a change"), diskNames(), 1}, this)));
}

void ScenarioFieldsView::addChecksSection()
{
    m_checksSection = addSection(tr("Checks"));
    m_checksSection->addWidget(
        add(new ChoiceField(m_draft, QStringLiteral("valueCheck"), tr("Checked of each value that is read"),
                            checkChoices(), this)));
    m_checksSection->addWidget(
        add(new FlagField(m_draft, QStringLiteral("verifyFile"), tr("Check the whole file at the end"),
                          &Scenario::verifyFile, this)));
    m_checksSection->addWidget(add(new ListField(
        m_theme, m_draft, QStringLiteral("thresholds"), tr("Must hold"),
        {{tr("condition")}, QStringLiteral("reads.p99Ms<50"), tr("Add a threshold"), load::figureNames(), 0},
        this)));
}

void ScenarioFieldsView::addRunSection()
{
    m_runSection = addSection(tr("Name and seed"));
    m_runSection->addWidget(addText("name", tr("Name in reports")));
    m_runSection->addWidget(addText("seed", tr("Seed")));
}

} // namespace cachescope::ui
