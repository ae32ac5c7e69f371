// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/history/run_export.h"
#include "core/load/history/run_store.h"
#include "core/load/report/compare/run_comparison.h"
#include "core/load/report/load_document.h"
#include "ui/jobs/job_queue.h"

namespace cachescope::ui {

/// Two load tests beside each other, whole.
struct ComparedRuns
{
    QString beforeId;
    QString afterId;
    QJsonObject before;
    QJsonObject after;
    Result<load::RunComparison> comparison = Error(); ///< InvalidArgument where there is nothing to compare
};

/// The load tests that are kept, as the window knows them: asks a RunStore in the background and tells what
/// came of it. What is asked for is done in that order. Main thread.
class RunLibrary : public QObject
{
    Q_OBJECT

public:
    explicit RunLibrary(const QString &directory, QObject *parent = nullptr);

    /// As of the last listed().
    [[nodiscard]] const load::RunList &list() const { return m_list; }
    [[nodiscard]] bool isListed() const { return m_isListed; }
    [[nodiscard]] const QString &directory() const { return m_store.directory(); }

    /// Looks at the directory again: other windows and programs use it as well.
    void refresh();
    /// saved() or saveFailed(). Done also if the program ends meanwhile.
    void save(const load::LoadDocument &document, const QString &name);
    /// Whether one is still to be told of.
    [[nodiscard]] bool isSaving() const { return m_saving > 0; }
    /// Waits until what is to be saved is.
    void flush() { m_jobs.flush(); }
    void import(const QStringList &paths);                     ///< imported(), of those that could be
    void rename(const QString &id, const QString &name);       ///< told by listed()
    void remove(const QStringList &ids);                       ///< removed(), of those that could be
    void restore(const QStringList &ids);                      ///< told by listed()
    void open(const QString &id);                              ///< opened()
    void compare(const QString &before, const QString &after); ///< compared()
    /// exported(). `path` is written over.
    void exportRun(const QString &id, load::RunExport kind, const QString &path);
    /// The same of a document that is not kept.
    void exportDocument(const QJsonObject &document, load::RunExport kind, const QString &path);

Q_SIGNALS:
    void listed();
    void listFailed(const cachescope::Error &error);
    void saved(const cachescope::load::RunSummary &summary);
    void saveFailed(const QJsonObject &document, const QString &name, const cachescope::Error &error);
    void imported(const QStringList &ids);
    void removed(const QStringList &ids);
    void opened(const QString &id, const QJsonObject &document);
    void compared(const cachescope::ui::ComparedRuns &runs);
    void exported(const QString &path);
    /// Something else than the above could not be done.
    void failed(const cachescope::Error &error);

private:
    using Answer = std::function<void()>;

    [[nodiscard]] Answer takeList(const Result<load::RunList> &list);
    /// Does `change` with each of `all`, lists anew, and then tells of those that it was done with.
    void changeAll(const QStringList &all, const std::function<Result<QString>(const QString &)> &change,
                   const std::function<void(const QStringList &)> &done);

    const load::RunStore m_store;
    load::RunList m_list;
    bool m_isListed = false;
    int m_saving = 0;
    JobQueue m_jobs; ///< last: ends before what its answers reach
};

} // namespace cachescope::ui
