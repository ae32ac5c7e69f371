// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/entries_page.h"

#include "core/base/format.h"
#include "ui/file/entry_clipboard.h"
#include "ui/models/entry_table_model.h"
#include "ui/preview/preview_header.h"
#include "ui/preview/preview_pane.h"
#include "ui/settings.h"
#include "ui/table/entry_table.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/look.h"
#include "ui/widgets/segmented_switch.h"

#include <QApplication>
#include <QHeaderView>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace cachescope::ui {

EntriesPage::EntriesPage(const Theme &theme, inspect::Inspector &inspector, EntryFilters &filters,
                         Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_inspector(inspector)
    , m_filters(filters)
    , m_settings(settings)
    , m_model(new EntryTableModel(inspector, this))
    , m_clipboard(new EntryClipboard(inspector, this))
    , m_filterBar(new FilterBar(filters, this))
    , m_table(new EntryTable(theme, *m_model, this))
    , m_keeper(*m_table, *m_model)
    , m_preview(new PreviewPane(theme, inspector, this))
    , m_nothing(makeLabel(QStringLiteral("muted"), QString(), this))
    , m_tableStack(new QStackedWidget(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
{
    layOut();
    connectParts();
    m_table->restoreColumns(settings.entryColumns());
    m_splitter->restoreState(settings.detailsSplitter());
    m_preview->setTab(settings.previewTab());
    m_preview->setVisible(settings.previewShown());
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
    m_splitter->addWidget(m_preview);
    m_splitter->setHandleWidth(1);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({800, 400});

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
    connect(&m_inspector, &inspect::Inspector::scanFinished, this, &EntriesPage::refresh);
    connect(&m_filters, &EntryFilters::changed, this, &EntriesPage::applyFilter);
    connect(m_filterBar, &FilterBar::leftDownwards, this, &EntriesPage::enterTable);
    connectLooking();
    connectPreview();
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
    connect(m_table, &EntryTable::copyRequested, this, &EntriesPage::copySelected);
    connect(m_table, &EntryTable::exportRequested, this, &EntriesPage::requestExport);
    connect(m_table, &EntryTable::selectionChangedTo, this, &EntriesPage::sumSelection);
    connectCopying();
    connectState();
}

void EntriesPage::connectState()
{
    const QHeaderView *header = m_table->horizontalHeader();
    const auto tell = [this] { Q_EMIT stateChanged(); };
    connect(m_model, &EntryTableModel::viewRequested, &m_whileItLives, tell);
    connect(m_table, &EntryTable::currentRowChanged, &m_whileItLives, tell);
    connect(header, &QHeaderView::sectionMoved, &m_whileItLives, tell);
    connect(header, &QHeaderView::sectionResized, &m_whileItLives, tell);
    connect(m_splitter, &QSplitter::splitterMoved, &m_whileItLives, tell);
    connect(m_preview->header()->tabs(), &SegmentedSwitch::currentChanged, &m_whileItLives, tell);
    connect(this, &EntriesPage::previewShownChanged, &m_whileItLives, tell);
}

void EntriesPage::connectCopying()
{
    connect(m_clipboard, &EntryClipboard::progressed, this,
            [this](const JobProgress &progress) { Q_EMIT progressed(Job::Copy, progress); });
    connect(m_clipboard, &EntryClipboard::ended, this, [this] { Q_EMIT ended(Job::Copy); });
    connect(m_clipboard, &EntryClipboard::told, this, &EntriesPage::statusChanged);
    connect(m_clipboard, &EntryClipboard::failed, this, &EntriesPage::failed);
}

void EntriesPage::connectPreview()
{
    connect(m_preview, &PreviewPane::copyKeyRequested, this, [this] {
        if (const int row = m_table->currentIndex().row(); row >= 0 && row < m_model->rowCount())
            m_clipboard->copy(inspect::CopyForm::Keys,
                              {m_model->rowidAt(row)}); // the key that is shown may be cut
    });
    connect(m_preview, &PreviewPane::entryRequested, this, &EntriesPage::goTo);
    connect(m_preview, &PreviewPane::hideRequested, this, [this] { setPreviewShown(false); });
    connect(m_preview->files(), &ValueFiles::progressed, this, [this](double fraction) {
        Q_EMIT progressed(Job::Save, {tr("Writing the value"), fraction, true});
    });
    connect(m_preview->files(), &ValueFiles::ended, this, [this] { Q_EMIT ended(Job::Save); });
}

void EntriesPage::connectLooking()
{
    constexpr int aMomentMs = 300;
    m_looking.setSingleShot(true);
    m_looking.setInterval(aMomentMs);
    connect(&m_looking, &QTimer::timeout, this, [this] {
        Q_EMIT progressed(Job::Look, {tr("Looking for the entries"), std::nullopt, true});
    });
    m_model->setKeeper([this] { return m_keeper.rowids(); });
    connect(m_model, &EntryTableModel::viewRequested, this, [this] {
        m_looking.start();
        showCount();
    });
    connect(m_model, &EntryTableModel::viewChanged, this, [this] {
        takeView();
        m_keeper.findCurrent();
        goToWanted();
    });
    connect(m_model, &EntryTableModel::refreshed, this, [this] {
        takeView();
        m_keeper.findAll();
    });
}

void EntriesPage::takeView()
{
    if (!m_model->isLoading()) {
        m_looking.stop();
        Q_EMIT ended(Job::Look);
    }
    showCount();
    if (m_sum && !m_sum->bytes)
        sumSelection(); // which may be known now
}

/// Ages count back from the newest read, which in a live file moves: what is filtered by age moves along.
void EntriesPage::refresh()
{
    m_model->refresh(m_filters.filter(), m_inspector.info().openMode == inspect::OpenMode::Live);
}

void EntriesPage::cancel(Job job)
{
    if (job == Job::Copy)
        m_clipboard->cancel();
    else if (job == Job::Save)
        m_preview->files()->cancel();
    else
        m_inspector.cancelView();
}

void EntriesPage::startFile()
{
    m_filterBar->setFormat(m_inspector.info().format);
    const bool hasOrder = std::exchange(m_hasOrder, true);
    inspect::EntryQuery query = hasOrder ? m_model->query() : m_settings.entryOrder();
    query = std::exchange(m_order, std::nullopt).value_or(query);
    query.filter = m_filters.filter();
    m_model->setQuery(query);
}

void EntriesPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    applyFilter();
}

/// Not while hidden: brushing charts on another page need not wait for a table that nobody sees.
void EntriesPage::applyFilter()
{
    if (!m_inspector.isOpen() || !isVisible())
        return;
    inspect::EntryQuery query = m_model->query();
    query.filter = m_filters.filter();
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

void EntriesPage::find()
{
    if (!m_preview->findHere())
        m_filterBar->focusText();
}

void EntriesPage::escape()
{
    if (!m_preview->escapeHere())
        m_filterBar->setText(QString());
}

bool EntriesPage::isPreviewShown() const
{
    return !m_preview->isHidden();
}

/// The keyboard is not left in what is hidden.
void EntriesPage::setPreviewShown(bool shown)
{
    if (shown == isPreviewShown())
        return;
    if (!shown && m_preview->isAncestorOf(QApplication::focusWidget()))
        m_table->setFocus(Qt::OtherFocusReason);
    m_preview->setVisible(shown);
    Q_EMIT previewShownChanged(shown);
}

void EntriesPage::showCount()
{
    const qint64 rows = m_model->rowCount();
    const bool open = m_inspector.isOpen();
    if (!open)
        return m_filterBar->setCountText(QString());
    m_filterBar->setCountText(countText());
    const bool nothing = rows == 0 && !m_model->isLoading();
    m_nothing->setText(nothingText());
    m_tableStack->setCurrentWidget(nothing ? static_cast<QWidget *>(m_nothing) : m_table);
}

QString EntriesPage::nothingText() const
{
    const bool filtered = !m_model->query().filter.isEmpty();
    if (!m_model->error())
        return filtered ? tr("No entry fits these conditions.") : tr("This cache has no entries.");
    if (m_model->error()->code == ErrorCode::Cancelled)
        return tr("Looking for the entries was stopped.\nChoose another order or other conditions.");
    return tr("The entries could not be found out.\n%1").arg(m_model->error()->message);
}

/// Of all entries, as far as their number is known.
QString EntriesPage::allText() const
{
    const inspect::CacheFileInfo &info = m_inspector.info();
    if (m_inspector.summary())
        return formatCount(m_inspector.summary()->entries);
    if (!info.entriesKnown)
        return QString();
    return info.entriesExact ? formatCount(info.entries) : tr("about %1").arg(formatCount(info.entries));
}

QString EntriesPage::countText() const
{
    const inspect::EntryView &view = m_model->view();
    if (m_model->isLoading() && (!view || view->complete))
        return tr("looking…");
    if (!view)
        return QString();
    const QString rows = formatCount(m_model->rowCount());
    const QString all = m_model->query().filter.isEmpty() ? QString() : allText();
    QStringList parts{all.isEmpty() ? tr("%1 entries").arg(rows) : tr("%1 of %2 entries").arg(rows, all)};
    if (!view->complete)
        parts = QStringList{m_model->isLoading() ? tr("the first %1 entries, looking for more…").arg(rows)
                                                 : tr("the first %1 entries").arg(rows)};
    if (view->bytes)
        parts << formatBytes(*view->bytes);
    if (view->byInsertion)
        parts << tr("in order of insertion");
    else if (view->keysFromRows)
        parts << tr("the index of keys is damaged");
    return parts.join(QStringLiteral(" · "));
}

std::vector<inspect::RowRange> EntriesPage::selectedRows() const
{
    std::vector<inspect::RowRange> rows;
    for (const QItemSelectionRange &range : m_table->selectionModel()->selection())
        rows.push_back({range.top(), range.bottom()});
    std::ranges::sort(rows, {}, &inspect::RowRange::first);
    return rows;
}

void EntriesPage::requestExport(ExportKind kind, bool selectedOnly)
{
    const int last = m_model->rowCount() - 1;
    if (last >= 0)
        Q_EMIT exportRequested(kind, m_model->view(),
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
    const int row = m_table->currentIndex().row();
    const bool any = row >= 0 && row < m_model->rowCount();
    m_preview->setRow(any ? std::optional(m_model->rowidAt(row)) : std::nullopt, m_model->entryAt(row));
}

void EntriesPage::copySelected(inspect::CopyForm form)
{
    std::vector<qint64> rowids = m_table->selectedRowids(inspect::EntryCopier::kMostEntries);
    if (form == inspect::CopyForm::Value && rowids.size() > 1)
        return Q_EMIT failed(
            {ErrorCode::TooLarge, tr("One value is copied at a time. Select one entry, or copy "
                                     "the entries as SQL, which has their values.")});
    m_clipboard->copy(form, std::move(rowids));
}

/// Whatever is filtered by, if the entry is not among what is listed.
void EntriesPage::goTo(qint64 rowid)
{
    const bool all = m_model->query().filter.isEmpty() && !m_model->isLoading();
    if (m_table->showEntry(rowid) || all)
        return;
    m_wanted = rowid;
    m_filters.clear();
}

void EntriesPage::goToWanted()
{
    if (m_wanted && (m_table->showEntry(*m_wanted) || !m_model->isLoading()))
        m_wanted.reset();
}

void EntriesPage::saveState()
{
    m_settings.setEntryColumns(m_table->columnState());
    m_settings.setDetailsSplitter(m_splitter->saveState());
    m_settings.setPreviewTab(m_preview->tab());
    m_settings.setPreviewShown(isPreviewShown());
    m_settings.setEntryOrder(m_model->query());
}

EntriesState EntriesPage::state() const
{
    const inspect::EntryQuery query = m_order.value_or(m_model->query());
    const int row = m_table->currentIndex().row();
    const bool any = row >= 0 && row < m_model->rowCount();
    return {query.sort,
            query.descending,
            any ? std::optional(m_model->rowidAt(row)) : m_wanted,
            m_table->columnState(),
            m_splitter->saveState(),
            m_preview->tab(),
            isPreviewShown()};
}

void EntriesPage::restore(const EntriesState &state)
{
    m_table->restoreColumns(state.columns);
    m_splitter->restoreState(state.splitter);
    m_preview->setTab(state.tab);
    setPreviewShown(state.previewShown);
    m_order.emplace();
    m_order->sort = state.sort;
    m_order->descending = state.descending;
    m_wanted = state.current;
}

void EntriesPage::setPreviewBytes(qint64 bytes)
{
    m_preview->reader()->setFirstBytes(bytes);
}

void EntriesPage::refreshFigures()
{
    m_table->viewport()->update();
    m_preview->refreshFigures();
    showCount();
    showSelection();
}

} // namespace cachescope::ui
