// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/entries_page.h"

#include "core/base/format.h"
#include "ui/models/entry_table_model.h"
#include "ui/models/key_reader.h"
#include "ui/settings.h"
#include "ui/table/entry_table.h"
#include "ui/widgets/entry_details.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/look.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace cachescope::ui {

EntriesPage::EntriesPage(const Theme &theme, inspect::Inspector &inspector, Settings &settings,
                         QWidget *parent)
    : QWidget(parent)
    , m_inspector(inspector)
    , m_settings(settings)
    , m_model(new EntryTableModel(inspector, this))
    , m_keys(new KeyReader(inspector, this))
    , m_filterBar(new FilterBar(this))
    , m_table(new EntryTable(theme, *m_model, this))
    , m_details(new EntryDetails(theme, this))
    , m_nothing(makeLabel(QStringLiteral("muted"), QString(), this))
    , m_tableStack(new QStackedWidget(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
{
    layOut();
    connectParts();
    m_table->restoreColumns(settings.entryColumns());
    m_splitter->restoreState(settings.detailsSplitter());
}

void EntriesPage::layOut()
{
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_nothing->setAutoFillBackground(true);
    m_nothing->setBackgroundRole(QPalette::Base);
    m_tableStack->addWidget(m_table);
    m_tableStack->addWidget(m_nothing);
    m_splitter->addWidget(m_tableStack);
    m_splitter->addWidget(m_details);
    m_splitter->setHandleWidth(1);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setCollapsible(0, false);
    m_splitter->setSizes({800, 320});

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_filterBar);
    layout->addWidget(makeSeparator(Qt::Horizontal, this));
    layout->addWidget(m_splitter, 1);
}

void EntriesPage::connectParts()
{
    connect(&m_inspector, &inspect::Inspector::opened, this, &EntriesPage::startFile);
    connect(
        &m_inspector, &inspect::Inspector::scanFinished, this,
        [this](const inspect::SummaryPtr &summary) { m_filterBar->setNewestAccess(summary->newestAccess); });
    connect(m_filterBar, &FilterBar::filterChanged, this, &EntriesPage::applyFilter);
    connect(m_filterBar, &FilterBar::rangeRemoved, this, &EntriesPage::rangeRemoved);
    connect(m_filterBar, &FilterBar::leftDownwards, this, &EntriesPage::enterTable);
    m_model->setKeeper([this] { return entriesToKeep(); });
    connect(m_model, &EntryTableModel::viewRequested, this, &EntriesPage::showCount);
    connect(m_model, &EntryTableModel::viewChanged, this, &EntriesPage::findCurrentAgain);
    connect(m_model, &EntryTableModel::refreshed, this, &EntriesPage::findAllAgain);
    connect(&m_inspector, &inspect::Inspector::scanFinished, this,
            [this] { m_model->refresh(m_inspector.info().openMode == inspect::OpenMode::Live); });
    connect(&m_inspector, &inspect::Inspector::sumReady, this,
            [this](quint64 token, const inspect::EntrySum &sum) {
                if (token != m_sumToken)
                    return;
                m_sum = sum;
                showSelection();
            });
    connect(m_model, &EntryTableModel::failed, this, &EntriesPage::failed);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &EntriesPage::showCurrent);
    connect(m_table, &EntryTable::currentRowChanged, this, &EntriesPage::showCurrent);
    connect(m_table, &EntryTable::copyRequested, this, &EntriesPage::copyKeys);
    connect(m_table, &EntryTable::exportRequested, this, &EntriesPage::requestExport);
    connect(m_details, &EntryDetails::copyKeyRequested, this, [this] {
        if (const auto entry = m_model->entryAt(m_table->currentIndex().row()))
            QGuiApplication::clipboard()->setText(entry->key);
    });
    connect(m_table, &EntryTable::selectionChangedTo, this, &EntriesPage::sumSelection);
    connect(m_keys, &KeyReader::failed, this, &EntriesPage::failed);
    connect(m_keys, &KeyReader::finished, this, [this](const QStringList &keys) {
        QGuiApplication::clipboard()->setText(keys.join(QLatin1Char('\n')));
        Q_EMIT statusChanged(tr("%1 keys were copied").arg(formatCount(keys.size())));
    });
}

void EntriesPage::startFile()
{
    m_filterBar->reset();
    m_filterBar->setFormat(m_inspector.info().format);
    const bool first = m_model->query() == inspect::EntryQuery{};
    inspect::EntryQuery query = first ? m_settings.entryOrder() : m_model->query();
    query.filter = {};
    m_model->setQuery(query);
}

void EntriesPage::applyFilter()
{
    if (!m_inspector.isOpen())
        return;
    inspect::EntryQuery query = m_model->query();
    query.filter = m_filterBar->filter();
    if (query.filter != m_model->query().filter)
        m_model->setQuery(query);
}

void EntriesPage::enterTable()
{
    if (m_model->rowCount() == 0)
        return;
    if (!m_table->currentIndex().isValid())
        m_table->selectRow(0);
    m_table->setFocus(Qt::TabFocusReason);
}

void EntriesPage::findText(const QString &text)
{
    m_filterBar->setText(text);
}

void EntriesPage::showRange(HistogramKind kind, const inspect::EntryFilter &part, const QString &label)
{
    m_filterBar->reset();
    m_filterBar->setRange(kind, part, label);
}

void EntriesPage::showType(const QString &group)
{
    m_filterBar->reset();
    m_filterBar->setTypeGroups({group});
}

void EntriesPage::focusFilter()
{
    m_filterBar->focusText();
}

bool EntriesPage::clearText()
{
    if (m_filterBar->text().isEmpty())
        return false;
    m_filterBar->setText(QString());
    return true;
}

/// The current entry, the topmost visible one, and those that are selected if those are not too many.
std::vector<qint64> EntriesPage::entriesToKeep() const
{
    constexpr std::size_t mostSelected = 1000;
    const auto rowidOf = [this](const QModelIndex &index) {
        return index.isValid() ? m_model->rowidAt(index.row()) : qint64{-1};
    };
    if (m_model->rowCount() == 0)
        return {};
    std::vector<qint64> rowids{rowidOf(m_table->currentIndex()), rowidOf(m_table->indexAt(QPoint(1, 1)))};
    std::vector<qint64> selected = m_table->selectedRowids(mostSelected);
    if (selected.size() <= mostSelected)
        rowids.insert(rowids.end(), selected.begin(), selected.end());
    return rowids;
}

/// The current entry stays current in another order or with another filter.
void EntriesPage::findCurrentAgain()
{
    showCount();
    const std::vector<qint64> &located = m_model->located();
    if (!located.empty() && located.front() >= 0 && !m_table->currentIndex().isValid())
        m_table->selectRow(static_cast<int>(located.front()));
}

/// What is seen and selected stays so though rows came or went.
void EntriesPage::findAllAgain()
{
    showCount();
    const std::vector<qint64> &located = m_model->located();
    if (located.size() < 2)
        return;
    const auto indexOf = [this](qint64 row) { return m_model->index(static_cast<int>(row), 0); };
    QItemSelection selection;
    for (std::size_t i = 2; i < located.size(); ++i) {
        if (located[i] >= 0)
            selection.select(indexOf(located[i]), indexOf(located[i]));
    }
    if (located[0] >= 0)
        m_table->selectionModel()->setCurrentIndex(indexOf(located[0]), QItemSelectionModel::NoUpdate);
    m_table->selectionModel()->select(selection,
                                      QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    if (located[1] >= 0)
        m_table->scrollTo(indexOf(located[1]), QAbstractItemView::PositionAtTop);
}

void EntriesPage::showCount()
{
    const qint64 rows = m_model->rowCount();
    const bool open = m_inspector.isOpen();
    if (!open)
        return m_filterBar->setCountText(QString());
    m_filterBar->setCountText(countText());
    const bool filtered = !m_model->query().filter.isEmpty();
    const bool nothing = rows == 0 && !m_model->isLoading();
    m_nothing->setText(filtered ? tr("No entry fits these conditions.") : tr("This cache has no entries."));
    m_tableStack->setCurrentWidget(nothing ? static_cast<QWidget *>(m_nothing) : m_table);
}

QString EntriesPage::countText() const
{
    if (m_model->isLoading())
        return tr("looking…");
    const qint64 rows = m_model->rowCount();
    const qint64 all = m_inspector.summary() ? m_inspector.summary()->entries : m_inspector.info().entries;
    const QString count = m_model->query().filter.isEmpty()
                              ? tr("%1 entries").arg(formatCount(rows))
                              : tr("%1 of %2 entries").arg(formatCount(rows), formatCount(all));
    const auto bytes = m_model->view() ? m_model->view()->bytes : std::nullopt;
    return bytes ? tr("%1 · %2").arg(count, formatBytes(*bytes)) : count;
}

std::vector<inspect::RowRange> EntriesPage::selectedRows() const
{
    std::vector<inspect::RowRange> rows;
    for (const QItemSelectionRange &range : m_table->selectionModel()->selection())
        rows.push_back({range.top(), range.bottom()});
    std::ranges::sort(rows, {}, &inspect::RowRange::first);
    return rows;
}

void EntriesPage::requestExport(bool selectedOnly)
{
    const int last = m_model->rowCount() - 1;
    if (last >= 0)
        Q_EMIT exportRequested(m_model->view(),
                               selectedOnly ? selectedRows() : std::vector<inspect::RowRange>{{0, last}});
}

void EntriesPage::sumSelection()
{
    m_sum.reset();
    std::vector<inspect::RowRange> rows = selectedRows();
    if (!rows.empty() && m_model->view())
        m_sumToken = m_inspector.requestSum(m_model->view(), std::move(rows));
    showSelection();
}

void EntriesPage::showSelection()
{
    const int count = m_table->selectedCount();
    if (count == 0)
        return Q_EMIT statusChanged(QString());
    const QString text = tr("%1 of %2 selected").arg(formatCount(count), formatCount(m_model->rowCount()));
    const auto bytes = m_sum ? m_sum->bytes : std::nullopt;
    Q_EMIT statusChanged(bytes ? tr("%1 · %2").arg(text, formatBytes(*bytes)) : text);
}

void EntriesPage::showCurrent()
{
    m_details->setEntry(m_model->entryAt(m_table->currentIndex().row()));
}

void EntriesPage::copyKeys()
{
    std::vector<qint64> rowids = m_table->selectedRowids(KeyReader::kMaxEntries);
    if (rowids.size() > KeyReader::kMaxEntries)
        return Q_EMIT failed({ErrorCode::TooLarge,
                              tr("At most %1 keys are copied at a time. Select fewer, or export the values: "
                                 "the index.csv beside them has the keys.")
                                  .arg(formatCount(KeyReader::kMaxEntries))});
    if (rowids.size() > 1)
        return m_keys->read(std::move(rowids));
    if (const auto entry = m_model->entryAt(m_table->currentIndex().row()))
        QGuiApplication::clipboard()->setText(entry->key);
}

void EntriesPage::saveState()
{
    m_settings.setEntryColumns(m_table->columnState());
    m_settings.setDetailsSplitter(m_splitter->saveState());
    m_settings.setEntryOrder(m_model->query());
}

} // namespace cachescope::ui
