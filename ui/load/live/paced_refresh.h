// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace cachescope::ui {

/// Says when to draw what has become new: at most ten times a second, and less often while the event loop is
/// behind, so that drawing never piles up before what the user does. Main thread.
class PacedRefresh : public QObject
{
    Q_OBJECT

public:
    explicit PacedRefresh(QObject *parent = nullptr);

    /// Something is new. due() follows: at once, if the last was long enough ago.
    void request();
    /// How far due()s are apart at least, at present, in milliseconds.
    [[nodiscard]] int paceMs() const { return m_paceMs; }

    /// How long a request waits, `sinceDueMs` after the last due(). What comes as often as it may be drawn is
    /// drawn each time.
    [[nodiscard]] static int waitMs(int paceMs, qint64 sinceDueMs);
    /// What the next pace is when `lateMs` have passed beyond the present one.
    [[nodiscard]] static int nextPaceMs(int paceMs, qint64 lateMs);

Q_SIGNALS:
    void due();

private:
    void fire();

    QTimer m_timer;
    QElapsedTimer m_sinceDue;
    QElapsedTimer m_sinceRequest;
    int m_waitMs = 0;
    int m_paceMs;
};

} // namespace cachescope::ui
