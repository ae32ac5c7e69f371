// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/open/cache_file.h"
#include "core/inspect/task_lane.h"

#include <QObject>
#include <QTimer>

#include <chrono>

namespace cachescope::inspect {

/// Notices that somebody else has changed a file that is being looked at: in live mode by SQLite's own count
/// of commits (https://www.sqlite.org/pragma.html#pragma_data_version), otherwise by sizes and times of the
/// file and its log, for which nothing is opened. Looks about once a second, in a thread of its own. The
/// thread that it lives in only.
class ChangeWatch : public QObject
{
    Q_OBJECT

public:
    explicit ChangeWatch(QObject *parent = nullptr);
    ~ChangeWatch() override;

    /// Watches `file`: in live mode from its present state on, otherwise from the one in which it was opened.
    void start(const CacheFile &file);
    void stop();
    /// At least so long between two looks.
    void setInterval(std::chrono::milliseconds interval) { m_timer.setInterval(interval); }

Q_SIGNALS:
    void changed();
    /// Another file is under the name of one in live mode, whose connections go on reading the old one. Said
    /// once, and nothing after it.
    void replaced();

private:
    void look();
    void take(quint64 round, const QByteArray &state);
    void takeReplaced(quint64 round);

    std::optional<CacheFile> m_file;
    QByteArray m_state; // as it was when last looked at; empty: not yet
    quint64 m_round = 0;
    QTimer m_timer;
    TaskLane m_lane;
};

} // namespace cachescope::inspect
