// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QString>

namespace cachescope::cli {

/// One line on stderr that is rewritten in place, and only where stderr is a terminal. One call at a time.
class ProgressLine
{
public:
    explicit ProgressLine(QString what);
    /// Wipes the line.
    ~ProgressLine();
    ProgressLine(const ProgressLine &) = delete;
    ProgressLine &operator=(const ProgressLine &) = delete;

    /// `fraction` is 0…1. Draws at most ten times a second.
    void show(double fraction);
    /// Any text instead of a percentage; the same pace.
    void show(const QString &text);

private:
    const QString m_what;
    const bool m_isTerminal;
    bool m_drawn = false;
    QElapsedTimer m_sinceDrawn;
};

} // namespace cachescope::cli
