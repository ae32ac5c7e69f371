// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/cache_file.h"
#include "core/inspect/entry_query.h"
#include "core/inspect/summary.h"

#include <QList>
#include <QObject>

#include <memory>

namespace cachescope::inspect {

/// Entries in the order of a query. Shared between threads, never changed.
using EntryView = std::shared_ptr<const std::vector<qint64>>;
using SummaryPtr = std::shared_ptr<const Summary>;

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

    /// Closes the current file and opens `path`: emits opened(), then a scan starts by itself; or
    /// openFailed().
    void open(const QString &path, const OpenOptions &options = {});
    void close();
    [[nodiscard]] bool isOpen() const;
    /// Only while isOpen().
    [[nodiscard]] const CacheFileInfo &info() const;
    /// Null until scanFinished().
    [[nodiscard]] SummaryPtr summary() const;

    /// Ends the scan early; scanFailed(Cancelled) follows. Nothing if none runs.
    void cancelScan();
    /// Scans again from the start.
    void rescan();

    /// Asks which entries `query` selects. Replaces the question before. Answer: viewReady() or viewFailed().
    quint64 requestView(const EntryQuery &query);
    /// Asks for the entries of these rowids. Independent of requestView(); several may be under way, and are
    /// answered newest first. Answer: entriesReady() or entriesFailed().
    quint64 requestEntries(std::vector<qint64> rowids);
    /// Drops a question of requestEntries() that is not yet answered.
    void dropRequest(quint64 token);

Q_SIGNALS:
    void opened(const cachescope::inspect::CacheFileInfo &info);
    void openFailed(const QString &path, const cachescope::Error &error);
    void closed();
    void scanProgressed(double fraction); ///< 0…1, at most about 20 a second
    void scanFinished(const cachescope::inspect::SummaryPtr &summary);
    void scanFailed(const cachescope::Error &error);
    void viewReady(quint64 token, const cachescope::inspect::EntryView &view);
    void viewFailed(quint64 token, const cachescope::Error &error);
    void entriesReady(quint64 token, const std::vector<cachescope::inspect::Entry> &entries);
    void entriesFailed(quint64 token, const cachescope::Error &error);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace cachescope::inspect
