// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compare/diff_jobs.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QTimer>

namespace cachescope::ui {

/// The entries of a comparison that a query selects. What it shows is in memory, but for the keys: those of
/// rows that somebody looks at are read in blocks in the background, kept in a small cache, and placeholders
/// until they come. Main thread.
class DiffTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Change, Key, SizeBefore, SizeAfter, Growth, ReadBefore, ReadAfter, ColumnCount };
    enum Role {
        LoadedRole = Qt::UserRole, ///< bool: false while the key is a placeholder
        KindRole,                  ///< int: a DiffKind
    };

    static constexpr int kBlockRows = 128;
    static constexpr int kCachedBlocks = 64;
    /// Read at a time; when scrolling asks for more, the oldest are forgotten.
    static constexpr int kBlocksAtATime = 4;

    explicit DiffTableModel(QObject *parent = nullptr);

    static inspect::DiffSort sortOf(int column);
    static int columnOf(inspect::DiffSort sort);

    /// Another comparison, or none. Its rows are those of `query`, once rowsChanged().
    void setDiff(const inspect::FileDiffPtr &diff, const inspect::DiffQuery &query);
    /// The rows stay as they are until rowsChanged().
    void setQuery(const inspect::DiffQuery &query);
    [[nodiscard]] const inspect::DiffQuery &query() const { return m_query; }
    [[nodiscard]] const inspect::FileDiffPtr &diff() const { return m_diff; }
    /// Those that are shown; never null.
    [[nodiscard]] const DiffRows &rows() const { return m_rows; }
    [[nodiscard]] bool isLoading() const { return m_selecting; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void queryChanged();
    void rowsChanged();
    void failed(const cachescope::Error &error); ///< keys could not be read

private:
    using Block = std::vector<std::optional<inspect::KeyText>>;

    void select();
    void take(const inspect::FileDiffPtr &diff, const inspect::DiffQuery &query, const DiffRows &rows);
    void show(const DiffRows &rows);
    [[nodiscard]] const Block *blockOf(int row) const;
    void readWanted();
    void takeKeys(const Block &keys);
    [[nodiscard]] std::span<const quint32> rowsOf(int block) const;
    [[nodiscard]] QString text(int row, int column) const;
    [[nodiscard]] QString keyText(int row) const;

    inspect::FileDiffPtr m_diff;
    inspect::DiffQuery m_query;
    DiffRows m_rows;
    bool m_selecting = false;
    quint64 m_generation = 0;   ///< of m_rows
    quint64 m_readingOf = 0;    ///< the generation that keys are being read of
    std::vector<int> m_reading; ///< blocks, in the order in which they are read
    QCache<int, Block> m_blocks{kCachedBlocks};
    mutable std::vector<int> m_wanted; ///< blocks, the newest last
    mutable QTimer m_readTimer;
    DiffSelectJob m_selectJob;
    DiffKeyJob m_keyJob; // last: their threads end first
};

} // namespace cachescope::ui
