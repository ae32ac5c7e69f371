// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/preview/line_source.h"

#include <QTimer>

#include <functional>
#include <memory>

namespace cachescope::ui {

using LineSourcePtr = std::shared_ptr<inspect::LineSource>;

/// Goes through lines of a text a few milliseconds at a time, so that millions of them never make the window
/// wait. Lines are made in the main thread, which is why this is no thread of its own. Main thread.
class LineWalk : public QObject
{
    Q_OBJECT

public:
    /// False ends the walk.
    using Visit = std::function<bool(qint64 index, const inspect::ShownLine &line)>;
    using Done = std::function<void()>;

    explicit LineWalk(QObject *parent = nullptr);

    /// Visits `first`…`end` - 1 of `source`, whose folds must not change meanwhile; then `done`, also when
    /// the walk was ended by a visit. Replaces the walk before.
    void start(const LineSourcePtr &source, qint64 first, qint64 end, Visit visit, Done done);
    /// Nothing more is visited, and nothing done.
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_timer.isActive(); }

Q_SIGNALS:
    void sliced(); ///< some lines were visited; more follow

private:
    void walk();

    QTimer m_timer;
    LineSourcePtr m_source;
    qint64 m_next = 0;
    qint64 m_end = 0;
    Visit m_visit;
    Done m_done;
};

} // namespace cachescope::ui
