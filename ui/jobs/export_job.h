// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/entry_view.h"
#include "core/inspect/exporter.h"

#include <QObject>

#include <memory>

class QThread;

namespace cachescope::ui {

/// Writes values of a cache file into a directory in a thread of its own and tells about it by signals in the
/// thread that this object lives in. One at a time.
class ExportJob : public QObject
{
    Q_OBJECT

public:
    explicit ExportJob(QObject *parent = nullptr);
    /// Cancels and waits.
    ~ExportJob() override;

    /// Exports the entries in these rows of `view`. Nothing while one runs.
    void start(const inspect::CacheFile &file, const inspect::EntryView &view,
               const std::vector<inspect::RowRange> &rows, const QString &directory);
    /// exported() follows, with what there is by then.
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_thread != nullptr; }

Q_SIGNALS:
    void progressed(double fraction); ///< 0…1, of the bytes
    void exported(const cachescope::inspect::ExportResult &result);
    void failed(const cachescope::Error &error);

private:
    void run(const inspect::CacheFile &file, const std::vector<qint64> &rowids, const QString &directory);
    void end();

    std::atomic<bool> m_cancelled{false};
    std::unique_ptr<QThread> m_thread;
};

} // namespace cachescope::ui
