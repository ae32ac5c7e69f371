// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <functional>

namespace cachescope::cache {

/// Calls a function at the beginning of the end of the program's QCoreApplication, in the thread that
/// destroys it, while events are still delivered everywhere. Afterwards Qt delivers none, in no thread, and a
/// thread that is just being given one would crash: who runs an event loop of his own ends it here.
///
/// Any thread may make and destroy one. The destructor waits for a call that goes on; the function itself
/// must therefore neither make nor destroy one, nor wait for who does.
class ApplicationEnd
{
public:
    /// Needs a QCoreApplication; its end alone is told.
    explicit ApplicationEnd(std::function<void()> whenItEnds);
    ~ApplicationEnd();
    Q_DISABLE_COPY_MOVE(ApplicationEnd)

private:
    static void tellAll();

    std::function<void()> m_whenItEnds;
};

} // namespace cachescope::cache
