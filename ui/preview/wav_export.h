// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/preview/wav_file.h"
#include "ui/jobs/thread_job.h"

namespace cachescope::ui {

/// Writes Ogg Opus into a WAV file, which is there whole or not at all.
class WavExport : public ThreadJob
{
    Q_OBJECT

public:
    explicit WavExport(QObject *parent = nullptr);

    /// Nothing while one runs. A file of this name is replaced.
    void start(const QByteArray &opus, const QString &fileName);

Q_SIGNALS:
    void exported(const cachescope::inspect::WavSummary &summary, const QString &fileName);
    void failed(const cachescope::Error &error);
};

} // namespace cachescope::ui
