// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/value_files.h"

#include "core/base/format.h"
#include "core/inspect/export/export_names.h"
#include "core/inspect/inspector.h"
#include "ui/preview/preview_text.h"

#include <QDesktopServices>
#include <QFile>
#include <QFileDialog>
#include <QUrl>

#include <utility>

namespace cachescope::ui {
namespace {

QString suffixOf(const inspect::Preview &preview, ValueFiles::What what)
{
    return what == ValueFiles::What::Stored ? storedSuffix(preview) : shownSuffix(preview);
}

} // namespace

ValueFiles::ValueFiles(inspect::Inspector &inspector, QWidget *window)
    : QObject(window)
    , m_inspector(inspector)
    , m_window(window)
{
    connect(&m_job, &ThreadJob::progressed, this, &ValueFiles::progressed);
    connect(&m_job, &SaveJob::saved, this, &ValueFiles::takeSaved);
    connect(&m_job, &SaveJob::failed, this, [this](const Error &error) {
        m_toOpen.clear();
        Q_EMIT ended();
        if (error.code != ErrorCode::Cancelled)
            Q_EMIT told(Tone::Bad, error.message);
    });
}

void ValueFiles::save(const inspect::PreviewPtr &preview, const QString &key, What what)
{
    inspect::ExportNames names;
    const QString name = names.take(inspect::exportStem(key), suffixOf(*preview, what), preview->rowid);
    auto *dialog = new QFileDialog(m_window, tr("Save the value"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->selectFile(name);
    connect(dialog, &QFileDialog::fileSelected, this, [this, preview, what](const QString &path) {
        if (!m_job.isRunning()) // which may be writing a copy to open
            m_toOpen.clear();
        start(preview, what, path);
    });
    dialog->open();
}

void ValueFiles::open(const inspect::PreviewPtr &preview, const QString &key, What what)
{
    if (m_job.isRunning())
        return Q_EMIT told(Tone::Warning, tr("A value is still being written. Wait for it, or cancel it."));
    m_toOpen = m_opened.pathFor(key, suffixOf(*preview, what));
    if (m_toOpen.isEmpty())
        return Q_EMIT told(Tone::Bad,
                           tr("There is no room for a copy in the directory for temporary files."));
    start(preview, what, m_toOpen);
}

void ValueFiles::start(const inspect::PreviewPtr &preview, What what, const QString &path)
{
    if (m_job.isRunning())
        return Q_EMIT told(Tone::Warning, tr("A value is still being written. Wait for it, or cancel it."));
    if (!m_inspector.isOpen())
        return;
    if (what == What::Stored)
        m_job.saveValue(m_inspector.file(), preview->rowid, path);
    else
        m_job.saveBytes(m_inspector.file(), preview->bytes, path);
}

/// A copy cannot be changed: nobody would find the changes.
void ValueFiles::takeSaved(const QString &path, qint64 bytes)
{
    Q_EMIT ended();
    if (std::exchange(m_toOpen, {}) != path)
        return Q_EMIT told(Tone::Good, tr("%1 were saved to %2.").arg(formatBytes(bytes), path));
    QFile::setPermissions(path, QFileDevice::ReadOwner);
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(path)))
        Q_EMIT told(Tone::Warning, tr("The system has no program for such a file."));
}

} // namespace cachescope::ui
