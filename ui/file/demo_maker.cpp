// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/file/demo_maker.h"

#include "ui/dialogs/generate_dialog.h"

namespace cachescope::ui {

DemoMaker::DemoMaker(QWidget *window)
    : QObject(window)
    , m_window(window)
{
    connect(&m_job, &ThreadJob::progressed, this, &DemoMaker::progress);
    connect(&m_job, &GenerateJob::generated, this, [this](const QString &path) {
        Q_EMIT ended();
        Q_EMIT generated(path);
    });
    connect(&m_job, &GenerateJob::failed, this, [this](const Error &error) {
        Q_EMIT ended();
        if (error.code != ErrorCode::Cancelled)
            Q_EMIT failed(error);
    });
}

void DemoMaker::ask()
{
    if (m_job.isRunning())
        return Q_EMIT busy();
    auto *dialog = new GenerateDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { start(dialog->path(), dialog->options()); });
    dialog->open();
}

void DemoMaker::start(const QString &path, const load::GeneratorOptions &options)
{
    if (m_job.isRunning())
        return Q_EMIT busy();
    Q_EMIT started();
    progress(0.0);
    m_job.start(path, options);
}

void DemoMaker::progress(double fraction)
{
    Q_EMIT progressed({tr("Generating a demo cache"), fraction, true});
}

} // namespace cachescope::ui
