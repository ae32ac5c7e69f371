// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/preview/preview.h"
#include "ui/preview/image_decoder.h"

#include <QFutureWatcher>
#include <QObject>

namespace cachescope::ui {

/// Decodes the image that was asked for last, in the thread pool. What comes of an earlier one is dropped.
/// Main thread.
class ImageJob : public QObject
{
    Q_OBJECT

public:
    using Image = std::shared_ptr<const DecodedImage>;

    explicit ImageJob(QObject *parent = nullptr);
    /// Does not wait.
    ~ImageJob() override;

    void decode(const inspect::PreviewPtr &preview);
    void cancel();

Q_SIGNALS:
    void decoded(const std::shared_ptr<const cachescope::ui::DecodedImage> &image);
    void failed(const cachescope::Error &error);

private:
    void finish();

    QFutureWatcher<Result<Image>> m_watcher;
    std::shared_ptr<std::atomic<bool>> m_cancelled;
};

} // namespace cachescope::ui
