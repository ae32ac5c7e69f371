// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/open/cache_file.h"
#include "core/inspect/preview/wav_file.h"
#include "ui/jobs/thread_job.h"

namespace cachescope::ui {

/// Writes Ogg Opus into a WAV file, which is there whole or not at all.
class WavExport : public ThreadJob
{
    Q_OBJECT

public:
    explicit WavExport(QObject *parent = nullptr);

    /// Nothing while one runs. A file of this name is replaced, but nothing beside `source`, which the sound
    /// is from.
    void start(const inspect::CacheFile &source, const QByteArray &opus, const QString &fileName);

Q_SIGNALS:
    void exported(const cachescope::inspect::WavSummary &summary, const QString &fileName);
    void failed(const cachescope::Error &error);
};

} // namespace cachescope::ui
