// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/image_job.h"

#include <QPromise>
#include <QThreadPool>

namespace cachescope::ui {

ImageJob::ImageJob(QObject *parent)
    : QObject(parent)
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &ImageJob::finish);
}

ImageJob::~ImageJob()
{
    cancel();
}

void ImageJob::decode(const inspect::PreviewPtr &preview)
{
    cancel();
    const auto cancelled = std::make_shared<std::atomic<bool>>(false);
    m_cancelled = cancelled;
    // A function for the pool must be copyable, a promise is not.
    const auto promise = std::make_shared<QPromise<Result<Image>>>();
    m_watcher.setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, preview, cancelled] {
        promise->start();
        auto image = decodeImage(preview->bytes, cancelled.get());
        promise->addResult(image ? Result<Image>(std::make_shared<const DecodedImage>(std::move(*image)))
                                 : Result<Image>(image.error()));
        promise->finish();
    });
}

void ImageJob::cancel()
{
    if (m_cancelled)
        *m_cancelled = true;
    m_cancelled.reset();
    m_watcher.setFuture({}); // what the old one tells is nobody's any more
}

void ImageJob::finish()
{
    if (!m_cancelled || m_watcher.future().resultCount() == 0)
        return;
    const Result<Image> result = m_watcher.result();
    if (result)
        Q_EMIT decoded(*result);
    else if (result.error().code != ErrorCode::Cancelled)
        Q_EMIT failed(result.error());
}

} // namespace cachescope::ui
