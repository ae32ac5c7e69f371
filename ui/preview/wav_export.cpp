// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/wav_export.h"

#include "core/inspect/export/chosen_file.h"
#include "core/inspect/preview/opus_reader.h"

#include <algorithm>

namespace cachescope::ui {
namespace {

/// As far as the sound says how long it is.
Result<qint64> wavBytes(const QByteArray &opus, const std::atomic<bool> &cancelled)
{
    const auto reader = inspect::OpusReader::open(opus, &cancelled);
    if (!reader)
        return reader.error();
    const qint64 frameBytes = qint64{(*reader)->channels()} * qint64{sizeof(qint16)};
    const qint64 frames = std::max<qint64>(0, (*reader)->claimedFrames().value_or(0));
    return std::min(frames, inspect::kMostWavBytes / frameBytes) * frameBytes;
}

Result<inspect::WavSummary> write(const inspect::CacheFile &source, const QByteArray &opus,
                                  const QString &fileName, const std::function<void(double)> &progress,
                                  const std::atomic<bool> &cancelled)
{
    const auto bytes = wavBytes(opus, cancelled);
    if (!bytes)
        return bytes.error();
    auto file = inspect::ChosenFile::open(fileName, source, *bytes);
    if (!file)
        return file.error();
    auto summary = inspect::writeWav(file->device(), opus, progress, &cancelled);
    if (!summary)
        return summary;
    if (auto finished = file->finish(); !finished)
        return finished.error();
    return summary;
}

} // namespace

WavExport::WavExport(QObject *parent)
    : ThreadJob(parent)
{
}

void WavExport::start(const inspect::CacheFile &source, const QByteArray &opus, const QString &fileName)
{
    ThreadJob::start([this, source, opus, fileName](const Progress &progress,
                                                    const std::atomic<bool> &cancelled) -> Answer {
        const auto summary = write(source, opus, fileName, progress, cancelled);
        return [this, summary, fileName] {
            if (summary)
                Q_EMIT exported(*summary, fileName);
            else
                Q_EMIT failed(summary.error());
        };
    });
}

} // namespace cachescope::ui
