// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <optional>

namespace cachescope::ui {

/// The moment that people look at, shared by charts of one time axis: who points at one of them sees the
/// values of all. Main thread.
class TimeCursor : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Since the start of what the charts show; nothing while nobody points.
    [[nodiscard]] std::optional<double> seconds() const { return m_seconds; }

    void set(std::optional<double> seconds)
    {
        if (seconds == m_seconds)
            return;
        m_seconds = seconds;
        Q_EMIT moved();
    }

Q_SIGNALS:
    void moved();

private:
    std::optional<double> m_seconds;
};

} // namespace cachescope::ui
