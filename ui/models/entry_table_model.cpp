// SPDX-License-Identifier: GPL-3.0-or-later
// A view asks data() for exactly the cells that it paints. Those that are not there are noted, and one timer
// tick later their blocks are asked for together: scrolling past a thousand rows in one turn of the event
// loop costs one question, and of several questions under way only the newest few are kept.
#include "ui/models/entry_table_model.h"

#include "ui/models/entry_text.h"

#include <algorithm>
#include <utility>

namespace cachescope::ui {
namespace {

QVariant alignmentOf(int column)
{
    const bool isFigure = column == EntryTableModel::Size || column == EntryTableModel::Age ||
                          column == EntryTableModel::Row || column == EntryTableModel::LastReadRaw ||
                          column == EntryTableModel::StoredRaw;
    return QVariant::fromValue(Qt::AlignVCenter | (isFigure ? Qt::AlignRight : Qt::AlignLeft));
}

} // namespace

EntryTableModel::EntryTableModel(inspect::Inspector &inspector, QObject *parent)
    : QAbstractTableModel(parent)
    , m_inspector(inspector)
{
    m_requestTimer.setSingleShot(true);
    m_requestTimer.setInterval(0);
    connect(&m_requestTimer, &QTimer::timeout, this, &EntryTableModel::requestWanted);
    connect(&inspector, &inspect::Inspector::viewReady, this, &EntryTableModel::takeView);
    connect(&inspector, &inspect::Inspector::entriesReady, this, &EntryTableModel::takeEntries);
    connect(&inspector, &inspect::Inspector::viewFailed, this, &EntryTableModel::takeFailure);
    connect(&inspector, &inspect::Inspector::entriesFailed, this, &EntryTableModel::takeFailure);
    connect(&inspector, &inspect::Inspector::closed, this, &EntryTableModel::clear);
}

std::optional<inspect::EntrySort> EntryTableModel::sortOf(int column)
{
    switch (column) {
    case Key:
        return inspect::EntrySort::Key;
    case Size:
        return inspect::EntrySort::Size;
    case LastRead:
    case LastReadRaw:
    case Age:
        return inspect::EntrySort::LastAccessed;
    case Stored:
    case StoredRaw:
        return inspect::EntrySort::Created;
    case Type:
    case MediaType:
        return inspect::EntrySort::Type;
    case Pinned:
        return inspect::EntrySort::Pinned;
    case Row:
        return inspect::EntrySort::RowId;
    default:
        return std::nullopt;
    }
}

int EntryTableModel::columnOf(inspect::EntrySort sort)
{
    for (int column = 0; column < ColumnCount; ++column) {
        if (sortOf(column) == sort)
            return column;
    }
    return -1;
}

void EntryTableModel::setQuery(const inspect::EntryQuery &query)
{
    m_query = query;
    m_refreshing = false;
    m_refreshNext = false;
    m_viewIsOlder = true;
    m_error.reset();
    requestView();
    Q_EMIT viewRequested();
}

void EntryTableModel::refresh(const inspect::EntryFilter &filter, bool rowsToo)
{
    const bool other = m_query.filter != filter;
    m_query.filter = filter;
    if (other && m_viewToken && !m_refreshing)
        return requestView(); // instead of the one that is under way
    refresh(rowsToo);
}

void EntryTableModel::refresh(bool rowsToo)
{
    m_rowsToo = rowsToo || ((m_refreshing || m_refreshNext) && m_rowsToo);
    // What was asked for comes first, and will be answered from what is known now; only rows must be read
    // anew.
    if (m_viewToken && !m_refreshing) {
        m_refreshNext = m_rowsToo;
        return;
    }
    m_refreshing = true;
    m_attempts = 0;
    requestView();
}

void EntryTableModel::requestView()
{
    m_kept = m_keeper ? m_keeper() : std::vector<qint64>();
    m_viewToken = m_inspector.requestView(m_query, m_kept);
}

/// Whether there is another position or selection to be kept than when the view was asked for.
bool EntryTableModel::hasMoved()
{
    return m_keeper && m_keeper() != m_kept && ++m_attempts < kMostAttempts;
}

void EntryTableModel::clear()
{
    m_viewToken.reset();
    m_refreshing = false;
    m_refreshNext = false;
    m_error.reset();
    beginResetModel();
    m_view.reset();
    forgetBlocks();
    endResetModel();
    Q_EMIT viewChanged();
}

void EntryTableModel::forgetBlocks()
{
    m_blocks.clear();
    m_stale.clear();
    dropPending();
}

void EntryTableModel::dropPending()
{
    for (const quint64 token : std::as_const(m_pendingOrder))
        m_inspector.dropRequest(token);
    m_pending.clear();
    m_pendingOrder.clear();
    m_wanted.clear();
}

void EntryTableModel::takeView(quint64 token, const inspect::EntryView &view)
{
    if (token != m_viewToken || (m_refreshing && !view->complete))
        return;
    if (m_refreshing && !isSame(*view) && hasMoved())
        return requestView();
    m_viewIsOlder = false;
    if (view->complete)
        m_viewToken.reset();
    showView(view, std::exchange(m_refreshing, false));
    if (view->complete && std::exchange(m_refreshNext, false))
        refresh(m_rowsToo);
}

void EntryTableModel::showView(const inspect::EntryView &view, bool refreshing)
{
    if (isSame(*view)) {
        m_view = view;
        if (refreshing && m_rowsToo)
            readRowsAgain();
    } else if (continues(*view)) {
        appendRest(view);
    } else {
        replaceView(view);
        if (refreshing)
            return Q_EMIT refreshed();
    }
    Q_EMIT viewChanged();
}

bool EntryTableModel::isSame(const inspect::EntryList &view) const
{
    return m_view && m_view->rowids == view.rowids;
}

/// Whether `view` is the present one, of which only the first rows are there, with all rows.
bool EntryTableModel::continues(const inspect::EntryList &view) const
{
    if (!m_view || m_view->complete || !view.complete)
        return false;
    const std::vector<qint64> &first = m_view->rowids;
    return view.rowids.size() >= first.size() && std::equal(first.begin(), first.end(), view.rowids.begin());
}

void EntryTableModel::replaceView(const inspect::EntryView &view)
{
    beginResetModel();
    m_view = view;
    forgetBlocks();
    endResetModel();
}

/// The rows stay until what is in them now is there.
void EntryTableModel::readRowsAgain()
{
    dropPending();
    const QList<int> known = m_blocks.keys();
    m_stale = {known.begin(), known.end()};
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void EntryTableModel::appendRest(const inspect::EntryView &view)
{
    const auto before = static_cast<int>(m_view->rowids.size());
    const auto after = static_cast<int>(view->rowids.size());
    if (before == after) {
        m_view = view;
        return;
    }
    beginInsertRows({}, before, after - 1);
    m_view = view;
    forgetBlock(before / kBlockRows); // of which there were only the first rows
    endInsertRows();
}

void EntryTableModel::forgetBlock(int block)
{
    m_blocks.remove(block);
    const quint64 token = m_pending.key(block);
    if (token == 0)
        return;
    m_inspector.dropRequest(token);
    m_pending.remove(token);
    m_pendingOrder.removeOne(token);
}

const std::vector<qint64> &EntryTableModel::located() const
{
    static const std::vector<qint64> none;
    return m_view ? m_view->located : none;
}

qint64 EntryTableModel::rowidAt(int row) const
{
    return m_view->rowids.at(static_cast<std::size_t>(row));
}

std::span<const qint64> EntryTableModel::rowidsOf(int block) const
{
    const std::size_t first = static_cast<std::size_t>(block) * kBlockRows;
    return std::span(m_view->rowids)
        .subspan(first, std::min<std::size_t>(kBlockRows, m_view->rowids.size() - first));
}

const EntryTableModel::Block *EntryTableModel::blockOf(int row) const
{
    const int block = row / kBlockRows;
    const Block *known = m_blocks.object(block);
    if (known && !m_stale.contains(block))
        return known;
    m_wanted.insert(block);
    if (!m_requestTimer.isActive())
        m_requestTimer.start();
    return known;
}

std::optional<inspect::Entry> EntryTableModel::entryAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return std::nullopt;
    const Block *block = blockOf(row);
    return block ? block->at(static_cast<std::size_t>(row % kBlockRows)) : std::nullopt;
}

void EntryTableModel::requestWanted()
{
    const QList<int> underWay = m_pending.values();
    for (const int block : std::exchange(m_wanted, {})) {
        if (underWay.contains(block) || block * kBlockRows >= rowCount())
            continue;
        const std::span<const qint64> rowids = rowidsOf(block);
        const quint64 token =
            m_inspector.requestEntries({rowids.begin(), rowids.end()}, inspect::EntryDetail::Complete);
        m_pending.insert(token, block);
        m_pendingOrder.append(token);
    }
    dropOldest();
}

void EntryTableModel::dropOldest()
{
    while (m_pendingOrder.size() > kMaxPendingBlocks) {
        const quint64 token = m_pendingOrder.takeFirst();
        m_blocks.remove(m_pending.take(token)); // its rows may be there in brief only
        m_inspector.dropRequest(token);
    }
}

void EntryTableModel::takeEntries(quint64 token, const std::vector<inspect::Entry> &entries, bool complete)
{
    const auto found = m_pending.constFind(token);
    if (found == m_pending.cend())
        return;
    const int block = *found;
    if (complete) {
        m_pending.erase(found);
        m_pendingOrder.removeOne(token);
    } else if (m_stale.contains(block)) {
        return; // what is shown is complete
    }
    m_stale.erase(block);
    storeBlock(block, entries);
}

void EntryTableModel::storeBlock(int block, const std::vector<inspect::Entry> &entries)
{
    const std::span<const qint64> rowids = rowidsOf(block);
    auto rows = std::make_unique<Block>(rowids.size());
    auto next = entries.begin(); // same order as the rowids, without those that are gone
    for (std::size_t i = 0; i < rowids.size() && next != entries.end(); ++i) {
        if (next->rowid == rowids[i])
            (*rows)[i] = *next++;
    }
    m_blocks.insert(block, rows.release());
    const int first = block * kBlockRows;
    const int last = first + static_cast<int>(rowids.size()) - 1;
    Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
}

/// Rows of another question are not shown as the answer; those of the same one, which are older or the first
/// alone, are better than none.
void EntryTableModel::takeViewFailure(const Error &error)
{
    m_viewToken.reset();
    m_refreshNext = false;
    if (!std::exchange(m_refreshing, false))
        m_error = error;
    if (m_viewIsOlder && m_view) {
        beginResetModel();
        m_view.reset();
        forgetBlocks();
        endResetModel();
    }
    Q_EMIT viewChanged();
}

void EntryTableModel::takeFailure(quint64 token, const Error &error)
{
    if (token == m_viewToken) {
        takeViewFailure(error);
        if (error.code == ErrorCode::Cancelled)
            return;
    } else if (m_pending.contains(token) && m_blocks.contains(m_pending.value(token))) {
        m_pendingOrder.removeOne(token); // what was read of them in brief is all that there is
        m_pending.remove(token);
    } else if (m_pending.contains(token)) {
        takeEntries(token, {}, true); // an empty block: asking again and again would not help
    } else {
        return;
    }
    Q_EMIT failed(error);
}

int EntryTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_view ? 0 : static_cast<int>(m_view->rowids.size());
}

int EntryTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant EntryTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(index.column());
    if (role != Qt::DisplayRole && role != LoadedRole && role != PinnedRole)
        return {};
    const Block *block = blockOf(index.row());
    if (role == LoadedRole)
        return block != nullptr;
    if (!block)
        return {};
    const std::optional<inspect::Entry> &entry =
        block->at(static_cast<std::size_t>(index.row() % kBlockRows));
    if (role == PinnedRole)
        return entry && entry->pinned;
    if (!entry)
        return index.column() == Key ? tr("not readable, or no longer in the file") : QString();
    return entryText(*entry, static_cast<Column>(index.column()), newestAccess());
}

std::optional<double> EntryTableModel::newestAccess() const
{
    if (!m_inspector.isOpen())
        return std::nullopt;
    return m_inspector.summary() ? m_inspector.summary()->newestAccess : m_inspector.info().newestAccess;
}

QString EntryTableModel::explanationOf(int section) const
{
    static const char *const texts[] = {
        QT_TR_NOOP("What the value is asked for by"),
        QT_TR_NOOP("What the first bytes of the value look like"),
        QT_TR_NOOP("Of the value, as it is stored"),
        QT_TR_NOOP("As the file has it: caches write this now and then"),
        QT_TR_NOOP("When the value was stored"),
        QT_TR_NOOP("Pinned entries are never evicted"),
        QT_TR_NOOP("Since the last read, counted back from the newest read in the file"),
        QT_TR_NOOP("The row's number in the table of the file"),
        QT_TR_NOOP("The type as the web calls it"),
        QT_TR_NOOP("The number that the file has for the time"),
        QT_TR_NOOP("The number that the file has for the time")};
    const QString order = sortOf(section) == inspect::EntrySort::Created && m_inspector.isOpen()
                              ? creationOrderText(m_inspector.info().format)
                              : QString();
    return order.isEmpty() ? tr(texts[section]) : order;
}

QVariant EntryTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    static const char *const names[] = {QT_TR_NOOP("Key"),        QT_TR_NOOP("Type"),
                                        QT_TR_NOOP("Size"),       QT_TR_NOOP("Last read"),
                                        QT_TR_NOOP("Stored"),     QT_TR_NOOP("Pin"),
                                        QT_TR_NOOP("Age"),        QT_TR_NOOP("Row"),
                                        QT_TR_NOOP("Media type"), QT_TR_NOOP("Last read, raw"),
                                        QT_TR_NOOP("Stored, raw")};
    if (role == Qt::DisplayRole)
        return tr(names[section]);
    if (role == Qt::ToolTipRole)
        return explanationOf(section);
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(section);
    return {};
}

void EntryTableModel::sort(int column, Qt::SortOrder order)
{
    const std::optional<inspect::EntrySort> sort = sortOf(column);
    if (!sort)
        return;
    inspect::EntryQuery query = m_query;
    query.sort = *sort;
    query.descending = order == Qt::DescendingOrder;
    setQuery(query);
}

} // namespace cachescope::ui
