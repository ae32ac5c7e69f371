// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/wav_export.h"

#include <QSaveFile>

namespace cachescope::ui {
namespace {

Error cannotWrite(const QFileDevice &file, ErrorCode code)
{
    return Error{file.error() == QFileDevice::ResourceError ? ErrorCode::DiskFull : code,
                 WavExport::tr("The file could not be written: %1.").arg(file.errorString())};
}

Result<inspect::WavSummary> write(const QByteArray &opus, const QString &fileName,
                                  const std::function<void(double)> &progress,
                                  const std::atomic<bool> &cancelled)
{
    QSaveFile file(fileName);
    if (!file.open(QIODevice::WriteOnly))
        return cannotWrite(file, ErrorCode::CannotOpen);
    auto summary = inspect::writeWav(file, opus, progress, &cancelled);
    if (summary && !file.commit())
        return cannotWrite(file, ErrorCode::Io);
    return summary;
}

} // namespace

WavExport::WavExport(QObject *parent)
    : ThreadJob(parent)
{
}

void WavExport::start(const QByteArray &opus, const QString &fileName)
{
    ThreadJob::start(
        [this, opus, fileName](const Progress &progress, const std::atomic<bool> &cancelled) -> Answer {
            const auto summary = write(opus, fileName, progress, cancelled);
            return [this, summary, fileName] {
                if (summary)
                    Q_EMIT exported(*summary, fileName);
                else
                    Q_EMIT failed(summary.error());
            };
        });
}

} // namespace cachescope::ui
