// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/figures/estimate.h"
#include "core/inspect/figures/summary.h"
#include "core/inspect/open/cache_file.h"
#include "core/inspect/query/entry_query.h"
#include "core/inspect/query/entry_view.h"
#include "core/inspect/scan/type_scan.h"

#include <QList>
#include <QObject>

#include <memory>

namespace cachescope::inspect {

using SummaryPtr = std::shared_ptr<const Summary>;
using EstimatePtr = std::shared_ptr<const Estimate>;
using TypeSharesPtr = std::shared_ptr<const TypeShares>;

/// How much of an entry is asked for.
enum class EntryDetail {
    Brief,     ///< what a page or two tell: key, type, size, pin, access time; the rest where it is there too
    WholeKeys, ///< the same, but long keys are not cut
    Complete,  ///< brief ones first, then also the creation time, and what a value wraps
};

/// Looks at one cache file at a time without ever making its caller wait: every function returns at once, the
/// disk is read in this object's own threads, answers come as signals in the thread that the object lives in.
/// Each question has a token; what comes back for a question that was since replaced, or for a file that was
/// closed, is dropped here and never emitted.
class Inspector : public QObject
{
    Q_OBJECT

public:
    explicit Inspector(QObject *parent = nullptr);
    /// Cancels what runs and waits for the threads to end.
    ~Inspector() override;

    /// Where scans are kept, so that a file is known at once when it is opened again (saved_index.h). Empty,
    /// as at first: nowhere. For files opened from now on.
    void setIndexDirectory(const QString &directory);

    /// Opens `path`: emits closed() if another file was open, and opened(), then a scan starts by itself; or
    /// openFailed(), and the other file stays open. The same file (info().path) is closed first.
    void open(const QString &path, const OpenOptions &options = {});
    void close();
    [[nodiscard]] bool isOpen() const;
    /// Only while isOpen().
    [[nodiscard]] const CacheFileInfo &info() const;
    [[nodiscard]] const CacheFile &file() const;
    /// Null until scanFinished().
    [[nodiscard]] SummaryPtr summary() const;
    /// What the scan found, of the file as it was then. Null until scanFinished(), and in live mode, where
    /// others may have changed the file since.
    [[nodiscard]] std::shared_ptr<const EntryIndex> index() const;
    /// The orders of index(), found when first asked for. Null as index().
    [[nodiscard]] std::shared_ptr<EntryOrders> orders() const;
    /// What the values of index() look like, one for each. Null as index(), and until all types are known.
    [[nodiscard]] std::shared_ptr<const EntryTypes> entryTypes() const;
    /// Null until estimated(), and again once there is a summary.
    [[nodiscard]] EstimatePtr estimate() const;
    /// Null until typesFound().
    [[nodiscard]] TypeSharesPtr types() const;

    /// Ends the scan early, or the pass over types that follows it; scanFailed(Cancelled) or typesFailed()
    /// follows. Nothing if none runs.
    void cancelScan();
    /// While paused, neither reads anything more, and what was asked for is answered from the file, which may
    /// take longer; sorted by type, it fails.
    void setScanPaused(bool paused);
    [[nodiscard]] bool isScanPaused() const;
    /// Scans again from the start. What is known is used until the new figures are there.
    void rescan();

    /// In live mode: scan again by itself when others have changed the file, at most about every second, and
    /// for files that take long to scan a fifth of the time. Off for each file that is opened.
    void setFollowing(bool following);
    [[nodiscard]] bool isFollowing() const;

    /// Asks which entries `query` selects, and where among them the rowids of `locate` are
    /// (EntryList::located). Replaces the question before. Answer: viewReady() or viewFailed().
    quint64 requestView(const EntryQuery &query, std::vector<qint64> locate = {});
    /// Ends the answering of requestView() early: viewFailed(Cancelled). Nothing if none is asked for.
    void cancelView();
    /// Asks for the entries of these rowids. Independent of requestView(); several may be under way, and are
    /// answered newest first. Answer: entriesReady() or entriesFailed().
    quint64 requestEntries(std::vector<qint64> rowids, EntryDetail detail = EntryDetail::Brief);
    /// Asks what these rows of a view add up to. Replaces the question before. Answer: sumReady().
    quint64 requestSum(const EntryView &view, std::vector<RowRange> rows);
    /// Drops a question of requestEntries() that is not yet answered.
    void dropRequest(quint64 token);

Q_SIGNALS:
    void opened(const cachescope::inspect::CacheFileInfo &info);
    void openFailed(const QString &path, const cachescope::Error &error);
    void closed();
    /// Soon after opening a large file, unless the scan was done before: figures with their errors.
    void estimated(const cachescope::inspect::EstimatePtr &estimate);
    void scanProgressed(double fraction); ///< 0…1, at most about 20 a second
    void scanFinished(const cachescope::inspect::SummaryPtr &summary);
    void scanFailed(const cachescope::Error &error);
    /// After the scan: first an estimate, then exact shares. typesProgressed() comes between.
    void typesFound(const cachescope::inspect::TypeSharesPtr &types);
    void typesProgressed(double fraction); ///< 0…1, at most about 20 a second
    void typesFailed(const cachescope::Error &error);
    /// Somebody has written to the file since it was opened, or since the last time that this was said.
    void fileChanged();
    /// In live mode: another file has its name now. What is shown is of the old one; it is not followed any
    /// more. Open it again to see the new one.
    void fileReplaced();
    /// Perhaps twice for one token: the first rows alone (not complete), then all.
    void viewReady(quint64 token, const cachescope::inspect::EntryView &view);
    void viewFailed(quint64 token, const cachescope::Error &error);
    /// Twice for one token where more was asked for than could be told at once: the first time not complete.
    void entriesReady(quint64 token, const std::vector<cachescope::inspect::Entry> &entries, bool complete);
    void entriesFailed(quint64 token, const cachescope::Error &error);
    void sumReady(quint64 token, const cachescope::inspect::EntrySum &sum);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace cachescope::inspect
