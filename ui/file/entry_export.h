// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/export_job.h"
#include "ui/widgets/look.h"
#include "ui/widgets/status_line.h"

#include <optional>

class QFileDialog;
class QWidget;

namespace cachescope::ui {

/// Asks where to, and writes values of a cache file, or lists of its entries, there in the background.
class EntryExport : public QObject
{
    Q_OBJECT

public:
    /// `window` is what the question stands before.
    explicit EntryExport(QWidget *window);

    /// Asks where to. Nothing while another export runs: told() says so.
    void ask(ExportKind kind, const ExportRequest &request);
    /// `path` is a directory for ExportKind::Values, and otherwise a file.
    void start(ExportKind kind, const ExportRequest &request, const QString &path);
    void cancel() { m_job.cancel(); }

Q_SIGNALS:
    void progressed(const cachescope::ui::JobProgress &progress);
    void ended();
    /// What became of it, in a sentence or two.
    void told(cachescope::ui::Tone tone, const QString &text);

private:
    void connectJob();
    void askForDirectory(const ExportRequest &request);
    void askForFile(ExportKind kind, const ExportRequest &request, const QString &name);
    void show(QFileDialog *dialog, ExportKind kind, const ExportRequest &request);
    void progress(double fraction);
    void tell(const inspect::ExportResult &result);
    void tellList(const inspect::ListExportResult &result);

    QWidget *m_window;
    QString m_directory;                  ///< that was chosen last
    std::optional<ExportRequest> m_asked; ///< what a name is being found for
    ExportJob m_job;
};

} // namespace cachescope::ui
