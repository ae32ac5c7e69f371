// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/cache_generator.h"

#include <QObject>

#include <atomic>
#include <memory>

class QThread;

namespace cachescope::ui {

/// Writes a demo cache in a thread of its own and tells about it by signals in the thread that this object
/// lives in. One at a time.
class GenerateJob : public QObject
{
    Q_OBJECT

public:
    explicit GenerateJob(QObject *parent = nullptr);
    /// Cancels and waits.
    ~GenerateJob() override;

    /// Nothing while one runs.
    void start(const QString &path, const load::GeneratorOptions &options);
    /// failed(Cancelled) follows.
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_thread != nullptr; }

Q_SIGNALS:
    void progressed(double fraction); ///< 0…1
    void generated(const QString &path);
    void failed(const cachescope::Error &error);

private:
    void run(const QString &path, const load::GeneratorOptions &options);
    void end();

    std::atomic<bool> m_cancelled{false};
    std::unique_ptr<QThread> m_thread;
};

} // namespace cachescope::ui
