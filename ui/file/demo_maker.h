// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/generate_job.h"
#include "ui/widgets/status_line.h"

class QWidget;

namespace cachescope::ui {

/// Asks for what a demo cache should hold, and writes it in the background.
class DemoMaker : public QObject
{
    Q_OBJECT

public:
    /// `window` is what the question stands before.
    explicit DemoMaker(QWidget *window);

    /// Nothing while one is being made: busy() says so.
    void ask();
    void start(const QString &path, const load::GeneratorOptions &options);
    void cancel() { m_job.cancel(); }

Q_SIGNALS:
    void started();
    void progressed(const cachescope::ui::JobProgress &progress);
    void ended();
    void generated(const QString &path);
    void failed(const cachescope::Error &error); ///< not for Cancelled
    void busy();                                 ///< asked for another one while one is being made

private:
    void progress(double fraction);

    QWidget *m_window;
    GenerateJob m_job;
};

} // namespace cachescope::ui
