// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/forecast/trace_forecaster.h"

#include <QPushButton>

namespace cachescope::ui {

/// Lets the user choose a recorded access trace, and measures it in the background: "trace…", then "stop",
/// then "remove trace". Belongs to a file; another one begins without a trace.
class TraceLink : public QPushButton
{
    Q_OBJECT

public:
    /// `inspector` must outlive it.
    explicit TraceLink(inspect::Inspector &inspector, QWidget *parent = nullptr);

    /// Measures the trace at `path`: measuring(), then told() or failed(). Only while a file is open.
    void measure(const QString &path);

Q_SIGNALS:
    /// The curve to show; null: none any more. `text` says what it is of, or is empty.
    void told(const std::shared_ptr<const cachescope::inspect::MissRatioCurve> &misses, const QString &text);
    void measuring(const QString &text);
    void failed(const QString &text);

private:
    enum class State { None, Measuring, Shown };

    void setState(State state);
    void act();
    void choose();
    void clear();

    inspect::Inspector &m_inspector;
    load::TraceForecaster m_forecaster;
    State m_state = State::None;
    QString m_name;
};

} // namespace cachescope::ui
