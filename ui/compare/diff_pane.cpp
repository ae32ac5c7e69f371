// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/diff_pane.h"

#include "core/base/format.h"
#include "ui/compare/diff_bars.h"
#include "ui/compare/diff_groups.h"
#include "ui/compare/diff_table.h"
#include "ui/compare/diff_text.h"
#include "ui/compare/kind_tile.h"
#include "ui/widgets/card.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/segmented_switch.h"
#include "ui/widgets/verdict_line.h"

#include <QCheckBox>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace cachescope::ui {
namespace {

constexpr int kMostChartPx = 168; // seven rows
/// More keys are not copied: some ten megabytes.
constexpr std::size_t kMostCopied = 100'000;

enum Grouping { ByPrefix, ByType, BySize, ByAge };

} // namespace

DiffPane::DiffPane(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_model(new DiffTableModel(this))
    , m_verdict(new VerdictLine(theme, this))
    , m_grouping(new SegmentedSwitch(tr("Group by"),
                                     {tr("kind of key"), tr("type"), tr("size"), tr("last read")}, this))
    , m_bars(new DiffBars(theme))
    , m_scroll(new QScrollArea(this))
    , m_table(new DiffTable(theme, *m_model, this))
    , m_prefixChip(new QPushButton(this))
    , m_pinChanges(new QCheckBox(tr("&Pin changes only"), this))
    , m_note(new ElidedLabel(QStringLiteral("muted"), Qt::ElideRight, this))
    , m_stop(new QPushButton(tr("Cancel"), this))
    , m_save(new QPushButton(tr("Save as &CSV…"), this))
{
    layOut();
    connectParts();
}

void DiffPane::layOut()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_verdict);
    layout->addWidget(makeTiles());
    layout->addWidget(makeChart());
    layout->addWidget(makeTable(), 1);
}

QWidget *DiffPane::makeTiles()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    for (std::size_t kind = 0; kind < inspect::kDiffKinds; ++kind) {
        m_tiles[kind] = new KindTile(m_theme, static_cast<inspect::DiffKind>(kind), row);
        m_tiles[kind]->setChecked(inspect::DiffQuery().kinds[kind]);
        layout->addWidget(m_tiles[kind]);
    }
    return row;
}

QWidget *DiffPane::makeChart()
{
    m_chart = new Card(tr("What came and went"), this);
    m_chart->setSubtitle(tr("bytes of values: left gone or replaced, right added or stored instead"));
    m_chart->setCorner(m_grouping);
    m_scroll->setWidget(m_bars);
    m_scroll->setWidgetResizable(true);
    m_scroll->viewport()->setAutoFillBackground(false); // the card's own
    m_bars->setAutoFillBackground(false);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_chart->addWidget(m_scroll);
    return m_chart;
}

QWidget *DiffPane::makeTable()
{
    auto *card = new Card(tr("Entries"), this);
    setRole(m_prefixChip, QStringLiteral("chip"));
    setRole(m_stop, QStringLiteral("link"));
    for (QPushButton *button : {m_prefixChip, m_stop, m_save})
        button->setAutoDefault(false);
    m_stop->setAccessibleName(tr("Cancel copying or saving"));
    m_save->setAccessibleName(withoutMnemonic(m_save->text()));
    m_prefixChip->setAccessibleName(tr("Show all kinds of keys"));
    m_pinChanges->setAccessibleName(withoutMnemonic(m_pinChanges->text()));
    m_prefixChip->hide();
    m_stop->hide();
    for (QWidget *control :
         std::initializer_list<QWidget *>{m_note, m_stop, m_prefixChip, m_pinChanges, m_save})
        card->setCorner(control);
    card->addWidget(m_table, 1);
    return card;
}

void DiffPane::connectParts()
{
    for (KindTile *kindTile : m_tiles)
        connect(kindTile, &QAbstractButton::toggled, this, &DiffPane::query);
    connect(m_pinChanges, &QCheckBox::toggled, this, &DiffPane::query);
    connect(m_grouping, &SegmentedSwitch::currentChanged, this, &DiffPane::showGroups);
    connect(m_bars, &DiffBars::chosenChanged, this, &DiffPane::choosePrefix);
    connect(m_bars, &DiffBars::currentMoved, this,
            [this](const QRect &row) { m_scroll->ensureVisible(0, row.center().y(), 0, row.height()); });
    connect(m_prefixChip, &QPushButton::clicked, this, [this] { choosePrefix(std::nullopt); });
    connect(m_table, &DiffTable::copyRequested, this, &DiffPane::copyKeys);
    connect(m_table, &DiffTable::saveRequested, this, &DiffPane::askWhereToSave);
    connect(m_save, &QPushButton::clicked, this, &DiffPane::askWhereToSave);
    connect(m_stop, &QPushButton::clicked, this, &DiffPane::stop);
    connect(m_model, &DiffTableModel::queryChanged, this, [this] { say(tr("Sorting…")); });
    connect(m_model, &DiffTableModel::rowsChanged, this, &DiffPane::showCount);
    connect(m_model, &DiffTableModel::failed, this, &DiffPane::fail);
    connect(&m_copying, &DiffKeyJob::read, this, &DiffPane::takeCopied);
    connect(&m_copying, &DiffKeyJob::failed, this, &DiffPane::fail);
    connect(&m_saving, &ThreadJob::progressed, this,
            [this](double fraction) { say(tr("Saving, %1 %").arg(qRound(fraction * 100)), true); });
    connect(&m_saving, &DiffCsvJob::written, this, [this](const QString &path, qint64 rows) {
        say(tr("%1 entries were saved to %2.").arg(formatCount(rows), path));
    });
    connect(&m_saving, &DiffCsvJob::failed, this, &DiffPane::fail);
}

void DiffPane::setDiff(const inspect::FileDiffPtr &diff)
{
    stop();
    m_prefix.reset();
    m_prefixChip->hide();
    m_pinChanges->setChecked(false);
    m_pinChanges->setEnabled(diff && diff->pinned.entries + diff->unpinned.entries > 0);
    inspect::DiffQuery first = m_model->query();
    first.prefix.reset();
    first.pinChanges = false;
    m_model->setDiff(diff, first);
    showGroups();
    if (!diff)
        return;
    const DiffVerdict verdict = diffVerdict(*diff);
    m_verdict->setVerdict(verdict.tone, verdict.text);
    for (std::size_t kind = 0; kind < inspect::kDiffKinds; ++kind)
        m_tiles[kind]->setTotal(diff->totals.of[kind]);
}

void DiffPane::query()
{
    inspect::DiffQuery query = m_model->query();
    for (std::size_t kind = 0; kind < inspect::kDiffKinds; ++kind)
        query.kinds[kind] = m_tiles[kind]->isChecked();
    query.pinChanges = m_pinChanges->isChecked();
    query.prefix = m_prefix;
    m_model->setQuery(query);
}

void DiffPane::showGroups()
{
    const inspect::FileDiffPtr &diff = m_model->diff();
    std::vector<inspect::DiffGroup> groups;
    if (diff && m_grouping->current() == ByPrefix)
        groups = diff->prefixes;
    else if (diff && m_grouping->current() == ByType)
        groups = typeGroups(*diff);
    else if (diff && m_grouping->current() == BySize)
        groups = sizeGroups(*diff);
    else if (diff)
        groups = ageGroups(*diff);
    m_bars->setGroups(std::move(groups), m_grouping->current() == ByPrefix);
    if (m_grouping->current() == ByPrefix && m_prefix)
        m_bars->setChosen(static_cast<int>(*m_prefix));
    m_scroll->setFixedHeight(std::min(m_bars->sizeHint().height(), kMostChartPx));
}

void DiffPane::choosePrefix(std::optional<int> group)
{
    m_prefix = group ? std::optional(static_cast<quint32>(*group)) : std::nullopt;
    m_prefixChip->setVisible(m_prefix.has_value());
    if (m_prefix) {
        const QString name = m_model->diff()->prefixes[*m_prefix].name;
        const QString shown = m_prefixChip->fontMetrics().elidedText(name, Qt::ElideMiddle, 240);
        m_prefixChip->setText(withoutMnemonics(shown) + QStringLiteral("  ✕"));
        m_prefixChip->setAccessibleName(tr("Show all kinds of keys, not only %1").arg(name));
        m_prefixChip->setToolTip(plainToolTip(name));
    } else if (m_grouping->current() == ByPrefix) {
        m_bars->setChosen(std::nullopt);
    }
    query();
}

void DiffPane::showCount()
{
    const inspect::FileDiffPtr &diff = m_model->diff();
    if (!diff)
        return say({});
    const bool byRow = m_model->query().sort == inspect::DiffSort::Key && !diff->byKey;
    say(byRow ? tr("%1 listed, in the order of the file: an index of keys is missing or damaged")
                    .arg(formatCount(m_model->rowCount()))
              : tr("%1 listed").arg(formatCount(m_model->rowCount())));
}

void DiffPane::say(const QString &text, bool canStop)
{
    m_note->setText(text);
    m_stop->setVisible(canStop);
}

QString DiffPane::note() const
{
    return m_note->text();
}

void DiffPane::copyKeys()
{
    std::vector<quint32> rows = m_table->selectedRows(kMostCopied);
    if (rows.empty() || m_copying.isRunning())
        return;
    if (rows.size() > kMostCopied)
        return say(tr("More than %1 keys are not copied. Save them as CSV instead.")
                       .arg(formatCount(static_cast<qint64>(kMostCopied))));
    say(tr("Copying…"), true);
    m_copying.start(m_model->diff(), std::move(rows), inspect::kMostWholeKeyBytes);
}

void DiffPane::takeCopied(const std::vector<std::optional<inspect::KeyText>> &keys)
{
    QStringList texts;
    for (const auto &key : keys) {
        if (key)
            texts << key->text;
    }
    QGuiApplication::clipboard()->setText(texts.join(QLatin1Char('\n')));
    say(texts.size() == 1 ? tr("The key was copied.")
                          : tr("%1 keys were copied.").arg(formatCount(texts.size())));
}

void DiffPane::fail(const Error &error)
{
    if (error.code != ErrorCode::Cancelled)
        return say(error.message);
    if (!m_copying.isRunning() && !m_saving.isRunning() && !m_model->isLoading())
        showCount();
}

void DiffPane::askWhereToSave()
{
    if (m_saving.isRunning() || m_model->rowCount() == 0)
        return;
    auto *dialog = new QFileDialog(this, tr("Save the listed entries"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->setNameFilters({tr("CSV (*.csv)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &DiffPane::saveTo);
    dialog->open();
}

void DiffPane::saveTo(const QString &path)
{
    if (m_saving.isRunning() || !m_model->diff())
        return;
    say(tr("Saving"), true);
    m_saving.start(m_model->diff(), m_model->rows(), path);
}

void DiffPane::stop()
{
    m_copying.cancel();
    m_saving.cancel();
}

} // namespace cachescope::ui
