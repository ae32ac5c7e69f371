// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/entries_page.h"

#include "core/base/format.h"
#include "ui/models/entry_table_model.h"
#include "ui/models/selection_reader.h"
#include "ui/settings.h"
#include "ui/widgets/entry_details.h"
#include "ui/widgets/entry_table.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/look.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace cachescope::ui {

EntriesPage::EntriesPage(const Theme &theme, inspect::Inspector &inspector, Settings &settings,
                         QWidget *parent)
    : QWidget(parent)
    , m_inspector(inspector)
    , m_settings(settings)
    , m_model(new EntryTableModel(inspector, this))
    , m_selection(new SelectionReader(inspector, this))
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
    connect(m_model, &EntryTableModel::viewRequested, this, [this] {
        const int row = m_table->currentIndex().row();
        m_keepRowid = row >= 0 ? m_model->rowidAt(row) : -1;
        showCount();
    });
    connect(m_model, &EntryTableModel::viewChanged, this, [this] {
        showCount();
        const int row = m_keepRowid >= 0 ? m_model->rowOf(m_keepRowid) : -1;
        if (row >= 0)
            m_table->selectRow(row);
    });
    connect(m_model, &EntryTableModel::failed, this, &EntriesPage::failed);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &EntriesPage::showCurrent);
    connect(m_table, &EntryTable::currentRowChanged, this, &EntriesPage::showCurrent);
    connect(m_table, &EntryTable::copyRequested, this, &EntriesPage::copyKeys);
    connect(m_details, &EntryDetails::copyKeyRequested, this, [this] {
        if (const auto entry = m_model->entryAt(m_table->currentIndex().row()))
            QGuiApplication::clipboard()->setText(entry->key);
    });
    connect(m_table, &EntryTable::selectionChangedTo, this, [this] {
        m_selection->read(m_table->selectedRowids(SelectionReader::kMaxEntries));
        showSelection();
    });
    connect(m_selection, &SelectionReader::finished, this, &EntriesPage::showSelection);
}

void EntriesPage::startFile()
{
    m_filterBar->reset();
    m_filterBar->setFormat(m_inspector.info().format);
    m_keepRowid = -1;
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

void EntriesPage::setRange(HistogramKind kind, const inspect::EntryFilter &part, const QString &label)
{
    m_filterBar->setRange(kind, part, label);
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

void EntriesPage::showCount()
{
    const qint64 rows = m_model->rowCount();
    const bool open = m_inspector.isOpen();
    if (!open)
        return m_filterBar->setCountText(QString());
    const qint64 all = m_inspector.info().entries;
    const bool filtered = !m_model->query().filter.isEmpty();
    if (m_model->isLoading())
        m_filterBar->setCountText(tr("looking…"));
    else if (filtered)
        m_filterBar->setCountText(tr("%1 of %2 entries").arg(formatCount(rows), formatCount(all)));
    else
        m_filterBar->setCountText(tr("%1 entries").arg(formatCount(rows)));
    const bool nothing = rows == 0 && !m_model->isLoading();
    m_nothing->setText(filtered ? tr("No entry fits these conditions.") : tr("This cache has no entries."));
    m_tableStack->setCurrentWidget(nothing ? static_cast<QWidget *>(m_nothing) : m_table);
}

void EntriesPage::showSelection()
{
    const int count = m_table->selectedCount();
    if (count == 0)
        return Q_EMIT statusChanged(QString());
    const QString text = tr("%1 of %2 selected").arg(formatCount(count), formatCount(m_model->rowCount()));
    const std::optional<qint64> bytes = m_selection->bytes();
    Q_EMIT statusChanged(bytes ? tr("%1 · %2").arg(text, formatBytes(*bytes)) : text);
}

void EntriesPage::showCurrent()
{
    m_details->setEntry(m_model->entryAt(m_table->currentIndex().row()));
}

void EntriesPage::copyKeys()
{
    if (m_selection->bytes())
        QGuiApplication::clipboard()->setText(m_selection->keys().join(QLatin1Char('\n')));
    else if (const auto entry = m_model->entryAt(m_table->currentIndex().row()))
        QGuiApplication::clipboard()->setText(entry->key);
}

void EntriesPage::saveState()
{
    m_settings.setEntryColumns(m_table->columnState());
    m_settings.setDetailsSplitter(m_splitter->saveState());
    m_settings.setEntryOrder(m_model->query());
}

} // namespace cachescope::ui
