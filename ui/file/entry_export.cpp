// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/file/entry_export.h"

#include "core/base/format.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

#include <utility>

namespace cachescope::ui {

namespace {

struct Suffix
{
    QString suffix;
    QString filter;
};

Suffix suffixOf(ExportKind kind)
{
    switch (kind) {
    case ExportKind::Csv:
        return {QStringLiteral("csv"), EntryExport::tr("Comma-separated values (*.csv)")};
    case ExportKind::Json:
        return {QStringLiteral("json"), EntryExport::tr("JSON (*.json)")};
    case ExportKind::JsonLines:
        return {QStringLiteral("jsonl"), EntryExport::tr("JSON, an entry a line (*.jsonl)")};
    case ExportKind::Values:
    case ExportKind::OneValue:
        break;
    }
    return {{}, EntryExport::tr("All files (*)")};
}

inspect::LineFormat formatOf(ExportKind kind)
{
    if (kind == ExportKind::Json)
        return inspect::LineFormat::Json;
    return kind == ExportKind::JsonLines ? inspect::LineFormat::JsonLines : inspect::LineFormat::Csv;
}

/// "audio entries.csv" of "audio.db".
QString listName(const ExportRequest &request, const QString &suffix)
{
    const QString stem = QFileInfo(request.file.info().path).completeBaseName();
    return EntryExport::tr("%1 entries").arg(stem) + QLatin1Char('.') + suffix;
}

} // namespace

EntryExport::EntryExport(QWidget *window)
    : QObject(window)
    , m_window(window)
    , m_directory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
{
    connectJob();
}

void EntryExport::connectJob()
{
    connect(&m_job, &ThreadJob::progressed, this, &EntryExport::progress);
    connect(&m_job, &ExportJob::exported, this, &EntryExport::tell);
    connect(&m_job, &ExportJob::listed, this, &EntryExport::tellList);
    connect(&m_job, &ExportJob::named, this, [this](const QString &name) {
        if (const auto request = std::exchange(m_asked, std::nullopt))
            askForFile(ExportKind::OneValue, *request, name);
    });
    connect(&m_job, &ExportJob::saved, this, [this](const QString &path, qint64 bytes) {
        Q_EMIT ended();
        Q_EMIT told(Tone::Good, tr("The value (%1) was saved as %2.").arg(formatBytes(bytes), path));
    });
    connect(&m_job, &ExportJob::failed, this, [this](const Error &error) {
        Q_EMIT ended();
        if (error.code != ErrorCode::Cancelled)
            Q_EMIT told(Tone::Bad, error.message);
    });
}

void EntryExport::ask(ExportKind kind, const ExportRequest &request)
{
    if (m_job.isRunning())
        return Q_EMIT told(Tone::Warning, tr("An export is still running. Wait for it, or cancel it below."));
    if (kind == ExportKind::Values)
        return askForDirectory(request);
    if (kind != ExportKind::OneValue)
        return askForFile(kind, request, listName(request, suffixOf(kind).suffix));
    m_asked = request;
    m_job.startName(request);
}

void EntryExport::askForDirectory(const ExportRequest &request)
{
    auto *dialog = new QFileDialog(m_window, tr("Export into a new or empty folder"));
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    show(dialog, ExportKind::Values, request);
}

void EntryExport::askForFile(ExportKind kind, const ExportRequest &request, const QString &name)
{
    const bool isValue = kind == ExportKind::OneValue;
    auto *dialog = new QFileDialog(m_window, isValue ? tr("Save the value as it is") : tr("Export the list"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setNameFilters({suffixOf(kind).filter});
    dialog->setDefaultSuffix(suffixOf(kind).suffix);
    dialog->selectFile(name);
    show(dialog, kind, request);
}

void EntryExport::show(QFileDialog *dialog, ExportKind kind, const ExportRequest &request)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setDirectory(m_directory);
    if (kind != ExportKind::OneValue)
        dialog->setLabelText(QFileDialog::Accept, tr("Export"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, kind, request, dialog](const QString &path) {
        m_directory = dialog->directory().absolutePath();
        start(kind, request, path);
    });
    dialog->open();
}

void EntryExport::start(ExportKind kind, const ExportRequest &request, const QString &path)
{
    progress(0.0);
    if (kind == ExportKind::Values)
        m_job.start(request, path);
    else if (kind == ExportKind::OneValue)
        m_job.startValue(request, path);
    else
        m_job.startList(request, formatOf(kind), path);
}

void EntryExport::progress(double fraction)
{
    Q_EMIT progressed({tr("Exporting"), fraction, true});
}

void EntryExport::tell(const inspect::ExportResult &result)
{
    Q_EMIT ended();
    QString text = result.cancelled
                       ? tr("The export was stopped. %1 values (%2) are whole in %3, listed in its %4.")
                       : tr("%1 values (%2) were exported to %3, listed in its %4.");
    text =
        text.arg(formatCount(result.exported), formatBytes(result.bytes), result.directory, result.indexFile);
    if (result.gone > 0)
        text += QLatin1Char(' ') + tr("%1 entries are no longer in the file.").arg(formatCount(result.gone));
    if (result.failedCount > 0)
        text += QLatin1Char(' ') + tr("%1 could not be exported: %2")
                                       .arg(formatCount(result.failedCount),
                                            result.failed.empty() ? QString() : result.failed.front().reason);
    const bool complete = !result.cancelled && result.failedCount == 0;
    Q_EMIT told(complete ? Tone::Good : Tone::Warning, text);
}

void EntryExport::tellList(const inspect::ListExportResult &result)
{
    Q_EMIT ended();
    QString text = tr("%1 entries were listed in %2.").arg(formatCount(result.entries), result.path);
    if (result.missing > 0)
        text += QLatin1Char(' ') +
                tr("%1 are no longer in the file, or could not be read.").arg(formatCount(result.missing));
    if (result.withoutCreation > 0)
        text +=
            QLatin1Char(' ') + tr("%1 are listed without their creation time: it stands behind the value.")
                                   .arg(formatCount(result.withoutCreation));
    Q_EMIT told(result.missing > 0 ? Tone::Warning : Tone::Good, text);
}

} // namespace cachescope::ui
