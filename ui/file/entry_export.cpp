// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/file/entry_export.h"

#include "core/base/format.h"

#include <QFileDialog>

namespace cachescope::ui {

EntryExport::EntryExport(QWidget *window)
    : QObject(window)
    , m_window(window)
{
    connect(&m_job, &ThreadJob::progressed, this, &EntryExport::progress);
    connect(&m_job, &ExportJob::exported, this, [this](const inspect::ExportResult &result) {
        Q_EMIT ended();
        tell(result);
    });
    connect(&m_job, &ExportJob::failed, this, [this](const Error &error) {
        Q_EMIT ended();
        if (error.code != ErrorCode::Cancelled)
            Q_EMIT told(Tone::Bad, error.message);
    });
}

void EntryExport::ask(const ExportRequest &request)
{
    if (m_job.isRunning())
        return Q_EMIT told(Tone::Warning, tr("An export is still running. Wait for it, or cancel it below."));
    auto *dialog = new QFileDialog(m_window, tr("Export into a new or empty folder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setLabelText(QFileDialog::Accept, tr("Export"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, request](const QString &directory) { start(request, directory); });
    dialog->open();
}

void EntryExport::start(const ExportRequest &request, const QString &directory)
{
    progress(0.0);
    m_job.start(request, directory);
}

void EntryExport::progress(double fraction)
{
    Q_EMIT progressed({tr("Exporting"), fraction, true});
}

void EntryExport::tell(const inspect::ExportResult &result)
{
    QString text = result.cancelled ? tr("The export was stopped. %1 values (%2) are whole in %3.")
                                    : tr("%1 values (%2) were exported to %3, listed in its index.csv.");
    text = text.arg(formatCount(result.exported), formatBytes(result.bytes), result.directory);
    if (result.gone > 0)
        text += QLatin1Char(' ') + tr("%1 entries are no longer in the file.").arg(formatCount(result.gone));
    if (result.failedCount > 0)
        text += QLatin1Char(' ') + tr("%1 could not be exported: %2")
                                       .arg(formatCount(result.failedCount),
                                            result.failed.empty() ? QString() : result.failed.front().reason);
    const bool complete = !result.cancelled && result.failedCount == 0;
    Q_EMIT told(complete ? Tone::Good : Tone::Warning, text);
}

} // namespace cachescope::ui
