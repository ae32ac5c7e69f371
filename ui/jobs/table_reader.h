// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/format/table_preview.h"
#include "ui/jobs/file_source.h"

#include <QObject>
#include <QThreadPool>

namespace cachescope::ui {

/// Finds out in the background which tables of a database could be a cache, and what is in them. An answer to
/// a question that was replaced since is dropped.
class TableReader : public QObject
{
    Q_OBJECT

public:
    explicit TableReader(QObject *parent = nullptr);
    /// Waits for what is being read.
    ~TableReader() override;

    /// Answers: found(), then counted(); or failed().
    void findTables(const FileSource &file);
    /// The first rows of a table that was found. Answer: previewReady() or previewFailed().
    void readRows(const inspect::TableShape &table);
    /// Nothing that was asked will be answered.
    void stop();
    /// As counted() told; empty before that.
    [[nodiscard]] const std::vector<std::optional<inspect::EntryCount>> &counts() const { return m_counts; }

Q_SIGNALS:
    void found(const std::vector<cachescope::inspect::TableCandidate> &tables);
    void failed(const cachescope::Error &error);
    void counted(const std::vector<std::optional<cachescope::inspect::EntryCount>> &rows);
    void previewReady(const cachescope::inspect::TablePreview &preview);
    void previewFailed(const cachescope::Error &error);

private:
    /// Runs `call` in this object's thread, if `token` still is the one in `current`.
    template <typename Call>
    void post(const quint64 &current, quint64 token, Call call);
    void onFound(const inspect::CacheFile &file, const std::vector<inspect::TableCandidate> &tables);

    quint64 m_search = 0;  // the last question of each kind
    quint64 m_preview = 0; //
    std::optional<inspect::CacheFile> m_file;
    std::vector<std::optional<inspect::EntryCount>> m_counts;
    QThreadPool m_pool;
};

} // namespace cachescope::ui
