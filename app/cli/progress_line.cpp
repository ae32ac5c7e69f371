// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/progress_line.h"

#include <unistd.h>

#include <cstdio>

namespace cachescope::cli {

ProgressLine::ProgressLine(QString what)
    : m_what(std::move(what))
    , m_isTerminal(isatty(STDERR_FILENO) == 1)
{
}

ProgressLine::~ProgressLine()
{
    if (m_drawn)
        std::fputs("\r\033[K", stderr);
}

void ProgressLine::show(double fraction)
{
    show(QStringLiteral("%1 %").arg(fraction * 100.0, 0, 'f', 0));
}

void ProgressLine::show(const QString &text)
{
    constexpr int paceMs = 100;
    if (!m_isTerminal || (m_drawn && m_sinceDrawn.elapsed() < paceMs))
        return;
    m_drawn = true;
    m_sinceDrawn.start();
    std::fputs(qUtf8Printable(QStringLiteral("\r\033[K%1 %2").arg(m_what, text)), stderr);
    std::fflush(stderr);
}

} // namespace cachescope::cli
