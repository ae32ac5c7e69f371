// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/run_sheet.h"

#include "core/base/format.h"
#include "core/load/history/run_summary.h"
#include "core/load/report/report_fields.h"
#include "core/load/report/run_labels.h"
#include "ui/load/live/run_text.h"
#include "ui/load/live/run_view.h"
#include "ui/runs/document_facts.h"
#include "ui/runs/export_button.h"
#include "ui/runs/kept_run_text.h"
#include "ui/table/text_table.h"
#include "ui/widgets/card.h"
#include "ui/widgets/fact_list.h"
#include "ui/widgets/verdict_line.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>

namespace cachescope::ui {
namespace {

constexpr int kColumnPx = 320;

void fill(TextTable *table, QWidget *card, const TextRows &rows)
{
    card->setVisible(!rows.rows.isEmpty());
    table->setContent(rows.titles, rows.rows);
    table->fitColumns(kColumnPx);
    table->fitHeight();
}

} // namespace

RunSheet::RunSheet(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_scroll(new QScrollArea(this))
    , m_verdict(new VerdictLine(theme, this))
    , m_view(new RunView(theme, this))
    , m_limitCard(new Card(tr("Search for the limit"), this))
    , m_limit(new TextTable(theme, tr("Steps of the search"), this))
    , m_thresholdCard(new Card(tr("Thresholds"), this))
    , m_thresholds(new TextTable(theme, tr("Thresholds"), this))
    , m_scenario(new FactList(this))
    , m_machine(new FactList(this))
{
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(makeContent(theme));
    connect(m_view, &RunView::told, this, &RunSheet::told);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 0);
    layout->setSpacing(12);
    layout->addWidget(makeBar());
    layout->addWidget(m_scroll, 1);
}

QWidget *RunSheet::makeBar()
{
    auto *bar = new QWidget(this);
    QPushButton *back = makeButton(tr("‹ &All runs"), tr("Back to the list (Esc)"));
    QPushButton *repeat = makeButton(tr("&Repeat"), tr("Run its scenario again, now"));
    QPushButton *remove = makeButton(tr("&Delete"), tr("Take the run away; it can be undone"));
    m_back = back;
    auto *exportButton = new ExportButton(bar);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(back);
    layout->addStretch(1);
    for (QPushButton *button : std::initializer_list<QPushButton *>{repeat, exportButton, remove})
        layout->addWidget(button);
    connect(back, &QPushButton::clicked, this, &RunSheet::closeRequested);
    connect(repeat, &QPushButton::clicked, this, [this] { Q_EMIT repeatRequested(m_id); });
    connect(remove, &QPushButton::clicked, this, [this] { Q_EMIT removeRequested({m_id}); });
    connect(exportButton, &ExportButton::chosen, this,
            [this](load::RunExport kind) { Q_EMIT exportRequested(m_id, kind); });
    return bar;
}

QPushButton *RunSheet::makeButton(const QString &text, const QString &explanation)
{
    auto *button = new QPushButton(text, this);
    button->setAccessibleName(withoutMnemonic(text).remove(QStringLiteral("‹ ")));
    button->setToolTip(plainToolTip(explanation));
    return button;
}

QWidget *RunSheet::makeContent(const Theme &theme)
{
    Q_UNUSED(theme)
    m_limitCard->addWidget(m_limit);
    m_thresholdCard->addWidget(m_thresholds);
    auto *content = new QWidget;
    setRole(content, QStringLiteral("clear"));
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 16);
    column->setSpacing(12);
    column->addWidget(m_verdict);
    column->addWidget(m_limitCard);
    column->addWidget(m_view);
    column->addWidget(m_thresholdCard);
    column->addWidget(makeFacts());
    column->addStretch(1);
    return content;
}

QWidget *RunSheet::makeFacts()
{
    auto *facts = new QWidget(this);
    auto *row = new QHBoxLayout(facts);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    auto *scenario = new Card(tr("Scenario"), facts);
    scenario->addWidget(m_scenario);
    scenario->addStretch();
    auto *machine = new Card(tr("Where it ran"), facts);
    machine->addWidget(m_machine);
    machine->addStretch();
    row->addWidget(scenario, 1);
    row->addWidget(machine, 1);
    return facts;
}

void RunSheet::showRun(const QString &id, const QJsonObject &document)
{
    m_id = id;
    m_document = document;
    m_view->showRecorded(document);
    m_view->setNotice(Tone::Warning, unequalLoadText(m_view->runs()));
    showTexts();
    m_scroll->verticalScrollBar()->setValue(0);
}

void RunSheet::showTexts()
{
    m_verdict->setVerdict(toneOf(load::outcomeOf(m_document)), verdictText(m_document));
    showTables();
    m_scenario->setFacts(scenarioFacts(m_document));
    m_machine->setFacts(machineFacts(m_document));
}

void RunSheet::refreshFigures()
{
    if (m_id.isEmpty())
        return;
    showTexts();
    m_view->refreshFigures();
}

void RunSheet::showTables()
{
    fill(m_limit, m_limitCard, limitRows(m_document));
    fill(m_thresholds, m_thresholdCard, thresholdRows(m_document));
}

HeaderContent RunSheet::header() const
{
    const load::RunSummary summary = load::summaryOf(m_document);
    QStringList facts{momentText(summary.startedAt), designsText(summary)};
    if (!summary.scenario.isEmpty() && summary.scenario != summary.name)
        facts.insert(1, summary.scenario);
    return {summary.name,
            facts.join(QStringLiteral(" · ")),
            {{outcomeText(summary.outcome), toneOf(summary.outcome), load::headlineOf(m_document)}}};
}

} // namespace cachescope::ui
