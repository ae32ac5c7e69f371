// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load/form/scenario_fields_view.h"

#include "ui/load/form/choice_field.h"
#include "ui/load/form/designs_field.h"
#include "ui/load/form/disk_delay_field.h"
#include "ui/load/form/file_field.h"
#include "ui/load/form/flag_field.h"
#include "ui/load/form/form_section.h"
#include "ui/load/form/source_field.h"
#include "ui/load/form/text_field.h"
#include "ui/widgets/look.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace cachescope::ui {
namespace {

using load::Scenario;
using Choices = QList<ChoiceField::Choice>;

QString cacheFilter()
{
    return ScenarioFieldsView::tr("Cache files (*.db *.sqlite *.sqlite3)");
}

/// In the order in which people think of them.
Choices keyChoices()
{
    return {{QStringLiteral("zipf"), ScenarioFieldsView::tr("zipf")},
            {QStringLiteral("uniform"), ScenarioFieldsView::tr("uniform")},
            {QStringLiteral("hotspot"), ScenarioFieldsView::tr("hotspot")},
            {QStringLiteral("latest"), ScenarioFieldsView::tr("latest stored")},
            {QStringLiteral("sessions"), ScenarioFieldsView::tr("sessions")},
            {QStringLiteral("trace"), ScenarioFieldsView::tr("of a trace")}};
}

Choices sizeChoices()
{
    return {{QStringLiteral("fixed"), ScenarioFieldsView::tr("fixed")},
            {QStringLiteral("uniform"), ScenarioFieldsView::tr("uniform")},
            {QStringLiteral("lognormal"), ScenarioFieldsView::tr("log-normal")},
            {QStringLiteral("file"), ScenarioFieldsView::tr("as in a file")}};
}

} // namespace

ScenarioFieldsView::ScenarioFieldsView(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_layout(new QVBoxLayout(this))
{
    setRole(this, QStringLiteral("clear"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(10);
    addBasics();
    addKeys();
    addValues();
    add(new DiskDelayField(m_draft, tr("Disk s&ync delay"), this));
    addDesigns();
    m_sections = new QVBoxLayout;
    m_sections->setSpacing(2);
    m_layout->addLayout(m_sections);
    addCacheSection();
    addLoadSection();
    addOperationsSection();
    addDiskSection();
    addChecksSection();
    addRunSection();
    m_layout->addStretch(1);
    refresh();
}

void ScenarioFieldsView::adopt(FormField *field)
{
    m_fields.push_back(field);
    m_layout->addWidget(field);
    connect(field, &FormField::edited, this, &ScenarioFieldsView::take);
}

TextField *ScenarioFieldsView::addText(const char *name, const QString &label)
{
    return add(new TextField(m_draft, QLatin1String(name), label, this));
}

void ScenarioFieldsView::addPair(QWidget *one, QWidget *other)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(one, 1, Qt::AlignTop);
    row->addWidget(other, 1, Qt::AlignTop);
    m_layout->addLayout(row);
}

FormSection *ScenarioFieldsView::addSection(const QString &title)
{
    auto *section = new FormSection(m_theme, title, this);
    m_sections->addWidget(section);
    return section;
}

void ScenarioFieldsView::addBasics()
{
    m_source = add(new SourceField(m_draft, tr("&Cache"), this));
    m_sourceFile =
        add(new FileField(m_draft, QStringLiteral("sourceFile"), tr("Cache file"), cacheFilter(), this));
    m_sourceFile->leaveProblemsToAnother();
    connect(m_source, &SourceField::anotherWanted, m_sourceFile, &FileField::choose);
    auto *users = addText("users", tr("&Users"));
    m_ramp = addText("ramp", tr("Ra&mp"));
    addPair(users, m_ramp);

    auto *length = new QWidget(this);
    auto *lengths = new QVBoxLayout(length);
    lengths->setContentsMargins(0, 0, 0, 0);
    lengths->addWidget(m_duration = addText("durationMs", tr("&Duration")));
    lengths->addWidget(m_operations = addText("operations", tr("Operations")));
    auto *pace = new QWidget(this);
    auto *paces = new QVBoxLayout(pace);
    paces->setContentsMargins(0, 0, 0, 0);
    paces->addWidget(m_thinkTime = addText("thinkTimeMs", tr("&Think time")));
    paces->addWidget(m_rate = addText("arrivalRate", tr("Ra&te, per second")));
    addPair(length, pace);
    m_stores = addText("storeShare", tr("St&ores"));
    addPair(m_stores, addText("processes", tr("Proc&esses")));
}

void ScenarioFieldsView::addKeys()
{
    auto *keys = add(new ChoiceField(m_draft, QStringLiteral("keys"), tr("&Keys"), keyChoices(), this));
    addPair(keys, m_keyCount = addText("keyCount", tr("&Number of keys")));
    m_zipfExponent = addText("zipfExponent", tr("Exponent"));
    m_hotspot = new QWidget(this);
    auto *row = new QHBoxLayout(m_hotspot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(addText("hotKeys", tr("Hot keys")), 1, Qt::AlignTop);
    row->addWidget(addText("hotShare", tr("Of operations")), 1, Qt::AlignTop);
    m_layout->addWidget(m_hotspot);
    m_sessionLength = addText("sessionLength", tr("Keys in a session"));
    m_trace =
        add(new FileField(m_draft, QStringLiteral("traceFile"), tr("Trace"), tr("CSV files (*.csv)"), this));
}

void ScenarioFieldsView::addValues()
{
    auto *sizes =
        add(new ChoiceField(m_draft, QStringLiteral("valueSizes"), tr("&Values"), sizeChoices(), this));
    addPair(sizes, m_valueBytes = addText("valueBytes", tr("Si&ze")));
    m_valueMax = addText("valueMaxBytes", tr("Largest"));
    m_valueSigma = addText("valueSigma", tr("Spread"));
    addPair(m_valueMax, m_valueSigma);
    m_valueFile =
        add(new FileField(m_draft, QStringLiteral("valueSizesFile"), tr("Sizes as in"), cacheFilter(), this));
}

void ScenarioFieldsView::addDesigns()
{
    add(new DesignsField(m_theme, m_draft, this));
    add(new FlagField(m_draft, QStringLiteral("ablation"), tr("Also turn each switch alone"),
                      &Scenario::ablation, this));
}

void ScenarioFieldsView::setScenario(const Scenario &scenario)
{
    m_draft.setScenario(scenario);
    take();
}

void ScenarioFieldsView::setOpenFile(const QString &path)
{
    m_source->setOpenFile(path);
}

void ScenarioFieldsView::take()
{
    refresh();
    Q_EMIT edited();
}

} // namespace cachescope::ui
