// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/diff_table_model.h"

#include "core/base/format.h"
#include "ui/compare/kind_look.h"

#include <algorithm>
#include <array>
#include <utility>

namespace cachescope::ui {
namespace {

using inspect::DiffRow;
using inspect::DiffSort;

constexpr std::array kSorts{DiffSort::Kind,       DiffSort::Key,    DiffSort::SizeBefore,
                            DiffSort::SizeAfter,  DiffSort::Growth, DiffSort::AccessBefore,
                            DiffSort::AccessAfter};

QString sizeText(const inspect::DiffSide &side, quint32 place)
{
    return place == DiffRow::kNone ? QStringLiteral("–") : formatBytes(side.scan.index->sizeBytes(place));
}

QString accessText(const inspect::DiffSide &side, quint32 place)
{
    return place == DiffRow::kNone ? QStringLiteral("–") : formatTime(side.scan.index->lastAccessed(place));
}

QString growthText(qint64 bytes)
{
    if (bytes == 0)
        return QStringLiteral("0");
    return bytes < 0 ? QStringLiteral("−%1").arg(formatBytes(-bytes))
                     : QStringLiteral("+%1").arg(formatBytes(bytes));
}

bool isFigure(int column)
{
    return column == DiffTableModel::SizeBefore || column == DiffTableModel::SizeAfter ||
           column == DiffTableModel::Growth;
}

} // namespace

DiffTableModel::DiffTableModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_rows(std::make_shared<const std::vector<quint32>>())
{
    m_readTimer.setSingleShot(true);
    m_readTimer.setInterval(0);
    connect(&m_readTimer, &QTimer::timeout, this, &DiffTableModel::readWanted);
    connect(&m_selectJob, &DiffSelectJob::selected, this, &DiffTableModel::take);
    connect(&m_keyJob, &DiffKeyJob::read, this, &DiffTableModel::takeKeys);
    connect(&m_keyJob, &DiffKeyJob::failed, this, [this](const Error &error) {
        takeKeys({}); // asking again and again would not help
        if (error.code != ErrorCode::Cancelled)
            Q_EMIT failed(error);
    });
}

DiffSort DiffTableModel::sortOf(int column)
{
    return kSorts.at(static_cast<std::size_t>(column));
}

int DiffTableModel::columnOf(DiffSort sort)
{
    return static_cast<int>(std::ranges::find(kSorts, sort) - kSorts.begin());
}

void DiffTableModel::setDiff(const inspect::FileDiffPtr &diff, const inspect::DiffQuery &query)
{
    m_diff = diff;
    m_query = query;
    show(std::make_shared<const std::vector<quint32>>());
    Q_EMIT queryChanged();
    select();
}

void DiffTableModel::setQuery(const inspect::DiffQuery &query)
{
    if (query == m_query)
        return;
    m_query = query;
    Q_EMIT queryChanged();
    select();
}

void DiffTableModel::select()
{
    m_selecting = m_diff != nullptr;
    if (m_selecting)
        m_selectJob.start(m_diff, m_query); // or when the one that runs has ended
    else
        Q_EMIT rowsChanged();
}

void DiffTableModel::take(const inspect::FileDiffPtr &diff, const inspect::DiffQuery &query,
                          const DiffRows &rows)
{
    if (diff != m_diff || query != m_query)
        return select();
    m_selecting = false;
    show(rows);
    Q_EMIT rowsChanged();
}

void DiffTableModel::show(const DiffRows &rows)
{
    beginResetModel();
    m_rows = rows;
    m_blocks.clear();
    m_wanted.clear();
    ++m_generation;
    m_keyJob.cancel();
    endResetModel();
}

std::span<const quint32> DiffTableModel::rowsOf(int block) const
{
    const std::size_t first = static_cast<std::size_t>(block) * kBlockRows;
    return std::span(*m_rows).subspan(first, std::min<std::size_t>(kBlockRows, m_rows->size() - first));
}

const DiffTableModel::Block *DiffTableModel::blockOf(int row) const
{
    const int block = row / kBlockRows;
    if (const Block *known = m_blocks.object(block))
        return known;
    if (m_wanted.empty() || m_wanted.back() != block) {
        std::erase(m_wanted, block);
        m_wanted.push_back(block);
    }
    if (!m_readTimer.isActive())
        m_readTimer.start();
    return nullptr;
}

void DiffTableModel::readWanted()
{
    if (m_keyJob.isRunning() || m_wanted.empty())
        return;
    if (m_wanted.size() > kBlocksAtATime)
        m_wanted.erase(m_wanted.begin(), m_wanted.end() - kBlocksAtATime);
    m_reading = std::exchange(m_wanted, {});
    m_readingOf = m_generation;
    std::vector<quint32> rows;
    for (const int block : m_reading) {
        const auto some = rowsOf(block);
        rows.insert(rows.end(), some.begin(), some.end());
    }
    m_keyJob.start(m_diff, std::move(rows), inspect::kMostKeyBytes);
}

void DiffTableModel::takeKeys(const Block &keys)
{
    std::size_t taken = 0;
    for (const int block : m_readingOf == m_generation ? std::exchange(m_reading, {}) : std::vector<int>()) {
        const std::size_t rows = rowsOf(block).size();
        auto known = std::make_unique<Block>(rows);
        for (std::size_t i = 0; i < rows && taken < keys.size(); ++i)
            (*known)[i] = keys[taken++];
        m_blocks.insert(block, known.release());
        const int first = block * kBlockRows;
        Q_EMIT dataChanged(index(first, 0), index(first + static_cast<int>(rows) - 1, ColumnCount - 1));
    }
    readWanted();
}

int DiffTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows->size());
}

int DiffTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DiffTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter |
                                   (isFigure(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    case LoadedRole:
        return index.column() != Key || blockOf(index.row()) != nullptr;
    case KindRole:
        return static_cast<int>(m_diff->rows[(*m_rows)[static_cast<std::size_t>(index.row())]].kind);
    default:
        return {};
    }
}

QString DiffTableModel::text(int row, int column) const
{
    const DiffRow &entry = m_diff->rows[(*m_rows)[static_cast<std::size_t>(row)]];
    switch (column) {
    case Change:
        if (entry.has(DiffRow::kPinned | DiffRow::kUnpinned))
            return tr("%1, %2").arg(kindLabel(entry.kind),
                                    entry.has(DiffRow::kPinned) ? tr("pinned") : tr("unpinned"));
        return kindLabel(entry.kind);
    case Key:
        return keyText(row);
    case SizeBefore:
        return sizeText(m_diff->before, entry.before);
    case SizeAfter:
        return sizeText(m_diff->after, entry.after);
    case Growth:
        return growthText(m_diff->sizeAfter(entry) - m_diff->sizeBefore(entry));
    case ReadBefore:
        return accessText(m_diff->before, entry.before);
    case ReadAfter:
        return accessText(m_diff->after, entry.after);
    default:
        return {};
    }
}

QString DiffTableModel::keyText(int row) const
{
    const Block *block = blockOf(row);
    if (!block)
        return {};
    const auto &key = block->at(static_cast<std::size_t>(row % kBlockRows));
    return key ? key->text : tr("not readable, or no longer in the file");
}

QVariant DiffTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    static const char *const names[] = {QT_TR_NOOP("Change"),         QT_TR_NOOP("Key"),
                                        QT_TR_NOOP("Size before"),    QT_TR_NOOP("Size after"),
                                        QT_TR_NOOP("Difference"),     QT_TR_NOOP("Last read before"),
                                        QT_TR_NOOP("Last read after")};
    if (role == Qt::DisplayRole)
        return tr(names[section]);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter | (isFigure(section) ? Qt::AlignRight : Qt::AlignLeft));
    return {};
}

} // namespace cachescope::ui
