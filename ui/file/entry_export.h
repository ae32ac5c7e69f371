// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/export_job.h"
#include "ui/widgets/look.h"
#include "ui/widgets/status_line.h"

class QWidget;

namespace cachescope::ui {

/// Asks for a directory, and writes values of a cache file into it in the background.
class EntryExport : public QObject
{
    Q_OBJECT

public:
    /// `window` is what the question stands before.
    explicit EntryExport(QWidget *window);

    /// Asks where to. Nothing while another export runs: told() says so.
    void ask(const ExportRequest &request);
    void start(const ExportRequest &request, const QString &directory);
    void cancel() { m_job.cancel(); }

Q_SIGNALS:
    void progressed(const cachescope::ui::JobProgress &progress);
    void ended();
    /// What became of it, in a sentence or two.
    void told(cachescope::ui::Tone tone, const QString &text);

private:
    void progress(double fraction);
    void tell(const inspect::ExportResult &result);

    QWidget *m_window;
    ExportJob m_job;
};

} // namespace cachescope::ui
