// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/preview/preview.h"
#include "ui/jobs/save_job.h"
#include "ui/preview/opened_files.h"
#include "ui/widgets/look.h"

namespace cachescope::inspect {
class Inspector;
}

namespace cachescope::ui {

/// Makes files of single values: where somebody wants one, or a copy for another program to open. Main
/// thread.
class ValueFiles : public QObject
{
    Q_OBJECT

public:
    enum class What {
        Stored, ///< the value as it is in the cache
        Shown,  ///< what was unpacked from it
    };

    /// `window` is what questions stand before. Both must outlive it.
    ValueFiles(inspect::Inspector &inspector, QWidget *window);

    /// Asks for a name, and writes. `key` is what the entry is called. Nothing while one is written.
    void save(const inspect::PreviewPtr &preview, const QString &key, What what);
    /// Writes a copy that only this user can read, and has the system's program open it.
    void open(const inspect::PreviewPtr &preview, const QString &key, What what);
    void start(const inspect::PreviewPtr &preview, What what, const QString &path);
    void cancel() { m_job.cancel(); }

Q_SIGNALS:
    void progressed(double fraction); ///< 0…1
    void ended();
    /// What became of it, in a sentence.
    void told(cachescope::ui::Tone tone, const QString &text);

private:
    void takeSaved(const QString &path, qint64 bytes);

    inspect::Inspector &m_inspector;
    QWidget *m_window;
    SaveJob m_job;
    OpenedFiles m_opened;
    QString m_toOpen; ///< the path that is opened when it is written
};

} // namespace cachescope::ui
