// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/inspector.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QHash>
#include <QTimer>

#include <functional>
#include <optional>
#include <set>

namespace cachescope::ui {

/// The entries of the inspected file in the order of a query. Holds rowids only; the rows that somebody looks
/// at are fetched in blocks in the background, kept in a small cache, and are placeholders until they come.
/// Main thread.
class EntryTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    /// The first ones are seen unless the user chose otherwise; the raw ones are Unix seconds as in the file.
    enum Column {
        Key,
        Type,
        Size,
        LastRead,
        Stored,
        Pinned,
        Age,
        Row,
        MediaType,
        LastReadRaw,
        StoredRaw,
        ColumnCount,
    };
    static constexpr int kFirstColumns = Age; ///< columns before this one
    enum Role {
        LoadedRole = Qt::UserRole, ///< bool: false while the row is a placeholder
        PinnedRole,                ///< bool
    };

    static constexpr int kBlockRows = 128;
    static constexpr int kCachedBlocks = 64;
    /// What is asked for at a time; when scrolling asks for more, the oldest questions are dropped.
    static constexpr int kMaxPendingBlocks = 4;
    static constexpr int kMostAttempts = 4;

    explicit EntryTableModel(inspect::Inspector &inspector, QObject *parent = nullptr);

    /// The order that a column stands for; nothing for columns that do not sort.
    static std::optional<inspect::EntrySort> sortOf(int column);
    static int columnOf(inspect::EntrySort sort); ///< the first one that stands for it

    /// Who knows which entries are to be found again in the next view: asked for their rowids whenever one is
    /// requested. Where they are then, located() tells.
    void setKeeper(std::function<std::vector<qint64>()> keeper) { m_keeper = std::move(keeper); }
    /// Asks for the view of `query`; the rows stay as they are until it is there, then viewChanged(). The
    /// first rows may come before the rest, which is then added below them.
    void setQuery(const inspect::EntryQuery &query);
    [[nodiscard]] const inspect::EntryQuery &query() const { return m_query; }
    /// Asks the same again, since more is known or the file has changed; then viewChanged(). `rowsToo`: what
    /// is in the rows may have changed.
    void refresh(bool rowsToo);
    /// The same with a filter that has come to mean something else.
    void refresh(const inspect::EntryFilter &filter, bool rowsToo);
    /// No rows, nothing asked for.
    void clear();

    [[nodiscard]] bool isLoading() const { return m_viewToken.has_value(); }
    /// Why the rows of query() are not there, or not all of them; Cancelled if that was wished.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    [[nodiscard]] qint64 rowidAt(int row) const;
    /// The rows of the rowids that the keeper named, -1 for those that are not there; none until all rows
    /// are.
    [[nodiscard]] const std::vector<qint64> &located() const;
    /// All rows, or the first of them; null before there are any.
    [[nodiscard]] const inspect::EntryView &view() const { return m_view; }
    /// Nothing while the row is a placeholder (it is then asked for), or if the entry is gone from the file.
    [[nodiscard]] std::optional<inspect::Entry> entryAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    void viewRequested();
    void viewChanged();
    /// Instead of viewChanged() when a refresh() gave other rows: they were all replaced.
    void refreshed();
    /// A view or rows could not be read.
    void failed(const cachescope::Error &error);

private:
    [[nodiscard]] QString explanationOf(int section) const;
    using Block = std::vector<std::optional<inspect::Entry>>; ///< nothing: gone from the file

    [[nodiscard]] const Block *blockOf(int row) const;
    void requestWanted();
    void dropOldest();
    void takeView(quint64 token, const inspect::EntryView &view);
    void requestView();
    void showView(const inspect::EntryView &view, bool refreshing);
    [[nodiscard]] bool isSame(const inspect::EntryList &view) const;
    [[nodiscard]] bool continues(const inspect::EntryList &view) const;
    void replaceView(const inspect::EntryView &view);
    void appendRest(const inspect::EntryView &view);
    void forgetBlock(int block);
    void takeEntries(quint64 token, const std::vector<inspect::Entry> &entries, bool complete);
    void takeFailure(quint64 token, const Error &error);
    void takeViewFailure(const Error &error);
    [[nodiscard]] bool hasMoved();
    void readRowsAgain();
    void dropPending();
    void storeBlock(int block, const std::vector<inspect::Entry> &entries);
    [[nodiscard]] std::span<const qint64> rowidsOf(int block) const;
    void forgetBlocks();
    [[nodiscard]] std::optional<double> newestAccess() const;

    inspect::Inspector &m_inspector;
    inspect::EntryQuery m_query;
    std::optional<quint64> m_viewToken;
    bool m_refreshing = false;  ///< the first rows alone are of no use
    bool m_refreshNext = false; ///< asked for while another view was under way
    bool m_rowsToo = false;
    bool m_viewIsOlder = false; ///< the rows are those of a question before
    std::optional<Error> m_error;
    std::vector<qint64> m_kept; ///< what the keeper named when the view was asked for
    int m_attempts = 0;         ///< to refresh while the user moves about
    std::set<int> m_stale;      ///< blocks that are shown and are to be read again
    std::function<std::vector<qint64>()> m_keeper;
    inspect::EntryView m_view;
    QCache<int, Block> m_blocks{kCachedBlocks};
    QHash<quint64, int> m_pending; ///< token → block
    QList<quint64> m_pendingOrder; ///< oldest first
    mutable std::set<int> m_wanted;
    mutable QTimer m_requestTimer;
};

} // namespace cachescope::ui
