// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the fields show as the others are: which of them decide something, what they are then called, and what
// is in folded sections.
#include "core/base/format.h"
#include "core/base/units.h"
#include "ui/load/form/file_field.h"
#include "ui/load/form/form_section.h"
#include "ui/load/form/scenario_fields_view.h"
#include "ui/load/form/source_field.h"
#include "ui/load/form/text_field.h"

#include <algorithm>

namespace cachescope::ui {

using load::KeyDistribution;
using load::OperationKind;
using load::Scenario;
using load::SizeDistribution;

void ScenarioFieldsView::refresh()
{
    refreshLength();
    for (FormField *field : m_fields)
        field->refresh();
    refreshOwnProblems();
    refreshRelevance();
    refreshSummaries();
    for (const FormField *field : m_fields) {
        if (!field->problem().isEmpty())
            reveal(field);
    }
}

/// Stages decide how long a run takes, and so does a number of operations.
void ScenarioFieldsView::refreshLength()
{
    const Scenario &s = scenario();
    const bool hasStages = !m_draft.hasSimpleRamp();
    const bool isCounted = s.operations > 0;
    m_duration->setReplacedBy(hasStages ? m_draft.text(m_duration->name()) : QString(),
                              tr("The stages of users decide how long the run takes."));
    m_ramp->setReplacedBy(hasStages   ? tr("%n stage(s)", nullptr, static_cast<int>(s.stages.stages().size()))
                          : isCounted ? tr("none")
                                      : QString(),
                          hasStages ? tr("The stages below say how users come and go.")
                                    : tr("A run that ends after a number of operations has no ramp."));
    const bool isPlain = !m_draft.text(QStringLiteral("storeShare")).isEmpty();
    m_stores->setReplacedBy(isPlain ? QString() : tr("as in the mix"),
                            tr("The mix of operations below has more than reads and stores."));
    const bool ownKeys = !s.sourceFile.isEmpty();
    m_keyCount->setReplacedBy(ownKeys ? tr("of the file") : QString(),
                              tr("A run on a copy uses the keys that are in the file."));
}

void ScenarioFieldsView::refreshRelevance()
{
    const Scenario &s = scenario();
    const auto show = [](FormField *field, bool decides) {
        field->setVisible(decides || !field->problem().isEmpty());
    };
    const bool hasRate = s.arrivalRate != 0.0 || !m_rate->problem().isEmpty();
    const bool isCounted = s.operations != 0 || !m_operations->problem().isEmpty();
    show(m_thinkTime, !hasRate);
    show(m_rate, hasRate);
    show(m_arrivals, hasRate);
    show(m_duration, !isCounted);
    show(m_operations, isCounted);
    show(m_zipfExponent, s.keys == KeyDistribution::Zipf || s.keys == KeyDistribution::Latest);
    m_hotspot->setVisible(s.keys == KeyDistribution::Hotspot);
    show(m_sessionLength, s.keys == KeyDistribution::Sessions);
    show(m_trace, s.keys == KeyDistribution::Trace);
    const bool isSpread = s.valueSizes != SizeDistribution::Fixed || s.keys == KeyDistribution::Trace;
    show(m_valueMax, isSpread);
    show(m_valueSigma, s.valueSizes == SizeDistribution::LogNormal);
    show(m_valueFile, s.valueSizes == SizeDistribution::File);
    m_valueBytes->setLabel(s.valueSizes == SizeDistribution::Uniform     ? tr("Smalle&st")
                           : s.valueSizes == SizeDistribution::LogNormal ? tr("Si&ze, median")
                                                                         : tr("Si&ze"));
    const bool isCopy = !s.sourceFile.isEmpty();
    show(m_sourceFile, isCopy && s.sourceFile != m_source->openFile());
    show(m_inPlace, isCopy || s.inPlace);
    show(m_prefill, !isCopy);
    show(m_batchSize, s.mix.weight(OperationKind::GetMany) + s.mix.weight(OperationKind::PutMany) +
                              s.mix.weight(OperationKind::Pin) >
                          0.0);
    show(m_synthesis, s.mix.weight(OperationKind::Play) > 0.0);
}

void ScenarioFieldsView::refreshSummaries()
{
    const Scenario &s = scenario();
    m_cacheSection->setSummary(s.maxBytes > 0 ? localNumber(typedBytes(s.maxBytes)) : tr("no limit"));
    m_loadSection->setSummary(s.arrivalRate > 0.0 ? tr("at a rate") : QString());
    m_operationsSection->setSummary(m_draft.text(QStringLiteral("storeShare")).isEmpty()
                                        ? tr("%n kind(s)", nullptr, static_cast<int>(s.mix.toJson().size()))
                                        : QString());
    m_diskSection->setSummary(s.disk.isReal() ? QString() : s.disk.name);
    m_checksSection->setSummary(s.thresholds.isEmpty()
                                    ? QString()
                                    : tr("%n threshold(s)", nullptr, static_cast<int>(s.thresholds.size())));
    m_runSection->setSummary(QString::number(s.seed));
}

/// The file that is looked at is never written to, whatever a scenario says.
void ScenarioFieldsView::refreshOwnProblems()
{
    const bool isOpen = scenario().inPlace && scenario().sourceFile == m_source->openFile();
    m_inPlace->setOwnProblem(
        isOpen && !m_source->openFile().isEmpty()
            ? tr("This file is open here, where it is only looked at. Run on a copy, or close it.")
            : QString());
}

FormField *ScenarioFieldsView::wrongField() const
{
    const auto wrong =
        std::ranges::find_if(m_fields, [](const FormField *field) { return !field->problem().isEmpty(); });
    return wrong == m_fields.end() ? nullptr : *wrong;
}

FormSection *ScenarioFieldsView::sectionOf(const FormField *field) const
{
    for (QWidget *above = field->parentWidget(); above && above != this; above = above->parentWidget()) {
        if (auto *section = qobject_cast<FormSection *>(above))
            return section;
    }
    return nullptr;
}

void ScenarioFieldsView::reveal(const FormField *field)
{
    if (FormSection *section = sectionOf(field))
        section->setExpanded(true);
}

} // namespace cachescope::ui
