// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/comparison_sheet.h"

#include "core/load/report/figure_text.h"
#include "core/load/report/report_fields.h"
#include "core/load/report/run_labels.h"
#include "core/load/report/run_verdict.h"
#include "ui/load/live/run_view.h"
#include "ui/runs/change_table.h"
#include "ui/runs/change_text.h"
#include "ui/runs/kept_run_text.h"
#include "ui/widgets/card.h"
#include "ui/widgets/fact_list.h"
#include "ui/widgets/verdict_line.h"
#include "ui/widgets/wheel_guard.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QPushButton>
#include <QScrollArea>

namespace cachescope::ui {
namespace {

constexpr int kColumnPx = 420;

QList<Fact> factsOf(const QJsonObject &document)
{
    const load::RunSummary summary = load::summaryOf(document);
    return {{ComparisonSheet::tr("Started"), momentText(summary.startedAt)},
            {ComparisonSheet::tr("Scenario"), summary.scenario},
            {ComparisonSheet::tr("Designs"), designsText(summary)},
            {ComparisonSheet::tr("Verdict"), outcomeText(summary.outcome)}};
}

/// The first run of that name; empty if there is none.
QJsonObject runCalled(const QJsonObject &document, const QString &label)
{
    const std::vector<QJsonObject> runs = load::objectsAt(document, "runs");
    const QStringList labels = load::runLabels(document);
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (labels[static_cast<qsizetype>(i)] == label || load::designOf(runs[i]) == label)
            return runs[i];
    }
    return {};
}

QJsonObject renamed(QJsonObject run, const QString &name)
{
    run.insert(QStringLiteral("design"), name);
    return run;
}

QString pairName(const load::RunPair &pair)
{
    return pair.designBefore == pair.designAfter
               ? pair.designBefore
               : QStringLiteral("%1 → %2").arg(pair.designBefore, pair.designAfter);
}

QString orDash(const QJsonValue &value)
{
    return value.isUndefined() ? load::dash() : load::plainText(value);
}

} // namespace

ComparisonSheet::ComparisonSheet(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_conclusion(new VerdictLine(theme, this))
    , m_beforeCard(new Card(tr("A"), this))
    , m_afterCard(new Card(tr("B"), this))
    , m_before(new FactList(this))
    , m_after(new FactList(this))
    , m_tables(new QVBoxLayout)
    , m_pairBox(new QComboBox(this))
    , m_view(new RunView(theme, this))
{
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(makeContent());
    connect(m_view, &RunView::told, this, &ComparisonSheet::told);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 0);
    layout->setSpacing(12);
    layout->addWidget(makeBar());
    layout->addWidget(scroll, 1);
    m_pairBox->setAccessibleName(tr("Whose charts are shown"));
    WheelGuard::guard(m_pairBox);
    connect(m_pairBox, &QComboBox::currentIndexChanged, this, &ComparisonSheet::showCharts);
}

QWidget *ComparisonSheet::makeBar()
{
    auto *bar = new QWidget(this);
    auto *back = new QPushButton(tr("‹ &All runs"), bar);
    back->setAccessibleName(tr("All runs"));
    m_back = back;
    back->setToolTip(tr("Back to the list (Esc)"));
    auto *swap = new QPushButton(tr("&Swap A and B"), bar);
    swap->setAccessibleName(withoutMnemonic(swap->text()));
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(back);
    layout->addStretch(1);
    layout->addWidget(swap);
    connect(back, &QPushButton::clicked, this, &ComparisonSheet::closeRequested);
    connect(swap, &QPushButton::clicked, this,
            [this] { Q_EMIT compareRequested(m_runs->afterId, m_runs->beforeId); });
    return bar;
}

QWidget *ComparisonSheet::makeContent()
{
    m_tables->setSpacing(12);
    auto *content = new QWidget;
    setRole(content, QStringLiteral("clear"));
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 16);
    column->setSpacing(12);
    column->addWidget(m_conclusion);
    column->addWidget(makeSides());
    column->addLayout(m_tables);
    column->addWidget(m_pairBox, 0, Qt::AlignLeft);
    column->addWidget(m_view);
    column->addStretch(1);
    return content;
}

QWidget *ComparisonSheet::makeSides()
{
    auto *sides = new QWidget(this);
    auto *row = new QHBoxLayout(sides);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    const auto add = [this, row](Card *card, FactList *facts, QString ComparedRuns::*id) {
        auto *open = new QPushButton(tr("Open"), card);
        open->setAccessibleName(tr("Open this run"));
        setRole(open, QStringLiteral("link"));
        connect(open, &QPushButton::clicked, this, [this, id] { Q_EMIT openRequested((*m_runs).*id); });
        card->setCorner(open);
        card->addWidget(facts);
        card->addStretch();
        row->addWidget(card, 1);
    };
    add(m_beforeCard, m_before, &ComparedRuns::beforeId);
    add(m_afterCard, m_after, &ComparedRuns::afterId);
    return sides;
}

void ComparisonSheet::showRuns(const ComparedRuns &runs)
{
    m_runs = runs;
    m_beforeCard->setSubtitle(load::summaryOf(runs.before).name);
    m_afterCard->setSubtitle(load::summaryOf(runs.after).name);
    m_before->setFacts(factsOf(runs.before));
    m_after->setFacts(factsOf(runs.after));
    if (runs.comparison)
        m_conclusion->setVerdict(toneOf(*runs.comparison), conclusionOf(*runs.comparison));
    else
        m_conclusion->setVerdict(Tone::Warning, runs.comparison.error().message);
    clearTables();
    addTables();
    fillBox();
    showCharts();
}

void ComparisonSheet::refreshFigures()
{
    if (m_runs)
        showRuns(ComparedRuns(*m_runs));
}

void ComparisonSheet::clearTables()
{
    while (QLayoutItem *item = m_tables->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void ComparisonSheet::addTables()
{
    if (!m_runs->comparison)
        return;
    const load::RunComparison &comparison = *m_runs->comparison;
    for (const load::RunPair &pair : comparison.pairs)
        addPair(pair);
    addNotes(comparison.notes);
    addDifferences();
}

void ComparisonSheet::addPair(const load::RunPair &pair)
{
    auto *card = new Card(pairName(pair), this);
    card->setSubtitle(tr("%1 in A, %2 in B")
                          .arg(outcomeText(pair.holdsBefore ? load::DocumentOutcome::Passed
                                                            : load::DocumentOutcome::Failed),
                               outcomeText(pair.holdsAfter ? load::DocumentOutcome::Passed
                                                           : load::DocumentOutcome::Failed)));
    card->addWidget(new ChangeTable(m_theme, tr("What changed of %1").arg(pairName(pair)), pair, card));
    m_tables->addWidget(card);
}

void ComparisonSheet::addNotes(const QStringList &notes)
{
    if (notes.isEmpty())
        return;
    auto *card = new Card(tr("Bear in mind"), this);
    for (const QString &note : notes) {
        QLabel *label = makeLabel(QString(), note, card);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        card->addWidget(label);
    }
    m_tables->addWidget(card);
}

void ComparisonSheet::addDifferences()
{
    const load::RunComparison &comparison = *m_runs->comparison;
    QList<QStringList> rows;
    const auto add = [&rows](const QString &what, const std::vector<load::FieldDifference> &differences) {
        for (const load::FieldDifference &one : differences)
            rows << QStringList{what, load::figureName(one.field), orDash(one.before), orDash(one.after)};
    };
    add(tr("Scenario"), comparison.scenario);
    add(tr("Machine"), comparison.machine);
    if (rows.isEmpty())
        return;
    auto *card = new Card(tr("What else is different"), this);
    auto *table = new TextTable(m_theme, tr("Differences of scenario and machine"), card);
    table->setContent({tr("Of"), tr("Field"), tr("A"), tr("B")}, rows);
    table->fitColumns(kColumnPx);
    table->fitHeight();
    card->addWidget(table);
    m_tables->addWidget(card);
}

void ComparisonSheet::fillBox()
{
    const QSignalBlocker blocker(m_pairBox);
    m_pairBox->clear();
    if (m_runs->comparison) {
        for (const load::RunPair &pair : m_runs->comparison->pairs)
            m_pairBox->addItem(tr("Charts of %1").arg(pairName(pair)));
    }
    m_pairBox->setVisible(m_pairBox->count() > 1);
}

/// Both over one time axis, as if they were the designs of one load test.
void ComparisonSheet::showCharts()
{
    const int chosen = m_pairBox->currentIndex();
    m_view->setVisible(chosen >= 0);
    if (chosen < 0)
        return;
    const load::RunPair &pair = m_runs->comparison->pairs[static_cast<std::size_t>(chosen)];
    const QJsonArray runs{
        renamed(runCalled(m_runs->before, pair.designBefore), tr("A: %1").arg(pair.designBefore)),
        renamed(runCalled(m_runs->after, pair.designAfter), tr("B: %1").arg(pair.designAfter))};
    m_view->showRecorded({{QStringLiteral("runs"), runs}});
}

HeaderContent ComparisonSheet::header() const
{
    return {tr("Comparison"),
            tr("%1 → %2").arg(load::summaryOf(m_runs->before).name, load::summaryOf(m_runs->after).name),
            {}};
}

} // namespace cachescope::ui
